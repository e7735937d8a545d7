"""The curtain before the facilitator's panel: everything is hidden until the code is given."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.widgets import Input, Static

from eleventh.core.refusals import Refusal
from eleventh.play.hosting import is_long_enough, short_code
from eleventh_ui.display.facilitation.admission import (
    AGAIN,
    AGAIN_LEAVES,
    ASKED,
    CHOOSE,
    DIFFERENT,
    UNCHOSEN,
)
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.news import Intervened
from eleventh_ui.tui.show import prose, show


class FacilitatorGate(BaseScreen[None]):
    """Waits for the facilitator's code, so that no player sees hidden things. Where none was chosen
    yet, whoever facilitates chooses it here, twice, so that no slip locks anybody out."""

    HEADING = "The table is hidden"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back to the players", id="gate.leave",
                tooltip="Back to the players, without looking."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    FacilitatorGate {
        align: center middle;
        & VerticalGroup { width: 56; max-width: 90%; }
        & Input { margin: 1 0; }
    }
    """

    def __init__(self, session: Session, seat: str = "") -> None:
        super().__init__()
        self.session = session
        self._chosen = ""
        self._warned = False

    def body(self) -> ComposeResult:
        """Who may look, and where the code goes."""
        asked = ASKED if self.session.table.guarded else CHOOSE
        with VerticalGroup(classes="framed"):
            yield Static(show("The facilitator asks for the keyboard.", "bold"))
            yield Static(
                prose(
                    "The panel behind this curtain shows everything: all scores, and, if they are "
                    "opened, sealed orders. Players turn away, and the projector is off."
                )
            )
            yield Input(placeholder=asked, password=True)
            yield Static("", id="gate-answer", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Opens for the code, and says so for any other; or takes a new one, once it was typed
        twice."""
        typed = event.value
        event.input.clear()
        if self.session.table.guarded:
            self._answer(self.session.table.admit(typed))
        elif not self._chosen:
            self._choose(typed)
        elif typed != self._chosen:
            self._chosen = ""
            self._tell(DIFFERENT)
        else:
            self.session.ask(lambda table: table.guard(typed), Intervened(""))

    def on_intervened(self, news: Intervened) -> None:
        """The code is kept."""
        news.stop()
        self._answer(())

    def _choose(self, typed: str) -> None:
        if not is_long_enough(typed):
            self._tell(describe_refusal(short_code()))
            return
        self._chosen = typed
        self.query_one(Input).placeholder = AGAIN
        self._tell(f"{AGAIN}.")

    def _answer(self, refused: tuple[Refusal, ...]) -> None:
        if not refused:
            self.session.room.admit()
            self.host.proceed()
        for each in refused:
            self._tell(describe_refusal(each))

    def _tell(self, told: str) -> None:
        self.query_one("#gate-answer", Static).update(show(told))

    def action_leave(self) -> None:
        """Back to what was due; to the lobby if only the facilitator can go on. Where no code was
        chosen it asks: a player could choose it then."""
        if not (self.session.table.guarded or self._warned):
            self._warned = True
            self._tell(f"{UNCHOSEN} {AGAIN_LEAVES}")
            return
        self.host.dismiss_facilitator()
