"""What a scenario tells of a choice at the reveal stands in reports and in the record too."""

from __future__ import annotations

import pytest
from jsonschema import validate

from cases.films import NOTHING, PUBLISH, play
from eleventh.lab.debrief import debrief_briefly
from eleventh.play.match import Match
from eleventh.play.record import export_record, schema
from eleventh_ui.display.debrief.after_action import compose_after_action
from eleventh_ui.display.debrief.annex import compose_annex
from eleventh_ui.report.text import to_text

SEEN = "Millions have seen it. Trust of the South stands at 43."


@pytest.fixture(scope="module")
def published() -> Match:
    return play(PUBLISH, NOTHING)


def test_the_annex_tells_it_with_the_choice(published: Match) -> None:
    text = " ".join(to_text(compose_annex(debrief_briefly(published.record))).split())
    assert f"Publish the film. Afterwards: {SEEN}" in text


def test_the_after_action_report_tells_it_with_the_turn(published: Match) -> None:
    text = " ".join(to_text(compose_after_action(debrief_briefly(published.record))).split())
    assert "After “Publish the film”, which" in text
    assert SEEN in text


def test_the_record_holds_it_in_its_turn_and_nothing_where_nothing_was_told(
    published: Match,
) -> None:
    record = export_record(published.record)
    validate(record, schema())
    told = [each.get("afterwards") for each in record["turns"]]
    assert told.count(None) == len(told) - 1
    assert [{"seat": "north", "choice": "publish", "text": SEEN}] in told
