"""The board: the triangle where there is one, and readings on rows of their own."""

from __future__ import annotations

from dataclasses import replace

from eleventh_ui.display.layout import columns
from eleventh_ui.display.trends import WORST_SIGN
from eleventh_ui.tui.drawing.gauges import CHANGE, Gauge
from eleventh_ui.tui.drawing.landmarks import Landmarks
from eleventh_ui.tui.drawing.rows import Row, Run, clip, extent, fill, folded
from eleventh_ui.tui.drawing.signs import bar, spark
from eleventh_ui.tui.drawing.triangle import FEWEST, listed_sides, triangle

CELLS = 6  # of a bar
TURNS = 5  # of a small line beside it


def sides(marks: Landmarks, size: tuple[int, int]) -> list[Row]:
    """Relations between the seats: a triangle for three of them, else a list."""
    width, height = size
    if len(marks.corners) == 3 and len(marks.sides) and height >= FEWEST:
        return triangle(marks.corners, marks.sides, size)
    return listed_sides(marks.corners, marks.sides, width)


def gauge_rows(each: Gauge, width: int, turns: int = TURNS) -> list[Row]:
    """A gauge on one row, or on more if its title leaves no room for the rest of it. `turns` is
    0 for a list whose gauges do not say how they have gone."""
    row = gauge_row(each, width, turns)
    if each.title in "".join(run.text for run in row):
        return [row]
    if _named(each):
        return folded(status_row(each, extent(row) + columns(each.title)), width, 2)
    rest = gauge_row(replace(each, title=""), width, turns)
    return [*folded((Run(each.title, "label", each.track),), width, 2), rest]


def gauge_row(each: Gauge, width: int, turns: int = TURNS) -> Row:
    """A gauge on one row: its title, value, bar, the way it has gone, and change."""
    if _named(each):
        return status_row(each, width)
    room = max(CHANGE, columns(each.change))
    cells = max(0, CELLS - room + CHANGE)
    drawn = bar(each.share, cells) if each.share is not None else ""
    line = spark(each.trend.shares, turns) if each.trend and len(each.trend.shares) > 1 else ""
    tail = (
        Run(f"{marked_value(each):>4}", "value", each.track),
        Run(f" {fill(drawn, cells)} ", "bar", each.track),
        Run(f"{fill(line, turns)} " if turns else "", "bar", each.track),
        Run(fill(each.change, room), each.tone or "dim", each.track),
    )
    return (Run(fill(each.title, max(4, width - extent(tail))), "label", each.track), *tail)


def marked_value(each: Gauge) -> str:
    """The value, with a mark where it never stood worse."""
    return f"{each.value}{WORST_SIGN}" if each.is_worst else each.value


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
