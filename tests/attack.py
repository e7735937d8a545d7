"""How hard the harnesses attack: each asks here, so that one option sets the size of all.

`make slow` runs them at a size that a change can wait for, `make attack` at the full one, once;
`--attack=3` is three times the former.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

FULL = "full"


@dataclass(frozen=True, slots=True)
class Attack:
    """The size that was asked for: `full`, or a factor."""

    asked: str

    def size(self, slow: int, full: int) -> int:
        """How many kills, files or pairs to try: `full` in an attack, else `slow` by the factor."""
        return full if self.asked == FULL else ceil(slow * float(self.asked))
