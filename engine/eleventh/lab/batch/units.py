"""Units of work: which games, by whom and with what they are played. Small values that go anywhere;
what is counted of them depends on nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from eleventh.emit.lanes import RULEBOOK, Backend, LanePolicy, Lanes, RuleSizes
from eleventh.lab.batch.bench import Bench
from eleventh.lab.batch.counting import GameCounter
from eleventh.lab.batch.counts import Counts, make_counts
from eleventh.lab.batch.players import BatchPlayer, make_policies

CHUNK = 4096  # games that are played at once
FEW = 4  # games at once where a doctrine plays one after the other


@dataclass(frozen=True, slots=True)
class UnitSizes:
    """The same sizes in all games of a unit: `RuleSizes` as a value that can be compared and sent.
    None leaves what the rules say."""

    factors: tuple[float, ...] | None = None
    inputs: tuple[float, ...] | None = None

    @property
    def as_ruled(self) -> bool:
        """Whether they are those of the rules."""
        return self.factors is None and self.inputs is None

    def make(self) -> RuleSizes:
        """The sizes as a backend takes them."""
        if self.as_ruled:
            return RULEBOOK
        return RuleSizes(
            None if self.factors is None else np.array(self.factors, np.float64),
            None if self.inputs is None else np.array(self.inputs, np.float64),
        )


AS_RULED = UnitSizes()


@dataclass(frozen=True, slots=True)
class WorkUnit:
    """The games of `seed` with the numbers from `first` on, `count` of them, of the program with
    this hash, with these `sizes` of its causes and parameters. `players` holds each seat with its
    player; `backend` is the name of one."""

    program_hash: str
    scenario: str
    seed: int
    first: int
    count: int
    players: tuple[tuple[str, BatchPlayer], ...]
    backend: str
    sizes: UnitSizes = AS_RULED

    @property
    def in_lanes(self) -> bool:
        """Whether every seat plays many games at once."""
        return all(player.in_lanes for _, player in self.players)

    @property
    def chunk(self) -> int:
        """How many of its games are played at once."""
        return CHUNK if self.in_lanes else FEW

    @property
    def games(self) -> int:
        """How many games are played for it."""
        return self.count

    @property
    def numbers(self) -> NDArray[np.uint64]:
        """The numbers of its games."""
        return np.arange(self.first, self.first + self.count, dtype=np.uint64)

    def split(self) -> Iterator[WorkUnit]:
        """The same games in chunks that are played at once."""
        for first in range(self.first, self.first + self.count, self.chunk):
            count = min(self.chunk, self.first + self.count - first)
            yield replace(self, first=first, count=count)

    def begin(self, bench: Bench) -> Counts:
        """What is counted of no game."""
        return make_counts(bench.find_program(self.program_hash))

    def play(self, bench: Bench) -> Counts:
        """What is counted of its games, all of them at once. ValueError for a program that is not
        on the bench."""
        counter = GameCounter(self.find_backend(bench))
        return counter.play(self.seed, self.numbers, self.seat, self.sizes.make())

    def find_backend(self, bench: Bench) -> Backend:
        """What plays its games."""
        return bench.find_backend(self.program_hash, self.backend, self.players)

    def seat(self, lanes: Lanes) -> Mapping[str, LanePolicy]:
        """The policies of its players for lanes, of those that have a form for lanes."""
        return make_policies(lanes.program, dict(self.players), lanes)
