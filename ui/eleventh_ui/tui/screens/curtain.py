"""The curtain: between two seats at one screen nothing is shown until the next says who looks.

It takes the place of the screen of the seat before, which is removed and not only covered.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.widgets import Input, Label

from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.sheet import Sheet
from eleventh_ui.tui.show import prose, show
from eleventh_ui.words import safe


class Curtain(Sheet[None]):
    """Waits for the word of a seat: its id, or its title."""

    HEADING = "The table is hidden"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "leave",
            "Lobby",
            id="curtain.leave",
            tooltip="Leave the table; the match is saved and can be continued.",
        )
    ]
    DEFAULT_CSS = """
    Curtain {
        align: center middle;
        & VerticalGroup { width: 56; max-width: 90%; }
        & Input { margin: 1 0; }
    }
    """

    def __init__(self, session: Session, seat: str) -> None:
        super().__init__()
        self._seat = seat
        self._title = session.reference.seat(seat)

    def body(self) -> ComposeResult:
        """Whose turn it is, and where the word goes."""
        with VerticalGroup(classes="framed"):
            yield Label(show(f"It is the turn of {self._title}.", "bold"))
            yield Label(prose(f"Only {self._title} may look. Everybody else turns away."))
            yield Input(placeholder=f"Type {safe(self._seat)} and press Enter")
            yield Label("", id="curtain-answer", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Opens for the word, and says so for any other."""
        typed = event.value.strip().casefold()
        if typed in (self._seat.casefold(), self._title.casefold()):
            self.host.look(self._seat)
            return
        event.input.clear()
        answer = f"That is not the word of {self._title}; nothing is shown yet."
        self.query_one("#curtain-answer", Label).update(show(answer))

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.host.leave_table()
