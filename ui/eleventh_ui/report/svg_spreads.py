"""Charts of what many games come to, as SVG: bands over turns, and values with their intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eleventh_ui.display.charts import BandChart, IntervalChart
from eleventh_ui.report.svg_parts import (
    BOTTOM,
    PLOT_LEFT,
    PLOT_RIGHT,
    TOP,
    WIDTH,
    cut,
    label,
    px,
)

BAND_HEIGHT = 190
ROW = 24  # pixels between the rows of intervals
NAME = 42  # characters of a row's name that are drawn; the table has all of it
LEFT, RIGHT = 300, 680


def find_interval_height(chart: IntervalChart) -> int:
    """How high the drawing of a chart of intervals is."""
    return TOP + ROW * len(chart.rows) + 28


def write_bands(chart: BandChart) -> Iterator[str]:
    """The parts of a chart of bands: the outer band, the inner one, and the line in the middle."""
    span, floor = (chart.high - chart.low) or 1.0, BAND_HEIGHT - BOTTOM

    def x(place: int) -> float:
        return PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * place / max(len(chart.positions) - 1, 1)

    def y(value: float) -> float:
        return floor - (floor - TOP) * (value - chart.low) / span

    def join(values: Sequence[float], places: Sequence[int]) -> str:
        return " ".join(f"{px(x(each))},{px(y(values[each]))}" for each in places)

    for part in range(5):
        value = chart.low + span * part / 4
        top = px(y(value))
        yield f'<line class="grid" x1="{PLOT_LEFT}" y1="{top}" x2="{PLOT_RIGHT}" y2="{top}"/>'
        yield label(PLOT_LEFT - 6, y(value) + 4, f"{value:g}", "tick end")
    forward = range(len(chart.positions))
    for kind, (lows, highs) in (("outer", chart.outer), ("inner", chart.inner)):
        points = f"{join(highs, forward)} {join(lows, forward[::-1])}"
        yield f'<polygon class="band {kind}" points="{points}"/>'
    yield f'<g class="line k0"><polyline points="{join(chart.middle, forward)}"/></g>'
    for place, position in enumerate(chart.positions):
        yield label(x(place), floor + 18, position, "tick middle")
    yield label((PLOT_LEFT + PLOT_RIGHT) / 2, BAND_HEIGHT - 3, "turn, as it opened", "tick middle")
    for line, text in enumerate(chart.legend):
        yield label(PLOT_RIGHT + 26, TOP + 14 + 18 * line, cut(text, NAME), "name")


def write_intervals(chart: IntervalChart) -> Iterator[str]:
    """The parts of a chart of intervals: a row each, with a mark at its value."""
    span = (chart.high - chart.low) or 1.0

    def x(value: float) -> float:
        return LEFT + (RIGHT - LEFT) * (value - chart.low) / span

    bottom = TOP + ROW * len(chart.rows)
    for part in range(5):
        value = chart.low + span * part / 4
        left = px(x(value))
        yield f'<line class="grid" x1="{left}" y1="{TOP - 6}" x2="{left}" y2="{bottom}"/>'
        yield label(x(value), bottom + 16, chart.format.format(value), "tick middle")
    for number, row in enumerate(chart.rows):
        top = TOP + ROW * number + 8
        yield label(LEFT - 10, top + 4, cut(row.label, NAME), "name end")
        yield (
            f'<line class="whisker" x1="{px(x(row.low))}" y1="{top}" x2="{px(x(row.high))}" '
            f'y2="{top}"/>'
        )
        yield f'<circle class="k0" cx="{px(x(row.value))}" cy="{top}" r="4"/>'
        yield label(min(x(row.high) + 8, WIDTH - 60), top + 4, row.shown, "size")
