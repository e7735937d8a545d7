"""What a chart shows, before it is drawn: numbers with their labels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart: its label, a value per position, and the last value in words."""

    label: str
    points: tuple[float, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class ChartMark:
    """Something that happened between two points of a line chart: `place` counts in points and may
    lie between them; `label` is a short name that is told beside the chart."""

    place: float
    label: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over turns on one scale. `positions` labels the points of every series, and `marks` are
    drawn across them."""

    title: str
    text: str
    low: float
    high: float
    positions: tuple[str, ...]
    series: tuple[Series, ...]
    marks: tuple[ChartMark, ...] = ()


@dataclass(frozen=True, slots=True)
class WaterfallStep:
    """One bar of a waterfall; `whole` if it stands on the ground, as the start and the end do."""

    label: str
    before: float
    after: float
    shown: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class WaterfallChart:
    """From a start to an end, one bar per cause."""

    title: str
    text: str
    low: float
    high: float
    steps: tuple[WaterfallStep, ...]


@dataclass(frozen=True, slots=True)
class BandChart:
    """Where values of many games lie over turns: an outer and an inner band, each by its lower and
    its upper edge, and the line in the middle. `legend` says what they are, a line each."""

    title: str
    text: str
    low: float
    high: float
    positions: tuple[str, ...]
    outer: tuple[tuple[float, ...], tuple[float, ...]]
    inner: tuple[tuple[float, ...], tuple[float, ...]]
    middle: tuple[float, ...]
    legend: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """A value with the interval around it, and what is written beside it."""

    label: str
    low: float
    value: float
    high: float
    shown: str


@dataclass(frozen=True, slots=True)
class IntervalChart:
    """Values with intervals on one scale, a row each; `format` is how its marks are written,
    as `str.format` takes it."""

    title: str
    text: str
    low: float
    high: float
    format: str
    rows: tuple[IntervalRow, ...]


Chart = LineChart | WaterfallChart | BandChart | IntervalChart
