"""What lies under a match that was named when the program was started: nothing to be seen.

Nobody should wait for a lobby that they did not ask for, so one is made when the match is left.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen


class Beneath(Screen[None]):
    """An empty screen that covers itself with one from `make` whenever nothing else does."""

    def __init__(self, make: Callable[[], Screen[Any]]) -> None:
        super().__init__()
        self._make = make
        self._covered = False

    def on_screen_suspend(self) -> None:
        """Something covers it now."""
        self._covered = True

    def on_screen_resume(self) -> None:
        """Nothing covers it any more; the first time, nothing has yet."""
        if self._covered and self.app.screen is self:  # and not under a match opened at once
            self.app.push_screen(self._make())
