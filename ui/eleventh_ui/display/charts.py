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
class LineChart:
    """Lines over turns on one scale. `positions` labels the points of every series."""

    title: str
    text: str
    low: float
    high: float
    positions: tuple[str, ...]
    series: tuple[Series, ...]


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
