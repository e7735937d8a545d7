"""The marks across a line chart: a line down for each, and its label above the plot.

Labels that would touch stand in rows above one another, so that none is ever printed over another
or over the axis, however many things were done in a turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from eleventh_ui.display.charts import ChartMark, LineChart
from eleventh_ui.report.svg_parts import PLOT_LEFT, PLOT_RIGHT, label, px

ROW = 15  # pixels from one row of labels to the next
SIGN = 8.6  # pixels of a sign of a label at the most, as the printed style sets them
APART = 4  # pixels between two labels of a row
ABOVE = 3  # pixels between a label and what is below it


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark by the middle of its line and of its label, in pixels, and the row of the label,
    counted from the plot."""

    mark: ChartMark
    line: float
    middle: float
    row: int


def find_place(place: float, positions: int) -> float:
    """The pixel from the left at which a place among so many positions is drawn."""
    return PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * place / max(positions - 1, 1)


def place_marks(chart: LineChart) -> list[PlacedMark]:
    """Where each mark goes, from left to right: each label in the lowest row with room for it."""
    ends: list[float] = []  # of the last label in each row
    placed = []
    for mark in sorted(chart.marks, key=lambda each: each.place):
        line, half = find_place(mark.place, len(chart.positions)), SIGN * len(mark.label) / 2
        middle = max(line, PLOT_LEFT + half)
        row = next((n for n, end in enumerate(ends) if end + APART <= middle - half), len(ends))
        ends[row : row + 1] = [middle + half]
        placed.append(PlacedMark(mark, line, middle, row))
    return placed


def count_rows(chart: LineChart) -> int:
    """How many rows the labels of a chart take."""
    return max((each.row + 1 for each in place_marks(chart)), default=0)


def write_marks(chart: LineChart, top: float, y: Callable[[float], float]) -> Iterator[str]:
    """The marks of a chart whose plot begins at `top`."""
    floor = px(y(chart.low))
    for each in place_marks(chart):
        left = px(each.line)
        yield f'<line class="mark" x1="{left}" y1="{px(top)}" x2="{left}" y2="{floor}"/>'
        yield label(each.middle, top - ABOVE - ROW * each.row, each.mark.label, "tick middle")
