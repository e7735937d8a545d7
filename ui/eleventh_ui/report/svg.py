"""Charts as SVG: no script, no style of their own, every colour from the page's classes.

Lines differ by colour, dashes and markers, and carry their names at their ends; bars carry their
sign and size. Each drawing has a title and a description for those who do not see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eleventh_ui.display.charts import (
    BandChart,
    Chart,
    IntervalChart,
    LineChart,
    Series,
    WaterfallChart,
    WaterfallStep,
)
from eleventh_ui.report.svg_marks import ROW as MARKS
from eleventh_ui.report.svg_marks import count_rows, find_place, write_marks
from eleventh_ui.report.svg_parts import (
    BOTTOM,
    PLOT_LEFT,
    PLOT_RIGHT,
    TOP,
    WIDTH,
    cut,
    label,
    px,
    safe_text,
)
from eleventh_ui.report.svg_spreads import (
    BAND_HEIGHT,
    find_interval_height,
    write_bands,
    write_intervals,
)

KINDS = 6  # of lines that can be told apart
LABEL = 43  # characters of a label that are drawn; the table has all of it
CAUSE = 35
ROW = 24  # pixels between the rows of a waterfall, and the least between labels of lines
GAP = 15
BAR_LEFT, BAR_RIGHT = 300, 700


def drawn(chart: Chart, name: str) -> str:
    """The chart as an `svg` element; `name` is an id that no other on the page has."""
    match chart:
        case LineChart():
            height = _line_height(chart)
            body = list(_line_body(chart, height))
        case WaterfallChart():
            height = TOP + ROW * len(chart.steps) + 10
            body = list(_waterfall_body(chart))
        case BandChart():
            height, body = BAND_HEIGHT, list(write_bands(chart))
        case IntervalChart():
            height, body = find_interval_height(chart), list(write_intervals(chart))
    return "\n".join(
        (
            f'<svg viewBox="0 0 {WIDTH} {height}" role="img" '
            f'aria-labelledby="{name}-title {name}-text" preserveAspectRatio="xMinYMin meet">',
            f'<title id="{name}-title">{safe_text(chart.title)}</title>',
            f'<desc id="{name}-text">{safe_text(chart.text)}</desc>',
            *body,
            "</svg>",
        )
    )


def _line_top(chart: LineChart) -> int:
    return TOP + MARKS * max(count_rows(chart) - 1, 0)


def _line_height(chart: LineChart) -> int:
    least = _line_top(chart) + BOTTOM + GAP * (len(chart.series) + 2)
    return max(180 if len(chart.series) < 3 else 230, least)


def _line_body(chart: LineChart, height: int) -> Iterator[str]:
    span = (chart.high - chart.low) or 1.0
    top, floor = _line_top(chart), height - BOTTOM

    def x(place: float) -> float:
        return find_place(place, len(chart.positions))

    def y(value: float) -> float:
        return floor - (floor - top) * (value - chart.low) / span

    for part in range(5):
        value = chart.low + span * part / 4
        yield (
            f'<line class="grid" x1="{PLOT_LEFT}" y1="{px(y(value))}" x2="{PLOT_RIGHT}" '
            f'y2="{px(y(value))}"/>'
        )
        yield label(PLOT_LEFT - 6, y(value) + 4, f"{value:g}", "tick end")
    for place, position in enumerate(chart.positions):
        yield label(x(place), floor + 18, position, "tick middle")
    yield label((PLOT_LEFT + PLOT_RIGHT) / 2, height - 3, "turn", "tick middle")
    yield from write_marks(chart, top, y)
    for kind, series in enumerate(chart.series):
        points = [(x(place), y(value)) for place, value in enumerate(series.points)]
        path = " ".join(f"{px(left)},{px(down)}" for left, down in points)
        yield f'<g class="line k{kind % KINDS}"><polyline points="{path}"/>'
        yield from (_marker(kind % KINDS, left, down) for left, down in points)
        yield "</g>"
    ends = [y(series.points[-1]) for series in chart.series]
    beside = _spread(ends, top, floor)
    for kind, (series, level) in enumerate(zip(chart.series, beside, strict=True)):
        last = (x(len(series.points) - 1), ends[kind])
        yield (
            f'<line class="lead" x1="{px(last[0] + 6)}" y1="{px(last[1])}" '
            f'x2="{PLOT_RIGHT + 18}" y2="{px(level)}"/>'
        )
        yield f'<g class="line k{kind % KINDS}">{_marker(kind % KINDS, PLOT_RIGHT + 26, level)}</g>'
        yield label(PLOT_RIGHT + 36, level + 4, _named(series), "name")


def _named(series: Series) -> str:
    return f"{cut(series.label, LABEL - len(series.shown) - 1)} {series.shown}"


def _spread(wanted: Sequence[float], top: float, floor: float) -> list[float]:
    """Heights near the wanted ones and in their order, at least a line apart."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed = [0.0] * len(wanted)
    least = top
    for index in order:
        placed[index] = max(wanted[index], least)
        least = placed[index] + GAP
    most = floor
    for index in reversed(order):
        placed[index] = min(placed[index], most)
        most = placed[index] - GAP
    return placed


def _marker(kind: int, x: float, y: float) -> str:
    left, top = px(x), px(y)
    shapes = (
        f'<circle cx="{left}" cy="{top}" r="3.6"/>',
        f'<rect x="{px(x - 3.4)}" y="{px(y - 3.4)}" width="6.8" height="6.8"/>',
        f'<path d="M{left} {px(y - 4.6)}l4.4 8h-8.8z"/>',
        f'<path d="M{left} {px(y - 5)}l5 5l-5 5l-5 -5z"/>',
        f'<path class="open" d="M{px(x - 4)} {px(y - 4)}l8 8m0 -8l-8 8"/>',
        f'<circle class="open" cx="{left}" cy="{top}" r="3.6"/>',
    )
    return shapes[kind]


def _waterfall_body(chart: WaterfallChart) -> Iterator[str]:
    span = (chart.high - chart.low) or 1.0

    def x(value: float) -> float:
        return BAR_LEFT + (BAR_RIGHT - BAR_LEFT) * (value - chart.low) / span

    for number, step in enumerate(chart.steps):
        top = TOP + ROW * number
        yield label(BAR_LEFT - 60, top + 12, cut(step.label, CAUSE), "name end")
        yield label(BAR_LEFT - 52, top + 12, step.shown, "size")
        left, right = sorted((x(0.0) if step.whole else x(step.before), x(step.after)))
        width = max(right - left, 1.5)
        yield (
            f'<rect class="bar {_kind(step)}" x="{px(left)}" y="{top + 2}" '
            f'width="{px(width)}" height="14"/>'
        )
        if number + 1 < len(chart.steps):
            joint = px(x(step.after))
            ends = f'y1="{top + 16}" x2="{joint}" y2="{top + ROW + 2}"'
            yield f'<line class="lead" x1="{joint}" {ends}/>'


def _kind(step: WaterfallStep) -> str:
    if step.whole:
        return "whole"
    return "up" if step.after >= step.before else "down"
