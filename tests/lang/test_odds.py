"""A chance per month: the odds of a turn grow with its length, and never past 1."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eleventh.core.dice import game_key, site_of, uniform
from eleventh.core.odds import PARTS, count_parts, find_odds
from eleventh.emit.listing import print_ir
from eleventh.emit.python import build
from eleventh.lang.compile import Compiled, compile_files
from eleventh.play.match import Match
from eleventh.play.why import Answer, explain
from games import build_quickly

probabilities = st.floats(0, 1)
DAY = 1440  # minutes
DAYS = (3, 43, 30)  # of the turns below
RAIN = """
format: 1
scenario: rain
title: Rain
synopsis: It rains more in a longer turn.
minutes: 1
turns: [2021-01-01, 2021-01-04, 2021-02-16]
ends: 2021-03-18
actors: {seats: [north]}
tracks:
  water: {kind: score, start: 50, title: Water}
  damp: {kind: score, start: 0, title: Damp}
derived: {season: "months + water"}
rules:
  - {id: rain, RULE, effects: {water: 1}, why: It rains., cite: [R01]}
seats: {north: {title: North, objectives: [{id: dry, text: Stay dry, score: "damp + season"}]}}
injects:
  - {id: storm, INJECT, repeats: true, headline: A storm, effects: {damp: 1}, why: W., cite: [R01]}
endings: [{id: over, title: Over, text: It is over.}]
sources: {book: {title: A book, items: {R01: It rains.}}}
"""


def compiled(rule: str, inject: str = "chance: 0.5") -> Compiled:
    text = RAIN.replace("RULE", rule).replace("INJECT", inject)
    return compile_files({"scenario.yaml": text.encode()})


def codes(rule: str, inject: str = "chance: 0.5") -> set[str]:
    return {each.code for each in compiled(rule, inject).problems} - {"W080"}


@given(probabilities, st.integers(1, 400))
def test_the_odds_are_those_of_a_power_of_the_months(p: float, days: int) -> None:
    found = find_odds(p, count_parts(days * DAY))
    assert 0 <= found <= 1
    assert math.isclose(found, 1 - (1 - p) ** (days / 30), rel_tol=0.0003, abs_tol=1e-12)


@given(probabilities)
def test_a_month_has_the_probability_itself_and_two_have_what_two_rolls_have(p: float) -> None:
    assert find_odds(p, PARTS) == 1 - (1 - p)
    assert find_odds(p, 2 * PARTS) == 1 - (1 - p) * (1 - p)


@given(probabilities, probabilities, st.integers(1, 400))
def test_the_odds_never_fall_where_the_probability_rises(a: float, b: float, days: int) -> None:
    less, more = sorted((a, b))
    assert find_odds(less, count_parts(days * DAY)) <= find_odds(more, count_parts(days * DAY))


@given(st.lists(probabilities, min_size=1, max_size=20), st.integers(1, 4000))
def test_many_at_once_are_as_each_alone_to_the_last_bit(several: list[float], days: int) -> None:
    parts = count_parts(days * DAY)
    at_once = find_odds(np.array(several), parts, np.sqrt)
    assert at_once.tolist() == [find_odds(each, parts) for each in several]


@pytest.mark.parametrize("name", ["python", "numpy", "llvm"])
def test_every_backend_rolls_against_the_odds_of_each_turn(name: str) -> None:
    program = compiled("chance_per_month: 0.3", "chance_per_month: 0.2").program
    assert program is not None
    backend, games = build_quickly(name, program), np.arange(64, dtype=np.uint64)
    lanes = backend.begin(1, games)
    while lanes.alive.any():
        backend.advance(lanes, {"north": Nobody()})

    def count(site: str, p: float) -> list[float]:
        turns = enumerate(DAYS, start=1)
        odds = [(turn, find_odds(p, count_parts(days * DAY))) for turn, days in turns]
        keys = [game_key(1, game) for game in games.tolist()]
        return [float(sum(uniform(key, t, site_of(site)) < p for t, p in odds)) for key in keys]

    assert (lanes.values[0] - 50).tolist() == count("rule:rain::", 0.3)
    assert lanes.values[1].tolist() == count("inject:storm", 0.2)
    assert len(set(lanes.values[0].tolist())) > 2


class Nobody:
    """Decides for a seat that is asked nothing."""

    def weigh(self) -> None:
        return None


def test_a_chance_of_a_month_rolls_at_the_address_of_a_chance() -> None:
    monthly, plain = (compiled(each).program for each in ("chance_per_month: 0.3", "chance: 0.3"))
    assert monthly is not None
    assert plain is not None
    sites = [
        [op.data[0] for op in program.ops if op.code == "chance"] for program in (monthly, plain)
    ]
    assert sites[0] == sites[1]
    assert "= odds %" in print_ir(monthly)
    assert "= odds %" not in print_ir(plain)


def test_two_chances_of_one_thing_are_a_problem() -> None:
    assert codes("chance: 0.2, chance_per_month: 0.3") == {"E095"}
    assert codes("when: turn > 1", "chance: 0.2, chance_per_month: 0.3") == {"E095"}


@pytest.mark.parametrize("formula", ["0.3 * months", "season / 100", "0.2 if months > 1 else 0.1"])
def test_a_chance_of_a_month_that_reads_the_months_is_a_problem(formula: str) -> None:
    assert "E096" in codes(f'chance_per_month: "clamp({formula}, 0, 1)"')


def test_a_chance_that_is_scaled_by_hand_is_told_of_the_other_key() -> None:
    problem = next(
        each
        for each in compiled('chance: "clamp(0.3 * months, 0, 1)"').problems
        if each.code == "W084"
    )
    assert "chance_per_month" in str(problem.help)
    assert codes('chance: "0.2 if months > 1 else 0.1"') == set()


def test_a_chance_of_a_month_is_kept_within_0_and_1_and_said_to_leave_them() -> None:
    assert codes('chance_per_month: "water / 50"') == {"W072"}
    assert codes("chance_per_month: 25") == {"E082"}


def test_why_says_the_odds_of_the_turn() -> None:
    program = compiled('when: "turn > 1", chance_per_month: 0.3').program
    assert program is not None
    for seed in range(20):
        match = Match.start(build(program), {}, {"north": "historian"}, seed)
        while not match.over:
            assert match.advance() == ()
        answer = explain(match.game, "water")
        assert isinstance(answer, Answer)
        said = {chapter.turn: chapter.steps[0].when for chapter in answer.chapters}
        if set(said) == {2, 3}:
            break
    assert said == {
        2: "turn > 1 and chance 0.3 a month, 40% in this turn",
        3: "turn > 1 and chance 0.3 a month, 30% in this turn",
    }
