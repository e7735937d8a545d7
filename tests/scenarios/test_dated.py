"""What a turn tells is dated within it or before; what was announced for later is listed here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from eleventh.core.program import Inject, Program
from eleventh_ui.display.dates import MONTHS
from games import ROOT, adjudicator

SHIPPED = ("first_hour", "gsomia_2019")
DATED = re.compile(rf"((?:\d{{1,2}}(?:, | and | to |-))*\d{{1,2}}) ({'|'.join(MONTHS)})\b")
ANNOUNCED = {
    ("pact_goes_on", 24, "December"),  # a meeting that is in the calendars
    ("cost_talks_open", 23, "November"),  # the day on which the notice takes effect
    ("october_rockets", 23, "November"),  # the same
}


def test_what_a_turn_tells_is_not_dated_after_it() -> None:
    later = {
        (inject.id, day, month)
        for name in SHIPPED
        for program in (adjudicator(ROOT / "scenarios" / name).program,)
        for at, inject in enumerate(program.injects)
        for day, month in days_in(program, at, inject)
        if inject.turn and not is_told_in_time(program, inject.turn, day, month)
    }
    assert later == ANNOUNCED


def days_in(program: Program, at: int, inject: Inject) -> Iterator[tuple[int, str]]:
    """The dates in all that an event may tell anybody."""
    texts = [inject.headline, inject.text, *(text for _, text in inject.private)]
    for telling in program.tellings:
        if telling.inject == at:
            texts += [words for each in telling.variants for words in each.words]
    for found in DATED.finditer(" | ".join(texts)):
        yield from ((int(day), found[2]) for day in re.findall(r"\d+", found[1]))


def is_told_in_time(program: Program, turn: int, day: int, month: str) -> bool:
    """Whether a turn is not over yet on a day of its year."""
    told = program.turns[turn - 1]
    opens = datetime.fromisoformat(told.date)
    said = datetime(opens.year, MONTHS.index(month) + 1, day)
    return said < opens + timedelta(minutes=told.minutes)
