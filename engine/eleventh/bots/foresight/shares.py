"""Choices of a turn that share what they did: they did it only together, or would each have done it
without the other.

What each of two choices did is told as the turn with it against the turn without it. Where they
share something, these two numbers hold it twice, or not at all, and only what both did against
neither can be taken in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from eleventh.bots.foresight.closings import Closings, Taken
from eleventh.core.forecast import SharedHindsight
from eleventh.core.material import is_material_score
from eleventh.core.program import Program


def find_shared(
    program: Program, closed: Closings, every: Taken, judged: Sequence[int]
) -> tuple[SharedHindsight, ...]:
    """Those of the choices `judged`, which are all of `every`, that share half a point or more of
    the total with another, in groups; the choices of one joint initiative are one thing, and share
    nothing. Nothing is looked for where what they all did adds up."""
    closed = closed.close_also([frozenset(), *(every - {each} for each in judged)])
    alone = {each: _measure(closed, every, {each}) for each in judged}
    joined = [program.choices[each].joint for each in judged]
    counted = [
        each
        for place, each in enumerate(judged)
        if joined[place] < 0 or joined[place] not in joined[:place]
    ]
    whole = _measure(closed, every, every)
    if not is_material_score(sum(alone[each] for each in counted) - whole):
        return ()
    pairs = [
        (one, other)
        for one, other in combinations(judged, 2)
        if program.choices[one].joint < 0
        or program.choices[one].joint != program.choices[other].joint
    ]
    closed = closed.close_also([every - {*pair} for pair in pairs])
    shares = {
        pair: sum(alone[each] for each in pair) - _measure(closed, every, pair) for pair in pairs
    }
    groups = _group([pair for pair in pairs if is_material_score(shares[pair])])
    closed = closed.close_also([every - group for group in groups])
    return tuple(
        SharedHindsight(
            tuple(place for place, each in enumerate(judged) if each in group),
            closed.compare(every, every - group),
        )
        for group in groups
    )


def _group(pairs: Iterable[tuple[int, int]]) -> list[frozenset[int]]:
    """All that hangs together, by pairs that do."""
    groups = list[frozenset[int]]()
    for pair in pairs:
        touched = [each for each in groups if each & {*pair}]
        groups = [each for each in groups if each not in touched]
        groups.append(frozenset(pair).union(*touched))
    return groups


def _measure(closed: Closings, every: Taken, without: Iterable[int]) -> float:
    """What some of the choices did for the total, on average."""
    return float(closed.weigh(every, every - {*without}).mean())
