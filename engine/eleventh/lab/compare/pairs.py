"""Pairs of games as a job: each number is played on both sides, and what is measured of the two is
added up with its products, so that differences have intervals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from eleventh.core.program import Program
from eleventh.lab.batch.bench import Bench
from eleventh.lab.batch.counts import Whole
from eleventh.lab.batch.units import WorkUnit
from eleventh.lab.compare.measures import Measure, list_measures, strip_marks
from eleventh.lab.compare.rows import read_games

MOST = 2048  # pairs that are played at once
SIDES = 2


@dataclass(frozen=True, slots=True, eq=False)
class PairSums:
    """Sums over pairs of games, in whole numbers, with a column for each measure of `match_up`.

    `sums` and `products` are of amounts and times of side A, then of side B: four rows, and the
    products of each two. `differing`: pairs whose two games differ in it.
    """

    pairs: int
    sums: Whole
    products: Whole
    differing: Whole

    def __add__(self, other: PairSums) -> PairSums:
        return PairSums(
            self.pairs + other.pairs,
            self.sums + other.sums,
            self.products + other.products,
            self.differing + other.differing,
        )


@dataclass(frozen=True, slots=True)
class PairUnit:
    """The same games on two sides; units of the programs that `mark_rules` makes."""

    a: WorkUnit
    b: WorkUnit

    @property
    def games(self) -> int:
        """How many games are played for it, on both sides together."""
        return SIDES * self.a.count

    def split(self) -> Iterator[PairUnit]:
        """The same pairs in chunks that are played at once."""
        size = min(MOST, self.a.chunk, self.b.chunk)
        for first in range(self.a.first, self.a.first + self.a.count, size):
            count = min(size, self.a.first + self.a.count - first)
            yield PairUnit(
                replace(self.a, first=first, count=count),
                replace(self.b, first=first, count=count),
            )

    def begin(self, bench: Bench) -> PairSums:
        """The sums of no pair."""
        width = len(match_up(*(list_measures(each) for each in self._find_programs(bench))))
        return PairSums(
            0,
            np.zeros((2 * SIDES, width), np.int64),
            np.zeros((2 * SIDES, 2 * SIDES, width), np.int64),
            np.zeros(width, np.int64),
        )

    def play(self, bench: Bench) -> PairSums:
        """The sums of its pairs, all played at once."""
        programs = self._find_programs(bench)
        measures = [list_measures(each) for each in programs]
        places = {each.key: place for place, each in enumerate(match_up(*measures))}
        found = np.zeros((2 * SIDES, len(places), self.a.count), np.int64)
        for side, unit in enumerate((self.a, self.b)):
            backend = unit.find_backend(bench)
            lanes = backend.begin(unit.seed, unit.numbers, unit.sizes.make())
            rows = read_games(programs[side], backend, lanes, unit.seat(lanes))
            mine = [places[each.key] for each in measures[side]]
            found[2 * side, mine] = rows.amounts
            found[2 * side + 1, mine] = rows.times
        return PairSums(
            self.a.count,
            found.sum(axis=2),
            np.einsum("ikl,jkl->ijk", found, found),
            np.count_nonzero((found[:SIDES] != found[SIDES:]).any(axis=0), axis=1),
        )

    def _find_programs(self, bench: Bench) -> list[Program]:
        """The programs of both sides without their marks."""
        return [strip_marks(bench.find_program(each.program_hash)) for each in (self.a, self.b)]


def match_up(a: tuple[Measure, ...], b: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """What is measured on either side, each once: first all of A, as A has it."""
    had = {each.key for each in a}
    return (*a, *(each for each in b if each.key not in had))
