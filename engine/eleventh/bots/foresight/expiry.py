"""What the end of a deadline does by itself, as far as a seat may know it beforehand.

Of what lies beyond a turn this much can be told: the values that a deadline sets and the amounts
that it adds, where these are plain numbers and its seat may know of them. What rules, events and
other seats make of that later is not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from eleventh.core.program import Program
from eleventh.emit.lanes import Numbers


@dataclass(frozen=True, slots=True)
class Expiry:
    """One thing that the end of a deadline does to a track, by its index: it adds `amount`, or, if
    it `sets`, has it stand there."""

    track: int
    amount: float
    sets: bool


def find_expiries(program: Program, seat: str) -> Mapping[int, tuple[Expiry, ...]]:
    """What each deadline, by its index, does as far as `seat` may know; not of one of which some
    amount hangs on how things stand then, nor of one that does nothing."""
    places = {each.id: place for place, each in enumerate(program.deadlines)}
    found: dict[int, list[Expiry]] = {}
    open_ended = set[int]()
    for cause in program.causes:
        if cause.chain[0].kind != "deadline" or seat not in cause.seen_by:
            continue
        place = places[cause.chain[0].id]
        if cause.value is not None:
            value = program.tracks[cause.track].values.index(cause.value)
            found.setdefault(place, []).append(Expiry(cause.track, float(value), sets=True))
        elif cause.low == cause.high:
            found.setdefault(place, []).append(Expiry(cause.track, cause.low, sets=False))
        else:
            open_ended.add(place)
    return {place: tuple(does) for place, does in found.items() if place not in open_ended}


def expire(program: Program, values: Numbers, does: Iterable[Expiry]) -> None:
    """Does to values, a row per track, what the end of a deadline would."""
    for each in does:
        track = program.tracks[each.track]
        moved = each.amount if each.sets else values[each.track] + each.amount
        values[each.track] = np.clip(moved, track.low, track.high)
