"""The board: what stands beside the triangle, and the triangle where there is one."""

from __future__ import annotations

from dataclasses import replace

from eleventh.core.view import Clock, View
from eleventh_ui.display.dates import describe_days_left, format_day
from eleventh_ui.display.layout import columns
from eleventh_ui.display.numbers import format_capital
from eleventh_ui.display.presence import describe_presence
from eleventh_ui.display.words import safe
from eleventh_ui.tui.drawing.gauges import Gauge, reading_row
from eleventh_ui.tui.drawing.landmarks import Landmarks
from eleventh_ui.tui.drawing.rows import Row, Run, beside, clip, extent, fill, folded, prose
from eleventh_ui.tui.drawing.sitting import Sitting
from eleventh_ui.tui.drawing.triangle import FEWEST, listed_sides, triangle

HALVES = 70  # columns from which what stands below the triangle has two halves
CELLS = 10  # of a bar
GAP = 4
LEAST = 5  # columns of a bar that says anything
SOON = 14  # days before a deadline at which it asks for attention


def sides(marks: Landmarks, size: tuple[int, int]) -> list[Row]:
    """Relations between the seats: a triangle for three of them, else a list."""
    width, height = size
    if len(marks.corners) == 3 and len(marks.sides) and height >= FEWEST:
        return triangle(marks.corners, marks.sides, size)
    return listed_sides(marks.corners, marks.sides, width)


def scores(marks: Landmarks, width: int) -> list[Row]:
    """The gauges of adversaries, or of what is on the short list, a row each."""
    longest = max((columns(each.title) for each in marks.scores), default=0)
    room = width - longest - 16
    cells = min(CELLS, room) if room >= LEAST else 0
    return [gauge_row(each, width, cells) for each in marks.scores]


def gauge_rows(each: Gauge, width: int) -> list[Row]:
    """A gauge on one row, or on more if its title leaves no room for the rest of it."""
    row = gauge_row(each, width)
    if each.title in "".join(run.text for run in row):
        return [row]
    if _named(each):
        return folded(status_row(each, extent(row) + columns(each.title)), width, 2)
    rest = gauge_row(replace(each, title=""), width)
    return [*folded((Run(each.title, "label", each.track),), width, 2), rest]


def gauge_row(each: Gauge, width: int, cells: int = CELLS) -> Row:
    """A gauge on one row: its title, value, bar and change."""
    if _named(each):
        return status_row(each, width)
    shown = cells if each.share is not None else 0
    tail = reading_row(each, "", shown)
    room = max(4, width - extent(tail) - cells + shown)
    return (Run(fill(each.title, room), "label", each.track), *tail)


def status_row(each: Gauge, width: int) -> Row:
    """A reading with named values: title, value, and whether the last turn changed it."""
    change = f" ({each.change})" if each.change else ""
    room = max(4, width - len(each.value) - len(change) - 2)
    return (
        Run(f"{clip(each.title, room)}: ", "label", each.track),
        Run(each.value, "value", each.track),
        Run(change, "moved", each.track),
    )


def _named(each: Gauge) -> bool:
    return each.share is None and not each.value.isdigit()


def clocks(view: View, width: int) -> list[Row]:
    """Deadlines with the time that is left; what does not run is said to wait, or is past."""
    return [row for each in view.clocks for row in _clock(each, view.turn, width)]


def capital(sitting: Sitting, width: int) -> list[Row]:
    """Political capital, and what the draft leaves of it."""
    capital, rest = sitting.view.capital, sitting.rest
    if capital is None or rest is None:
        return []
    spent = f", {format_capital(rest)} after these orders" if rest != capital else ""
    return prose(f"Political capital: {format_capital(capital)}{spent}", width, "value", "", "  ")


def presence(sitting: Sitting, width: int) -> list[Row]:
    """Whose orders are in, whose are still awaited, and who decides at the reveal."""
    told = describe_presence(sitting.reference.seats, sitting.people, sitting.waiting)
    return prose(told, width, "dim", "", "  ")


def standing(sitting: Sitting, marks: Landmarks, width: int) -> list[Row]:
    """What stands beside or below the triangle: in two halves where there is room for them."""
    halves = width >= HALVES
    half = width * 11 // 20 if halves else width
    rest = width - half - GAP if halves else width
    against = scores(marks, half)
    first = [row for each in marks.statuses[:1] for row in gauge_rows(each, rest)]
    others = [row for each in marks.statuses[1:] for row in gauge_rows(each, half)]
    right = [
        *first,
        *clocks(sitting.view, rest),
        *capital(sitting, rest),
        *presence(sitting, rest),
    ]
    if not halves:
        return [*against, *right, *others]
    return beside([*against, *others], right, half + GAP)


def _clock(clock: Clock, turn: int, width: int) -> list[Row]:
    title, date = safe(clock.title), format_day(clock.date)
    left = describe_days_left(clock.left, turn)
    if not clock.running and clock.left:
        return prose(f"{title} {date} only if set off", width, "dim", "", "  ")
    tone = "alarm" if 0 < clock.left <= SOON else "value"
    return prose(f"{title} {date}: {left}", width, tone, "", "  ")
