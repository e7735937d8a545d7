"""Choices of a turn that share what they did: they did it only together, or would each have done it
without the other.

What each of two choices did is told as the turn with it against the turn without it. Where they
share something, these two numbers hold it twice, or not at all, and only what both did against
neither can be taken in. So they are told together: to the total those that share half a point, and
the next largest until what is left does not matter; and so to each objective by itself, of which a
few points may be too little of the total to be told there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from eleventh.bots.foresight.closings import Closings, Taken
from eleventh.bots.foresight.worlds import WORLDS
from eleventh.core.forecast import SharedAim, SharedHindsight
from eleventh.core.material import is_material_score
from eleventh.core.program import Program
from eleventh.emit.lanes import Numbers, branch_lanes

TOTAL = 0  # the place of the total in what is measured; behind it stand the objectives
LEAST = 0.1  # points that two must share to be told together
DIGITS = 6

Pair = tuple[int, int]


@dataclass(frozen=True)
class Shared:
    """The choices that share what matters to the total, and to each objective."""

    total: tuple[SharedHindsight, ...] = ()
    aims: tuple[SharedAim, ...] = ()


def find_shared(program: Program, closed: Closings, every: Taken, judged: Sequence[int]) -> Shared:
    """Those of the choices `judged`, which are all of `every`, that share what matters with
    another, in groups; the choices of one joint initiative are one thing, and share nothing.
    Nothing is looked for where what they all did adds up."""
    closed = closed.close_also([frozenset(), *(every - {each} for each in judged)])
    joined = [program.choices[each].joint for each in judged]
    counted = [
        each
        for place, each in enumerate(judged)
        if joined[place] < 0 or joined[place] not in joined[:place]
    ]
    alone = {each: _measure(closed, every, {each}) for each in counted}
    rest = _measure(closed, every, every) - sum(alone.values())
    if not any(map(is_material_score, rest)):
        return Shared()
    shares = _find_shares(closed, every, counted)
    groups = [_choose_groups(shares, rest, row) for row in range(len(rest))]
    closed = closed.close_also([every - group for those in groups for group in those])

    def place_all(group: Taken) -> tuple[int, ...]:
        return tuple(place for place, each in enumerate(judged) if each in group)

    return Shared(
        tuple(
            SharedHindsight(place_all(group), closed.compare(every, every - group))
            for group in groups[TOTAL]
        ),
        tuple(
            SharedAim(row - 1, place_all(group), float(_measure(closed, every, group)[row]))
            for row, those in enumerate(groups)
            if row != TOTAL
            for group in those
        ),
    )


def _find_shares(closed: Closings, every: Taken, counted: Sequence[int]) -> Mapping[Pair, Numbers]:
    """What each two of the choices share, in the first worlds alone: that tells who shares, and
    what all of them did is told from all worlds."""
    pairs = list(combinations(counted, 2))
    first = branch_lanes(closed.worlds.lanes, np.arange(WORLDS))
    some = replace(closed, worlds=replace(closed.worlds, lanes=first), after={})
    singles = [every - {each} for each in counted]
    some = some.close_also([every, *singles, *(every - {*pair} for pair in pairs)])
    alone = {each: _measure(some, every, {each}) for each in counted}
    return {pair: alone[pair[0]] + alone[pair[1]] - _measure(some, every, pair) for pair in pairs}


def _choose_groups(shares: Mapping[Pair, Numbers], rest: Numbers, row: int) -> list[Taken]:
    """Which choices are told together: of the total all pairs that share what matters; and the
    largest of those that are left, until what is left does not matter, as pairs have it."""
    taken = list[Pair]()
    for pair in sorted(shares, key=lambda each: -abs(shares[each][row])):
        share = shares[pair][row]
        groups = _group(taken)
        held = sum(shares[each][row] for each in shares if any({*each} <= one for one in groups))
        by_itself = row == TOTAL and is_material_score(share)
        if abs(share) < LEAST or not (by_itself or is_material_score(rest[row] + held)):
            break
        taken.append(pair)
    return _group(taken)


def _group(pairs: Iterable[Pair]) -> list[Taken]:
    """All that hangs together, by pairs that do."""
    groups = list[Taken]()
    for pair in pairs:
        touched = [each for each in groups if each & {*pair}]
        groups = [each for each in groups if each not in touched]
        groups.append(frozenset(pair).union(*touched))
    return groups


def _measure(closed: Closings, every: Taken, without: Iterable[int]) -> Numbers:
    """What some of the choices did on average, for the total and for each objective."""
    points = closed.after[every].points - closed.after[every - {*without}].points
    return np.round([closed.weigh_points(points).mean(), *points.mean(axis=1)], DIGITS) + 0.0
