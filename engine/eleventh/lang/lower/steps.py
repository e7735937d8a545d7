"""The amounts of a range, each of which is a choice of its own."""

from __future__ import annotations

from eleventh.core.amounts import DIGITS
from eleventh.lang.model.injects import Amount

MOST_STEPS = 101
_EXACT = 1e-6  # of a step: how far from a whole number of steps a range may be


def list_steps(amount: Amount) -> tuple[float, ...]:
    """The amounts from the least up. One that stands for all where the range is none, which is told
    elsewhere: not 0, for which an act may be left undone."""
    number = count_steps(amount)
    if number is None:
        return (amount.low or 1.0,)
    return tuple(round(amount.low + at * amount.step, DIGITS) for at in range(number))


def count_steps(amount: Amount) -> int | None:
    """How many amounts a range has; None for one that has none, too many, or a part of a step."""
    if not (amount.low < amount.high and amount.step >= 10**-DIGITS):
        return None
    steps = (amount.high - amount.low) / amount.step
    if steps > MOST_STEPS or abs(steps - round(steps)) > _EXACT:
        return None
    return round(steps) + 1 if round(steps) < MOST_STEPS else None
