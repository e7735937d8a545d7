"""The discussion timer line by line: the same countdown as on a screen, said at a prompt.

It makes no sound and interrupts nothing: what it has to say is said at the next prompt, once in a
turn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from eleventh.play.table import Table
from eleventh_ui.display.discussion import Countdown, Place, describe_room

NONE = "No timer. timer 10 gives each turn ten minutes."


@dataclass(slots=True)
class PlainTimer:
    """The timer of a match, on a clock that counts seconds and never goes back."""

    table: Table
    clock: Callable[[], float]
    _countdown: Countdown = field(init=False)
    _said: Place | None = None

    def __post_init__(self) -> None:
        self._countdown = Countdown(self.table.hosted.minutes * 60.0)

    def restart(self, minutes: int) -> None:
        """Gives every turn so many minutes, from now on; 0 for no timer."""
        self._countdown, self._said = Countdown(minutes * 60.0), None

    def due(self) -> str:
        """A sentence once the time of this turn is up, and then never again in it; else nothing.
        It wants to be asked at every prompt, for it follows the table only then."""
        now = self._now()
        left = now.left(self.clock())
        if left > 0:
            self._said = None  # there may have been none before more was given
        standing = now.since is None or not now.allowed
        if standing or now.place == self._said or left > 0:
            return ""
        self._said = now.place
        return self.told()

    def told(self, seat: str = "") -> str:
        """How it stands for a seat, or for all."""
        pause = self.table.paused.reason if self.table.paused is not None else None
        titles = {each.id: each.title for each in self.table.printed.seats}
        told = describe_room(self._now(), pause, self.table.over, self.clock(), seat, titles)
        if self._countdown.allowed:
            return f"{told.removesuffix('.')}." if told else "The game is over; no timer runs."
        return f"{told} {NONE}".lstrip()

    def _now(self) -> Countdown:
        self._countdown = self._countdown.at(self.table, self.clock())
        return self._countdown
