"""The table of one seat: where things stand, what is put to it, and its orders."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.sheet import Sheet
from eleventh_ui.tui.show import prose, show
from eleventh_ui.words import day, safe


class TableScreen(Sheet[None]):
    """One seat's turn."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "commit", "Commit", id="table.commit", tooltip="Seal your orders."),
        Binding("escape", "leave", "Lobby", id="table.leave", tooltip="Leave the table."),
    ]

    def __init__(self, session: Session, seat: str) -> None:
        super().__init__()
        self.session, self.seat = session, seat
        self.view = session.view(seat)

    def body(self) -> ComposeResult:
        """The events of the turn."""
        with VerticalScroll():
            for card in self.view.cards:
                yield Static(show(card.headline, "bold"))
                yield Static(prose(card.text))

    def on_mount(self) -> None:
        """Says whose turn it is."""
        view = self.view
        place = f"{safe(view.seat_title)}, turn {view.turn} of {view.last}, {day(view.date)}"
        self.bar.tell(place, self.session.saved)

    def action_commit(self) -> None:
        """Seals the draft."""
        self.session.commit(self.seat)

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.host.leave_table()
