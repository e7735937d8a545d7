"""The curtain: between two seats at one screen nothing is shown until the next says who looks.

It takes the place of the screen of the seat before, which is removed and not only covered.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.widgets import Input, Static

from eleventh_ui.display.curtain import CurtainCall, Why
from eleventh_ui.display.reveal_passed import list_read_together, name_turns
from eleventh_ui.display.words import sentence
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.show import prose, show

LEAVES = "Esc again leaves the table for the lobby; the match can be continued."


class Curtain(BaseScreen[None]):
    """Waits for the word of a seat: its id, or its title. It is asked for the one whose turn it is,
    but opens for any; without a seat it is everybody's: after a reveal that a facilitator began, or
    where all orders are in, and one wants to see its own again."""

    HEADING = "The table is hidden"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "leave",
            "Lobby",
            id="curtain.leave",
            tooltip="Leave the table, on the second press; the match can be continued.",
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
        titles = {each: session.reference.seat(each) for each in session.people}
        read = not session.again and bool(session.unread)
        why: Why = "turn" if seat else "revealed" if read else "again"
        if seat in session.awaited_readers() and seat not in session.unread:
            why = "event"
        self._call = CurtainCall(seat, titles, why)
        self._facilitated = session.facilitated
        self._asked = False
        self._before = ""
        if seat in session.unread:
            over = session.table.over
            turns = list_read_together(session.table.turn - (not over), session.table.passed)
            were = "was" if len(turns) == 1 else "were"
            last = ", the last one" if over else ""
            self._before = sentence(f"{name_turns(turns)} {were} played{last}")

    def body(self) -> ComposeResult:
        """Whose turn it is, and where the word goes."""
        call = self._call
        with VerticalGroup(classes="framed"):
            if self._before:
                yield Static(show(self._before))
            yield Static(show(call.describe_turn(), "bold"))
            yield Static(prose(f"{call.describe_privacy()} Everybody else turns away."))
            yield Input(placeholder=f"Type {call.words} and press Enter")
            if others := call.describe_others():
                yield Static(show(others, "$quiet"))
            if self._facilitated:
                yield Static(show("F2: the facilitator.", "$quiet"))
            yield Static("", id="curtain-answer", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Opens for the word of a seat, and says so for any other."""
        seat = self._call.find_seat(event.value)
        if seat is not None:
            self.host.look(seat)
            return
        event.input.clear()
        answer = self._call.describe_refusal()
        self.query_one("#curtain-answer", Static).update(show(answer))

    def action_leave(self) -> None:
        """Back to the lobby, if that is meant: the key that closes the screen before is the
        same."""
        if not self._asked:
            self._asked = True
            self.query_one("#curtain-answer", Static).update(show(LEAVES))
            return
        self.host.leave_table()
