"""A formula with its values comes to the number that is shown: nobody reckons in vain."""

from __future__ import annotations

import re

import pytest

from eleventh.play.why import Answer, explain
from eleventh_ui.display.explanations import describe_answer, describe_formula, value_of
from eleventh_ui.display.numbers import format_whole
from eleventh_ui.display.readings import describe_aim
from tui.seats import gsomia_after

VALUE = re.compile(r"[A-Z][^()×*/+]*? \((-?[\d.]+%?)\)")
ROUNDED = 0.5  # values are told to a tenth, and some count four times
KEPT = re.compile(r"(.*), kept within ([\d.-]+) to ([\d.-]+)")


def reckoned(told: str) -> float | None:
    """What a reader gets from a formula with its values; None where it needs more than sums."""
    low, high, kept = float("-inf"), float("inf"), KEPT.fullmatch(told)
    if kept:
        told, low, high = kept[1], float(kept[2]), float(kept[3])
    sums = VALUE.sub(lambda found: found[1].removesuffix("%"), told).replace("×", "*")
    if re.search("[A-Za-z]", sums):
        return None
    return min(max(eval(sums), low), high)  # noqa: S307  # digits and signs alone


@pytest.mark.parametrize("turns", range(9))
@pytest.mark.parametrize("seat", ["washington", "seoul", "tokyo"])
def test_an_objective_comes_to_what_is_shown(seat: str, turns: int) -> None:
    match, view, _ = gsomia_after(turns, seat)
    tried = 0
    for aim in view.aims:
        found = reckoned(describe_aim(aim, view))
        answer = explain(match.game, f"objective.{seat}.{aim.objective.id}", seat=seat)
        assert isinstance(answer, Answer)
        told = describe_formula(answer, answer.inputs).removeprefix("It is scored as ")
        assert told == describe_aim(aim, view)
        if found is not None:
            tried += 1
            assert abs(found - aim.score) < ROUNDED, told
    assert tried


@pytest.mark.parametrize("turns", [0, 4, 8])
def test_a_derived_number_tells_what_it_follows_from_by_name_and_comes_to_what_is_shown(
    turns: int,
) -> None:
    game = gsomia_after(turns)[0].game
    for derived in game.adjudicator.program.derived:
        answer = explain(game, derived.id)
        assert isinstance(answer, Answer)
        told = describe_formula(answer, answer.inputs)
        assert re.search(r"\b(first|second)\b|[a-z]_[a-z]|{", told) is None, told
        assert f"{told}." in describe_answer(answer)
        found = reckoned(told.removeprefix("It follows from other numbers: "))
        if found is not None and not answer.high - answer.low < 2:
            assert format_whole(found) == value_of(answer, answer.value), told


def test_an_answer_on_one_turn_says_that_it_stood_there_then() -> None:
    match, _, _ = gsomia_after(4)
    then = explain(match.game, "trust.tokyo.seoul", 2)
    now = explain(match.game, "trust.tokyo.seoul")
    assert isinstance(then, Answer)
    assert isinstance(now, Answer)
    assert describe_answer(then)[0].endswith(f"stood at {value_of(then, then.value)} after turn 2.")
    assert describe_answer(now)[0].endswith(f"stands at {value_of(now, now.value)}.")
    here = explain(match.game, "trust.tokyo.seoul", 5)
    assert isinstance(here, Answer)
    assert " stands at " in describe_answer(here)[0]
