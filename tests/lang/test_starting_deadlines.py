"""Deadlines that start when something happens: seen by nobody before, and like others then."""

from __future__ import annotations

import pytest

from cases.films import CALL, KEEP, NOTHING, PUBLISH, TEXT, play, table
from eleventh.core.orders import Orders
from eleventh.core.view import Clock
from eleventh.emit.python import build
from eleventh.lang.compile import compile_files
from eleventh.lang.problems.render.short import render_short_line
from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from eleventh_ui.display.dates import describe_time_left
from eleventh_ui.display.reveal_news import _tell_deadlines


def told(right: str, wrong: str) -> list[str]:
    assert right in TEXT
    found = compile_files({"scenario.yaml": TEXT.replace(right, wrong, 1).encode()})
    return [render_short_line(each).partition(" ")[2] for each in found.problems]


def list_clocks(match: Match, seat: str = "north") -> dict[str, Clock]:
    return {each.id: each for each in match.view(seat).clocks}


ASKED = (PUBLISH, NOTHING, NOTHING)


def test_nobody_sees_a_deadline_before_it_starts() -> None:
    for turns in ((), (PUBLISH,), (PUBLISH, NOTHING), (KEEP, NOTHING, NOTHING, NOTHING)):
        for seat in ("north", "south"):
            assert list_clocks(play(*turns), seat) == {}


def test_it_starts_with_its_event_and_counts_from_that_turn() -> None:
    assert list_clocks(play(*ASKED))["reply"] == Clock(
        "reply", "The time for an answer", "2021-01-30", 10, True, 10, False
    )
    later = list_clocks(play(*ASKED, NOTHING))["reply"]
    assert (later.left, later.running, later.ran) == (3, True, True)


def test_it_runs_out_unless_somebody_acts() -> None:
    ending = play(*ASKED, NOTHING, NOTHING).view("north").ending
    assert ending is not None
    assert ending.id == "refused"
    agree = {"north": Orders({"request.north": "agree"})}
    ending = play(*ASKED, agree, NOTHING).view("north").ending
    assert ending is not None
    assert ending.id == "over"


def test_one_that_an_order_starts_is_seen_from_the_next_turn_and_starts_anew() -> None:
    thaw = list_clocks(play(CALL))["thaw"]
    assert (thaw.date, thaw.left, thaw.ran) == ("2021-01-07T12:00", 0, False)
    assert list_clocks(play(KEEP, CALL))["thaw"].date == "2021-01-11T12:00"
    assert list_clocks(play(CALL, CALL))["thaw"].date == "2021-01-11T12:00"


def test_a_text_tells_what_is_left() -> None:
    cards = {each.id: each for each in play(*ASKED).view("north").cards}
    assert cards["request"].text == "Within 10 days, by the agreement of both."


def test_the_reveal_tells_that_time_runs_and_no_forecast_before_names_it() -> None:
    said = [str(each) for each in _tell_deadlines(play(*ASKED).view("north"))]
    assert any("Time runs from now on: The time for an answer" in each for each in said)
    match = play(PUBLISH, NOTHING)
    forecast = LocalTable(match).forecast("south", CALL["south"])
    assert forecast is not None
    assert all("thaw" not in each.clocks for each in forecast.choices)


def test_one_whose_days_are_over_as_it_is_first_seen_ends_as_that_turn_closes() -> None:
    view = play(CALL).view("north")
    (said,) = [str(each) for each in _tell_deadlines(view)]
    assert "Time runs from now on: The quiet after the call, ends as this turn closes." in said
    (clock,) = view.clocks
    assert describe_time_left(clock, view.turn) == "ends as this turn closes"
    later = play(CALL, NOTHING).view("north")
    assert [describe_time_left(each, later.turn) for each in later.clocks] == ["past"]


def test_before_it_starts_all_days_are_left() -> None:
    text = TEXT.replace("when: happened.answer", 'when: "deadline.reply.left == 10 and turn == 2"')
    program = compile_files({"scenario.yaml": text.encode()}).program
    assert program is not None
    match = Match.start(build(program), {}, dict.fromkeys(("north", "south"), "human"), 7)
    assert match.view("north").clocks == ()
    assert list_clocks(play_on(match))["reply"].left == 10


def play_on(match: Match) -> Match:
    for seat in ("north", "south"):
        last = {each.id: each.options[-1].id for each in match.view(seat).questions}
        assert match.submit(seat, Orders(last)) == ()
    assert match.advance() == ()
    return match


@pytest.mark.parametrize(
    "wrong", ["turn > 2", "north.chooses.publish", "happened.request and happened.answer"]
)
def test_what_is_no_event_starts_nothing(wrong: str) -> None:
    said = told("starts_when: happened.request", f'starts_when: "{wrong}"')
    assert f"E121 `{wrong}` is no event that a deadline can start with" in said


def test_a_wrong_name_starts_nothing() -> None:
    said = told("starts_when: happened.request", "starts_when: happened.requst")
    assert "E048 There is no inject or joint initiative `requst`" in said


def test_a_deadline_has_a_date_or_starts() -> None:
    start = "starts_when: happened.request, days: 10"
    assert "E030 `days` goes only with `starts_when`" in told(start, "days: 10")
    endless = told(start, "starts_when: happened.request")
    assert "E030 `starts_when` goes only with `days`" in endless
    both = told(start, f"date: 2021-01-30, {start}")
    assert "E030 `date` and `starts_when` exclude each other" in both
    assert told("days: 10", "days: 40") == [
        "E074 The deadline `reply` lies beyond the end of the game"
    ]


def test_who_may_not_see_what_starts_it_may_not_see_it_either() -> None:
    text = TEXT.replace(
        'title: "Call {target}", effects', 'title: "Call {target}", publicity: secret, effects'
    )
    (line,) = [each for each in text.splitlines(keepends=True) if "It ran as the South" in each]
    program = compile_files({"scenario.yaml": text.replace(line, "").encode()}).program
    assert program is not None
    seen = {each.id: each.seen_by for each in program.deadlines}
    assert seen == {"reply": ("north", "south"), "thaw": ()}


def test_the_program_without_such_a_deadline_knows_nothing_of_it() -> None:
    names = {each.name for each in table().program.queries}
    assert {"begun:0", "left:0", "begun:1", "left:1"} <= names
    assert [each.start is not None for each in table().program.deadlines] == [True, True]
