"""What the facilitator changed between turns is told apart from what the turn brought, to a seat
that is told of the change and to nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eleventh.core.view import View
from eleventh.play.match import Match
from eleventh_ui.display.objectives import (
    ObjectivesLine,
    ScoreStanding,
    compose_objectives,
    describe_objectives,
)
from eleventh_ui.tui.drawing.objectives import objectives_row
from eleventh_ui.tui.drawing.rows import extent, text_of
from play.quarrel import SEATS, start, submit_all
from play.test_white_cell import cell

TRUST = "trust.tokyo.seoul"


def after_a_turn() -> Match:
    match = start()
    submit_all(match)
    assert match.advance() == ()
    return match


def played(view: View) -> list[float]:
    return [round(aim.score - aim.before - aim.ruled, 6) for aim in view.aims]


def told(view: View) -> str:
    line = compose_objectives(view)
    assert line is not None
    return describe_objectives(line)


@pytest.mark.parametrize("seat", SEATS)
def test_what_the_turn_brought_is_told_as_before_after_rulings(seat: str) -> None:
    match = after_a_turn()
    before = match.view(seat)
    assert not any(aim.ruled for aim in before.aims)
    assert "by ruling" not in told(before)
    white = cell(match)
    assert white.override(TRUST, 3, "misread") == ()
    assert white.inject("A poll", "", SEATS, {"approval.seoul": -90.0}, "to stir") == ()
    assert white.override("pact", "notice", "said") == ()
    after = match.view(seat)
    assert played(after) == played(before)
    assert any(aim.ruled for aim in after.aims)
    assert [aim.before for aim in after.aims] == [aim.before for aim in before.aims]


def test_it_is_gone_from_the_line_once_the_next_turn_is_revealed() -> None:
    match = after_a_turn()
    assert cell(match).override(TRUST, 3, "misread") == ()
    assert "by ruling -" in told(match.view("seoul"))
    submit_all(match)
    assert match.advance() == ()
    assert "by ruling" not in told(match.view("seoul"))


def test_a_seat_that_is_not_told_of_an_event_is_not_told_that_it_was_ruled() -> None:
    match = after_a_turn()
    before = match.view("washington")
    assert cell(match).inject("A poll", "", ["seoul"], {TRUST: -9.0}, "to stir") == ()
    after = match.view("washington")
    assert [aim.ruled for aim in after.aims] == [0.0] * len(after.aims)
    assert [aim.score for aim in after.aims] != [aim.score for aim in before.aims]
    assert any(aim.ruled for aim in match.view("seoul").aims)


def test_what_was_taken_back_is_ruled_no_more() -> None:
    match = after_a_turn()
    before = match.view("seoul")
    assert cell(match).override(TRUST, 3, "misread") == ()
    assert cell(match).retract(match.game.entries, "a slip") == ()
    assert match.view("seoul").aims == before.aims


@pytest.mark.parametrize("width", [78, 118, 198])
def test_the_strip_has_room_for_it_and_names_it(width: int) -> None:
    match = after_a_turn()
    assert cell(match).override("approval.seoul", 3, "misread") == ()
    line = compose_objectives(match.view("seoul"))
    assert line is not None
    row = objectives_row(line, width)
    (text,) = text_of([row])
    assert extent(row) <= width
    assert f"by ruling {line.total.ruled}" in text
    assert line.total.ruled.startswith("-")
    named = f"by ruling {line.objectives[0].standing.ruled}"
    assert text.count(named) == (1 if width > 100 else 0)


def test_where_there_is_no_room_the_total_keeps_its_name() -> None:
    found = compose_objectives(after_a_turn().view("seoul"))
    assert found is not None
    total = replace(found.total, change="-6.6", ruled="-1.5")
    many = [
        replace(found.objectives[0], number=number, standing=ScoreStanding("44", "-27", "worse"))
        for number in range(1, 6)
    ]
    row = objectives_row(ObjectivesLine(total, tuple(many)), 78)
    assert extent(row) <= 78
    (text,) = text_of([row])
    assert f"{total.value} of 100" in text
