"""What a sweep tells, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eleventh.lab.batch.inputs import Ranges
from eleventh.lab.studies.estimates import Estimate
from eleventh.lab.sweep.design import Influence, Method
from eleventh.lab.sweep.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Swing:
    """The mean outcome with one parameter at the low and at the high end of its range, all others
    as the rulebook has them."""

    parameter: str
    low: float
    high: float


class NothingJudged(KeyboardInterrupt):
    """A sweep was stopped before so many sets were played, `needed`, that they tell anything; it
    had come to `sets` of `wanted`."""

    def __init__(self, sets: int, needed: int, wanted: int) -> None:
        super().__init__(sets, needed, wanted)
        self.sets, self.needed, self.wanted = sets, needed, wanted


@dataclass(frozen=True, slots=True)
class Sweep:
    """Which parameters decide an outcome. `sets` of `wanted` sets were played, `games` games each,
    the same for all; `partial` if it was stopped before its end. `base` is the outcome as the
    rulebook has all parameters, `swings` those of the most influential, each over `swing_games`.
    `unread` are the parameters that the program never reads, or that are 0, and so were not varied;
    `values` are the rulebook's sizes, `seats` the titles of seats."""

    engine: str
    rules: int
    scenario: str
    title: str
    program: str
    backend: str
    seed: int
    seats: Mapping[str, str]
    players: Mapping[str, str]
    outcome: Outcome
    method: Method
    samples: int
    games: int
    swing_games: int
    sets: int
    wanted: int
    ranges: Ranges
    values: Mapping[str, float]
    unread: tuple[str, ...]
    base: Estimate
    influences: tuple[Influence, ...]
    swings: tuple[Swing, ...]
    partial: bool
