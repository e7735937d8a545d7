"""What a seat may choose and what that is known to do, in the order in which every screen and the
plain mode tell it."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from eleventh.core.view import Hint, Option, View
from eleventh_ui.display.words import bounds


def initiatives(view: View) -> tuple[Option, ...]:
    """The initiatives of a seat: first what it can do alone, then what takes others. The order does
    not depend on the turn, so a number means the same in all of them."""
    return tuple(sorted(view.initiatives, key=lambda option: bool(option.joint)))


def by_track(hints: Sequence[Hint]) -> list[tuple[str, list[Hint]]]:
    """What a choice is known to do, track by track: what is certain first, then by the largest
    possible effect."""
    found: dict[str, list[Hint]] = {}
    for hint in hints:
        found.setdefault(hint.track, []).append(hint)
    return sorted(found.items(), key=lambda pair: _rank(pair[1]))


def _rank(hints: Sequence[Hint]) -> tuple[bool, float]:
    if any(hint.value is not None for hint in hints):
        return False, -inf
    low, high = bounds(hints)
    return low <= 0 <= high, -max(abs(low), abs(high))
