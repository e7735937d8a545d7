"""Ranges hold every result and no more than they must."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eleventh.core import ranges
from eleventh.core.ranges import ALWAYS, MAYBE, NEVER, Range
from lang.machine import PURE

BOUNDS = st.floats(-1e9, 1e9)


@st.composite
def samples(draw: st.DrawFn) -> tuple[Range, float]:
    low, value, high = sorted(draw(st.tuples(BOUNDS, BOUNDS, BOUNDS)))
    return Range(low, high), value


@given(st.sampled_from(["add", "sub", "mul", "div", "min", "max"]), samples(), samples())
def test_the_range_of_an_operation_holds_its_results(
    code: str, left: tuple[Range, float], right: tuple[Range, float]
) -> None:
    (a, x), (b, y) = left, right
    if code == "div" and 0.0 in b:
        with pytest.raises(ZeroDivisionError):
            ranges.bound_binary(code, a, b)
    elif code != "div" or abs(y) > 1e-9:
        assert PURE[code](x, y) in ranges.bound_binary(code, a, b)


@given(st.sampled_from(["lt", "le", "eq", "ne"]), samples(), samples())
def test_a_comparison_is_certain_only_if_it_is(
    code: str, left: tuple[Range, float], right: tuple[Range, float]
) -> None:
    (a, x), (b, y) = left, right
    assert int(PURE[code](x, y)) in ranges.bound_binary(code, a, b)


@given(st.sampled_from(["neg", "abs", "grain"]), samples())
def test_the_range_of_one_operand_holds_its_results(code: str, sample: tuple[Range, float]) -> None:
    bounds, value = sample
    assert PURE[code](value) in ranges.bound_unary(code, bounds)


@pytest.mark.parametrize(
    ("code", "a", "b", "expected"),
    [
        ("add", Range(1, 2), Range(-5, 3), Range(-4, 5)),
        ("sub", Range(1, 2), Range(-5, 3), Range(-2, 7)),
        ("mul", Range(-2, 3), Range(-5, 4), Range(-15, 12)),
        ("div", Range(-6, 12), Range(2, 3), Range(-3, 6)),
        ("min", Range(0, 9), Range(4, 5), Range(0, 5)),
        ("max", Range(0, 9), Range(4, 5), Range(4, 9)),
        ("lt", Range(0, 1), Range(2, 3), ALWAYS),
        ("lt", Range(0, 2), Range(-1, 0), NEVER),
        ("le", Range(0, 2), Range(2, 3), ALWAYS),
        ("eq", Range(1, 1), Range(1, 1), ALWAYS),
        ("eq", Range(0, 1), Range(2, 3), NEVER),
        ("ne", Range(0, 2), Range(2, 3), MAYBE),
        ("and", MAYBE, NEVER, NEVER),
        ("or", MAYBE, ALWAYS, ALWAYS),
    ],
)
def test_ranges_are_tight(code: str, a: Range, b: Range, expected: Range) -> None:
    assert ranges.bound_binary(code, a, b) == expected


def test_a_choice_has_the_range_of_what_can_be_chosen() -> None:
    low, high = Range(0, 1), Range(5, 6)
    assert ranges.bound_choice(MAYBE, low, high) == Range(0, 6)
    assert ranges.bound_choice(ALWAYS, low, high) == low
    assert ranges.bound_choice(NEVER, low, high) == high


@pytest.mark.parametrize(("low", "high"), [(1, 0), (math.nan, 1), (0, math.nan)])
def test_a_range_without_numbers_is_a_mistake(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="no number lies"):
        Range(low, high)


def test_the_grain_rounds_halves_upward() -> None:
    assert [ranges.round_to_grain(n / 512) * 256 for n in (1, 2, 3, -1, -3)] == [1, 1, 2, 0, -1]
    assert str(ranges.round_to_grain(-0.0)) == "0.0"


def test_of_equal_numbers_the_first_is_taken() -> None:
    assert str(ranges.pick_least(0.0, -0.0)) == "0.0"
    assert str(ranges.pick_most(-0.0, 0.0)) == "-0.0"
