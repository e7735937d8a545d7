"""Where the total of a seat stands: beside what others would have reached in its place.

The game is begun anew many times, on dice of its own, with another policy in one seat and the rest
of the table as it played here: each by its doctrine where that plays in lanes, else by the policy
that is fitted to it. So nothing is kept that could be stale, and a weak opponent is one for all who
are measured. What the facilitator did does not happen.

A strong player takes too long for that: what one reached is recorded (see `recorded`) and told
beside these, where it is of this very program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from eleventh.bots.lane_policies import NAMED, SplitLanes, make_policy
from eleventh.bots.lanes import GameDice
from eleventh.bots.planner.experience import gain_experience
from eleventh.bots.planner.lanes import seat_planners
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import Backend, Numbers
from eleventh.emit.numpy.dice import Keys
from eleventh.emit.scores import total_lanes
from eleventh.lab.hindsight.recorded import AHEAD, STRONG, find_recorded
from eleventh.lab.reached import totals
from eleventh.lab.studies.arms import play_out
from eleventh.lab.whatif.branching import SeatPlayer, find_seat_players
from eleventh.lab.whatif.spreading import seat_policies
from eleventh.play.game import Game

GAMES = 200  # by each policy
AHEAD_GAMES = 8
STRENGTH = "middle"  # what that name stands for

GoingOn = Callable[[int, int], bool]  # told how many policies have played, of how many; no: stop


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What a policy, by its name, reached in a seat in so many games: the middle one, and two
    between which eight of ten lie. The real total is above `below` of them."""

    policy: str
    games: int
    least: float
    middle: float
    most: float
    below: int


@dataclass(frozen=True, slots=True)
class SeatYardsticks:
    """A seat's total in the game, 0 to 100, beside those of policies in its place. `strong` is what
    a strong player reached in games that were recorded, None where none is of this program."""

    seat: str
    title: str
    total: float
    yardsticks: tuple[Yardstick, ...]
    strong: Yardstick | None = None


def measure_yardsticks(
    game: Game,
    seats: Sequence[str],
    going_on: GoingOn = lambda played, wanted: True,
    games: int = GAMES,
    ahead_games: int = AHEAD_GAMES,
) -> tuple[SeatYardsticks, ...]:
    """The yardsticks of these seats; of a game that goes on, none. `going_on` is told now and then
    how many were found, of how many; if it says no, those count that were."""
    if not game.state.over:
        return ()
    found = _list(game, seats, games, ahead_games, going_on)
    measured: dict[str, list[Yardstick]] = {}
    for seat, yardstick in found:
        measured.setdefault(seat, []).append(yardstick)
    reached = totals(game.adjudicator, game.adjudicator.program, game.state)
    return tuple(
        SeatYardsticks(
            each.id,
            each.title,
            reached[each.id],
            tuple(measured[each.id]),
            _find_strong(game.opened.program_hash, each.id, reached[each.id]),
        )
        for each in game.adjudicator.program.seats
        if each.id in measured
    )


def _list(
    game: Game, seats: Sequence[str], games: int, ahead_games: int, going_on: GoingOn
) -> Iterator[tuple[str, Yardstick]]:
    backend = build_backend("numpy", game.openings[0].position.adjudicator.program)
    players, done = find_seat_players(game), 0
    wanted = len(seats) * (len(NAMED) + (1 if ahead_games else 0))
    reached = totals(game.adjudicator, game.adjudicator.program, game.state)
    for seat in seats:
        if not going_on(done, wanted):
            return
        rows = _play_named(backend, game.opened.seed, players, seat, games)
        for name, row in zip(NAMED, rows, strict=True):
            yield seat, _sum_up(name, row, reached[seat])
        done += len(NAMED)
    if not ahead_games or not going_on(done, wanted):
        return
    experience = gain_experience(backend)
    for seat in seats:
        lanes = backend.begin(game.opened.seed, _number(ahead_games))
        others = seat_policies(backend.program, players, lanes)
        ahead = seat_planners(backend, experience, lanes, {seat: STRENGTH})
        while lanes.alive.any():
            if not going_on(done, wanted):
                return
            backend.advance(lanes, {**others, **ahead})
        row = _take(backend, total_lanes(backend, lanes), seat)
        yield seat, _sum_up(AHEAD, row, reached[seat])
        done += 1


def _play_named(
    backend: Backend, seed: int, players: Mapping[str, SeatPlayer], seat: str, games: int
) -> Numbers:
    """The totals of the seat by each policy that has a name: a row per policy."""
    program = backend.program
    lanes = backend.begin(seed, np.tile(_number(games), len(NAMED)))
    dice = GameDice(lanes.seed, lanes.games)
    made = tuple(make_policy(name, program, dice) for name in NAMED)
    which = np.repeat(np.arange(len(NAMED)), games)
    policies = seat_policies(program, players, lanes)
    play_out(backend, lanes, {**policies, seat: SplitLanes(made, which)})
    return _take(backend, total_lanes(backend, lanes), seat).reshape(len(NAMED), games)


def _number(games: int) -> Keys:
    return np.arange(1, games + 1, dtype=np.uint64)


def _take(backend: Backend, rows: Numbers, seat: str) -> Numbers:
    found: Numbers = rows[[each.id for each in backend.program.seats].index(seat)]
    return found


def _find_strong(program_hash: str, seat: str, reached: float) -> Yardstick | None:
    recorded = find_recorded(program_hash, seat)
    strong = None if recorded is None else recorded.find(STRONG)
    return None if strong is None else _sum_up(STRONG, np.array(strong.totals), reached)


def _sum_up(policy: str, row: Numbers, reached: float) -> Yardstick:
    ordered, last = np.sort(row), row.size - 1
    return Yardstick(
        policy=policy,
        games=row.size,
        least=float(ordered[last // 10]),
        middle=float(ordered[last // 2]),
        most=float(ordered[last - last // 10]),
        below=int((row < reached).sum()),
    )
