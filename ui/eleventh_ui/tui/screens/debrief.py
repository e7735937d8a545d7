"""The debrief: how it ended, for everybody."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.sheet import Sheet
from eleventh_ui.tui.show import prose, show


class DebriefScreen(Sheet[None]):
    """The end of a match. It is for the whole room: `seat` is empty."""

    HEADING = "Debrief"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Lobby", id="debrief.leave", tooltip="Leave the table.")
    ]

    def __init__(self, session: Session, seat: str = "") -> None:
        super().__init__()
        self.session = session

    def body(self) -> ComposeResult:
        """The ending."""
        ending = self.session.view(self.session.people[0]).ending
        if ending is not None:
            yield Static(show(ending.title, "bold"))
            yield Static(prose(ending.text))

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.host.leave_table()
