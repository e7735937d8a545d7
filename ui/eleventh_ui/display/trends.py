"""How a reading has gone and how firm it is, for every face to show or say.

A trend is where a reading stood as each turn ended. The strength of a relation is told in four
words, quarter by quarter of its scale, which a picture draws as the weight of a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from eleventh.core.material import is_material
from eleventh.core.view import Reading, View
from eleventh.play.courses import Course
from eleventh_ui.display.readings import scale_of

STRENGTHS = ("broken", "thin", "firm", "strong")
WORST = "worst now"
WORST_SIGN = "!"
SIGN_TOLD = f"{WORST_SIGN} never stood worse"  # where a reading has that beside its value
HISTORY = 4  # values of a course from which on one can be its worst: three turns and now
TOLD = 6  # values of a trend in words, the latest


@dataclass(frozen=True, slots=True)
class Trend:
    """Where a reading stood as each turn ended and stands now, on its scale from 0 to 1. `is_worst`
    says that it never stood worse than now. `told` are the latest of the values as people read
    them."""

    shares: tuple[float, ...]
    is_worst: bool
    told: tuple[str, ...]


def find_trends(view: View, courses: Iterable[Course]) -> Mapping[str, Trend]:
    """The trends of all that a seat sees and that has a scale, by track."""
    return {each.id: make_trend(each, values) for each, values in _list_scaled(view, courses)}


def has_worst(view: View, courses: Iterable[Course]) -> bool:
    """Whether any of them is worst now; no trend is written for that."""
    return any(_is_worst(each, values) for each, values in _list_scaled(view, courses))


def make_trend(reading: Reading, values: tuple[float, ...]) -> Trend:
    """The trend of one reading through these values, the last of them now."""
    scale = scale_of(reading)
    length = reading.high - reading.low
    return Trend(
        tuple((value - reading.low) / length if length > 0 else 0.0 for value in values),
        _is_worst(reading, values),
        tuple(scale.format(value) for value in values[-TOLD:]),
    )


def describe_trend(trend: Trend) -> str:
    """A trend in words, to go on from a reading: `worst now, was 30, 28, 24`; empty where it never
    moved as people read it."""
    before = trend.told[:-1]
    moved = f"was {', '.join(before)}" if set(trend.told) != {trend.told[-1]} else ""
    return ", ".join(filter(None, (WORST if trend.is_worst else "", moved)))


def name_strength(share: float) -> str:
    """How firm a relation is at a share of its scale: `broken`, `thin`, `firm` or `strong`, a
    quarter each."""
    return STRENGTHS[min(max(int(share * len(STRENGTHS)), 0), len(STRENGTHS) - 1)]


def _list_scaled(
    view: View, courses: Iterable[Course]
) -> Iterator[tuple[Reading, tuple[float, ...]]]:
    """What a seat sees and that has a scale, with its course."""
    values = {each.track: each.values for each in courses}
    for each in view.readings:
        if each.kind != "status" and each.id in values:
            yield each, values[each.id]


def _is_worst(reading: Reading, values: tuple[float, ...]) -> bool:
    """Whether it never stood worse than now, and once better by something that matters; never of
    what has little history."""
    if reading.better not in ("higher", "lower") or len(values) < HISTORY:
        return False
    sign = 1 if reading.better == "higher" else -1
    *before, now = (sign * value for value in values)
    return now <= min(before) and is_material(max(before) - now, reading.low, reading.high)
