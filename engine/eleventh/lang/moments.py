"""Dates, with or without a time of day: `2019-11-22` and `2019-11-22T18:00`.

A date alone is its midnight, the beginning of the day. What is compared is the moment, so two ways
to write midnight are one; what is kept and shown is what the author wrote. Nothing here knows of
time zones: a scenario has one clock.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

DAY = 24 * 60
"""Minutes of a day."""

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?")


def is_moment(text: object) -> bool:
    """Whether a value is a day of the calendar in this form, with a time of day or without; what is
    no text is not judged."""
    if not isinstance(text, str):
        return True
    try:
        parse_moment(text)
    except ValueError:
        return False
    return True


def parse_moment(text: str) -> datetime:
    """The moment that a text names. ValueError for any other form, and for what no calendar or
    clock shows."""
    if not _FORM.fullmatch(text):
        raise ValueError(f"{text!r} is not a date")
    return datetime.fromisoformat(text)


def has_time(text: str) -> bool:
    """Whether a date says a time of day."""
    return "T" in text


def count_minutes(length: timedelta) -> int:
    """A length of time in whole minutes, rounded down."""
    return length // timedelta(minutes=1)


def count_days(minutes: int) -> int | float:
    """Minutes as days: a whole number where they are whole days."""
    return minutes / DAY if minutes % DAY else minutes // DAY
