"""How far sources carry a rule is told wherever the rule is: in words, and whose words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from eleventh.core.redaction import make_line
from eleventh.emit.python import build
from eleventh.lab.debrief import debrief
from eleventh.lang.compile import Compiled, compile_files
from eleventh.play.citing import Basis, cited
from eleventh.play.game import Game
from eleventh.play.match import Match
from eleventh.play.printed import print_matter
from eleventh.play.why import Answer, explain
from eleventh_ui.display.causes import SUPPORT, describe_source
from eleventh_ui.display.debrief.figures import causes
from eleventh_ui.display.document import Figure
from eleventh_ui.display.explanations import describe_answer
from eleventh_ui.display.numbers import POINTS
from eleventh_ui.display.reasons import describe_line
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.words import sentence
from eleventh_ui.tui.drawing.account import step_rows
from ui.conftest import Run

TEXT = """
format: 1
scenario: weather
title: Weather
turns: [2021-03-01]
ends: 2021-04-01
actors: {seats: [east]}
tracks:
  warmth: {kind: score, start: 50, title: Warmth}
acts:
  sun: {by: seat, tone: neutral, title: Sun}
rules:
  - {id: stated, effects: {warmth: 1}, why: It is said., cite: [B1], support: states}
  - {id: led, effects: {warmth: 2}, why: It points there., cite: [D1], support: direction}
  - {id: near, effects: {warmth: 3}, why: It is like it., cite: [B2], support: analogy}
  - {id: made_up, effects: {warmth: 4}, why: We think so., cite: [design], support: ours}
  - {id: warmed, after: {act: sun}, effects: {warmth: 5}, why: Sun warms., cite: [B1],
     support: states}
modifiers:
  - {id: clouded, of: [warmth], gains: 0.5, why: Clouds., cite: [D1], support: ours}
seats:
  east: {leader: Head, objectives: [{id: warm, text: Be warm., score: warmth}]}
injects:
  - {id: morning, turn: 2021-03-01, headline: Morning, acts: [{act: sun, by: east}],
     effects: {warmth: 1}, why: Dawn., cite: [D1]}
endings: [{id: over, title: Over, text: It is over.}]
sources:
  almanac: {title: An almanac, publisher: The press, date: 2020-05-01, items: {B1: Sun., B2: Rain.}}
  diary: {title: A diary, items: {C1: Fog.}}
  design:
    title: Our own
    own: true
    publisher: Nobody
    items: {D1: {text: All of it., rests_on: [B1, C1, B2]}, D2: Ours alone.}
"""


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    found = compile_files({"scenario.yaml": TEXT.encode()})
    assert found.program is not None, found.problems
    return found


@pytest.fixture(scope="module")
def match(compiled: Compiled) -> Match:
    """A match that is over."""
    assert compiled.program is not None
    found = Match.start(build(compiled.program), compiled.files, {"east": "random"}, 1, None)
    assert found.advance() == ()
    return found


@pytest.fixture(scope="module")
def game(match: Match) -> Game:
    """Its game."""
    return match.game


@pytest.fixture(scope="module")
def answer(game: Game) -> Answer:
    """Why the only track stands where it does."""
    found = explain(game, "warmth")
    assert isinstance(found, Answer)
    return found


def test_what_explains_a_track_says_how_far_the_sources_carry_each_step(answer: Answer) -> None:
    told = "\n".join(describe_answer(answer))
    assert "[B1: the sources state it]" in told
    assert "[D1: the sources give the direction]" in told
    assert "[B2: by analogy with the sources]" in told
    assert "[design: ours, no source says it]" in told


def test_a_modifier_says_it_of_itself_and_an_event_says_nothing(answer: Answer) -> None:
    found = {step.chain[-1].id: step.support for step in answer.chapters[0].steps}
    assert found["clouded"] == "ours"
    assert found["warmed"] == "states"
    assert found["morning"] is None


def test_the_screen_that_explains_has_a_line_for_it(answer: Answer) -> None:
    for step in answer.chapters[0].steps:
        rows = ["".join(run.text for run in row).strip() for row in step_rows(answer, step, 1, 80)]
        grades = [each for each in rows if each in {sentence(told) for told in SUPPORT.values()}]
        assert grades == ([sentence(SUPPORT[step.support])] if step.support else [])


def test_a_change_that_is_revealed_says_it_in_brackets(game: Game) -> None:
    program = game.adjudicator.program
    told = [describe_line(make_line(program, posting), POINTS) for posting in game.ledger]
    assert "+1: It is said. From rule “Stated”. [B1: the sources state it]" in told
    assert "+1: Dawn. From event “Morning”. [D1]" in told


def test_a_report_says_it_beside_the_reason_of_a_cause(match: Match) -> None:
    found = debrief(match.record)
    (fall,) = found.waterfalls
    assert {bar.id: bar.support for bar in fall.bars if bar.kind == "rule"} == {
        "stated": "states",
        "led": "direction",
        "near": "analogy",
        "made_up": "ours",
        "warmed": "states",
    }
    (table,) = (each.table for each in causes(found) if isinstance(each, Figure))
    assert "It is like it. [by analogy with the sources]" in {row[3] for row in table.rows}


def test_a_finding_of_ones_own_tells_what_it_rests_on(compiled: Compiled) -> None:
    assert compiled.program is not None
    found = {each.id: each for each in cited(compiled.program, ["B1", "D1", "D2", "design"])}
    assert found["D1"].rests_on == (
        Basis("The press", ("B1", "B2")),
        Basis("A diary", ("C1",)),
    )
    assert describe_source(found["B1"]) == "B1: Sun. (An almanac, The press, 1 May 2020)"
    assert describe_source(found["D1"]) == "D1: All of it. (rests on The press B1, B2; A diary C1)"
    assert describe_source(found["D2"]) == (
        "D2: Ours alone. (Our own, by the authors of the scenario)"
    )
    assert describe_source(found["design"]) == "design: Our own, by the authors of the scenario."


def test_a_card_names_the_places_that_a_finding_is_drawn_from(compiled: Compiled) -> None:
    assert compiled.program is not None
    reference = reference_of(print_matter(compiled.program))
    assert reference.places(["B1", "D1", "D2"]) == (
        "The press [B1]; drawn from The press and A diary [D1]; Our own [D2]"
    )


def test_a_check_counts_the_grades_and_is_silent_where_there_are_none(
    run: Run, tmp_path: Path
) -> None:
    graded, plain = tmp_path / "graded", tmp_path / "plain"
    for folder, text in ((graded, TEXT), (plain, re.sub(r",\s+support: \w+", "", TEXT))):
        folder.mkdir()
        (folder / "scenario.yaml").write_text(text, "utf-8")
    _, _, told = run("check", graded)
    assert told.endswith(
        "Of 6 rules and modifiers the sources state 2 and give the direction of 1; 1 are argued "
        "by analogy, 2 are the authors' own.\n"
    )
    _, problems, told = run("check", plain)
    assert "Of 6 rules" not in told
    assert "E098" in problems
