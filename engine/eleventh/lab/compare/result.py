"""What a comparison tells, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eleventh.lab.compare.measures import Measure, MeasureKind


@dataclass(frozen=True, slots=True)
class Difference:
    """What is measured on both sides: `a` and `b` are shares from 0 to 1 or means, None where it
    never came up; the difference is B less A, with its 95% interval. `games` are those that differ
    in it."""

    measure: Measure
    a: float | None
    b: float | None
    difference: float | None
    low: float | None
    high: float | None
    games: int

    @property
    def sure(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


@dataclass(frozen=True, slots=True)
class OneSided:
    """What is measured on one side alone, since the other's program has none of it."""

    measure: Measure
    value: float | None


@dataclass(frozen=True, slots=True)
class SideResult:
    """One side: its program, who played each seat, the parameters that were set, and what only it
    has."""

    scenario: str
    title: str
    program: str
    players: Mapping[str, str]
    parameters: Mapping[str, float]
    only: tuple[OneSided, ...]


@dataclass(frozen=True, slots=True)
class SideComparison:
    """What differs between two sides over `pairs` games of each, of `wanted`, from number `first`
    on. `changes` names what was changed in the files of A to make B's."""

    engine: str
    rules: int
    backend: str
    seed: int
    first: int
    wanted: int
    pairs: int
    a: SideResult
    b: SideResult
    changes: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def partial(self) -> bool:
        """Whether it was stopped before its end."""
        return self.pairs < self.wanted

    def list_kind(self, *kinds: MeasureKind) -> Iterator[Difference]:
        """The differences in what is of these kinds, in the order of the programs."""
        return (each for each in self.differences if each.measure.kind in kinds)
