"""Between the last orders and the reveal, where a facilitator runs the room: everybody's to see,
and the facilitator's alone to end."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.widgets import Static

from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.show import prose, show


class ReadyScreen(BaseScreen[None]):
    """All orders are in. Nothing of them is shown; the facilitator reveals them, from the panel."""

    HEADING = "All orders are in"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "wait", "Go on", show=False, id="ready.wait",
                tooltip="Says who reveals: the facilitator, from the panel."),
        Binding("u", "again", "Take back", id="ready.again",
                tooltip="A seat looks at its sealed orders once more, and may take them back."),
        Binding("f2", "app.facilitator", "Facilitator", id="ready.facilitator",
                tooltip="The facilitator's panel, from which the turn is revealed."),
        Binding("escape", "leave", "Lobby", id="ready.leave",
                tooltip="Leave the table; the match can be continued."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    ReadyScreen {
        align: center middle;
        & VerticalGroup { width: 56; max-width: 90%; }
    }
    """

    def __init__(self, session: Session, seat: str = "") -> None:
        super().__init__()
        self.session = session

    def body(self) -> ComposeResult:
        """What comes next."""
        with VerticalGroup(classes="framed"):
            yield Static(show(f"All orders of turn {self.session.table.turn} are in.", "bold"))
            yield Static(
                prose(
                    "The facilitator reveals them: F2 opens the panel, where what is sealed can "
                    "still be ruled on. u lets any seat look at its orders, and take them back."
                )
            )
            yield Static("", id="ready-answer", markup=False)

    def action_wait(self) -> None:
        """No team reveals what the others have sealed by one key too many."""
        told = "Enter reveals nothing here: the facilitator does, behind F2."
        self.query_one("#ready-answer", Static).update(show(told))

    def action_again(self) -> None:
        """Lets a seat see its sealed orders."""
        self.host.look_again()

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.host.leave_table()
