"""The time there is to talk in a turn: a countdown as a value, so that any clock can drive it.

It stands still while play does, starts anew with each turn that is revealed, and at zero only says
so: no sound, and nobody's orders are sealed. Going back leaves it as it stands; seats may be given
more of it. The minutes are kept with the match; how much of a turn's time is gone is not, so it
begins again when a match is gone on with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import ceil
from typing import TYPE_CHECKING

from eleventh_ui.display.words import pluralise, safe

if TYPE_CHECKING:
    from eleventh.play.table import Table

LONGEST = 240  # minutes
ADVICE = f"The minutes are a whole number from 1 to {LONGEST}; 0 for no timer."
Place = tuple[int, int]
"""A turn, and how often the table had gone back when it was opened."""


NOWHERE: Place = (0, 0)


@dataclass(frozen=True, slots=True)
class Countdown:
    """`allowed` seconds for each turn, none for no timer; `spent` of them before `since`, the
    reading of the clock at which it began to run, or None while it stands still. `extra` minutes
    that seats were given for this turn, by seat."""

    allowed: float = 0.0
    place: Place = NOWHERE
    spent: float = 0.0
    since: float | None = None
    extra: Mapping[str, int] = field(default_factory=dict)

    def left(self, now: float, seat: str = "") -> float:
        """Seconds left for a seat, or without one what all have; never less than none."""
        running = now - self.since if self.since is not None else 0.0
        more = self.extra.get(seat, 0) if seat else min(self.extra.values(), default=0)
        return max(0.0, self.allowed + more * 60.0 - self.spent - running)

    @property
    def favoured(self) -> tuple[str, ...]:
        """The seats that have more time than all have."""
        least = min(self.extra.values(), default=0)
        return tuple(seat for seat, more in self.extra.items() if more > least)

    def at(self, table: Table, now: float) -> Countdown:
        """The countdown as it stands at this table."""
        place = (table.turn, table.rewinds)
        found = self.followed(place, table.paused is not None or table.over, now)
        given = table.extra_minutes
        extra = {seat: given.get(seat, 0) for seat in table.seats} if given else {}
        return found if found.extra == extra else replace(found, extra=extra)

    def followed(self, place: Place, halted: bool, now: float) -> Countdown:
        """The countdown in this turn: from the start in a new one, as it stood where the table has
        gone back, and still while play halts."""
        if place != self.place:
            if self.place != NOWHERE and place[1] != self.place[1]:
                return replace(self, place=place).followed(place, halted, now)
            return Countdown(self.allowed, place, 0.0, None if halted else now)
        if halted == (self.since is None):
            return self
        if self.since is None:
            return replace(self, since=now)
        return replace(self, spent=self.spent + now - self.since, since=None)


def minutes_of(typed: str) -> int | None:
    """The minutes that somebody typed; None if it is no number from 0 to the longest."""
    text = typed.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LONGEST))):
        return None
    return int(text) if int(text) <= LONGEST else None


def describe_time_left(seconds: float) -> str:
    """The time left in words and digits: `12 minutes left (11:07)`."""
    whole = ceil(seconds)
    if whole <= 0:
        return "The time for discussion is up (0:00). Commit when you are ready."
    digits = f"{whole // 60}:{whole % 60:02}"
    if whole < 60:
        return f"Discussion: less than a minute left ({digits})"
    return f"Discussion: {pluralise(ceil(whole / 60), 'minute')} left ({digits})"


def describe_room(
    countdown: Countdown,
    pause: str | None,
    over: bool,
    now: float,
    seat: str = "",
    titles: Mapping[str, str] | None = None,
) -> str:
    """One line on how the room stands: paused and why, or the time left; nothing otherwise. The
    time is that of `seat`; without one that of all, and beside it that of seats that have more, by
    their `titles`."""
    if over:
        return ""
    left = countdown.left(now, seat) if countdown.allowed else 0.0
    if pause is not None:
        stood = f" {describe_time_left(left)}." if left > 0 else ""
        return f"Play is paused: {safe(pause)}.{stood}"
    if not countdown.allowed:
        return ""
    more = "" if seat else _describe_favoured(countdown, now, titles or {})
    return f"{describe_time_left(left)}{more}"


def _describe_favoured(countdown: Countdown, now: float, titles: Mapping[str, str]) -> str:
    told = []
    for seat in countdown.favoured:
        whole = ceil(countdown.left(now, seat))
        told.append(f"{safe(titles.get(seat, seat))} {whole // 60}:{whole % 60:02}")
    return f"; {', '.join(told)}" if told else ""


def describe_minutes(minutes: int) -> str:
    """What was set: the minutes of every turn, or no timer."""
    return f"{pluralise(minutes, 'minute')} for each turn, from now." if minutes else "No timer."


def describe_kept_timer(minutes: int) -> str:
    """For whoever goes on with a match that has a timer."""
    each = f"{pluralise(minutes, 'minute')} for each turn"
    return f"The discussion timer is kept, {each}; this turn's time begins again now."
