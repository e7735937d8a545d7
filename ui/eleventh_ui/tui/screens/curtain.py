"""The curtain: between two seats at one screen nothing is shown until the next says who looks.

It takes the place of the screen of the seat before, which is removed and not only covered.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.widgets import Input, Static

from eleventh_ui.display.words import listed, safe
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.show import prose, show


class Curtain(BaseScreen[None]):
    """Waits for the word of a seat: its id, or its title. It is asked for the one whose turn it is,
    but opens for any; without a seat all orders are in, and one wants to see its own again."""

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

    def __init__(self, session: Session, seat: str = "") -> None:
        super().__init__()
        self._titles = {each: session.reference.seat(each) for each in session.people}
        self._seat = seat
        self._facilitated = session.facilitated
        self._before = ""
        if seat in session.unread:
            over = session.match.over
            turn = session.match.turn - (not over)
            self._before = f"Turn {turn} was played{', the last one' if over else ''}."

    def body(self) -> ComposeResult:
        """Whose turn it is, and where the word goes."""
        title = self._titles.get(self._seat, "")
        others = [other for seat, other in self._titles.items() if seat != self._seat]
        with VerticalGroup(classes="framed"):
            if self._before:
                yield Static(show(self._before))
            if title:
                yield Static(show(f"It is the turn of {title}.", "bold"))
                yield Static(prose(f"Only {title} may look. Everybody else turns away."))
            else:
                yield Static(show("All orders are in. Who wants to look again?", "bold"))
                yield Static(prose("Only that seat may look. Everybody else turns away."))
            wanted = safe(self._seat) or listed(self._titles, "or")
            yield Input(placeholder=f"Type {wanted} and press Enter")
            if title and others:
                told = f"{listed(others)} can go first, or look again, by typing that name instead."
                yield Static(show(told, "$quiet"))
            if self._facilitated:
                yield Static(show("F2: the facilitator.", "$quiet"))
            yield Static("", id="curtain-answer", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Opens for the word of a seat, and says so for any other."""
        typed = event.value.strip().casefold()
        for seat, title in self._titles.items():
            if typed in (seat.casefold(), title.casefold()):
                self.host.look(seat)
                return
        event.input.clear()
        words = listed((safe(seat) for seat in self._titles), "or")
        answer = f"That is not a word of this table; nothing is shown yet. Type {words}."
        self.query_one("#curtain-answer", Static).update(show(answer))

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.host.leave_table()
