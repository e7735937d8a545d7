"""Advisers argue for the answer best for their objective, by what the seat may know."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eleventh.core.forecast import PointRange
from eleventh.core.material import is_material_score
from eleventh.core.orders import Orders
from eleventh.core.view import Reading, View
from eleventh.play.printed import print_matter
from eleventh_ui.display.advisers import choose_best, compose_advice, find_points
from eleventh_ui.display.levers import NO_LEVER, list_levers, list_open
from eleventh_ui.display.numbers import COUNTS
from eleventh_ui.display.readings import find_share
from eleventh_ui.display.reference import Reference, reference_of
from games import CRISES, adjudicator
from tables import host_table
from tui.seats import gsomia_after
from ui.sitting import match_of

SEATS = ("washington", "seoul", "tokyo")


def points(mean: float) -> PointRange:
    return PointRange(mean - 1, mean, mean + 1)


@pytest.mark.parametrize("turns", [0, 3])
@pytest.mark.parametrize("seat", SEATS)
def test_each_is_for_the_answer_with_the_most_points_and_says_why(seat: str, turns: int) -> None:
    match, view, reference = gsomia_after(turns, seat)
    forecast = host_table(match).forecast(seat, Orders())
    assert forecast is not None
    assert len(view.advisers) == 2
    for question in view.questions:
        given = compose_advice(view, question, forecast, reference)
        assert len(given) == 2
        for adviser, advice in zip(view.advisers, given, strict=True):
            place = [aim.objective.id for aim in view.aims].index(adviser.objective)
            means = find_points(question, forecast, place)
            assert advice.speaker.startswith(f"{adviser.office}, for objective {place + 1} ")
            if not advice.answer:
                spread = [each.mean for each in means.values()]
                assert not is_material_score(max(spread) - min(spread))
                continue
            option = next(each for each in question.options if each.id == advice.answer)
            assert option.barred is None
            best = max(each.mean for each in means.values())
            assert means[option.id].mean == best
            spoken = option
            if not is_material_score(best):
                worst = min(means, key=lambda answer: means[answer].mean)
                spoken = next(each for each in question.options if each.id == worst)
                assert f"“{spoken.title}” would bring it" in advice.argument[0]
            for each in question.options:
                equal = each.id in means and not is_material_score(best - means[each.id].mean)
                assert (f"“{each.title}”" in advice.heading) == equal
            reasons = {spoken.why, *(hint.why for hint in spoken.hints)}
            assert any(why and why[1:-1] in " ".join(advice.argument) for why in reasons)


def test_of_equals_the_first_is_best_and_of_what_differs_by_nothing_that_matters_none() -> None:
    assert choose_best({"a": points(1), "b": points(2), "c": points(2)}) == "b"
    assert choose_best({"a": points(1), "b": points(1.4)}) is None
    assert choose_best({}) is None


@pytest.mark.slow
@pytest.mark.parametrize("folder", CRISES, ids=lambda folder: folder.name)
def test_every_decision_of_every_crisis_is_advised_on(folder: Path) -> None:
    """What is counted and answers with an amount as well."""
    match = match_of(adjudicator=adjudicator(folder), seed=3)
    reference, given = reference_of(print_matter(match.game.adjudicator.program)), 0
    while not match.over:
        for seat in match.seats:
            view, forecast = match.view(seat), host_table(match).forecast(seat, Orders())
            if forecast is None:
                continue
            for question in view.questions:
                advices = compose_advice(view, question, forecast, reference)
                assert len(advices) == len(view.advisers)
                assert all(each.argument for each in advices if each.answer)
                given += sum(1 for each in advices if each.answer)
        match.advance()
    assert given


def test_an_effect_on_what_is_counted_has_a_share_too() -> None:
    assert COUNTS.find_share(0.0) == 0
    count = Reading("won", "Won", "counter", 1_000.0, 900.0, "", 0.0, 2_000.0, "higher")
    assert find_share(count, -500.0) == 0.25
    assert find_share(replace(count, high=0.0), 1.0) == 1


def told_of_levers(view: View) -> str:
    return " ".join(told for aim in view.aims for told in list_levers(view, aim))


@pytest.mark.parametrize("seat", SEATS)
def test_a_briefing_tells_what_moves_an_objective_from_here(seat: str) -> None:
    _, view, _ = gsomia_after(3, seat)
    for aim in view.aims:
        told = " ".join(list_levers(view, aim))
        moves = [
            option
            for option in list_open(view)
            if any(hint.track in aim.reads for hint in option.hints)
        ]
        assert (NO_LEVER in told) == (not moves)
        assert not moves or any(option.title in told for option in moves)


def test_what_is_barred_is_no_lever() -> None:
    _, view, _ = gsomia_after(3, "seoul")
    shut = [option for option in view.initiatives if option.barred is not None]
    assert shut
    told = told_of_levers(replace(view, questions=()))
    assert not any(f"“{option.title}”" in told for option in shut)


def test_an_objective_of_a_derived_number_is_moved_by_what_that_follows_from() -> None:
    _, view, _ = gsomia_after(0, "seoul")
    alone = next(aim for aim in view.aims if aim.objective.id == "not_alone")
    assert "{isolation.seoul}" in alone.objective.formula
    assert "trust.tokyo.seoul" in alone.reads
    assert all(each in {reading.id for reading in view.readings} for each in alone.reads)


def test_the_office_speaks_to_its_own_seat_alone() -> None:
    seen: dict[str, tuple[View, Reference]] = {}
    for seat in SEATS:
        _, view, reference = gsomia_after(0, seat)
        seen[seat] = view, reference
    offices = [each.office for view, _ in seen.values() for each in view.advisers]
    assert len(set(offices)) == 6
