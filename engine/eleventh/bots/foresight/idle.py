"""What a turn comes to for a seat that orders nothing in it: the price of doing nothing, and the
events and rules that make most of it.

What one of them makes of it is told as the turn closed against the same with what it posted taken
off. So two that need each other are each told with all of it, as choices are.
"""

from __future__ import annotations

from eleventh.bots.foresight.closings import Closings, Taken, bound
from eleventh.bots.foresight.world import WORTH, measure_made
from eleventh.core.forecast import CauseForecast, IdleForecast
from eleventh.core.material import find_material, is_material_score
from eleventh.core.program import Link, Program
from eleventh.emit.lanes import Numbers

MOST = 2  # causes that are named
NOTHING: Taken = frozenset()


def find_idle(program: Program, closed: Closings) -> IdleForecast:
    """By how much the objectives will have changed if the seat orders nothing, and what makes most
    of it, as far as it matters."""
    lanes = closed.order(NOTHING)
    closed.backend.close(lanes)
    before, found = closed.after[NOTHING].points, []
    for cause, moved in _list_moved(program, closed).items():
        points = closed.weigh_points(measure_made(program, closed, lanes, before, moved))
        if is_material_score(float(points.mean())):
            title = cause.title or cause.id
            found.append(CauseForecast(cause.kind, cause.id, title, bound(points)))
    found.sort(key=lambda each: -abs(each.points.mean))
    return IdleForecast(closed.change(NOTHING), tuple(found[:MOST]))


def _list_moved(program: Program, closed: Closings) -> dict[Link, dict[int, Numbers]]:
    """What each of these causes posts on each track in every world, if it moves any at all."""
    found: dict[Link, dict[int, Numbers]] = {}
    for name, row in closed.rows.names.items():
        first, track = name
        if not isinstance(first, Link):
            continue
        amounts, made = closed.after[NOTHING].posted[row], program.tracks[track]
        if abs(float(amounts.mean())) >= WORTH * find_material(made.low, made.high):
            found.setdefault(first, {})[track] = amounts
    return found
