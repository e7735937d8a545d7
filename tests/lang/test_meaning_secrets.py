"""Nothing that a seat chooses, is asked or is scored on gives away what the seat may not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.core.program import Program
from eleventh.lang.compile import compile_files
from eleventh.lang.problems.problem import Problem

BASE = (Path(__file__).parent / "base/scenario.yaml").read_text("utf-8")

# Seoul's complaint becomes secret, and the inject of the second turn is Tokyo's alone.
SECRETS = BASE.replace("label: Take it to court,", "label: Take it to court, publicity: secret,")
SECRETS = SECRETS.replace("turn: 2021-04-01\n", "turn: 2021-04-01\n    visible: [tokyo]\n")


def compiled(right: str, wrong: str) -> tuple[Program | None, tuple[Problem, ...]]:
    assert right in SECRETS
    found = compile_files({"scenario.yaml": SECRETS.replace(right, wrong, 1).encode()})
    return found.program, found.problems


def test_the_scenario_with_secrets_is_good() -> None:
    assert compiled("", "")[1] == ()


@pytest.mark.parametrize(
    ("right", "wrong", "secret", "whose"),
    [
        (
            "ask: Does Tokyo",
            'when: "WHAT"\n        ask: Does Tokyo',
            "seoul.chose.wto_complaint",
            "",
        ),
        ("{id: hold,", '{id: hold, needs: "WHAT",', "seoul.chose.wto_complaint", "`hold` of tokyo"),
        (
            "{id: hold,",
            '{id: hold, cost: "1 if WHAT else 0",',
            "seoul.chose.wto_complaint",
            "`hold`",
        ),
        ("{id: wait,", '{id: wait, needs: "WHAT",', "happened.last_word", "`wait` of seoul"),
        (
            "score: approval.seoul,",
            'score: "1 if WHAT else 0",',
            "happened.last_word",
            "stand_firm",
        ),
        ("cost: 1, once", 'needs: "WHAT", once', "seoul.chose.wto_complaint", "`three_way_talks`"),
        (
            "by: [seoul, tokyo], toward",
            'needs: "WHAT > 3", by: [seoul, tokyo], toward',
            "deterrence.pyongyang",
            "`quiet_channel.tokyo` of seoul",
        ),
    ],
)
def test_a_secret_cannot_decide(right: str, wrong: str, secret: str, whose: str) -> None:
    _, problems = compiled(right, wrong.replace("WHAT", secret))
    (problem,) = [each for each in problems if each.code == "E085"]
    assert f"`{secret}`" in problem.headline
    assert whose in problem.headline
    start = problem.span.column - 1
    line = SECRETS.replace(right, wrong.replace("WHAT", secret), 1).splitlines()[
        problem.span.line - 1
    ]
    assert secret in line[start : problem.span.end_column - 1]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("{id: give_notice,", '{id: give_notice, needs: "seoul.chose.wto_complaint",'),
        ("{id: hold,", '{id: hold, needs: "happened.last_word",'),
        ("{id: hold,", '{id: hold, needs: "seoul.chose.give_notice",'),
        ("{id: hold,", '{id: hold, needs: "seoul.chose.quiet_channel.tokyo",'),
        ("score: approval.seoul,", 'score: "50 if seoul.chose.wto_complaint else 0",'),
    ],
)
def test_what_a_seat_knows_can(right: str, wrong: str) -> None:
    assert [each for each in compiled(right, wrong)[1] if each.code == "E085"] == []


def test_a_reason_is_shown_to_those_who_know_all_of_it() -> None:
    program, problems = compiled(
        "for: {x: seat, y: seat}", 'for: {x: seat, y: seat}, when: "seoul.chose.wto_complaint"'
    )
    assert program is not None, problems
    causes = [each for each in program.causes if each.chain[-1].id == "mending"]
    assert causes
    assert {each.seen_by for each in causes} == {("seoul",)}


def test_a_deadline_is_shown_to_those_who_know_whether_it_runs() -> None:
    program, problems = compiled('runs_while: "pact == notice"', 'runs_while: "happened.last_word"')
    assert program is None or program.deadlines[0].seen_by == ("tokyo",), problems


def test_a_derived_track_is_shown_to_those_who_know_what_it_reads() -> None:
    program, problems = compiled(
        "title: Cohesion}", 'title: Cohesion}\n  suit: "50 if seoul.chose.wto_complaint else 0"'
    )
    assert program is not None, problems
    assert {each.id: each.seen_by for each in program.derived} == {
        "cohesion": ("washington", "seoul", "tokyo"),
        "suit": ("seoul",),
    }
