"""What earlier turns brought, each as it was told at its reveal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from eleventh_ui.display.reveal import revealed_turn
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.screens.reveal import RevealScreen


class RecapScreen(RevealScreen):
    """A reveal that was read before: the last one first, and from it back turn by turn. Once the
    game is over it is for the whole room: then what each of `seats` was told can be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "other(-1)", "Turns", key_display="← →", id="recap.before",
                tooltip="What the turn before brought."),
        Binding("right", "other(1)", "Next turn", show=False, id="recap.after",
                tooltip="What the next turn brought."),
        Binding("o", "other_seat", "Other seat", id="recap.seat",
                tooltip="What the same turn brought to the next seat that a person sat in."),
        Binding("escape,q,r", "leave", "Back", id="recap.leave",
                tooltip="Back to where you were."),
    ]  # fmt: skip
    LAST = AT_END = "← →: other turns. f: how it came about, and the ledger. w: why. Esc: back."

    def __init__(
        self, session: Session, seat: str, turn: int | None = None, seats: Sequence[str] = ()
    ) -> None:
        super().__init__(session, seat, turn)
        self._seats = tuple(seats)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is another seat only where several may be read."""
        if action == "other_seat":
            return len(self._seats) > 1
        return super().check_action(action, parameters)

    def action_other_seat(self) -> None:
        """The same turn, as the next seat was told it."""
        self.seat = self._seats[(self._seats.index(self.seat) + 1) % len(self._seats)]
        self.page = 0
        self._take((self.turn,))
        self.show_turn()

    def action_other(self, by: int) -> None:
        """Another turn."""
        last = revealed_turn(self.session.view(self.seat))
        wanted = min(max(self.turn + by, 1), last)
        if wanted != self.turn:
            self.page = 0
            self._take((wanted,))
            self.show_turn()

    def action_go_on(self) -> None:
        """The next page; after the last, back."""
        if self.leads_on():
            self.action_leave()

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()
