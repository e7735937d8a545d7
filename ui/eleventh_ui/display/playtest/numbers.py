"""Numbers of playtests as they are read: shares in percent, points to the tenth."""

from __future__ import annotations

from eleventh.lab.playtest.intervals import Proportion


def format_percent(share: float) -> str:
    """A share in percent: `37%`, with a decimal below 10 and above 90, `<0.1%` for what is rare."""
    if share in (0.0, 1.0):
        return f"{share:.0%}"
    if share < 0.001 or share > 0.999:
        return "<0.1%" if share < 0.001 else ">99.9%"
    return f"{share:.1%}" if share < 0.1 or share > 0.9 else f"{share:.0%}"


def format_share(found: Proportion, of_nothing: str = "never open") -> str:
    """A share in percent; words for one `of_nothing`, which is none of 0."""
    return format_percent(found.share) if found.of else of_nothing


def format_interval(found: Proportion) -> str:
    """The 95% interval of a share: `34.1 to 35.9%`; nothing for a share of nothing."""
    if not found.of:
        return ""
    return f"{100 * found.low:.1f} to {100 * found.high:.1f}%"


def format_points(value: float) -> str:
    """A number of points to the tenth, without a needless one: `62.4`, `50`."""
    told = f"{value:.1f}".removesuffix(".0")
    return "0" if told == "-0" else told


def format_range(low: float, high: float) -> str:
    """Two numbers of points: `12.5 to 40`."""
    return f"{format_points(low)} to {format_points(high)}"


def format_on(low: float, high: float, value: float) -> str:
    """A value of a track: in points, to the tenth; on a scale of fewer than two of them to the
    hundredth."""
    return format_points(value) if high - low >= 2 else f"{value:.2f}"
