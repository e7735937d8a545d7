"""What causes post in each lane of a batch, summed in rows: of some causes, for whoever asks.

A tally sums over lanes; this keeps them apart. A row may take several causes, such as all by which
one choice moves one track; causes that nobody asks after have none, and cost next to nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eleventh.core.program import Program

NOWHERE = 0  # the row of causes that nobody asks after


@dataclass(slots=True)
class LanePostings:
    """The sums of what causes posted: `rows` has the row of each cause, `amounts` a column per
    lane. The first row is of no cause."""

    rows: NDArray[np.intp]
    amounts: NDArray[np.float64]

    def add(self, cause: int, lanes: Any, amounts: Any) -> None:
        """What a cause posts in some lanes: an amount for each of them, or one for all."""
        row = self.rows[cause]
        if row != NOWHERE:
            self.amounts[row, lanes] += amounts


@dataclass(frozen=True)
class PostingRows:
    """Rows by name, for some causes of a program."""

    of_causes: NDArray[np.intp]
    names: Mapping[Any, int]

    def begin(self, lanes: int) -> LanePostings:
        """Nothing posted yet, in so many lanes."""
        return LanePostings(self.of_causes, np.zeros((1 + len(self.names), lanes)))


def plan_rows(program: Program, wanted: Iterable[tuple[int, Hashable]]) -> PostingRows:
    """A row for each name among the causes that are wanted; a cause with several names counts for
    the first of them alone."""
    rows = np.zeros(len(program.causes), np.intp)
    names: dict[Hashable, int] = {}
    for cause, name in wanted:
        if rows[cause] == NOWHERE:
            rows[cause] = names.setdefault(name, 1 + len(names))
    return PostingRows(rows, names)
