"""Turns of hours: a scenario whose last evening is told by the clock, played to its end."""

from __future__ import annotations

from functools import cache

import pytest

from eleventh.core.orders import Orders
from eleventh.emit.python import build
from eleventh.lab.debrief import debrief
from eleventh.lang.compile import compile_files, compile_path
from eleventh.play.match import Match
from emit.test_lanes import at_random, compare, each_backend, numbered
from games import build_quickly
from play.quarrel import FOLDER
from ui.sitting import transcript

SCENARIO = FOLDER / "last_evening"
SEATS = ("seoul", "tokyo")


@cache
def table():
    compiled = compile_path(SCENARIO)
    assert compiled.program is not None
    assert compiled.problems == ()
    return build(compiled.program)


def played(*answers: tuple[str, str], turns: int = 5) -> Match:
    """A match in which Seoul gives these answers, and Tokyo does nothing."""
    match = Match.start(table(), {}, dict.fromkeys(SEATS, "human"), 1)
    for _ in range(turns):
        asked = {each.id for each in match.view("seoul").questions}
        given = Orders({id: answer for id, answer in answers if id in asked})
        assert match.submit("seoul", given) == ()
        assert match.submit("tokyo", Orders()) == ()
        assert match.advance() == ()
    return match


def reading(match: Match, track: str) -> str:
    """How a status stands."""
    return next(each.status for each in match.view("seoul").readings if each.id == track)


TAKE, WAIT = ("evening.seoul", "take"), ("evening.seoul", "wait")
SUSPEND, LET_LAPSE = ("late.seoul", "suspend"), ("late.seoul", "let_lapse")


def test_turns_of_hours_are_fractions_of_months_and_deadlines_count_fractions_of_days() -> None:
    program = table().program
    hours = [each.months * 720 for each in program.turns]
    assert hours == pytest.approx([7 * 24 + 18, 3, 2.5, 0.5, 30 * 24 + 12])
    assert program.turns[1].months == 3 / 720
    envoy, expiry = program.deadlines
    assert [each * 24 for each in envoy.left] == pytest.approx([190, 4, 1, 0, 0])
    assert expiry.left[0] == 8
    assert isinstance(expiry.left[0], int)
    assert expiry.left[1:] == (0.25, 0.125, 0.5 / 24, 0)


def test_a_deadline_lapses_with_the_turn_of_its_hour_and_midnight_ends_the_day_before() -> None:
    waited = [WAIT, LET_LAPSE]
    assert reading(played(*waited, turns=2), "offer") == "open"
    assert reading(played(*waited, turns=3), "offer") == "withdrawn"
    assert reading(played(*waited, turns=3), "pact") == "notice"
    assert reading(played(*waited, turns=4), "pact") == "lapsed"
    assert played(*waited).view("seoul").ending.id == "lapsed"


def test_a_deadline_that_is_met_does_nothing() -> None:
    match = played(TAKE, SUSPEND)
    assert (reading(match, "offer"), reading(match, "pact")) == ("taken", "active")
    assert match.view("seoul").ending.id == "kept"


@each_backend
def test_lanes_play_hours_as_the_reference_does(name: str) -> None:
    if name == "llvm":
        pytest.importorskip("llvmlite")
    compare(table(), build_quickly(name, table().program), numbered(11), at_random)


def test_what_really_happened_stands_with_its_hour_and_a_whole_day_with_its_first_turn() -> None:
    match = played(WAIT, SUSPEND)
    told = {each.turn: [e.date for e in each.chronicle] for each in debrief(match.record).episodes}
    assert told == {
        1: [],
        2: ["2021-11-22"],
        3: ["2021-11-22T21:30"],
        4: [],
        5: ["2021-11-23"],
    }


def test_words_tell_the_hour_of_a_turn_and_the_hours_that_are_left() -> None:
    match = Match.start(table(), {}, {"seoul": "human", "tokyo": "historian"}, 1)
    typed = ("", "yes", "2", "", "yes", "", "yes", "1", "", "yes", "", "yes")
    text = transcript(match, "seoul", typed=typed)
    assert match.over
    for told in (
        "The envoy leaves: 22 November 2021, 22:00, 7 days left.",
        "Turn 2 of 5, 22 November 2021, 18:00 to 21:00: Six hours",
        "The envoy leaves: 4 hours left.",
        "The pact runs out: 23 November 2021, 6 hours left.",
        "The envoy leaves: 1 hour left of the last 4 hours.",
        "Turn 4 of 5, 22 November 2021, 23:30 to midnight: The last half hour",
        "The pact runs out: 30 minutes left of the last 6 hours.",
        "Turn 5 of 5, 23 November to 23 December 2021, 12:00: Aftermath",
        "22 November 2021, 21:30: A call was made.",
    ):
        assert told in text


def told_of(old: str, new: str) -> list[tuple[str, str | None]]:
    """The problems once a text of the scenario is replaced: headline and help of each."""
    text = (SCENARIO / "scenario.yaml").read_text("utf-8")
    assert old in text
    found = compile_files({"scenario.yaml": text.replace(old, new, 1).encode()}).problems
    return [(f"{each.code} {each.headline}", each.help) for each in found]


def test_a_date_without_a_time_names_the_turn_of_midnight_or_the_only_one_of_its_day() -> None:
    assert told_of("turn: 2021-11-23,", "turn: 2021-11-23T00:00,") == []
    assert told_of("  - 2021-11-15\n", "  - 2021-11-15T09:00\n") == []
    assert told_of("turn: 2021-11-22T18:00", "turn: 2021-11-22") == [
        (
            "E074 Several turns open on 2021-11-22",
            "Say which one: `2021-11-22T18:00` or `2021-11-22T21:00` or `2021-11-22T23:30`.",
        )
    ]
    assert told_of("turn: 2021-11-22T18:00", "turn: 2021-11-22T19:00") == [
        ("E074 No turn opens on 2021-11-22T19:00", "Did you mean 2021-11-22T18:00?")
    ]


def test_hours_that_do_not_rise_and_an_end_within_the_last_turn_are_told() -> None:
    assert told_of("2021-11-22T23:30, title", "2021-11-22T21:00, title")[0] == (
        "E074 The turn of 2021-11-22T21:00 does not come after the one of 2021-11-22T21:00",
        "List turns in order, each on a later day or at a later hour.",
    )
    assert told_of("ends: 2021-12-23T12:00", "ends: 2021-11-23T00:00")[0][0] == (
        "E074 The game ends on 2021-11-23T00:00, before its last turn is over"
    )
    assert told_of("date: 2021-11-22T22:00", "date: 2021-12-23T12:01")[0][0] == (
        "E074 The deadline `envoy` lies beyond the end of the game"
    )
