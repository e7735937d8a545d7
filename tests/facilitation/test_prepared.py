"""Events that were written beforehand are read as the form reads them, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh_ui.display.facilitation.fields import Mistake
from eleventh_ui.display.facilitation.prepared import LOAD, act_of, read_prepared
from eleventh_ui.display.facilitation.source import TableSource
from facilitation.attempts import HOSTILE
from tables import host_table
from tui.rooms import facilitated_match

GOOD = "headline: A leak\nreason: to stir\n\n\nheadline: B\nseats: seoul\nreason: x: y\n"


def source() -> TableSource:
    return TableSource(host_table(facilitated_match("seoul", "tokyo")))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "There is no event in that file."),
        ("headline: A leak", "Line 1: A reason is needed."),
        (GOOD.replace("seoul", "mars"), "Line 5: “mars” is no seat here"),
        (GOOD + "effects: trust 101", "Line 5: "),
        ("headlines: A leak", "Line 1: “headlines: A leak” is none of headline, text, seats"),
        ("headline: A\nheadline: B", "Line 2: "),
        (HOSTILE, "Line 1: "),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_nothing_is_taken(text: str, told: str) -> None:
    found = read_prepared(text, source())
    assert isinstance(found, Mistake)
    assert found.sentence.startswith(told)
    assert "\x1b" not in found.sentence


def test_a_prepared_event_keeps_its_own_reason_unless_another_is_given() -> None:
    match = facilitated_match("seoul", "tokyo")
    found = read_prepared(GOOD, source())
    assert not isinstance(found, Mistake)
    act = act_of(found)
    assert act.do(host_table(match), {"event": "1", "reason": ""}) == ()
    assert act.do(host_table(match), {"event": "2", "reason": "so"}) == ()
    doings = host_table(match).doings()
    assert [(each.subject, each.reason) for each in doings] == [("A leak", "to stir"), ("B", "so")]


@pytest.mark.parametrize("name", ["nowhere.txt", "", ".", "~nobody_of_that_name/x", "\0"])
def test_a_file_that_can_not_be_read_is_told(name: str, tmp_path: Path) -> None:
    field = LOAD.fields[0]
    assert isinstance(field.read(name if name != "nowhere.txt" else str(tmp_path / name),
                                 source(), {}), Mistake)  # fmt: skip
