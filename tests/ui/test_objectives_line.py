"""The line of a seat's objectives: the numbers that are shown elsewhere, and what changed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from eleventh.core.material import MATERIAL_POINTS
from eleventh.core.totals import find_total
from eleventh.lab.reached import totals
from eleventh_ui.display.briefing import compose_briefing
from eleventh_ui.display.layout import columns
from eleventh_ui.display.objective_names import name_objective
from eleventh_ui.display.objectives import (
    ObjectivesLine,
    compose_objectives,
    describe_objectives,
    describe_standing,
)
from eleventh_ui.tui.drawing.objectives import objectives_row
from eleventh_ui.tui.drawing.rows import extent, text_of
from games import LIBRARY, adjudicator
from tui.seats import gsomia_after
from ui.sitting import match_of

SEATS = ("washington", "seoul", "tokyo")


def line_of(turns: int, seat: str) -> ObjectivesLine:
    line = compose_objectives(gsomia_after(turns, seat)[1])
    assert line is not None
    return line


@pytest.mark.parametrize("seat", SEATS)
def test_what_stood_before_is_what_was_shown_when_the_seat_last_decided(seat: str) -> None:
    seen = [gsomia_after(turns, seat)[1] for turns in range(6)]
    for earlier, later in pairwise(seen):
        for before, after in zip(earlier.aims, later.aims, strict=True):
            assert after.before == before.score


@pytest.mark.parametrize("seat", SEATS)
def test_the_total_is_the_one_that_a_debrief_tells(seat: str) -> None:
    match, view, _ = gsomia_after(5, seat)
    game = match.game
    told = totals(game.adjudicator, game.adjudicator.program, game.state)
    assert find_total((aim.objective, aim.score) for aim in view.aims) == told[seat]
    assert find_total(()) == 0.0


def test_each_objective_has_its_number_of_the_briefing() -> None:
    _, view, _ = gsomia_after(3)
    numbers = {aim.spot: aim.number for aim in compose_briefing(view).aims}
    assert {each.spot: each.number for each in line_of(3, "seoul").objectives} == numbers


def test_only_a_change_that_matters_has_a_sign_word() -> None:
    assert describe_standing(50, 50 + MATERIAL_POINTS).meaning == "better"
    assert describe_standing(50, 50 - MATERIAL_POINTS).meaning == "worse"
    small = describe_standing(50.4, 50.6)
    assert (small.value, small.change, small.meaning) == ("51", "+1", "")
    assert describe_standing(50.1, 50.2).change == ""
    assert describe_standing(50.0, 50.0).change == ""


def test_the_sentence_tells_the_total_and_each_objective() -> None:
    line = line_of(3, "seoul")
    told = describe_objectives(line)
    assert told.startswith(f"Your objectives: {line.total.value} of 100")
    for each in line.objectives:
        assert f"{each.number} {each.name} {each.standing.value}" in told
    assert "\n" not in told


@pytest.mark.parametrize("turns", [0, 3, 8])
@pytest.mark.parametrize("seat", SEATS)
def test_one_row_of_80_columns_holds_every_number(seat: str, turns: int) -> None:
    line = line_of(turns, seat)
    row = objectives_row(line, 78)
    (text,) = text_of([row])
    assert extent(row) <= 78
    total = f"{line.total.value} of 100"
    assert text.startswith(f"Total {total}")
    for each in line.objectives:
        change = f" {each.standing.change}" if each.standing.change else ""
        assert f"{each.number}: {each.standing.value}{change}" in text


@pytest.mark.parametrize("turns", [0, 3, 8])
@pytest.mark.parametrize("seat", SEATS)
@pytest.mark.parametrize("width", [118, 198])
def test_from_120_columns_on_objectives_are_named_too(width: int, seat: str, turns: int) -> None:
    line = line_of(turns, seat)
    row = objectives_row(line, width)
    (text,) = text_of([row])
    assert extent(row) <= width
    for each in line.objectives:
        whole = columns(each.name) if width == 198 else 6
        assert f"{each.number} {each.name[:whole]}" in text


def test_colour_stands_beside_a_sign_and_only_where_it_matters() -> None:
    for run in objectives_row(line_of(3, "tokyo"), 78):
        if run.tone in ("better", "worse"):
            assert ("+" in run.text) == (run.tone == "better")
            assert ("-" in run.text) == (run.tone == "worse")


@pytest.mark.parametrize("folder", LIBRARY, ids=lambda each: each.name)
def test_names_of_actors_in_short_names_of_objectives_have_their_capitals(folder: Path) -> None:
    program = adjudicator(folder).program
    capitals = {each.title for each in program.actors if each.title.istitle()}
    match = match_of(adjudicator=adjudicator(folder))
    for seat in program.seats:
        for aim in match.view(seat.id).aims:
            for word in name_objective(aim).split():
                assert word.capitalize() not in capitals or word in capitals
