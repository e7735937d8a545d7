"""The numbers that people read. They are rounded here and in `core.scales`, and nowhere else.

A value is told in steps of its scale, and so are its change and the causes of that: they read
alike, everywhere. Every change has a sign, and a word beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eleventh.core.material import is_material, is_material_score
from eleventh.core.scales import STEPS_OF_POINT, ValueScale, round_half_up
from eleventh_ui.display.words import safe

_TOLD_APART = 0.0035  # less than 1/256 of a point, in which the engine keeps values


@dataclass(frozen=True, slots=True)
class Scale(ValueScale):
    """How the values of one track are read, their changes and what led to these."""

    def format(self, value: float) -> str:
        """A value: `20`, of a short scale `0.3`, of a share `83%`, of a status its name."""
        return safe(ValueScale.format(self, value))

    def format_closely(self, value: float) -> str:
        """A value with as few decimals as tell it apart from those it is compared with, which are
        whole or halves: `19.6` where `20` would be told, and is needed."""
        steps = self.count_steps(value)
        near = next((n for n in range(3) if _is_told_apart(steps, round(steps, n))), 3)
        if near == 0:
            return self.format(value)
        points = round(steps, near) / STEPS_OF_POINT[self.decimals]
        return self.write(points, near + self.decimals)

    def format_for_sums(self, value: float) -> str:
        """A value that a formula reads: to the hundredth of a point or percent, so that who reckons
        with it gets what is told of the outcome."""
        if self.values:
            return self.format(value)
        return self.write(self.count_steps(value) if self.is_share else value, 2)

    def format_on_scale(self, value: float) -> str:
        """A value with its scale where it needs one: `20 of 100`, `-3 (from -10 to 10)`, `83%`."""
        shown = self.format(value)
        if self.values or self.high - self.low < 2:
            return shown
        if self.low:
            return f"{shown} (from {self.format(self.low)} to {self.format(self.high)})"
        return f"{shown} of {self.format(self.high)}"

    def format_change(self, before: float, after: float) -> str:
        """The difference of two values as they are shown, so that what a reader adds up is right:
        `-4`, `+0.5`, of a share `-4%`; less than a step only where it shows as none, `+<1`."""
        first, last = self.count_steps(before), self.count_steps(after)
        shown = self.round(last) - self.round(first)
        return self._format_signed(float(shown) if shown else min(max(last - first, -0.25), 0.25))

    def format_amount(self, change: float) -> str:
        """One change by itself, such as a cause's: `+2`, of a share `+2%`, `+<1` for less than half
        a step, `0` for none."""
        return self._format_signed(self._count_moved(change))

    def format_size(self, size: float) -> str:
        """The same without a sign, in words where it is small: `2`, `2%`, `less than 1`."""
        return self.format_amount(abs(size)).removeprefix("+").replace("<", "less than ")

    def format_rest(self, before: float, after: float, sizes: Iterable[float]) -> str:
        """What a reader who adds up sizes as they are shown lacks of the change as it is shown;
        `0` for nothing."""
        whole = self.round(self.count_steps(after)) - self.round(self.count_steps(before))
        return self._format_lack(whole, sizes)

    def format_lack(self, change: float, sizes: Iterable[float]) -> str:
        """The same of one change by itself."""
        return self._format_lack(_round_away(self._count_moved(change)), sizes)

    def is_material(self, change: float) -> bool:
        """Whether a change matters: one that does not has neither a colour nor a word of its own.
        Of what is counted, every change does."""
        if self.counted or self.values:
            return change != 0
        if self.high > self.low:
            return is_material(change, self.low, self.high)
        return is_material_score(change)

    def find_share(self, change: float) -> float:
        """A change as a share of the scale; where that has no length that is told, of a hundred."""
        return change / ((self.high - self.low) or 100.0)

    def shows(self, before: float, after: float) -> bool:
        """Whether two values differ as people read them: else there is nothing to tell."""
        return self.format(before) != self.format(after)

    def is_small(self, change: float) -> bool:
        """Whether a change, if any, is of less than half a step, so that its size does not show."""
        return change != 0 and not _round_away(self._count_moved(change))

    def describe_half(self) -> str:
        """Half a step in words: `half a point`, `half a percent`, `0.05`."""
        if self.decimals:
            return f"{0.5 / STEPS_OF_POINT[self.decimals]:g}"
        return f"half a {'percent' if self.is_share else 'point'}"

    def _count_moved(self, change: float) -> float:
        if self.is_share:
            return 100 * change / (self.high - self.low)
        return change * STEPS_OF_POINT[self.decimals]

    def _format_signed(self, steps: float) -> str:
        if steps == 0:
            return "0"
        size = abs(_round_away(steps))
        told = self.format_steps(size) if size else f"<{self.format_steps(1)}"
        return f"{'+' if steps > 0 else '-'}{told}"

    def _format_lack(self, whole: int, sizes: Iterable[float]) -> str:
        rest = whole - sum(_round_away(self._count_moved(each)) for each in sizes)
        return self._format_signed(rest)


POINTS = Scale()
"""Whole points of which nobody needs to be told how many there are, as of an objective."""

COUNTS = Scale(counted=True)
"""What is counted, as political capital is: whole as a rule."""

Scales = Mapping[str, Scale]
"""The scale of each track, by its id."""


def find_scale(kind: str, low: float, high: float, values: tuple[str, ...] = ()) -> Scale:
    """The scale on which people read a track of a kind: a counter, however short, has none."""
    return COUNTS if kind == "counter" else Scale(low, high, values)


def format_whole(value: float) -> str:
    """The nearest integer, halves upward."""
    return str(round_half_up(value))


def name_direction(change: float, scale: Scale) -> str:
    """The word beside a sign: `rises`, `falls` or `unchanged`; none for what is too small to
    matter."""
    if change == 0:
        return "unchanged"
    if not scale.is_material(change):
        return ""
    return "rises" if change > 0 else "falls"


def judge_change(change: float, better: str, scale: Scale) -> str:
    """What a change means where a track says which way is better: `better`, `worse`, or nothing,
    as for what is too small to matter."""
    if not scale.is_material(change) or better not in ("higher", "lower"):
        return ""
    return "better" if (change > 0) == (better == "higher") else "worse"


def describe_change(scale: Scale, before: float, after: float, better: str) -> str:
    """A change by sign and words, `-4 (falls, worse)`; without words where it is too small to
    matter."""
    return f"{scale.format_change(before, after)}{_in_words(scale, after - before, better)}"


def describe_amount(scale: Scale, change: float, better: str) -> str:
    """The same of a change by itself, wherever it began."""
    return f"{scale.format_amount(change)}{_in_words(scale, change, better)}"


def describe_points(points: float, better: str) -> str:
    """Points of a total, in tenths, with the same words: `+2.8 (rises, better)`."""
    return f"{format_points(points)}{_in_words(POINTS, points, better)}"


def format_capital(value: float) -> str:
    """Political capital: exact where it is whole, else one decimal rounded down, as it is spent."""
    return COUNTS.format(value)


def describe_price(cost: float) -> str:
    """What a choice costs: `costs 2 of political capital`, or `free`."""
    return f"costs {format_capital(cost)} of political capital" if cost else "free"


def format_points(points: float) -> str:
    """Points of an objective or of a total, in tenths with a sign: `+1.2`; from ten on whole, and
    `0` for less than half a tenth."""
    size = abs(points)
    told = format_whole(size) if size >= 9.95 else f"{round_half_up(10 * size) / 10:g}"
    return "0" if told == "0" else f"{'+' if points > 0 else '-'}{told}"


def format_tenths(tenths: int) -> str:
    """So many tenths of a point, where they are added up: `+31.2`, `-0.6`, `0`."""
    return f"{'+' if tenths > 0 else ''}{tenths / 10:g}"


def format_reached(score: float) -> str:
    """How far an objective is reached: `62 of 100`."""
    return f"{format_whole(score)} of 100"


def _in_words(scale: Scale, change: float, better: str) -> str:
    words = name_direction(change, scale), judge_change(change, better, scale)
    meaning = ", ".join(filter(None, words))
    return f" ({meaning})" if meaning else ""


def _is_told_apart(steps: float, shown: float) -> bool:
    """Whether steps as they are shown are neither taken for a whole nor for a half, or are that."""
    return abs(shown - steps) < _TOLD_APART or abs(2 * shown - round(2 * shown)) > _TOLD_APART


def _round_away(change: float) -> int:
    """A change as it is shown: without its fraction, halves away from nothing."""
    size = round_half_up(abs(change))
    return size if change > 0 else -size
