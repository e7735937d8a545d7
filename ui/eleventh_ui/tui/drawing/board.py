"""The board: what stands beside the triangle, and the triangle where there is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eleventh.core.view import Clock, View
from eleventh_ui.plain.layout import columns
from eleventh_ui.tui.drawing.gauges import Gauge, reading_row
from eleventh_ui.tui.drawing.landmarks import Landmarks
from eleventh_ui.tui.drawing.rows import Row, Run, beside, clip, fill, prose
from eleventh_ui.tui.drawing.triangle import CELLS, FEWEST, listed_sides, triangle
from eleventh_ui.words import day, left, listed, points, safe

HALVES = 70  # columns from which what stands below the triangle has two halves
GAP = 4
LEAST = 5  # columns of a bar that says anything
SOON = 14  # days before a deadline at which it asks for attention


def sides(marks: Landmarks, size: tuple[int, int]) -> list[Row]:
    """Trust between the seats: a triangle for three of them, else a list."""
    width, height = size
    if len(marks.corners) == 3 and len(marks.sides) and height >= FEWEST:
        return triangle(marks.corners, marks.sides, size)
    return listed_sides(marks.corners, marks.sides, width)


def deterrence(marks: Landmarks, width: int) -> list[Row]:
    """How far each adversary is deterred, a row each."""
    longest = max((columns(each.title) for each in marks.deterrence), default=0)
    room = width - longest - 16
    cells = min(CELLS, room) if room >= LEAST else 0
    return [gauge_row(each, width, cells) for each in marks.deterrence]


def gauge_row(each: Gauge, width: int, cells: int = CELLS) -> Row:
    """A gauge on one row: its title, value, bar and change."""
    if each.share is None and not each.value.isdigit():
        return status_row(each, width)
    shown = cells if each.share is not None else 0
    tail = reading_row(each, "", shown)
    room = max(4, width - 15 - cells)
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


def clocks(view: View, width: int) -> list[Row]:
    """Deadlines with the time that is left; what does not run now is said to stand still."""
    return [row for each in view.clocks for row in _clock(each, width)]


def capital(view: View, rest: float | None) -> list[Row]:
    """Political capital, and what the draft leaves of it."""
    if view.capital is None or rest is None:
        return []
    spent = f", {points(rest)} after these orders" if rest != view.capital else ""
    return [
        (
            Run("Political capital: ", "label"),
            Run(points(view.capital), "value"),
            Run(spent, "dim" if rest >= 0 else "worse"),
        )
    ]


def presence(waiting: Sequence[str], names: Mapping[str, str], width: int) -> list[Row]:
    """Whose orders are in, and whose are still awaited."""
    here = [safe(title) for seat, title in names.items() if seat not in waiting]
    away = [safe(title) for seat, title in names.items() if seat in waiting]
    told = f"Orders in: {listed(here) or 'none'}. Awaited: {listed(away) or 'none'}."
    return prose(told, width, "dim", "", "  ")


def standing(view: View, marks: Landmarks, extra: Sequence[Row], width: int) -> list[Row]:
    """What stands beside or below the triangle: in two halves where there is room for them."""
    statuses = [status_row(each, width) for each in marks.statuses]
    if width < HALVES:
        return [
            *deterrence(marks, width),
            *statuses[:1],
            *clocks(view, width),
            *extra,
            *statuses[1:],
        ]
    half, rest = width * 11 // 20, width - width * 11 // 20 - GAP
    left = [*deterrence(marks, half), *(status_row(each, half) for each in marks.statuses[1:])]
    pact = [status_row(each, rest) for each in marks.statuses[:1]]
    return beside(left, [*pact, *clocks(view, rest), *extra], half + GAP)


def _clock(clock: Clock, width: int) -> list[Row]:
    title, date = safe(clock.title), day(clock.date)
    if not clock.running:
        return prose(f"{title} {date}: not running", width, "dim", "", "  ")
    tone = "alarm" if clock.left <= SOON else "value"
    return prose(f"{title} {date}: {left(clock.left)}", width, tone, "", "  ")
