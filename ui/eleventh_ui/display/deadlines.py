"""Deadlines in words, and which of them is so near that it is all that matters."""

from __future__ import annotations

from eleventh.core.scales import describe_length
from eleventh.core.view import Clock, View
from eleventh_ui.display.dates import describe_time_left, format_day
from eleventh_ui.display.words import safe

LAST_HOURS = 1  # days: what is left when a deadline takes the place of all meters


def find_last_hours(view: View) -> Clock | None:
    """The deadline that runs out within hours, the nearest of them."""
    near = [each for each in view.clocks if each.running and 0 < each.left < LAST_HOURS]
    return min(near, key=lambda each: each.left, default=None)


def describe_countdown(clock: Clock) -> str:
    """What is left of the last hours, and of how many, which a bar of it is a share of: `The pact
    expires: 3 hours left of the last 6 hours`; as they begin, without that."""
    left, whole = describe_length(clock.left), describe_length(clock.whole)
    of = "" if left == whole else f" of the last {whole}"
    return f"{safe(clock.title)}: {left} left{of}"


def describe_clocks(view: View) -> list[str]:
    """The deadlines that run, with the time that is left, a sentence each; of the last hours how
    many there were."""
    last_hours = find_last_hours(view)
    return [
        f"{describe_countdown(clock)}."
        if clock == last_hours
        else f"{safe(clock.title)}: {format_day(clock.date)}, "
        f"{describe_time_left(clock, view.turn)}."
        for clock in view.clocks
        if clock == last_hours or clock.running
    ]
