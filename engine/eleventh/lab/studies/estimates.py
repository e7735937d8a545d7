"""Means with how sure they are: what a study says of numbers that it sampled."""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.emit.lanes import Numbers

SPAN = 1.96  # standard errors to either side: 95 per cent of a normal distribution


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean and its 95% interval, by the normal approximation; of a mean of differences, one of
    paired games."""

    mean: float
    low: float
    high: float


def estimate(values: Numbers) -> Estimate:
    """The mean of a sample with its interval. ValueError for fewer than two values, which have no
    spread to judge by."""
    if values.size < 2:
        raise ValueError("a mean of fewer than two games has no interval")
    mean = float(values.mean())
    reach = SPAN * float(values.std(ddof=1)) / values.size**0.5
    return Estimate(mean, mean - reach, mean + reach)
