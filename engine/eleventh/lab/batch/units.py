"""Units of work: which games, by whom and with what they are played. Small values that go anywhere;
what is counted of them depends on nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from eleventh.emit.lanes import RULEBOOK, RuleSizes
from eleventh.lab.batch.players import BatchPlayer

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

    def split(self) -> Iterator[WorkUnit]:
        """The same games in chunks that are played at once."""
        size = CHUNK if self.in_lanes else FEW
        for first in range(self.first, self.first + self.count, size):
            count = min(size, self.first + self.count - first)
            yield replace(self, first=first, count=count)
