"""The curtain before the facilitator's panel: everything is hidden until the word is given."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.widgets import Input, Static

from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.show import prose, show
from eleventh_ui.tui.white_cell import WORD


class FacilitatorGate(BaseScreen[None]):
    """Waits for the facilitator's word, so that no player sees hidden things by accident."""

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

    def body(self) -> ComposeResult:
        """Who may look, and where the word goes."""
        with VerticalGroup(classes="framed"):
            yield Static(show("The facilitator asks for the keyboard.", "bold"))
            yield Static(
                prose(
                    "The panel behind this curtain shows everything: all scores, and sealed "
                    "orders. Players turn away, and the projector is off."
                )
            )
            yield Input(placeholder=f"Type {WORD} and press Enter")
            yield Static("", id="gate-answer", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Opens for the word, and says so for any other."""
        if event.value.strip().casefold() == WORD:
            self.session.room.admit()
            self.host.proceed()
            return
        event.input.clear()
        answer = "That is not the facilitator's word; nothing is shown."
        self.query_one("#gate-answer", Static).update(show(answer))

    def action_leave(self) -> None:
        """Back to what was due; to the lobby if only the facilitator can go on."""
        self.host.dismiss_facilitator()
