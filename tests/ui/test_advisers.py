"""Advisers argue for the answer best for their objective, by what the seat may know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eleventh.core.forecast import PointRange
from eleventh.core.material import MATERIAL_POINTS
from eleventh.core.orders import Orders
from eleventh.core.view import View
from eleventh_ui.display.advisers import choose_best, compose_advice, find_points
from eleventh_ui.display.levers import NO_LEVER, list_levers, list_open
from eleventh_ui.display.reference import Reference
from tables import host_table
from tui.seats import gsomia_after

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
                assert max(spread) - min(spread) < MATERIAL_POINTS
                continue
            option = next(each for each in question.options if each.id == advice.answer)
            assert option.barred is None
            assert means[option.id].mean == max(each.mean for each in means.values())
            assert option.title in advice.heading
            reasons = {option.why, *(hint.why for hint in option.hints)}
            assert any(why and why[1:-1] in " ".join(advice.argument) for why in reasons)


def test_of_equals_the_first_is_best_and_of_what_differs_by_nothing_that_matters_none() -> None:
    assert choose_best({"a": points(1), "b": points(2), "c": points(2)}) == "b"
    assert choose_best({"a": points(1), "b": points(1.4)}) is None
    assert choose_best({}) is None


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
