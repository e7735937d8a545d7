"""The lobby: what can be played, and what can be continued."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from eleventh_ui.tui.sheet import Sheet
from eleventh_ui.tui.show import show


class Lobby(Sheet[None]):
    """The first screen."""

    HEADING = "Eleventh Hour"

    def body(self) -> ComposeResult:
        """The lists."""
        yield Static(show("Scenarios"))
