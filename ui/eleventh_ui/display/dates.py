"""Dates and times as people write them."""

from __future__ import annotations

import re

from eleventh.core.scales import describe_length
from eleventh_ui.display.words import safe

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?", re.ASCII)


def format_day(date: str) -> str:
    """An ISO date as people write it: `1 July 2019`, or `22 November 2019, 18:00` where it has a
    time of day. Anything else comes back safe."""
    found = _DATE.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return safe(date)
    time = f", {found[4]}" if found[4] else ""
    return f"{int(found[3])} {MONTHS[int(found[2]) - 1]} {found[1]}{time}"


def format_day_briefly(date: str) -> str:
    """The day alone, where there is little room and the year is told elsewhere: `22 Nov`."""
    found = _DATE.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return safe(date)
    return f"{int(found[3])} {MONTHS[int(found[2]) - 1][:3]}"


def format_stamp(stamp: str) -> str:
    """A stored time of day, in UTC: `21 November 2026, 18:23 UTC`."""
    date, _, clock = stamp.partition("T")
    return f"{format_day(date)}, {safe(clock[:5])} UTC" if clock else format_day(date)


def describe_days_left(days: float, turn: int) -> str:
    """The time until a deadline, as it stands in this turn: `12 days left`, `6 hours left`, `past`.

    A deadline of the day on which the game begins is `today` in the first turn, and in no other:
    one on which a later turn opens has ended with the turn before.
    """
    length = describe_length(days)
    if not length:
        return "today" if turn == 1 else "past"
    return f"{length} left"
