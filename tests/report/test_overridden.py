"""A report tells what the facilitator moved as that, wherever it tells that it moved."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import pytest

from eleventh.core.program import Link
from eleventh.lab.debrief import debrief
from eleventh.lab.paths import paths
from eleventh.lab.waterfall import find_mechanism, waterfalls
from eleventh.play.facilitator import NAME, Facilitator
from eleventh.play.match import Match
from eleventh.play.match_record import MatchRecord
from eleventh_ui.display import exports
from eleventh_ui.display.debrief.sentences import describe_hands
from eleventh_ui.report.exporting import render_report
from eleventh_ui.tui.drawing.debrief import episode_rows
from eleventh_ui.tui.drawing.rows import text_of
from games import SHIPPED, adjudicator
from play.quarrel import start
from play.test_white_cell import all_submit, meddled

FORMATS = pytest.mark.parametrize("form", list(exports.FORMATS))


@cache
def overridden() -> MatchRecord:
    """A game in which a facilitator who gave no name sets a status and a score in turn 2."""
    match = start()
    all_submit(match)
    assert match.advance() == ()
    white = Facilitator(match)
    assert white.override("pact", "lapsed", "as agreed") == ()
    assert white.override("approval.tokyo", 11, "a poll") == ()
    return match.record


@FORMATS
def test_the_path_and_the_move_of_a_status_say_that_it_was_overridden(form: str) -> None:
    text = render_report(overridden(), "annex", form)
    assert "The pact: active, then lapsed (by an override)." in text
    assert "active; turn 2: lapsed (by an override)" in text


@FORMATS
def test_the_path_and_the_move_of_a_score_say_that_it_was_overridden(form: str) -> None:
    text = render_report(overridden(), "annex", form)
    assert "11 (by an override)" in text
    assert "to 11 (in turn 2 by an override)" in text
    (path,) = (each for each in paths(overridden().game) if each.track == "approval.tokyo")
    assert path.hands == {2: ("override",)}
    (move,) = (
        each for each in debrief(overridden()).episodes[1].moves if each.track == "approval.tokyo"
    )
    assert move.hands == ("override",)


def test_the_screens_story_says_it_too() -> None:
    told = debrief(overridden())
    rows = " ".join(" ".join(text_of(episode_rows(told, told.episodes[1], 300))).split())
    assert "The pact: active, then lapsed (by an override)" in rows


@FORMATS
def test_what_rules_moved_is_not_marked(form: str) -> None:
    match = start()
    all_submit(match)
    assert match.advance() == ()
    assert any(path.moved for path in paths(match.game))
    assert all(not path.hands for path in paths(match.game))
    assert "override)" not in render_report(match.record, "annex", form)
    assert "| Facilitator |" not in render_report(match.record, "annex", "md")


@pytest.mark.parametrize(
    ("hands", "told"),
    [
        ((), ""),
        (("override",), "by an override"),
        (("override", "rules"), "partly by an override"),
        (("override", "inject"), "by an override and an event that the facilitator added"),
        (("response", "rules"), "partly by a response that the facilitator gave"),
    ],
)
def test_the_part_of_the_facilitator_is_told(hands: tuple[str, ...], told: str) -> None:
    assert describe_hands(hands) == told


def test_who_played_names_the_facilitator() -> None:
    assert "| Facilitator | Dr Kim |" in render_report(meddled(start()).record, "annex", "md")
    assert debrief(overridden()).facilitators == (NAME,)
    assert "| Facilitator | somebody who gave no name |" in render_report(
        overridden(), "annex", "md"
    )


@FORMATS
def test_the_override_of_an_added_event_names_the_event(form: str) -> None:
    game = meddled(start()).record
    assert "override “added by the facilitator: A leak”" in render_report(game, "annex", form)
    (fall,) = (each for each in waterfalls(game.game) if each.track == "approval.seoul")
    (bar,) = (each for each in fall.bars if each.kind == "override")
    assert (bar.title, bar.amount, bar.started_by) == ("added by the facilitator: A leak", -7, ())


def test_two_added_events_are_two_causes() -> None:
    match = start()
    white = Facilitator(match, "Dr Kim")
    for headline, amount in (("A leak", -7), ("A march", -2)):
        effects = {"approval.seoul": amount}
        assert white.inject(headline, "", ["seoul"], effects, "to stir") == ()
    (fall,) = (each for each in waterfalls(match.game) if each.track == "approval.seoul")
    assert [bar.amount for bar in fall.bars] == [-7, -2]


def test_what_was_done_and_by_whom_stands_before_a_reason() -> None:
    ruling, reason = Link("override", "facilitator", "They were late."), "They were late."
    answers = [Link("response", id, title) for id, title in (("a", "Wait"), ("b", "Go"))]
    rule = Link("rule", "doubt", "Doubt")
    found = [find_mechanism((ruling, each, rule)) for each in answers]
    assert [each.title for each in found] == [
        f"{each.title}, given by the facilitator: {reason}" for each in answers
    ]
    assert found[0].id != found[1].id
    assert find_mechanism((ruling,)).title == f"set by the facilitator: {reason}"


@pytest.mark.parametrize("kind", ["after-action", "annex"])
@FORMATS
def test_no_report_names_a_reason_alone_as_a_cause(kind: exports.Kind, form: str) -> None:
    text = unescape(render_report(meddled(start()).record, kind, form))
    for reason in ("they said so aloud", "the room had misread the card"):
        for found in re.finditer(f"“[^”]*{reason}", text, re.IGNORECASE):
            assert "by the facilitator: " in found.group()
    assert "“set by the facilitator: " in text


def test_answers_given_for_one_reason_are_causes_of_their_own() -> None:
    table = adjudicator(SHIPPED[-1])
    seats = [seat.id for seat in table.program.seats]
    match = Match.start(table, {}, dict.fromkeys(seats, "historian"), 3)
    white, titles = Facilitator(match, "Dr Kim"), dict[str, str]()
    for seat in seats:
        decision, offers = next(iter(match.game.menu(seat).decisions.items()))
        given = table.program.choices[offers[-1].choice]
        assert white.replace(seat, decision, given.id, "They were late.") == ()
        titles[given.id] = given.title
    assert match.advance() == ()
    bars = [bar for fall in waterfalls(match.game) for bar in fall.bars if bar.kind == "override"]
    assert len({bar.id for bar in bars}) > 1
    assert all(
        bar.title == f"{titles[bar.id]}, given by the facilitator: They were late." for bar in bars
    )
