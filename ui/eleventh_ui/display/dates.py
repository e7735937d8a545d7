"""Dates and times as people write them."""

from __future__ import annotations

import re

from eleventh_ui.display.words import pluralise, safe

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
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def format_day(date: str) -> str:
    """An ISO date as people write it: `1 July 2019`. Anything else comes back safe."""
    found = _DATE.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return safe(date)
    return f"{int(found[3])} {MONTHS[int(found[2]) - 1]} {found[1]}"


def format_stamp(stamp: str) -> str:
    """A stored time of day, in UTC: `21 November 2026, 18:23 UTC`."""
    date, _, clock = stamp.partition("T")
    return f"{format_day(date)}, {safe(clock[:5])} UTC" if clock else format_day(date)


def describe_days_left(days: int) -> str:
    """The time until a date: `12 days left`, `today`, `past`."""
    if days < 0:
        return "past"
    return "today" if days == 0 else f"{pluralise(days, 'day')} left"
