"""Mistakes that authors make: each gives one problem, in the right place, in words for people."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from eleventh.lang.compile import compile_files
from eleventh.lang.problems.render.short import render_short_line

HERE = Path(__file__).parent
BASE = (HERE / "base/scenario.yaml").read_text("utf-8")


class Mistake(NamedTuple):
    """Something in the base scenario, what stands there instead, and what is told of it."""

    right: str
    wrong: str
    told: str
    help: str


def read_mistakes() -> list[Mistake]:
    found = []
    for paragraph in (HERE / "meaning_mistakes.txt").read_text("utf-8").split("\n\n")[1:]:
        lines = paragraph.rstrip("\n").split("\n")
        parts = ("\n".join(line[2:] for line in lines if line[0] == sign) for sign in "-+!?")
        found.append(Mistake(*parts))
    return found


MISTAKES = read_mistakes()


def told_of(*changes: tuple[str, str]) -> list[str]:
    """The problems of the base scenario with the first of each text replaced, without the file."""
    text = BASE
    for right, wrong in changes:
        assert right in text, right
        text = text.replace(right, wrong, 1)
    problems = compile_files({"scenario.yaml": text.encode()}).problems
    return [render_short_line(each).removeprefix("scenario.yaml:") for each in problems]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.told[:50])
def test_a_mistake_is_one_problem(mistake: Mistake) -> None:
    assert mistake.right in BASE
    text = BASE.replace(mistake.right, mistake.wrong, 1)
    problems = compile_files({"scenario.yaml": text.encode()}).problems
    assert [render_short_line(each) for each in problems] == [f"scenario.yaml:{mistake.told}"]
    assert (problems[0].help or "") == mistake.help


def test_there_are_ninety_and_each_says_what_to_do_instead() -> None:
    assert len(MISTAKES) >= 90
    assert all(mistake.help for mistake in MISTAKES)


END_IT = (
    "  - {id: end_it, by: [seoul], title: End it, %seffects: {pact: lapsed}, why: x, cite: [R01]}\n"
)
OFFER = "acts: [{act: off_ramp, toward: seoul}], effects: {pact: active}"


@pytest.mark.parametrize(
    ("needs", "collides"),
    [
        ("", True),
        ('needs: "turn > 1", ', False),
        ('needs: "turn < 2", ', True),
        ('needs: "turn >= 2 and rounds >= 0", ', False),
    ],
)
def test_choices_of_different_turns_set_no_status_in_two_ways(needs: str, collides: bool) -> None:
    made = f"initiatives:\n{END_IT % needs}"
    told = told_of((OFFER, "acts: [{act: off_ramp, toward: seoul}]"), ("initiatives:\n", made))
    assert [line.split()[1] for line in told] == ["W067"] * collides


IDS = (
    "export_controls",
    "launch",
    "wto_complaint",
    "wait",
    "lapse",
    "rally",
    "expiry",
    "joint_dialogue",
)


@pytest.mark.parametrize("word", ["turn", "min", "seat", "and", "happened"])
@pytest.mark.parametrize("id", IDS)
def test_a_word_of_formulas_may_be_an_id_that_stands_after_a_dot(id: str, word: str) -> None:
    text = re.sub(rf"\b{id}\b", word, BASE)
    assert compile_files({"scenario.yaml": text.encode()}).problems == ()


def test_what_is_wrong_in_two_ways_is_two_problems() -> None:
    rounds = "title: Rounds of talks}"
    assert told_of((rounds, f"{rounds}\n  mood: {{kind: score, start: 5}}")) == [
        "24:3: W060 Nothing moves the track `mood`",
        "24:3: W061 Nothing reads the track `mood`",
    ]


def test_costs_without_a_purse_are_one_problem_with_many_places() -> None:
    text = BASE.replace("political_capital: capital\n", "\n")
    (problem,) = compile_files({"scenario.yaml": text.encode()}).problems
    assert problem.headline == "The cost `1` has nothing to be paid from"
    assert [label.span.line for label in problem.labels] == [30, 68, 70]


def test_a_seat_that_is_not_played_is_told_wherever_it_is_needed() -> None:
    assert told_of(("  tokyo:\n    leader", "  toyko:\n    leader")) == [
        "80:3: W078 `toyko` is not one of the seats listed in `actors`",
        "104:15: E064 `tokyo` has no seat at this table",
        "117:60: E067 washington has no initiative `three_way_talks`",
    ]


def test_all_mistakes_are_told_in_one_run() -> None:
    told = told_of(
        ('trust.y.x: "-blow', 'trst.y.x: "-blow'),
        ("effects: {approval.y: 2}", "effects: {approval.y: 200}"),
        ("stage: alliance\n    after", "stage: politic\n    after"),
        ("acts: [{act: off_ramp}]", "acts: [{act: off_rmp}]"),
        ("score: approval.seoul,", "score: approval.tokyo,"),
        ("turn: 2021-04-01\n", "turn: 2021-04-11\n"),
        ("at_end: {pact: lapsed}", "at_end: {pact: laped}"),
        ("initiative: three_way_talks", "initiative: three_way_talk"),
        ("cite: [casebook]", "cite: [casebok]"),
    )
    codes = ["E062", "E072", "E067", "E063", "E085", "E074", "E071", "E067", "E065"]
    assert [line.split()[1] for line in told] == codes


def test_a_misspelled_name_is_not_an_unused_thing_too() -> None:
    told = told_of(("act: trade_restriction, by", "act: trade_restrictions, by"))
    assert told == ["89:18: E063 There is no act called `trade_restrictions`"]
