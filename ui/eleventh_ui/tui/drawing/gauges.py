"""Readings as gauges: value, bar, and what the last turn did, as a sign, a word and a tone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eleventh.core.view import Reading, View
from eleventh.play.courses import Course
from eleventh_ui.display.numbers import judge_change, name_direction
from eleventh_ui.display.readings import ReadingMove, find_moves_in, scale_of, value_of
from eleventh_ui.display.trends import Trend, find_trends
from eleventh_ui.display.words import safe, spell_out

CHANGE = 9  # columns of a change: `+<1 rises`, `unchanged`


@dataclass(frozen=True, slots=True)
class Gauge:
    """One reading, ready to be drawn. `share` is None where a bar would mean nothing; `tone` is
    what the change means: better, worse, moved, or nothing where it is too small to matter. `trend`
    is None where nobody knows how it has gone."""

    track: str
    title: str
    value: str
    share: float | None
    change: str
    tone: str
    trend: Trend | None = None

    @property
    def is_worst(self) -> bool:
        """Whether it never stood worse than now."""
        return self.trend is not None and self.trend.is_worst


def gauge(reading: Reading, move: ReadingMove | None, trend: Trend | None = None) -> Gauge:
    """The gauge of one reading after a move, if it moved."""
    title = safe(reading.title or reading.id)
    if reading.kind == "status":
        changed = move is not None and move.before != move.after
        value, share = spell_out(reading.status), None
        return Gauge(
            reading.id,
            title,
            value,
            share,
            "changed" if changed else "",
            "moved" if changed else "",
        )
    share = None
    if reading.kind != "counter" and reading.high > reading.low:
        share = (reading.value - reading.low) / (reading.high - reading.low)
    change, tone = change_of(reading, move)
    return Gauge(reading.id, title, value_of(reading), share, change, tone, trend)


def change_of(reading: Reading, move: ReadingMove | None) -> tuple[str, str]:
    """A move as a sign and a word, and its tone; nothing for none, and of one that is too small to
    matter the size alone."""
    if move is None or move.before == move.after:
        return "", ""
    size, scale = move.after - move.before, scale_of(reading)
    told = f"{scale.format_change(move.before, move.after)} {name_direction(size, scale)}".rstrip()
    if not scale.is_material(size):
        return told, ""
    return told, judge_change(size, reading.better, scale) or "moved"


def gauges(view: View, courses: Iterable[Course] = ()) -> Mapping[str, Gauge]:
    """The gauges of everything that a seat sees, by track, in the scenario's order."""
    moved, trends = find_moves_in(view), find_trends(view, courses)
    return {each.id: gauge(each, moved.get(each.id), trends.get(each.id)) for each in view.readings}
