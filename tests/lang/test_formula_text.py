"""Whatever text stands where a formula should, the answer is an expression or a problem."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from eleventh.lang.formula.parser import parse
from eleventh.lang.problems.problem import Problems
from lang.harbour import formula

PIECES = st.sampled_from(
    [
        *"+-*/()<>=!,.&|^%~@[]{}:;#'\"\\$?`",
        *(" ", "\n", "\t", "\r", "\f", "\0", "\u200b", "\u2028", "\ufeff", "\ud800"),
        *("==", "!=", "<=", ">=", "**", "//", "<<", ":=", "->", "...", "&&", "||"),
        *("and", "or", "not", "if", "else", "is", "in", "lambda", "True", "None", "await"),
        *("min", "max(", "abs(", "clamp(", "trust", "turn", "x", "_", "__debug__", "print"),
        *("0", "1", "0x1F", "1_0", "1j", "1e5", "1e999", ".5", "5.", "007", "9" * 30),
        *("≥", "×", "−", "ｔ", "é", "Ω", "٣", "f''", 'b"', "rb'", "'''", '"""'),
    ]
)


def answers(text: str) -> None:
    problems = Problems()
    source = formula(text)
    expr = parse(source, problems)
    assert (expr is None) == bool(problems.all())
    for problem in problems.all():
        assert problem.code.startswith("E04")
        assert problem.help
        for said in (problem.headline, problem.help):
            assert said.isprintable()
            assert len(said) < 200
        assert source.span.column <= problem.span.column < problem.span.end_column or not text
        assert problem.span.end_column <= source.span.end_column


@settings(max_examples=100)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)))
@example(",0")
@example("..0%")
@example("- .5 %")
@example(f"{'1' * 150},{'0' * 150}")
def test_any_text_gives_an_expression_or_a_problem(text: str) -> None:
    answers(text)


@pytest.mark.slow
@settings(max_examples=1000, deadline=None)
@given(
    st.one_of(
        st.text(max_size=450),
        st.lists(PIECES, max_size=200).map("".join),
        st.lists(PIECES, max_size=60).map(" ".join),
        st.builds(lambda piece, times: piece * times, PIECES, st.integers(1, 400)),
    )
)
@example("(" * 200 + "1" + ")" * 199)
def test_much_text_gives_an_expression_or_a_problem(text: str) -> None:
    answers(text)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 400,
        "(" * 199 + "1" + ")" * 199,
        "-" * 399 + "1",
        "- " * 199 + "1",
        "not " * 99 + "x",
        "1" + "+1" * 199,
        "x" + ".x" * 199,
        "1" + " if 1 else 1" * 30,
        "1" + "<1" * 199,
        "x" + " and x" * 66,
        "max(" * 90 + "1" + ",1)" * 90,
        "9" * 400,
        "1" * 4301,
        "0." + "0" * 390 + "1",
        "1e" + "9" * 390,
        "\0" * 400,
        "{" * 400,
        "f'{" * 100,
        "'" + "a" * 1_000_000,
        "",
        " \n\t ",
        "\\\n1",
        "1 # comment",
    ],
    ids=lambda text: f"{text[:12]!r}x{len(text)}",
)
def test_what_blows_up_parsers_does_not_blow_up_this_one(text: str) -> None:
    answers(text)
