"""What other orders of a turn would have come to by the end of the game, from what a seat may know.

The turn is closed in imagined worlds, as for all hindsight, and then every world is played on until
its game is over, once after the orders that were given and once after each of the others. That is
done from the turn as the seat could imagine it before it was revealed and as it can since, so that
what was to be foreseen is told from what came of others' orders. Nothing of it is the real game:
what the seat can't see stands as imagined, and so do the dice, the same in each world whatever was
ordered. So is what everybody orders later, the seat itself among them: in each world a seat is of
one kind (see `planner.guesses`), more often of one that fits what it was seen to choose so far, and
chooses anew in what it then stands in. That is what a debrief does too, which knows all orders and
fits a policy to them; here only those count that the seat was shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from math import sqrt
from statistics import NormalDist

import numpy as np

from eleventh.bots.foresight.closings import (
    DIGITS,
    LANES,
    Closings,
    Taken,
    order_lanes,
    score_objectives,
)
from eleventh.bots.foresight.worlds import WORLDS, Idle, Worlds
from eleventh.bots.planner.experience import spread_kinds
from eleventh.bots.planner.guesses import GuessedLanes, Guesses
from eleventh.core.forecast import EndForecast
from eleventh.core.program import Program
from eleventh.core.state import State
from eleventh.emit.lanes import LanePolicy, Lanes, Numbers, Turns, branch_lanes, join_lanes
from eleventh.emit.numpy.postings import plan_rows

GAMES = 2 * WORLDS  # of each order
DOUBT = 0.05  # how likely the bounds of any order of a turn miss its mean, were means normal


@dataclass(frozen=True)
class EndHindsight:
    """By how many points other orders would have been ahead as the game ends: as was to be `told`
    before the turn was revealed, and as it `came` once others ordered what they were seen to
    order."""

    told: EndForecast
    came: EndForecast


@dataclass(frozen=True)
class PlayedFrom:
    """A turn from which games are played on: with the `worlds` in which it stands as it is about to
    close, and the choices of others that the seat was `shown`."""

    worlds: Worlds
    shown: Taken


def foresee_ends(
    before: Closings,
    after: Closings,
    known: State,
    given: Taken,
    others: Sequence[Taken],
    shown: Taken,
) -> dict[Taken, EndHindsight]:
    """For each of the `others` by how many points of its total the seat would be ahead of what it
    did as the game ends; nothing in the last turn. `before` is the turn as the seat could imagine
    it then, `after` as it can since it was `shown` choices of others; `known` is what it knew as
    the turn opened, `given` all its own choices, and the others are such in their place."""
    program = after.backend.program
    if not others or known.turn >= len(program.turns):
        return {}
    first_and_last = np.r_[:WORLDS, -WORLDS:0]  # what chance brings is another in either
    bases = [
        PlayedFrom(
            replace(each.worlds, lanes=branch_lanes(each.worlds.lanes, first_and_last)), seen
        )
        for each, seen in ((before, frozenset[int]()), (after, shown))
    ]
    chose = np.array([known.chose] * len(bases), np.int16).T
    for column, basis in enumerate(bases):
        chose[sorted(given | basis.shown), column] = known.turn
    step = LANES // (len(bases) * GAMES)
    wanted = (given, *others)
    parts = [wanted[first : first + step] for first in range(0, len(wanted), step)]
    played = np.concatenate([_play(after, bases, chose, each) for each in parts], axis=1)
    reach = _find_reach(len(others))
    told, came = ([_estimate(each - own, reach) for each in rest] for own, *rest in played)
    return dict(zip(others, map(EndHindsight, told, came), strict=True))


def _play(
    closed: Closings, bases: Sequence[PlayedFrom], chose: Turns, wanted: Sequence[Taken]
) -> Numbers:
    """Where the total of the seat ends: by basis and orders, a column per world."""
    backend, program = closed.backend, closed.backend.program
    lanes = reduce(
        join_lanes,
        (order_lanes(each.worlds, [own | each.shown for own in wanted]) for each in bases),
    )
    unread = plan_rows(program, ()).begin(lanes.games.size)  # in the form that forecasts run in
    backend.advance(lanes, {each.id: Idle(program) for each in program.seats}, postings=unread)
    policies = _seat_all(program, lanes, chose)
    while lanes.alive.any():
        backend.advance(lanes, policies, postings=unread)
    points = closed.weigh_points(score_objectives(backend, lanes, closed.seat))
    return points.reshape(len(bases), len(wanted), GAMES)


def _seat_all(program: Program, lanes: Lanes, chose: Turns) -> Mapping[str, LanePolicy]:
    """Everybody by kinds that fit what they were seen to choose, which has a column for each basis,
    alike after whatever orders."""
    guesses = Guesses(program, np.zeros(len(program.choices)))
    count = lanes.games.size
    basis = np.repeat(np.arange(chose.shape[1]), count // chose.shape[1])
    place = np.arange(count) % GAMES
    return {
        each.id: GuessedLanes(
            program,
            guesses.weights,
            lanes.keys,
            spread_kinds(guesses.judge(each.id, chose), each.site, basis, place, GAMES),
        )
        for each in program.seats
    }


def _find_reach(others: int) -> float:
    """How many standard errors lie from a mean to its bounds, where those of so many are to hold
    together: Student's for pairs of worlds, by the first terms of Fisher's expansion."""
    normal = NormalDist().inv_cdf(1 - DOUBT / (2 * others))
    return normal + (normal**3 + normal) / (4 * (WORLDS - 1))


def _estimate(differences: Numbers, reach: float) -> EndForecast:
    """The mean and its bounds. The two worlds of a pair have orders of others in common, so that
    a pair counts once."""
    pairs = differences.reshape(2, WORLDS).mean(axis=0)
    mean, error = float(pairs.mean()), float(pairs.std(ddof=1)) / sqrt(WORLDS)
    bounds = (mean - reach * error, mean, mean + reach * error)
    low, mean, high = (round(each, DIGITS) + 0.0 for each in bounds)
    return EndForecast(low, mean, high, GAMES)
