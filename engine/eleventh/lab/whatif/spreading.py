"""What could follow a changed turn, and what could have followed the real one: many games of each.

All begin in the state that the turn led to and roll dice of their own from there, the same in both
halves; later orders are drawn. A seat whose doctrine plays in lanes is played by it; any other, and
every person, by the policy that is fitted to the seat. What the facilitator did in later turns does
not happen here: who knows what a facilitator would have done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

import numpy as np

from eleventh.bots.lane_policies import NAMED, make_policy
from eleventh.bots.lanes import GameDice, RandomLanes, SeedDice, WeightedLanes
from eleventh.bots.registry import find_own_seed
from eleventh.core.program import Program
from eleventh.core.state import State
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import Backend, LanePolicy, Lanes, Numbers, spread
from eleventh.emit.scores import total_lanes
from eleventh.lab.batch.plan import plan_run
from eleventh.lab.playtest.intervals import Proportion
from eleventh.lab.studies.arms import play_out
from eleventh.lab.studies.estimates import SPAN, Estimate
from eleventh.lab.whatif.branching import SeatPlayer

CHUNK = 2048  # games between two looks at whether to go on
GAMES = 1000

GoingOn = Callable[[int, int], bool]  # told how many games were played, of how many; no: stop


@dataclass(frozen=True, slots=True)
class EndingShares:
    """How often an ending came after the real turn, and after the changed one."""

    id: str
    title: str
    real: Proportion
    changed: Proportion


@dataclass(frozen=True, slots=True)
class MeanShift:
    """Where something ends on the average, after the real turn and after the changed one, and the
    difference over games with the same dice. `low` and `high` are the ends of its scale."""

    id: str
    title: str
    kind: str
    low: float
    high: float
    real: float
    changed: float
    difference: Estimate


@dataclass(frozen=True, slots=True)
class WhatFollows:
    """The games that could follow: `games` of each half were played, of `wanted`. `seats` are the
    seats' objectives by weight; `lanes` names the seats that are played by their own doctrine, all
    others are by fitted policies."""

    wanted: int
    games: int
    backend: str
    lanes: tuple[str, ...]
    endings: tuple[EndingShares, ...]
    seats: tuple[MeanShift, ...]
    bands: tuple[SeatBands, ...]
    tracks: tuple[MeanShift, ...]

    @property
    def partial(self) -> bool:
        """Whether it was stopped before all games were played."""
        return self.games < self.wanted


@dataclass(frozen=True, slots=True)
class SeatBands:
    """How far a seat gets by weight after the changed turn: the middle game, and two between which
    eight of ten lie."""

    seat: str
    least: float
    middle: float
    most: float


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """A state from which games begin, with the program that goes on from it."""

    program: Program
    state: State


def spread_games(
    real: StartingPoint,
    changed: StartingPoint,
    players: Mapping[str, SeatPlayer],
    games: int = GAMES,
    going_on: GoingOn = lambda played, wanted: True,
) -> WhatFollows:
    """Plays so many games from both points, and tells how they end. After each chunk `going_on` is
    told how far it is; if it says no, what was played counts."""
    backend = plan_run(2 * games, {}, cores=1).backend
    halves = [
        _Half(point, build_backend(backend, point.program), _Sums(point.program))
        for point in (real, changed)
    ]
    differences = _Sums(real.program)
    reached: list[Numbers] = []
    played = 0
    while not played or (played < games and going_on(played, games)):
        numbers = np.arange(played + 1, min(played + CHUNK, games) + 1, dtype=np.uint64)
        ends = []
        for half in halves:
            lanes = spread(half.point.program, half.point.state, numbers)
            play_out(half.backend, lanes, seat_policies(half.point.program, players, lanes))
            rows = np.vstack([total_lanes(half.backend, lanes), lanes.values])
            half.sums.add(rows, lanes)
            ends.append(rows)
        differences.add_rows(ends[1] - ends[0])
        reached.append(ends[1][: len(real.program.seats)])
        played += numbers.size
    return _sum_up(players, halves, differences, np.hstack(reached), games, backend)


def seat_policies(
    program: Program, players: Mapping[str, SeatPlayer], lanes: Lanes
) -> dict[str, LanePolicy]:
    """Who plays each seat in lanes."""
    dice = GameDice(lanes.seed, lanes.games)
    found: dict[str, LanePolicy] = {}
    for seat in program.seats:
        player = players[seat.id]
        seed = find_own_seed(player.name)
        if plays_in_lanes(player):
            found[seat.id] = (
                make_policy(player.name, program, dice)
                if seed is None
                else RandomLanes(program, SeedDice(seed, seat.site))
            )
        else:
            found[seat.id] = WeightedLanes(program, dice, player.fitted.weights)
    return found


def plays_in_lanes(player: SeatPlayer) -> bool:
    """Whether the doctrine of a seat has a form for lanes."""
    if player.doctrine is None:
        return False
    return player.name in NAMED or find_own_seed(player.name) is not None


class _Sums:
    """Sums over games of what each row came to, and of its square; and how often each ending
    came."""

    def __init__(self, program: Program) -> None:
        rows = len(program.seats) + len(program.tracks)
        self.totals, self.squares = np.zeros(rows), np.zeros(rows)
        self.endings = np.zeros(len(program.endings), np.int64)

    def add(self, rows: Numbers, lanes: Lanes) -> None:
        """Adds games at their ends."""
        self.add_rows(rows)
        self.endings += np.bincount(lanes.ending, minlength=self.endings.size)

    def add_rows(self, rows: Numbers) -> None:
        """Adds values alone."""
        self.totals += rows.sum(axis=1)
        self.squares += (rows * rows).sum(axis=1)


@dataclass(frozen=True, slots=True)
class _Half:
    point: StartingPoint
    backend: Backend
    sums: _Sums = field(repr=False)


def _sum_up(
    players: Mapping[str, SeatPlayer],
    halves: Sequence[_Half],
    differences: _Sums,
    reached: Numbers,
    wanted: int,
    backend: str,
) -> WhatFollows:
    program, played = halves[0].point.program, reached.shape[1]
    real, changed = (half.sums for half in halves)
    ordered, last = np.sort(reached, axis=1), played - 1

    def shift(row: int, id: str, title: str, kind: str, low: float, high: float) -> MeanShift:
        before, after = (float(sums.totals[row]) / played for sums in (real, changed))
        difference = _estimate(differences, row, played, high - low)
        return MeanShift(id, title, kind, low, high, before, after, difference)

    seats = len(program.seats)
    return WhatFollows(
        wanted=wanted,
        games=played,
        backend=backend,
        lanes=tuple(seat for seat, each in players.items() if plays_in_lanes(each)),
        endings=tuple(
            EndingShares(
                each.id,
                each.title,
                Proportion(int(real.endings[index]), played),
                Proportion(int(changed.endings[index]), played),
            )
            for index, each in enumerate(program.endings)
            if real.endings[index] or changed.endings[index]
        ),
        seats=tuple(
            shift(row, each.id, each.title, "total", 0.0, 100.0)
            for row, each in enumerate(program.seats)
        ),
        bands=tuple(
            SeatBands(
                each.id,
                float(row[last // 10]),
                float(row[last // 2]),
                float(row[last - last // 10]),
            )
            for each, row in zip(program.seats, ordered, strict=True)
        ),
        tracks=tuple(
            shift(row, each.id, each.title or each.id, each.kind, each.low, each.high)
            for row, each in enumerate(program.tracks, start=seats)
            if each.kind != "status"
        ),
    )


def _estimate(differences: _Sums, row: int, count: int, most: float) -> Estimate:
    """The mean difference and its 95% interval; after one game alone it may be any up to `most`."""
    mean = float(differences.totals[row]) / count
    if count < 2:
        return Estimate(mean, -most, most)
    spread_ = max(float(differences.squares[row]) - count * mean * mean, 0.0) / (count - 1)
    reach = SPAN * sqrt(spread_ / count)
    return Estimate(mean, mean - reach, mean + reach)
