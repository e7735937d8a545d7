"""The filter over the scores: the same in both faces."""

from __future__ import annotations

import pytest

from eleventh_ui.display.facilitation.panel import track_readings
from tables import host_table
from tui.rooms import facilitated_match


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("trust seoul", 4),
        ("SEOUL  Trust", 4),
        ("trust.tokyo.seoul", 1),
        ("rounds", 1),
        ("nonsense", 0),
    ],
)
def test_a_score_is_found_by_all_words_in_its_title_or_id_in_any_case(
    wanted: str, found: int
) -> None:
    table = host_table(facilitated_match("seoul"))
    assert len(track_readings(table, wanted)) == found
    assert len(track_readings(table, " ")) == len(table.look_over().readings)
