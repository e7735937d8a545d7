"""Roles: what a rulebook says a face makes of a track, from the YAML to what a seat sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.core.position import Position
from eleventh.core.view_builder import look
from eleventh.lang.compile import compile_files
from eleventh.lang.problems.problem import Problem
from eleventh.lang.problems.render.short import render_short_line
from play.quarrel import adjudicator, compiled

BASE = (Path(__file__).parent / "base" / "scenario.yaml").read_text("utf-8")


def told(*changes: tuple[str, str]) -> list[str]:
    text = BASE
    for right, wrong in changes:
        assert right in text
        text = text.replace(right, wrong, 1)
    problems = compile_files({"scenario.yaml": text.encode()}).problems
    return [render_short_line(each).partition(" ")[2] for each in problems]


def test_every_track_of_a_family_has_its_role_and_others_have_none() -> None:
    program = compiled().program
    assert program is not None
    by_family = {track.family: track.role for track in program.tracks}
    assert by_family == {
        "trust": "relation",
        "approval": None,
        "capital": None,
        "deterrence": "adversary",
        "pact": "pact",
        "rounds": None,
    }


def test_a_seat_is_told_the_roles_of_what_it_sees() -> None:
    runs = adjudicator()
    step = runs.begin(1)
    view = look(Position(runs, step.state, step.ledger), "seoul")
    roles = {each.id: each.role for each in view.readings}
    assert roles["trust.seoul.tokyo"] == "relation"
    assert roles["pact"] == "pact"
    assert roles["approval.seoul"] is None
    assert roles["cohesion"] is None


def test_a_scenario_needs_no_roles_at_all() -> None:
    roles = (" role: relation,", ""), (" role: adversary,", ""), (" role: pact,", "")
    assert told(*roles) == []


def test_a_relation_may_be_of_seats_that_are_not_played_here() -> None:
    assert problems_alone("role: relation, of: [tokyo, washington]") == ()


def test_words_that_nobody_knows_are_told_once() -> None:
    found = told(("role: relation, of: [seat, seat]", "role: relation, of: [seats, seat]"))
    assert [line.split()[0] for line in found] == ["E061"]


@pytest.mark.parametrize("of", ["adversary", "seat", "actor", "[seoul, pyongyang]"])
def test_an_adversarys_gauge_may_be_of_anybody(of: str) -> None:
    found = told(("role: adversary, of: [adversary]", f"role: adversary, of: [{of}]"))
    assert not [line for line in found if line.startswith("E092")]


def test_a_second_relation_beside_the_rulebooks_names_both_places() -> None:
    (problem,) = problems_alone("role: relation, of: [seat, seat]", respect="role: relation")
    assert render_short_line(problem) == (
        "scenario.yaml:8:39: E093 `respect` is a relation, and so is `trust`"
    )
    assert [(label.span.file, label.text) for label in problem.labels[1:]] == [
        ("rulebook.yaml", "the first one")
    ]


def problems_alone(trust: str, respect: str = "") -> tuple[Problem, ...]:
    """Of a rulebook of three seats and one family, and a scenario in which Seoul plays alone."""
    own = f"tracks: {{respect: {{kind: score, {respect}, of: [seat, seat], start: 50}}}}\n"
    files = {
        "rulebook.yaml": (
            "format: 1\nrulebook: small\ntitle: Small\n"
            "actors: {seats: [seoul, tokyo, washington]}\n"
            f"tracks: {{trust: {{kind: score, {trust}, start: 50}}}}\n"
        ),
        "scenario.yaml": (
            "format: 1\nscenario: odd\ntitle: Odd\nrulebook: small\nturns: [2021-03-01]\n"
            "seats: {seoul: {leader: A president}}\n\n"
            + (own if respect else "")
            + "endings: [{id: over, title: Over, text: It is over.}]\n"
        ),
    }
    found = compile_files({name: text.encode() for name, text in files.items()}).problems
    return tuple(each for each in found if each.code in ("E092", "E093"))
