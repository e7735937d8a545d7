"""Lists made as short as may be: what can be left out is left out, many trials at a time.

This is delta debugging turned for lanes: all ways to leave out a part, from the whole list down to
one item, are tried in one round, and the largest part that was not needed goes.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Lists = list[tuple[Item, ...]]


def shrink_list(items: Sequence[Item]) -> Generator[Lists[Item], Sequence[bool], tuple[Item, ...]]:
    """Yields lists to be tried, and is sent which of them still do; returns a list of which no item
    can be left out alone. The list itself must do."""
    held = tuple(items)
    loose: frozenset[int] = frozenset()  # places that could each be left out in the last round
    while held:
        parts = [loose, *_list_parts(len(held))] if loose else list(_list_parts(len(held)))
        trials = [_leave_out(held, each) for each in parts]
        does = yield trials
        good = [number for number, each in enumerate(does) if each]
        if not good:
            return held
        best = max(good, key=lambda number: len(parts[number]))
        spare = frozenset().union(*(parts[each] for each in good)) - parts[best]
        left = [place for place in range(len(held)) if place not in parts[best]]
        loose = frozenset(number for number, place in enumerate(left) if place in spare)
        held = trials[best]
    return held


def _list_parts(length: int) -> Iterator[frozenset[int]]:
    """All of a list, its halves, quarters and so on, down to single items."""
    size = length
    while True:
        yield from (
            frozenset(range(first, min(first + size, length))) for first in range(0, length, size)
        )
        if size == 1:
            return
        size = -(-size // 2)


def _leave_out(items: tuple[Item, ...], places: frozenset[int]) -> tuple[Item, ...]:
    return tuple(each for place, each in enumerate(items) if place not in places)
