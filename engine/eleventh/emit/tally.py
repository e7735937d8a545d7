"""What happened in games, counted: exact sums that come out the same in any order and any split."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from eleventh.core.program import Program

Counts = NDArray[np.int64]


@dataclass(slots=True)
class Tally:
    """Counts of turns of games, a number for each cause, decision, choice or deed.

    `posted` counts the turns in which a cause posted an amount other than 0, or said that its
    status be set; `amounts` is the sum of what it posted, in whole 1/256, and so exact up to 2**45
    of them. `asked` counts the turns in which a decision was put, `offered` those in which a choice
    could be made: it was open, and what was left of its seat's capital paid for it. `done` counts
    the turns in which a deed was done.
    """

    posted: Counts
    amounts: NDArray[np.float64]
    asked: Counts
    offered: Counts
    done: Counts

    def __iadd__(self, other: Tally) -> Tally:
        for each in fields(self):
            mine = getattr(self, each.name)
            mine += getattr(other, each.name)
        return self


def make_tally(program: Program) -> Tally:
    """A tally of no game."""
    causes = len(program.causes)
    return Tally(
        posted=np.zeros(causes, np.int64),
        amounts=np.zeros(causes),
        asked=np.zeros(len(program.decisions), np.int64),
        offered=np.zeros(len(program.choices), np.int64),
        done=np.zeros(len(program.deeds), np.int64),
    )
