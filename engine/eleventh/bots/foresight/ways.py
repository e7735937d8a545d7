"""The ways that a choice can go within its turn, each with its points.

Some effects hang on what others choose in the same turn, or on what stands as it is resolved. Where
a seat may know on what, its points are told for each way by itself: over those imagined turns in
which it goes so.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from eleventh.bots.foresight.closings import Closings, Contrast, bound
from eleventh.core.adjudication import Adjudicator
from eleventh.core.forecast import WayForecast
from eleventh.core.foresight import Foresight
from eleventh.emit.lanes import Truths


def find_ways(
    adjudicator: Adjudicator, foresight: Foresight, closed: Closings, step: Contrast
) -> tuple[WayForecast, ...]:
    """Both ways of everything that the effects of a choice hang on and that its seat may know of;
    only the one way where that is settled already, by what the seat can foresee."""
    return tuple(_list_ways(adjudicator, foresight, closed, step))


def _list_ways(
    adjudicator: Adjudicator, foresight: Foresight, closed: Closings, step: Contrast
) -> Iterator[WayForecast]:
    options = adjudicator.options
    points = closed.weigh(step.having, step.lacking)
    for fork in options.list_forks(step.choice):
        branches = [options.make_branch((fork, holds), step.choice) for holds in (True, False)]
        if branches[0].kind == "hidden":
            continue
        settled = options.settle_fork(fork, step.choice, foresight)
        held = find_held(adjudicator, closed, step, fork)
        for branch in branches:
            if settled == "maybe" or (settled == "always") is branch.holds:
                there = points[held == branch.holds]
                told = bound(there) if there.size else None
                yield WayForecast(branch, settled != "maybe", told)


def find_held(
    adjudicator: Adjudicator, closed: Closings, step: Contrast, condition: int | None
) -> Truths:
    """In which worlds a condition holds as the turn is resolved; None is that all parties of a
    joint initiative choose it."""
    lanes = closed.order(step.having)
    if condition is not None:
        held: Truths = closed.backend.ask(lanes, f"condition:{condition}") != 0
        return held
    program = adjudicator.program
    parties = program.joints[program.choices[step.choice].joint].choices
    joined: Truths = np.logical_and.reduce(lanes.chose[list(parties)] == lanes.turn)
    return joined
