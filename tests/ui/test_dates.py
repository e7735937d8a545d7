"""Dates as people write them: days, times of day, and how long a turn lasts."""

from __future__ import annotations

import pytest

from eleventh_ui.display.dates import format_span

DAY = 24 * 60


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
