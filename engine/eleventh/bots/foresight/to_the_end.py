"""What other orders of a turn would have come to by the end of the game, from what a seat may know.

The turn is closed in imagined worlds, as for all hindsight, and then every world is played on until
its game is over, once after the orders that were given and once after each of the others. Nothing
of it is the real game: what the seat can't see stands as imagined, and so do the dice, the same in
each world whatever was ordered. So is what everybody orders later, the seat itself among them: in
each world a seat is of one kind (see `planner.guesses`), more often of one that fits what it was
seen to choose so far, and chooses anew in what it then stands in. That is what a debrief does too,
which knows all orders and fits a policy to them; here only those count that the seat was shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
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
from eleventh.emit.lanes import LanePolicy, Lanes, Numbers, Turns, branch_lanes
from eleventh.emit.numpy.postings import plan_rows

GAMES = 2 * WORLDS  # of each order
DOUBT = 0.05  # how likely the bounds of any order of a turn miss its mean, were means normal


def foresee_ends(
    closed: Closings, known: State, given: Taken, others: Sequence[Taken]
) -> dict[Taken, EndForecast]:
    """For each of the `others` by how many points of its total the seat of `closed` would be ahead
    of what it did as the game ends; nothing in the last turn. `known` is what the seat knew as the
    turn opened, `given` all the choices of it that the seat knows of now, its own among them; the
    others are other choices in their place."""
    if not others or known.turn >= len(closed.backend.program.turns):
        return {}
    first_and_last = np.r_[:WORLDS, -WORLDS:0]  # what chance brings is another in either
    worlds = replace(closed.worlds, lanes=branch_lanes(closed.worlds.lanes, first_and_last))
    chose = np.array(known.chose, np.int16)
    chose[sorted(given)] = known.turn
    step = LANES // GAMES
    wanted = (given, *others)
    parts = (wanted[first : first + step] for first in range(0, len(wanted), step))
    own, *rest = np.concatenate([_play(closed, worlds, chose, each) for each in parts])
    reach = _find_reach(len(rest))
    told = (_estimate(each - own, reach) for each in rest)
    return dict(zip(others, told, strict=True))


def _play(closed: Closings, worlds: Worlds, chose: Turns, wanted: Sequence[Taken]) -> Numbers:
    """Where the total of the seat ends: a row for each of the orders, a column per world."""
    backend, program = closed.backend, closed.backend.program
    lanes = order_lanes(worlds, wanted)
    unread = plan_rows(program, ()).begin(lanes.games.size)  # in the form that forecasts run in
    backend.advance(lanes, {each.id: Idle(program) for each in program.seats}, postings=unread)
    policies = _seat_all(program, lanes, chose)
    while lanes.alive.any():
        backend.advance(lanes, policies, postings=unread)
    points = closed.weigh_points(score_objectives(backend, lanes, closed.seat))
    return points.reshape(len(wanted), GAMES)


def _seat_all(program: Program, lanes: Lanes, chose: Turns) -> Mapping[str, LanePolicy]:
    """Everybody by kinds that fit what they were seen to choose, alike after whatever orders."""
    guesses = Guesses(program, np.zeros(len(program.choices)))
    column = np.zeros(lanes.games.size, np.intp)
    place = np.arange(lanes.games.size) % GAMES
    return {
        each.id: GuessedLanes(
            program,
            guesses.weights,
            lanes.keys,
            spread_kinds(guesses.judge(each.id, chose[:, None]), each.site, column, place, GAMES),
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
