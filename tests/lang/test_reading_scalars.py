"""What a value without quotes is: text wherever programs disagree, numbers only if plain."""

from __future__ import annotations

import pytest

from eleventh.lang.problems.problem import Problems
from eleventh.lang.yaml.nodes import Number, find_node
from eleventh.lang.yaml.scalars import is_text, read_scalar
from eleventh.lang.yaml.tree import read_tree
from lang.reading import codes_in, problems_in, value_of

ALWAYS_TEXT = (
    *("no", "No", "NO", "yes", "on", "Off", "y", "n", "22:00", "1:30:00", "2019-07-01", "nan"),
    *(
        "inf",
        "0o",
        "0x",
        "0xg1",
        "1,000",
        "12 percent",
        "+",
        "...",
        "._",
        "1e",
        "+-1",
        "1.2.3",
    ),
    *("--1", "+-1", "tRUE", "nULL", "=", "é", "１２", "٣"),
)
DOUBTFUL = {
    "012": 12,
    "-012": -12,
    "00": 0,
    "0o14": 12,
    "0O14": 12,
    "0x1F": 31,
    "0b101": 5,
    "1_000": 1000,
    "1_000.5": 1000.5,
    "012.5": 12.5,
    "._5": 0.5,
}


@pytest.mark.parametrize("raw", ALWAYS_TEXT)
def test_what_other_rules_would_turn_into_something_else_is_text(raw: str) -> None:
    assert value_of(f"a: x\nb: {raw} # a comment\n") == {"a": "x", "b": raw}
    assert is_text(raw)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        *(("0", 0), ("+2", 2), ("-7", -7), ("-0", 0), ("999999999999999", 999999999999999)),
        *(("0.5", 0.5), (".5", 0.5), ("1.", 1.0), ("1e3", 1000.0), ("-2.5E-1", -0.25)),
    ],
)
def test_plain_numbers_are_numbers_and_remember_how_they_were_written(
    raw: str, value: float
) -> None:
    tree = read_tree("scenario.yaml", f"a: {raw}\n".encode())[0]
    assert tree is not None
    number = find_node(tree, ["a"])
    assert isinstance(number, Number)
    assert (number.value, type(number.value), number.raw) == (value, type(value), raw)
    assert not is_text(raw)


def test_minus_nought_is_nought() -> None:
    assert str(value_of("a: -0.0\n")["a"]) == "0.0"


@pytest.mark.parametrize("raw", ["true", "True", "TRUE", "false", "False", "FALSE"])
def test_truth_values_have_one_meaning(raw: str) -> None:
    assert value_of(f"a: {raw}\n") == {"a": raw.lower() == "true"}


@pytest.mark.parametrize("raw", ["", "~", "null", "Null", "NULL"])
def test_nothing_can_be_left_out_or_written(raw: str) -> None:
    assert value_of(f"a: {raw}\nb: 1\n") == {"a": None, "b": 1}


def test_quoted_scalars_are_always_text() -> None:
    assert value_of('a: "012"\nb: \'true\'\nc: ""\nd: |-\n  1_000\n') == {
        "a": "012",
        "b": "true",
        "c": "",
        "d": "1_000",
    }


@pytest.mark.parametrize(("raw", "meant"), DOUBTFUL.items())
def test_a_number_of_two_readings_is_refused_with_a_proposal(raw: str, meant: float) -> None:
    (problem,) = problems_in(f"a: {raw}\n")
    assert problem.code == "E024"
    assert problem.help == (
        f'Write {meant} if a number is meant, or "{raw}" in quotes if text is meant.'
    )
    assert not is_text(raw)


@pytest.mark.parametrize("raw", [".nan", ".NaN", ".inf", "-.inf", "+.INF", "1e999", "1e-999"])
def test_a_number_without_a_usable_value_is_refused(raw: str) -> None:
    assert codes_in(f"a: {raw}\n") == ["E025"]
    assert not is_text(raw)


@pytest.mark.parametrize(
    "raw",
    [
        *("1234567890123456", "9" * 5000, "-" + "9" * 5000, "0x" + "f" * 5000, "0b1" + "0" * 16),
        *("0.1234567890123456", "1e" + "1" * 5000, "1_" * 2500 + "1", "0" + "9" * 16),
    ],
)
def test_a_number_with_too_many_digits_is_refused(raw: str) -> None:
    (problem,) = problems_in(f"a: {raw}\n")
    assert problem.code == "E026"
    assert len(problem.headline) < 120


@pytest.mark.parametrize(
    "raw", ["." + "9" * 500_000 + "x", "1_" * 250_000 + "x", "9" * 500_000 + "e"]
)
def test_telling_text_from_a_number_takes_linear_time(raw: str) -> None:
    assert value_of(f"a: {raw}\n") == {"a": raw}


def test_a_refused_number_still_gives_a_tree_so_that_other_checks_can_run() -> None:
    tree, problems = read_tree("scenario.yaml", b"a: 012\nb: 1_000\n")
    assert [problem.code for problem in problems] == ["E024", "E024"]
    assert tree is not None
    assert tree.plain() == {"a": 12, "b": 1000}


def test_plain_scalar_adds_no_problem_for_text() -> None:
    found = Problems()
    tree = read_tree("scenario.yaml", b"a: b\n")[0]
    assert tree is not None
    node = read_scalar("no", tree.span, found)
    assert node is not None
    assert node.plain() == "no"
    assert found.all() == ()
