"""What events and rules would have done otherwise if nobody had chosen what is known of.

What a choice did holds all that it set off, also what it did to a rule that goes on by itself: a
rule that takes a tenth of what stands takes more after an answer that raised it, and one that gives
back what is lost gives nothing after an answer that won it. To tell that with the rule once more
would count it twice. So a rule is told by what it would have done anyway.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping

import numpy as np

from eleventh.bots.foresight.closings import Closings, Taken, order_lanes, score_objectives
from eleventh.core.forecast import WorldShift
from eleventh.core.material import find_material
from eleventh.core.program import Link, Program
from eleventh.core.state import State
from eleventh.emit.lanes import Lanes, Numbers

WORTH = 0.1  # of what matters of a scale: what moves less is no such cause
LEAST = 0.05  # points of an objective that are told
DIGITS = 6


def list_posting(program: Program, seat: str) -> Iterator[tuple[int, Link, int]]:
    """The causes that post numbers, as far as a seat may know them and sees what they move, each
    with the first of its chain and its track."""
    for index, cause in enumerate(program.causes):
        seen = seat in cause.seen_by and seat in program.tracks[cause.track].seen_by
        if cause.chain and cause.value is None and seen:
            yield index, cause.chain[0], cause.track


def list_standing(program: Program, known: State, seat: str) -> Iterator[tuple[int, Hashable]]:
    """The causes of rules that nothing sets off and of the events of the turn that is open in what
    is `known`, as far as a seat may know them and sees what they move, each with the name of its
    row."""
    events = {
        each.id
        for each, fired in zip(program.injects, known.fired, strict=True)
        if fired == known.turn
    }
    for index, first, track in list_posting(program, seat):
        if first.kind == "rule" or (first.kind == "inject" and first.id in events):
            yield index, (first, track)


def find_world(program: Program, closed: Closings, every: Taken) -> tuple[WorldShift, ...]:
    """Those of the causes of `list_standing`, whose rows were kept, that would have done otherwise
    without `every` choice, on average over the worlds. An event that has not come is none of them:
    nobody is to read of it here."""
    return tuple(_list_shifts(program, closed, every))


def _list_shifts(program: Program, closed: Closings, every: Taken) -> Iterator[WorldShift]:
    bases = (frozenset[int](), every)
    moved = _list_moved(program, closed, bases)
    if not moved:
        return
    lanes = order_lanes(closed.worlds, bases)
    closed.backend.close(lanes)
    points = score_objectives(closed.backend, lanes, closed.seat)
    for first, amounts in moved.items():
        made = measure_made(program, closed, lanes, points, amounts)
        without, having = made.reshape(len(made), len(bases), -1).mean(axis=2).T
        shift = np.round(without - having, DIGITS) + 0.0
        if (np.abs(shift) >= LEAST).any():
            title = first.title or first.id
            yield WorldShift(first.kind, first.id, title, tuple(map(float, shift)))


def measure_made(
    program: Program,
    closed: Closings,
    lanes: Lanes,
    points: Numbers,
    moved: Mapping[int, Numbers],
) -> Numbers:
    """What some postings made of the objectives in each lane of turns that are closed: the `points`
    that they come to, less what they would come to with the amounts by which each track was `moved`
    taken off."""
    kept = lanes.values.copy()
    for track, amounts in moved.items():
        low, high = program.tracks[track].low, program.tracks[track].high
        lanes.values[track] = np.clip(lanes.values[track] - amounts, low, high)
    made: Numbers = points - score_objectives(closed.backend, lanes, closed.seat)
    lanes.values[:] = kept
    return made


def _list_moved(
    program: Program, closed: Closings, bases: tuple[Taken, Taken]
) -> dict[Link, dict[int, Numbers]]:
    """What each event and rule posts on each track in every world after either, if it is not the
    same."""
    found: dict[Link, dict[int, Numbers]] = {}
    apart = set[Link]()
    for name, row in closed.rows.names.items():
        first, track = name
        one, other = (closed.after[each].posted[row] for each in bases)
        made = program.tracks[track]
        far = abs(float(one.mean() - other.mean())) >= WORTH * find_material(made.low, made.high)
        found.setdefault(first, {})[track] = np.concatenate((one, other))
        apart |= {first} if far else set()
    return {first: amounts for first, amounts in found.items() if first in apart}
