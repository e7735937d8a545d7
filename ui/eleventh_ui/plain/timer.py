"""The discussion timer: how long people want to talk, and whether that time is up.

It makes no sound and interrupts nothing: what it has to say is said at the next prompt, once. It
stands still while play is paused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from eleventh_ui.words import counted

LONGEST = 24 * 60  # minutes


@dataclass(slots=True)
class Timer:
    """A timer on a clock that counts seconds and never goes back."""

    clock: Callable[[], float]
    _ends: float | None = None
    _left: float | None = None
    _minutes: int = 0

    def start(self, minutes: int) -> None:
        """Begins anew with this many minutes."""
        self._minutes, self._left = minutes, None
        self._ends = self.clock() + 60 * minutes

    def stop(self) -> None:
        """Forgets the time."""
        self._ends = self._left = None

    def pause(self) -> None:
        """Stands still until `resume`; does nothing if it does not run."""
        if self._ends is not None:
            self._left, self._ends = max(self._ends - self.clock(), 0.0), None

    def resume(self) -> None:
        """Goes on where it stood still."""
        if self._left is not None:
            self._ends, self._left = self.clock() + self._left, None

    def due(self) -> str:
        """A sentence once the time is up, and then never again; else nothing."""
        if self._ends is None or self.clock() < self._ends:
            return ""
        self.stop()
        return f"Time is up: {counted(self._minutes, 'minute')} for this discussion are over."

    def told(self) -> str:
        """How it stands."""
        if self._ends is not None:
            left = ceil(max(self._ends - self.clock(), 0.0) / 60)
            return f"The timer runs: about {counted(left, 'minute')} left."
        if self._left is not None:
            return f"The timer stands still with about {counted(ceil(self._left / 60), 'minute')}."
        return "No timer runs. timer 10 gives ten minutes."
