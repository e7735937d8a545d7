"""What gsomia_2019 tells of in a turn happened in that turn, and names its day where it is later.

A turn lasts until the next one opens, and what comes by itself is told as it opens. Dated items of
the sources (`C-MMDD`, `S-MMDD`) say when; an answer may rest on what was done later, an event may
not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from eleventh.core.program import Inject
from scenarios.must_read import backend, list_texts

YEAR, ENDS = 2019, date(2019, 12, 24)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
DAY = rf"\d{{1,2}}(?: |-\d{{1,2}} | and \d{{1,2}} )(?:{'|'.join(MONTHS)})"
PARTS = rf"(\d{{1,2}})(?:-(\d{{1,2}}))?(?: and (\d{{1,2}}))? ({'|'.join(MONTHS)})"
NAMED = re.compile(
    rf"{DAY}|\b(?:{'|'.join(MONTHS)})\b|\bthe \d+(?:st|nd|rd|th)\b|in four days|within two days",
    re.IGNORECASE,
)
# Later than the turn in which they are cited: the meeting of December that was already announced.
ANNOUNCED = {"pact_goes_on": "C-1224"}


def list_days() -> Mapping[str, tuple[date, ...]]:
    """The days of 2019 that the id or the text of a dated item names, by item."""
    days = {}
    for source in backend().program.sources:
        dated = re.match(r"[CS]-(\d\d)(\d\d)[A-Z]*$", source.id)
        head = source.text.partition(":")[0]
        if dated and str(YEAR) in head:
            named = [
                date(YEAR, MONTHS.index(month) + 1, int(day))
                for *several, month in re.findall(PARTS, head)
                for day in several
                if day
            ]
            if named:
                days[source.id] = tuple(sorted(named))
    return days


def list_scheduled() -> Iterator[tuple[Inject, date, date]]:
    """Every inject that comes in a turn of its own, with the days on which it opens and ends."""
    program = backend().program
    opened = [datetime.fromisoformat(each.date).date() for each in program.turns]
    for inject in program.injects:
        if inject.turn:
            following = [*opened, ENDS][inject.turn]
            yield inject, opened[inject.turn - 1], following


def test_the_id_of_a_dated_item_is_a_day_that_its_text_names() -> None:
    days = list_days()
    assert len(days) > 50
    wrong = {}
    for id, named in days.items():
        said = date(YEAR, int(id[2:4]), int(id[4:6]))
        if not min(named) <= said <= max(named):
            wrong[id] = named
    assert wrong == {}


def test_no_event_rests_on_what_came_after_its_turn() -> None:
    days, later = list_days(), []
    for inject, _, end in list_scheduled():
        for cited in inject.cite:
            if cited in days and days[cited][0] > end and ANNOUNCED.get(inject.id) != cited:
                later.append(f"{inject.id}: {cited}")
    assert later == []


def test_what_comes_on_a_later_day_of_its_turn_names_the_day() -> None:
    texts: dict[str, list[str]] = {}
    for where, text in list_texts():
        id, _, place = where.rpartition(".")
        if place in ("headline", "text"):
            texts.setdefault(id, []).append(text)
    days, undated = list_days(), []
    for inject, opened, _ in list_scheduled():
        came = [days[each][0] for each in inject.cite if each in days and each.startswith("C-")]
        named = any(NAMED.search(text) for text in texts[inject.id])
        if came and min(came) > opened and not named:
            undated.append(f"{inject.id}: {min(came)}")
    assert undated == []
