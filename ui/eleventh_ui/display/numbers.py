"""The numbers that people read. They are rounded here and nowhere else.

A score is told in whole points, and where its whole scale has fewer than two of them as a share of
it, in percent: everywhere, so that a value, its change and the causes of that read alike. Every
change has a sign, and a word beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor

from eleventh_ui.display.words import spell_out


@dataclass(frozen=True, slots=True)
class Scale:
    """How the values of one track are read: from `low` to `high`, or by the names of `values` where
    it is a status. A scale without length is one that nobody needs to be told, as of a counter."""

    low: float = 0.0
    high: float = 0.0
    values: tuple[str, ...] = ()

    @property
    def is_share(self) -> bool:
        """Whether it has fewer than two points, so that its values are told as shares of it."""
        return not self.values and 0 < self.high - self.low < 2

    def format(self, value: float) -> str:
        """A value: `20`, of a share `83%`, of a status the name of its value."""
        if self.values:
            return spell_out(self.values[int(value)])
        return f"{format_whole(self._percent(value))}%" if self.is_share else format_whole(value)

    def format_on_scale(self, value: float) -> str:
        """A value with the end of its scale where it needs one: `20 of 100`, but `83%`."""
        shown = self.format(value)
        long = not self.values and self.high - self.low >= 2
        return f"{shown} of {format_whole(self.high)}" if long else shown

    def format_change(self, before: float, after: float) -> str:
        """The difference of two values as they are shown, so that what a reader adds up is right:
        `-4`, of a share `-4%`; less than a point only where it shows as none, `+<1`."""
        first, last = self._places(before, after)
        shown = _round(last) - _round(first)
        change = float(shown) if shown else min(max(last - first, -0.25), 0.25)
        return self._with_unit(format_amount(change))

    def format_amount(self, change: float) -> str:
        """One change by itself, such as a cause's: `+2`, of a share `+2%`, `+<1` for less than half
        a point, `0` for none."""
        return self._with_unit(format_amount(self._size(change)))

    def format_size(self, size: float) -> str:
        """The same without a sign, in words where it is small: `2`, `2%`, `less than 1`."""
        return self.format_amount(abs(size)).removeprefix("+").replace("<1", "less than 1")

    def format_rest(self, before: float, after: float, sizes: Iterable[float]) -> str:
        """What a reader who adds up sizes as they are shown lacks of the change as it is shown;
        `0` for nothing."""
        first, last = self._places(before, after)
        return self._lack(_round(last) - _round(first), sizes)

    def format_lack(self, change: float, sizes: Iterable[float]) -> str:
        """The same of one change by itself."""
        return self._lack(_round_away(self._size(change)), sizes)

    def shows(self, before: float, after: float) -> bool:
        """Whether two values differ as people read them: else there is nothing to tell."""
        return self.format(before) != self.format(after)

    def _lack(self, whole: int, sizes: Iterable[float]) -> str:
        rest = whole - sum(_round_away(self._size(each)) for each in sizes)
        return self._with_unit(format_amount(rest)) if rest else "0"

    def _percent(self, value: float) -> float:
        return 100 * (value - self.low) / (self.high - self.low)

    def _places(self, *values: float) -> Sequence[float]:
        return [self._percent(each) for each in values] if self.is_share else values

    def _size(self, change: float) -> float:
        return 100 * change / (self.high - self.low) if self.is_share else change

    def _with_unit(self, told: str) -> str:
        return f"{told}%" if self.is_share and told != "0" else told


POINTS = Scale()
"""Points of which nobody needs to be told how many there are: of a counter, or of an objective."""

Scales = Mapping[str, Scale]
"""The scale of each track, by its id."""


def find_scale(kind: str, low: float, high: float, values: tuple[str, ...] = ()) -> Scale:
    """The scale on which people read a track of a kind: a counter, however short, has none."""
    return POINTS if kind == "counter" else Scale(low, high, values)


def format_whole(value: float) -> str:
    """The nearest integer, halves upward."""
    return str(_round(value))


def format_amount(change: float) -> str:
    """A change in points: `+2`, `-3`, `+<1` for less than half a point, `0` for none."""
    if change == 0:
        return "0"
    sign = "+" if change > 0 else "-"
    size = abs(_round_away(change))
    return f"{sign}{size}" if size else f"{sign}<1"


def name_direction(change: float) -> str:
    """The word beside a sign: `rises`, `falls` or `unchanged`."""
    if change == 0:
        return "unchanged"
    return "rises" if change > 0 else "falls"


def judge_change(change: float, better: str) -> str:
    """What a change means where a track says which way is better: `better`, `worse`, or nothing."""
    if change == 0 or better not in ("higher", "lower"):
        return ""
    return "better" if (change > 0) == (better == "higher") else "worse"


def describe_change(scale: Scale, before: float, after: float, better: str) -> str:
    """A change by sign and words: `-4 (falls, worse)`."""
    change = after - before
    meaning = ", ".join(filter(None, (name_direction(change), judge_change(change, better))))
    return f"{scale.format_change(before, after)} ({meaning})"


def format_capital(value: float) -> str:
    """Political capital: exact where it is whole, else one decimal rounded down, as it is spent."""
    tenths = floor(value * 10)
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths / 10:.1f}"


def describe_price(cost: float) -> str:
    """What a choice costs: `costs 2 of political capital`, or `free`."""
    return f"costs {format_capital(cost)} of political capital" if cost else "free"


def format_reached(score: float) -> str:
    """How far an objective is reached: `62 of 100`."""
    return f"{format_whole(score)} of 100"


def _round(value: float) -> int:
    return floor(value + 0.5)


def _round_away(change: float) -> int:
    """A change as it is shown: without its fraction, halves away from nothing."""
    size = _round(abs(change))
    return size if change > 0 else -size
