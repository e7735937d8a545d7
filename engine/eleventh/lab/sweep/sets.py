"""Sets of parameters as a job: all of them play the same games, many sets beside one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from eleventh.emit.lanes import Numbers, RuleSizes
from eleventh.lab.batch.bench import Bench
from eleventh.lab.batch.counts import Whole
from eleventh.lab.batch.units import WorkUnit
from eleventh.lab.studies.arms import play_out
from eleventh.lab.sweep.outcomes import Outcome, read_outcome


@dataclass(frozen=True, slots=True, eq=False)
class SetSums:
    """By set: how many games were played with it, and the sums of what they came to and of its
    squares, in whole parts of the outcome."""

    games: Whole
    sums: Whole
    squares: Whole

    def __add__(self, other: SetSums) -> SetSums:
        return SetSums(
            self.games + other.games, self.sums + other.sums, self.squares + other.squares
        )


@dataclass(frozen=True, slots=True)
class SetUnit:
    """The games of a unit, once with each set: the sets with the numbers from `first` on, of `sets`
    in all. `sizes` are their parameters, all those of the program, as 64-bit floats set by set."""

    unit: WorkUnit
    outcome: Outcome
    sizes: bytes
    first: int
    sets: int

    @property
    def mine(self) -> Numbers:
        """Its sets: a row each, with a column per parameter."""
        found: Numbers = np.frombuffer(self.sizes, np.float64).reshape(-1, self.width)
        return found

    @property
    def width(self) -> int:
        """How many parameters a set has."""
        return len(self.unit.sizes.inputs or ())

    @property
    def games(self) -> int:
        """How many games are played for it."""
        return len(self.mine) * self.unit.count

    def split(self) -> Iterator[SetUnit]:
        """The same work in pieces: whole sets where a chunk holds more than one."""
        rows = self.mine
        together = max(1, self.unit.chunk // self.unit.count)
        for first in range(0, len(rows), together):
            some = rows[first : first + together].tobytes()
            for unit in self.unit.split():
                yield replace(self, unit=unit, sizes=some, first=self.first + first)

    def begin(self, bench: Bench) -> SetSums:
        """The sums of no game."""
        return SetSums(*(np.zeros(self.sets, np.int64) for _ in range(3)))

    def play(self, bench: Bench) -> SetSums:
        """The sums of its games, all of them played at once."""
        backend, rows = self.unit.find_backend(bench), self.mine
        games = np.tile(self.unit.numbers, len(rows))
        inputs = np.repeat(rows.T, self.unit.count, axis=1)
        lanes = backend.begin(self.unit.seed, games, RuleSizes(inputs=inputs))
        play_out(backend, lanes, self.unit.seat(lanes))
        came = read_outcome(self.outcome, backend, lanes).reshape(len(rows), self.unit.count)
        found, mine = self.begin(bench), slice(self.first, self.first + len(rows))
        found.games[mine] = self.unit.count
        found.sums[mine] = came.sum(axis=1)
        found.squares[mine] = np.einsum("ij,ij->i", came, came)
        return found
