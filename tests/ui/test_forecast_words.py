"""What a choice does for a seat by the end of the turn, in a sentence that claims no more than is
known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eleventh.core.forecast import PointForecast, PointRange, Sway
from eleventh.core.orders import Orders
from eleventh.core.view import Hint, Option, Question
from eleventh.play.local import LocalTable
from eleventh_ui.display.forecast import (
    NOTHING,
    PointsText,
    describe_draft,
    describe_points,
    find_points,
)
from eleventh_ui.display.likeness import describe_likeness
from eleventh_ui.display.numbers import format_points
from eleventh_ui.display.reference import reference_of
from play.quarrel import start

TABLE = LocalTable(start())
VIEW = TABLE.view("seoul")  # of two objectives: stand firm, which counts twice, and be trusted
REFERENCE = reference_of(TABLE.printed)
NONE = PointRange(0.0, 0.0, 0.0)


def between(low: float, high: float) -> PointRange:
    return PointRange(low, (low + high) / 2, high)


def tell(
    total: PointRange, *sways: Sway, aims: tuple[PointRange, ...] = (NONE, NONE)
) -> PointsText:
    return describe_points(PointForecast(total, aims, sways), VIEW, REFERENCE)


@pytest.mark.parametrize(("points", "told"), [
    (0.0, "0"), (0.04, "0"), (-0.04, "0"), (0.05, "+0.1"), (-1.25, "-1.3"), (3.0, "+3"),
    (-9.94, "-9.9"), (9.96, "+10"), (-31.4, "-31"),
])  # fmt: skip
def test_points_are_told_in_tenths_and_from_ten_on_whole(points: float, told: str) -> None:
    assert format_points(points) == told


def test_what_changes_nothing_says_just_that() -> None:
    assert tell(NONE) == PointsText(
        "0", "", NOTHING, "", "For you this turn: it changes nothing that you are scored on."
    )


def test_a_range_says_which_way_it_goes_and_who_decides_in_it() -> None:
    told = tell(between(1.2, 3.4), Sway("tokyo", 2.2), Sway("washington", 0.4))
    assert told.amount == "+1.2 to +3.4"
    assert told.meaning == "better"
    assert told.told == (
        "For you by the end of this turn: +1.2 to +3.4 of 100 (better); Tokyo decides."
    )


def test_who_comes_near_to_the_strongest_decides_too_and_chance_has_a_name() -> None:
    told = tell(between(-4, -1), Sway("tokyo", 3.0), Sway(None, 1.5), Sway("washington", 1.0)).told
    assert told.endswith("-4 to -1 of 100 (worse); Tokyo and chance decide.")


def test_one_number_comes_whatever_others_do() -> None:
    told = tell(between(-0.81, -0.79), Sway("tokyo", 0.02)).told
    assert told.endswith("-0.8 of 100 (worse), whatever others do.")


def test_a_range_that_is_narrower_than_what_matters_has_nobody_who_decides() -> None:
    told = tell(between(0.6, 0.9), Sway("tokyo", 0.3)).told
    assert told.endswith("+0.6 to +0.9 of 100 (better).")


@pytest.mark.parametrize(("low", "high", "meaning"), [
    (-0.4, 0.4, ""), (-0.4, 0.5, "better"), (-0.5, 0.4, "worse"), (-0.5, 0.5, ""), (0.1, 0.4, ""),
])  # fmt: skip
def test_only_what_matters_has_a_sign_word(low: float, high: float, meaning: str) -> None:
    told = tell(between(low, high), Sway("tokyo", high - low))
    assert told.meaning == meaning
    assert ("(better)" in told.told or "(worse)" in told.told) == bool(meaning)


def test_objectives_are_told_by_number_and_name_where_it_matters_to_them() -> None:
    told = tell(between(0, 0), aims=(between(-0.7, -0.6), between(1.2, 1.4)))
    assert told.told == "For you by the end of this turn: 0 of 100, whatever others do."
    assert told.aims == (
        "By objective: 2 be trusted +1.2 to +1.4 (better); 1 stand firm -0.7 to -0.6 (worse)."
    )
    assert told.short == (
        "For you this turn: 0 of 100, whatever others do. "
        "Objectives 2: +1.2 to +1.4, 1: -0.7 to -0.6."
    )
    assert tell(between(0.2, 0.3), aims=(between(0.3, 0.45), NONE)).aims == ""


def test_each_open_choice_of_a_view_finds_its_own_points() -> None:
    forecast = TABLE.forecast("seoul", Orders())
    assert forecast is not None
    options = [*VIEW.initiatives, *(each for asked in VIEW.questions for each in asked.options)]
    found = [find_points(forecast, each, VIEW) for each in options]
    assert [points is None for points in found] == [each.barred is not None for each in options]
    assert find_points(None, options[0], VIEW) is None


def test_a_draft_says_what_the_turn_comes_to_and_what_it_does_itself() -> None:
    forecast = TABLE.forecast("seoul", Orders({}, ("quiet_channel.tokyo",)))
    assert forecast is not None
    whole, own = describe_draft(forecast, VIEW, REFERENCE)
    assert whole.told.startswith("With these orders your total of 100 changes by -4")
    assert whole.told.endswith("; Tokyo decides.")
    assert own.told.startswith("What your orders do of that: -0.4 of 100, whatever others do.")


def option(id: str, **moved: float) -> Option:
    hints = tuple(Hint(track, by, by, None, "", True) for track, by in moved.items())
    return replace(VIEW.questions[0].options[0], id=id, title=id.title(), hints=hints)


def tell_apart(*options: Option) -> list[str]:
    view = replace(VIEW, questions=(Question("asked", "inject", "What?", options),))
    return [describe_likeness(each, view, REFERENCE) for each in options]


def test_of_similar_answers_the_later_says_what_differs() -> None:
    alike = {"rounds": 2.0, "trust.tokyo.seoul": -4.0, "approval.seoul": 3.0}
    told = tell_apart(
        option("first", **alike),
        option("other", **{**alike, "rounds": -2.0, "approval.seoul": -3.0}),
        option("second", **{**alike, "trust.tokyo.seoul": -9.0}),
    )
    assert told == [
        "", "",
        "Much like “First”; it differs most in this: "
        "Trust of Tokyo in Seoul falls by 9 (there: falls by 4).",
    ]  # fmt: skip


def test_answers_of_which_the_same_is_known_say_so() -> None:
    alike = {"rounds": 2.0, "trust.tokyo.seoul": -4.0, "approval.seoul": 3.0}
    assert tell_apart(option("one", **alike), option("two", **alike))[1] == (
        "What is known of it is the same as of “One”."
    )


def test_what_little_is_known_of_two_answers_makes_them_not_similar() -> None:
    assert tell_apart(option("one", rounds=1.0), option("two", rounds=1.0)) == ["", ""]
