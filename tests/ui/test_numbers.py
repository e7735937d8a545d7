"""Numbers: rounded in one place, told alike everywhere, with a sign and a word for every change."""

from __future__ import annotations

import pytest

from eleventh.core.view import Hint
from eleventh_ui.display.effects import describe_effect
from eleventh_ui.display.numbers import (
    POINTS,
    Scale,
    describe_change,
    find_scale,
    format_capital,
    judge_change,
    name_direction,
)

SHARE = Scale(0, 1)
LONG = Scale(0, 100)


def hint(low: float, high: float, certain: bool = True, value: str | None = None) -> Hint:
    return Hint("trust", low, high, value, "", certain)


@pytest.mark.parametrize(
    ("change", "shown"),
    [(2, "+2"), (-3, "-3"), (0.25, "+<1"), (-0.4, "-<1"), (0, "0"), (0.5, "+1"), (-1.5, "-2")],
)
def test_amounts_are_whole_with_a_sign(change, shown):
    assert POINTS.format_amount(change) == shown


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [(31, 33, "+2"), (31.4, 31.6, "+1"), (31.2, 31.4, "+<1"), (31.6, 31.4, "-1"), (5, 5, "0")],
)
def test_a_shift_is_the_difference_of_the_numbers_that_are_shown(before, after, shown):
    assert POINTS.format_change(before, after) == shown


def test_a_score_tells_its_scale_and_a_share_its_percentage():
    assert LONG.format_on_scale(20.4) == "20 of 100"
    assert SHARE.format_on_scale(0.83) == "83%"


@pytest.mark.parametrize(
    ("scale", "value", "shown"),
    [
        (Scale(0, 50), 3.4, "3"),
        (Scale(0, 49), 3.44, "3.4"),
        (Scale(0, 5), 0.75, "0.8"),
        (Scale(0, 5), 3, "3"),
        (Scale(0, 4), 0.75, "0.75"),
        (Scale(-2, 0), -1.996, "-2"),
        (Scale(-1, 1), -0.004, "0"),
        (Scale(-10, 10), -0.04, "0"),
        (find_scale("counter", 0, 9), 2.5, "2.5"),
        (find_scale("counter", 0, 9), 2, "2"),
        (find_scale("counter", 0, 9), 2.996, "2.9"),
    ],
)
def test_a_number_has_the_decimals_that_its_scale_needs_and_no_needless_zero(scale, value, shown):
    assert scale.format(value) == shown


def test_on_a_short_scale_value_change_and_causes_agree():
    short = Scale(0, 5)
    assert describe_change(short, 0.25, 0.75, "") == "+0.5 (rises)"
    assert [short.format(each) for each in (0.25, 0.75)] == ["0.3", "0.8"]
    assert short.format_amount(0.004) == "+<0.1"
    assert short.format_size(0.004) == "less than 0.1"
    assert short.format_rest(0.25, 0.75, [0.24, 0.24]) == "+0.1"
    assert describe_effect([hint(-0.5, -0.5)], short) == "falls by 0.5"
    assert [short.is_small(each) for each in (0.04, -0.05, 0)] == [True, False, False]


def test_a_scale_is_told_by_both_ends_unless_it_begins_at_nothing():
    assert Scale(0, 5).format_on_scale(2.5) == "2.5 of 5"
    assert Scale(-10, 10).format_on_scale(-3.25) == "-3.2 (from -10 to 10)"
    assert Scale(50, 150).format_on_scale(75) == "75 (from 50 to 150)"


def test_political_capital_is_never_rounded_up():
    assert [format_capital(each) for each in (3, 0.96, 2.25)] == ["3", "0.9", "2.2"]


def test_a_share_is_told_in_percent_wherever_a_number_of_it_stands():
    assert SHARE.format(0.52) == "52%"
    assert SHARE.format_change(0.40, 0.52) == "+12%"
    assert SHARE.format_amount(0.12) == "+12%"
    assert SHARE.format_amount(0.001) == "+<1%"
    assert SHARE.format_size(0.001) == "less than 1%"
    assert SHARE.format_rest(0.40, 0.52, [0.1]) == "+2%"
    assert describe_change(SHARE, 0.40, 0.52, "higher") == "+12% (rises, better)"
    assert describe_effect([hint(0.12, 0.12)], SHARE) == "rises by 12%"


def test_a_counter_is_told_in_points_however_short_and_a_status_by_name():
    assert find_scale("counter", 0, 1).format(1) == "1"
    assert find_scale("status", 0, 1, ("active", "on_notice")).format(1) == "on notice"


@pytest.mark.parametrize("scale", [SHARE, LONG, POINTS])
def test_what_is_shown_of_the_causes_and_what_is_said_to_be_missing_add_up(scale):
    size = scale.high / 100 or 1.0
    before, sizes = 40 * size, [3.4 * size, 3.4 * size, -1.6 * size]
    after = before + sum(sizes)
    shown = [scale.format_amount(each) for each in sizes]
    told = [*shown, scale.format_rest(before, after, sizes)]
    total = sum(int(each.removesuffix("%")) for each in told)
    assert total == int(scale.format_change(before, after).removesuffix("%")) == 5


@pytest.mark.parametrize(
    ("hints", "told"),
    [
        ([hint(-4, -4)], "Trust falls by 4"),
        ([hint(2, 6)], "Trust rises by 2 to 6"),
        ([hint(-4, -4), hint(-2, -2, certain=False)], "Trust falls by 4 to 6"),
        ([hint(0, 8)], "Trust may rise by up to 8: uncertain"),
        ([hint(-3, 2)], "Trust may rise or fall, -3 to +2: uncertain"),
        ([hint(0, 0, value="on_notice")], "Trust becomes on notice"),
        ([hint(0, 0, False, "lapsed")], "Trust may become lapsed"),
        ([hint(0, 0, False, each) for each in ("a", "b", "a")], "Trust may become a or b"),
        ([hint(0, 0, True, "a"), hint(0, 0, False, "b")], "Trust may become a or b"),
        ([hint(0, 0, True, "a"), hint(0, 0, False, "a")], "Trust becomes a"),
        ([hint(0, 0, False, "a"), hint(0, 0, False, "a")], "Trust may become a"),
        ([hint(-1.2, -0.3)], "Trust falls by up to 1"),
        ([hint(0.4, 6)], "Trust rises by up to 6"),
        ([hint(-0.3, -0.1)], "Trust falls by less than 1"),
        ([hint(-0.3, 0)], "Trust may fall by less than 1: uncertain"),
    ],
)
def test_effects_are_told_with_what_is_uncertain(hints, told):
    assert f"Trust {describe_effect(hints, LONG)}" == told


def test_a_verdict_needs_a_better_way():
    assert judge_change(2, "higher", LONG) == "better"
    assert judge_change(2, "lower", LONG) == "worse"
    assert judge_change(2, "neither", LONG) == ""


def test_what_is_too_small_to_matter_has_a_sign_and_no_word():
    assert describe_change(LONG, 20, 20.9, "higher") == "+1"
    assert describe_change(LONG, 20, 21, "higher") == "+1 (rises, better)"
    assert judge_change(-0.9, "higher", LONG) == ""
    assert name_direction(-0.9, LONG) == ""
    assert name_direction(-0.4, POINTS) == ""
    assert name_direction(0.5, POINTS) == "rises"
    assert name_direction(0.1, find_scale("counter", 0, 9)) == "rises", (
        "all that is counted matters"
    )


@pytest.mark.parametrize(
    ("scale", "value", "shown"),
    [
        (LONG, 20, "20"),
        (LONG, 19.6015625, "19.6"),
        (LONG, 19.99609375, "19.996"),
        (LONG, 31.8984375, "31.9"),
        (LONG, 44.48828125, "44.49"),
        (Scale(-10, 10), -5.53125, "-5.53"),
        (Scale(-10, 10), -5.5, "-5.5"),
        (SHARE, 0.5, "50%"),
        (SHARE, 0.49609375, "49.6%"),
    ],
)
def test_what_a_condition_reads_is_told_so_closely_that_it_does_not_contradict_it(
    scale, value, shown
):
    assert scale.format_closely(value) == shown
