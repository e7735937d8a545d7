"""How long a turn may be discussed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.widgets import Input, Static

from eleventh.play.hosting import host
from eleventh_ui.display.discussion import ADVICE, describe_minutes, minutes_of
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.news import Intervened
from eleventh_ui.tui.show import prose, show


class MinutesScreen(BaseScreen[None]):
    """Asks for the minutes of the discussion timer, keeps them, and starts it anew at once."""

    HEADING = "Discussion timer"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Do it", id="minutes.keep",
                tooltip="Keep the minutes, and begin the turn's time anew."),
        Binding("escape", "leave", "Back", id="minutes.leave", tooltip="Back; nothing changes."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    MinutesScreen {
        align: center middle;
        & VerticalGroup { width: 56; max-width: 90%; }
        & Input { margin: 1 0; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def body(self) -> ComposeResult:
        """The question."""
        now = self.session.room.countdown.allowed
        with VerticalGroup(classes="framed"):
            yield Static(show("Minutes of discussion for each turn", "bold"))
            yield Static(prose("It pauses with the game; at zero it only says so. 0: no timer."))
            yield Input(f"{now / 60:g}" if now else "", placeholder="10")
            yield Static("", id="minutes-answer", markup=False)

    def on_input_submitted(self) -> None:
        """Enter does it too."""
        self.action_keep()

    def action_keep(self) -> None:
        """Sets the timer, or says what a number of minutes is."""
        minutes = minutes_of(self.query_one(Input).value)
        if minutes is None:
            self.query_one("#minutes-answer", Static).update(prose(ADVICE))
            return
        self.session.ask(
            lambda match: host(match, minutes=minutes),
            Intervened(describe_minutes(minutes)),
            lambda: self.session.room.allow(minutes),
        )
        self.dismiss()

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()
