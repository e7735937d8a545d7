"""The reveal: what a turn brought, as one seat may know it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.sheet import Sheet
from eleventh_ui.tui.show import show


class RevealScreen(Sheet[None]):
    """What happened since a seat last decided."""

    HEADING = "The reveal"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Go on", id="reveal.on", tooltip="On to what comes next.")
    ]

    def __init__(self, session: Session, seat: str) -> None:
        super().__init__()
        self.session, self.seat = session, seat

    def body(self) -> ComposeResult:
        """Who did what."""
        with VerticalScroll():
            for told in self.session.view(self.seat).told:
                yield Static(show(f"{self.session.reference.seat(told.seat)}: {told.title}"))

    def action_go_on(self) -> None:
        """It is read."""
        self.session.unread.discard(self.seat)
        self.host.proceed()
