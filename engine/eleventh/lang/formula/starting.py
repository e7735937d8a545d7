"""Clocks that start: a deadline some days after something happened, as values of a program.

What starts it is one event or the first of several: an inject that fired, a choice that was made, a
joint initiative that was met. Days count from the opening of the turn in which it happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.span import Span
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.moments import DAY


@dataclass(frozen=True, slots=True)
class StartingClock:
    """What starts a deadline, as (`fired_in`, inject), (`chosen_in`, choice) or (`met_in`, joint);
    `minutes` how long it runs; `opens` when each turn opens, in minutes from the first."""

    events: tuple[tuple[str, int], ...]
    minutes: int
    opens: tuple[int, ...]

    @property
    def by_order(self) -> bool:
        """Whether an order starts it, so that nobody knows of it before the next turn."""
        return any(code != "fired_in" for code, _ in self.events)


def read_begun(values: Values, clock: StartingClock, span: Span | None = None) -> Value:
    """The turn in which a clock started, 0 before it did: of several the first that happened."""
    last, nothing = len(clock.opens), values.const(0.0)
    found = nothing
    for code, index in clock.events:
        turn = values.turn_of(code, index, last, span)
        both = values.op("min", found, turn)
        either = values.op("select", values.op("eq", turn, nothing), found, both)
        found = values.op("select", values.op("eq", found, nothing), turn, either, span=span)
    return found


def read_left(values: Values, clock: StartingClock, span: Span | None = None) -> Value:
    """The days left as the turn opened; before it started all of them."""
    begun, now = read_begun(values, clock, span), values.turn(len(clock.opens))
    ends = [each + clock.minutes for each in clock.opens]
    end, opened = _look_up(values, begun, ends), _look_up(values, now, clock.opens)
    left = values.op("max", values.op("sub", end, opened), values.const(0.0))
    days = values.op("div", left, values.const(DAY))
    waits = values.op("eq", begun, values.const(0.0))
    return values.op("select", waits, values.const(clock.minutes / DAY), days, span=span)


def _look_up(values: Values, turn: Value, numbers: Sequence[int]) -> Value:
    """The number that belongs to a turn, of a list of them."""
    found = values.const(numbers[-1])
    for at in range(len(numbers) - 1, 0, -1):
        here = values.op("eq", turn, values.const(at))
        found = values.op("select", here, values.const(numbers[at - 1]), found)
    return found
