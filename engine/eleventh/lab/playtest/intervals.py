"""How sure one is of what many games show: 95% intervals of shares and means."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from eleventh.lab.studies.estimates import SPAN, Estimate


@dataclass(frozen=True, slots=True)
class Proportion:
    """So many of so many, and the 95% interval of the share by Wilson's score, which holds for rare
    things too. Of nothing the share is 0 and may be anything."""

    number: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.number / self.of if self.of else 0.0

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return self._find_end(-1)

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return self._find_end(1)

    def _find_end(self, side: int) -> float:
        if not self.of:
            return 0.0 if side < 0 else 1.0
        if self.number == (0 if side < 0 else self.of):
            return self.number / self.of  # exactly, where rounding would miss it
        square = SPAN * SPAN / self.of
        middle = self.share + square / 2
        reach = SPAN * sqrt((self.share * (1 - self.share) + square / 4) / self.of)
        return (middle + side * reach) / (1 + square)


def estimate_sums(
    total: int, squares: int, count: int, grain: int, bounds: tuple[float, float]
) -> Estimate:
    """The mean of `count` values and its 95% interval, by the normal approximation, from sums of
    whole grains; the interval keeps within bounds, and is all of them for fewer than two values."""
    low, high = bounds
    mean = total / count / grain if count else low
    if count < 2:
        return Estimate(mean, low, high)
    spread = find_spread(total, squares, count, grain)
    reach = SPAN * spread / sqrt(count)
    return Estimate(mean, max(mean - reach, low), min(mean + reach, high))


def find_spread(total: int, squares: int, count: int, grain: int) -> float:
    """The standard deviation of values from sums of whole grains; 0 for fewer than two."""
    if count < 2:
        return 0.0
    return sqrt((count * squares - total * total) / (count * (count - 1))) / grain
