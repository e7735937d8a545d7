"""Dates and times as people write them."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from eleventh.core.scales import describe_length
from eleventh.core.view import Clock, View
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


def describe_opening(date: str) -> str:
    """When a turn opens, as the end of a sentence: `opens on 1 July 2019`; of one without a date
    what it is called."""
    return f"opens on {format_day(date)}" if _DATE.fullmatch(date) else f"is “{safe(date)}”"


def format_deadline(date: str) -> str:
    """The moment at which a deadline of hours runs out: of one with a day alone the midnight in
    which that day begins, told by the day that ends then: `22 November 2019, midnight`."""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return format_day(date)
    if moment.time() != time():
        return format_day(date)
    return f"{format_day((moment - timedelta(days=1)).date().isoformat())}, midnight"


def format_day_briefly(date: str) -> str:
    """The day alone, where there is little room and the year is told elsewhere: `22 Nov`."""
    found = _DATE.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return safe(date)
    return f"{int(found[3])} {MONTHS[int(found[2]) - 1][:3]}"


def format_span(date: str, minutes: int) -> str:
    """A stretch of so many minutes from an ISO date on, as people write it: `25 August to 17
    September 2019`, or where it begins at a time of day `22 November 2019, 18:00 to 21:00`. A
    single day, and what is no date, is told as `format_day` has it."""
    try:
        begin = datetime.fromisoformat(date)
        end = begin + timedelta(minutes=minutes)
    except (ValueError, OverflowError):
        return format_day(date)
    if "T" in date:
        return f"{format_day(date)} to {_name_end(begin, end)}"
    if end.time() == time():
        end -= timedelta(days=1)  # the next turn has that day
    if end.date() <= begin.date():
        return format_day(date)
    begins = format_day(date)
    if begin.year == end.year:
        begins = begins.removesuffix(f" {begin.year}")
        if begin.month == end.month:
            begins = str(begin.day)
    return f"{begins} to {_format_moment(end)}"


def find_revealed_date(view: View) -> str:
    """The ISO date to which the turn ran that the latest reveal was about: that on which the next
    one opens, and of the last turn its end; as it stands where it is no date."""
    if view.ending is None:
        return view.date
    try:
        begin = datetime.fromisoformat(view.date)
        end = begin + timedelta(minutes=view.minutes)
    except (ValueError, OverflowError):
        return view.date
    return f"{end:%Y-%m-%dT%H:%M}" if "T" in view.date else f"{end:%Y-%m-%d}"


def head_turn(view: View) -> tuple[str, ...]:
    """What turn it is, ever shorter, for a heading: with its days and its title, if it has one;
    with the months cut short; without the year too; without the days; with neither days nor
    title."""
    turn = f"Turn {view.turn} of {view.last}"
    span = format_span(view.date, view.minutes)
    if not view.turn_title:
        return f"{turn}, {span}", f"{turn}, {_cut_months(span)}", turn
    title = safe(view.turn_title)
    short = _cut_months(span)
    dated = (span, short, re.sub(r" \d{4}\b", "", short))
    return *(f"{turn}, {each}: {title}" for each in dated), f"{turn}: {title}"


def _cut_months(span: str) -> str:
    """A stretch of time with three letters for each month: `30 Oct to 20 Nov 2018`."""
    return re.sub(rf"\b({'|'.join(MONTHS)})\b", lambda found: found[0][:3], span)


def _name_end(begin: datetime, end: datetime) -> str:
    """When something ends that began at a time of day."""
    if end.date() == begin.date():
        return f"{end:%H:%M}"
    if end.time() == time() and end - begin <= timedelta(days=1):
        return "midnight"
    return _format_moment(end)


def _format_moment(moment: datetime) -> str:
    day = format_day(moment.date().isoformat())
    return day if moment.time() == time() else f"{day}, {moment:%H:%M}"


def format_stamp(stamp: str) -> str:
    """A stored time of day, in UTC: `21 November 2026, 18:23 UTC`."""
    date, _, clock = stamp.partition("T")
    return f"{format_day(date)}, {safe(clock[:5])} UTC" if clock else format_day(date)


def describe_time_left(clock: Clock, turn: int) -> str:
    """The time until a deadline, as it stands in this turn: `12 days left`, `6 hours left`, `past`.

    A deadline of the day on which the game begins is `today` in the first turn, and in no other:
    one on which a later turn opens has ended with the turn before. Of one that an order started
    the days may be over as it is first seen: it ends as this turn closes.
    """
    length = describe_length(clock.left)
    if not length:
        if turn > 1 and clock.running and not clock.ran:
            return "ends as this turn closes"
        return "today" if turn == 1 else "past"
    return f"{length} left"
