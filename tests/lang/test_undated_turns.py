"""Scenarios without a calendar: turns that have titles and no dates, and turns of one day."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.core.orders import Orders
from eleventh.lang.compile import compile_files
from eleventh.lang.problems.render.short import render_short_line
from eleventh.play.match import Match
from games import adjudicator, compiled
from lang.documents import BASE
from ui.sitting import transcript

FOLDER = Path(__file__).parents[1] / "cases" / "three_rounds"
TEXT = (FOLDER / "scenario.yaml").read_text("utf-8")
SEATS = ("hill", "valley")


def play(*answers: str) -> Match:
    """A match in which the hill gives these answers, a turn each; empty for none."""
    players = dict.fromkeys(SEATS, "human")
    match = Match.start(adjudicator(FOLDER), compiled(FOLDER).files, players, 7)
    for answer in answers:
        given = Orders({"drought.hill": answer} if answer else {})
        assert match.submit("hill", given) == ()
        assert match.submit("valley", Orders()) == ()
        assert match.advance() == ()
    return match


def told(right: str, wrong: str, text: str = TEXT) -> list[str]:
    assert right in text
    found = compile_files({"scenario.yaml": text.replace(right, wrong, 1).encode()})
    return [render_short_line(each).partition(" ")[2] for each in found.problems]


def test_turns_are_called_by_their_titles_and_last_as_long_as_they_say() -> None:
    program = adjudicator(FOLDER).program
    assert [each.date for each in program.turns] == ["Morning", "Evening", "A week later"]
    assert [each.minutes for each in program.turns] == [1, 24 * 60, 7 * 24 * 60]
    plain = told("turns: [{title: Morning, days: 0}", "turns: [{title: Morning}")
    assert plain == []


def test_a_face_tells_a_turn_by_its_title() -> None:
    said = transcript(play(), "hill", typed=("1", "", "seal"))
    assert "Turn 1 of 3, Morning" in said
    assert "the first is “Morning”" in said


def test_no_time_passes_between_turns_of_one_day() -> None:
    trust = [
        {each.id: each.value for each in play(*turns).view("hill").readings}["trust.hill.valley"]
        for turns in ((), ("ours",), ("ours", ""))
    ]
    assert trust == [50, 50, 51]


def test_the_game_is_played_to_its_end_and_its_deadline_runs() -> None:
    clocks = {each.id: each for each in play("ours", "").view("valley").clocks}
    assert (clocks["patience"].date, round(clocks["patience"].left)) == ("A week later", 7)
    ending = play("ours", "", "").view("valley").ending
    assert ending is not None
    assert ending.id == "dry"


SOME, ALL = "a date, and some turns have none", "a date, and the turns have none"


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("{title: Evening, days: 1}", "2021-03-01", f"2021-03-01 is {SOME}"),
        ("actors:", "ends: 2021-03-01\nactors:", f"2021-03-01 is {SOME}"),
        ("turn: 3", "turn: 2021-03-01", "No turn opens on 2021-03-01"),
        ("turn: 3", "turn: 4", "There is no turn 4"),
        ("historical: true", "historical: 2021-03-01", f"2021-03-01 is {ALL}"),
    ],
)
def test_nothing_has_a_date_where_turns_have_none(right: str, wrong: str, said: str) -> None:
    assert f"E074 {said}" in told(right, wrong)


def test_two_turns_may_open_on_one_day_of_the_calendar_if_the_later_has_a_title() -> None:
    text = (BASE / "scenario.yaml").read_text("utf-8")
    turns = "turns: [2021-03-01, {date: 2021-04-01, title: The last month}]"
    same = "turns: [2021-03-01, {date: 2021-03-01, title: The evening}, 2021-04-01]"
    assert not [each for each in told(turns, same, text) if "come after" in each]
    untitled = told(turns, "turns: [2021-03-01, 2021-03-01, 2021-04-01]", text)
    assert "E074 The turn of 2021-03-01 does not come after the one of 2021-03-01" in untitled
    assert "E074 Several turns open on 2021-03-01" in told(turns, same, text)


def test_a_turn_with_a_date_says_no_length() -> None:
    text = (BASE / "scenario.yaml").read_text("utf-8")
    dated = told("title: The last month}", "title: The last month, days: 3}", text)
    assert "E074 A turn with a date has no `days`" in dated
