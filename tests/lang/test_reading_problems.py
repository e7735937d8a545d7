"""Problems are values: ordered, without duplicates, and only with codes that exist."""

from __future__ import annotations

import itertools
import re

import pytest

from eleventh.core.span import Span
from eleventh.lang.problems.codes import ALL_CODES
from eleventh.lang.problems.problem import Label, Problem, Problems, sort_problems
from eleventh.lang.problems.suggest import find_nearest


def at(line: int, column: int = 1, file: str = "a.yaml") -> Span:
    return Span(file, line, column, line, column + 1)


def test_problems_are_sorted_by_place_code_and_headline_whatever_order_they_came_in() -> None:
    expected = [
        Problem("E007", "x", (Label(at(1), ""),)),
        Problem("E007", "x", (Label(at(1, 2), ""),)),
        Problem("E006", "x", (Label(at(2), ""),)),
        Problem("E007", "a", (Label(at(2), ""),)),
        Problem("E007", "b", (Label(at(2), ""),)),
        Problem("E006", "a", (Label(at(1, file="b.yaml"), ""),)),
    ]
    for order in itertools.permutations(expected):
        assert list(sort_problems(order)) == expected


def test_an_exact_duplicate_counts_once_and_a_different_note_does_not() -> None:
    found = Problems()
    for note in ("here", "here", "there"):
        found.add("E007", "x", at(1), note=note, also=[Label(at(2), "and here")])
    assert [problem.labels[0].text for problem in found.all()] == ["here", "there"]
    assert found.errors


def test_nothing_found_is_no_error() -> None:
    found = Problems()
    assert not found.errors
    assert found.all() == ()


def test_a_code_that_does_not_exist_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="E999"):
        Problem("E999", "x", (Label(at(1), ""),))
    with pytest.raises(ValueError, match="place"):
        Problem("E007", "x", ())


def test_codes_have_their_form_and_no_two_share_a_title() -> None:
    assert all(re.fullmatch(r"[EW]\d{3}", code) for code in ALL_CODES)
    assert len({code.title for code in ALL_CODES.values()}) == len(ALL_CODES)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("toyko", "tokyo"),
        ("soul", "seoul"),
        ("Tokyo", "tokyo"),
        ("trust.seoul.tokio", "trust.seoul.tokyo"),
        ("beijing", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_the_nearest_name_is_suggested_if_any_is_near(word: str, expected: str | None) -> None:
    names = ["tokyo", "seoul", "washington", "trust.seoul.tokyo", "trust.tokyo.seoul"]
    assert find_nearest(word, names) == expected
    assert find_nearest(word, reversed(names)) == expected


def test_of_two_equally_near_names_the_first_in_the_alphabet_is_suggested() -> None:
    assert find_nearest("cat", ["cot", "cut"]) == find_nearest("cat", {"cut", "cot"}) == "cot"
