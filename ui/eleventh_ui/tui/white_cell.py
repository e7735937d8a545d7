"""The facilitator at the same keyboard: who may be one, and what the room shows.

A match has a facilitator if it was begun with one. That is written into its journal, so a save that
is continued has one too.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from eleventh.play.table import Table
from eleventh_ui.display.discussion import Countdown


@dataclass
class Room:
    """What holds for the people in front of a screen and is no part of the match.

    `called` says that the facilitator asked for the
    keyboard, `admitted` that the code was given.
    """

    clock: Callable[[], float] = time.monotonic
    countdown: Countdown = field(default_factory=Countdown)
    called: bool = False
    admitted: bool = False

    def allow(self, minutes: int) -> None:
        """Gives every turn so many minutes, from now on; none for no timer."""
        self.countdown = Countdown(minutes * 60.0)

    def now(self, table: Table) -> Countdown:
        """The countdown as it stands at this table."""
        self.countdown = self.countdown.at(table, self.clock())
        return self.countdown

    def admit(self) -> None:
        """The facilitator has given the code."""
        self.called = self.admitted = True

    def dismiss(self) -> None:
        """The facilitator gives the keyboard back."""
        self.called = self.admitted = False
