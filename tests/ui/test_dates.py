"""Dates as people write them: days, times of day, and how long a turn lasts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from eleventh.core.view import Closing
from eleventh_ui.display.dates import find_revealed_date, format_span, head_turn
from eleventh_ui.display.layout import columns
from games import LIBRARY, adjudicator
from ui.sitting import match_of

DAY = 24 * 60
CLOSING = Closing("over", "Over", "It is over.")


@pytest.mark.parametrize(
    ("date", "minutes", "told"),
    [
        ("2019-08-25", 24 * DAY, "25 August to 17 September 2019"),
        ("2019-08-02", 20 * DAY, "2 to 21 August 2019"),
        ("2019-12-01", DAY, "1 December 2019"),
        ("2019-12-01", 32 * DAY, "1 December 2019 to 1 January 2020"),
        ("2019-11-15", 7 * DAY + 18 * 60, "15 to 22 November 2019, 18:00"),
        ("2019-11-22T18:00", 180, "22 November 2019, 18:00 to 21:00"),
        ("2019-11-22T23:00", 60, "22 November 2019, 23:00 to midnight"),
        ("2019-11-22T23:00", 2 * DAY, "22 November 2019, 23:00 to 24 November 2019, 23:00"),
        ("2019-99-25", DAY, "2019-99-25"),
        ("9999-12-01", 10**9, "1 December 9999"),
        ("\x1b[2J", 5, r"\u{1b}[2J"),
    ],
)
def test_a_turn_is_told_from_its_first_day_to_its_last(date: str, minutes: int, told: str) -> None:
    assert format_span(date, minutes) == told


@pytest.mark.parametrize("folder", LIBRARY, ids=lambda each: each.name)
def test_a_heading_of_eighty_columns_has_room_for_the_title_of_every_turn(folder: Path) -> None:
    program = adjudicator(folder).program
    view = match_of(adjudicator=adjudicator(folder)).view(program.seats[0].id)
    longest = max(columns(each.title) for each in program.seats)
    room = 80 - len(" , capital 9, saved  ") - longest
    for number, turn in enumerate(program.turns, start=1):
        seen = replace(
            view, turn=number, date=turn.date, minutes=turn.minutes, turn_title=turn.title
        )
        told = head_turn(seen)
        assert sorted(told, key=columns, reverse=True) == list(told)
        assert all(turn.title in each and f"Turn {number} of" in each for each in told)
        assert columns(told[-1]) <= room
        assert not re.search(r"\b\d{4}\b", told[-2])


def test_a_turn_without_a_title_is_headed_by_its_days() -> None:
    view = replace(
        match_of().view("seoul"), turn=2, date="2019-09-25", minutes=24 * DAY, turn_title=""
    )
    first, second, last = head_turn(view)
    assert first.endswith(", 25 September to 18 October 2019")
    assert second.endswith(", 25 Sep to 18 Oct 2019")
    assert last == f"Turn 2 of {view.last}"


@pytest.mark.parametrize(
    ("date", "minutes", "told"),
    [
        ("2019-11-23", 30 * DAY, "2019-12-23"),
        ("2019-11-22T18:00", 180, "2019-11-22T21:00"),
        ("Autumn", 180, "Autumn"),
        ("9999-12-01", 10**9, "9999-12-01"),
    ],
)
def test_a_reveal_has_the_date_to_which_its_turn_ran_the_last_as_well(
    date: str, minutes: int, told: str
) -> None:
    view = replace(match_of().view("seoul"), date=date, minutes=minutes)
    assert find_revealed_date(view) == date, "the next turn opens where the last one ended"
    assert find_revealed_date(replace(view, ending=CLOSING)) == told
