"""What cannot be said in a formula is refused at its own column, with what to write instead."""

from __future__ import annotations

import pytest

from eleventh.core.span import Span
from eleventh.lang.formula.parser import parse
from eleventh.lang.model.text import Formula
from eleventh.lang.problems.problem import Problems
from lang.expressions import bare
from lang.harbour import formula, parsed, refused

# text -> code, the piece that is marked, a part of the help
REFUSALS = {
    "": ("E040", "", "such as 0"),
    "1 +": ("E040", "+", "after it"),
    "* 2": ("E040", "*", "delete the sign"),
    "blow turn": ("E040", "blow turn", "A condition compares"),
    "2 turn": ("E040", "2 turn", "`*`"),
    "(1 + 2": ("E040", "(", "`)`"),
    "1)": ("E040", ")", "`(`"),
    "()": ("E040", "()", "delete them"),
    "1 if turn > 2": ("E040", "if", "`A if CONDITION else B`"),
    "1 else 2": ("E040", "else", "`A if CONDITION else B`"),
    "max(1 if turn, 2)": ("E040", "if", "`A if CONDITION else B`"),
    "1,5": ("E040", "1,5", "1.5"),
    "x == not y": ("E040", "== not", "`(not ...)`"),
    "trust. + 1": ("E040", ". +", "trust.seoul.tokyo"),
    "(x).y": ("E040", ".", "inside a name"),
    "pact = notice": ("E041", "=", "`==`"),
    "pact === notice": ("E041", "===", "`==`"),
    "a && b": ("E041", "&&", "`and`"),
    "a || b": ("E041", "||", "`or`"),
    "a AND b": ("E041", "AND", "`and`"),
    "!a": ("E041", "!", "`not`"),
    "a <> b": ("E041", "<>", "`!=`"),
    "a => 3": ("E041", "=>", "`>=`"),
    "a ≥ 3": ("E041", "≥", "`>=`"),
    "a − 3": ("E041", "−", "`-`"),
    "2 × a": ("E041", "×", "`*`"),
    "pact is notice": ("E041", "is", "`==`"),
    "a ** 2": ("E042", "**", "`x * x`"),
    "a ^ 2": ("E042", "^", "`x * x`"),
    "a // 2": ("E042", "//", "`/`"),
    "a % 2": ("E042", "%", "0.05"),
    "pact == 'notice'": ("E042", "'notice'", "without quotes"),
    'f"{a}"': ("E042", 'f"{a}"', "without quotes"),
    "'never closed": ("E042", "'never closed", "without quotes"),
    "a := 1": ("E042", ":=", "derived track"),
    "lambda": ("E042", "lambda", "derived track"),
    "pact in a": ("E042", "in", "one by one"),
    "True": ("E042", "True", "the condition itself"),
    "false": ("E042", "false", "the condition itself"),
    "None": ("E042", "None", "at all times"),
    "1 # why": ("E042", "#", "`why`"),
    "a @ b": ("E042", "@", "names, numbers and brackets"),
    "a + " * 100 + "a": ("E043", "a + " * 100 + "a", "derived track"),
    "a+" * 40 + "a": ("E043", "a+" * 40 + "a", "derived track"),
    "-" * 31 + "1": ("E043", "-", "in pairs"),
    "1_000": ("E044", "1_000", "1000"),
    "0x1F": ("E044", "0x1F", "ten usual digits"),
    "1j": ("E044", "1j", "1 * j"),
    "2x": ("E044", "2x", "`2 * x`"),
    "012": ("E044", "012", "Write 12"),
    "1.2.3": ("E044", "1.2.3", "one point"),
    "1e10": ("E044", "1e10", "1000000000"),
    "1e999": ("E044", "1e999", "1000000000"),
    "1e-10": ("E044", "1e-10", "0.000000001"),
    "0.1234567890123456": ("E044", "0.1234567890123456", "1/256"),
    "ｔrust": ("E045", "ｔrust", "`trust`"),
    "séoul": ("E045", "séoul", "a-z, 0-9 and _"),
    "a\u200bb": ("E045", "\u200b", "copied"),
    "a\0": ("E045", "\0", "copied"),
    "mn(1, 2)": ("E046", "mn", "`min`"),
    "sqrt(2)": ("E046", "sqrt", "min, max, abs and clamp"),
    "round(2)": ("E046", "round", "1/256"),
    "trust.x(2)": ("E046", "x(", "min, max, abs and clamp"),
    "max(1)": ("E047", "max(1)", "max(a, b)"),
    "abs(1, 2)": ("E047", "abs(1, 2)", "abs(a)"),
    "clamp(1, 2)": ("E047", "clamp(1, 2)", "clamp(x, low, high)"),
}


@pytest.mark.parametrize("text", REFUSALS, ids=lambda text: text[:16])
def test_what_no_formula_can_say_is_refused_in_its_place(text: str) -> None:
    code, piece, instead = REFUSALS[text]
    (problem,) = refused(text)
    assert problem.code == code
    marked = text[problem.span.column - 1 : problem.span.end_column - 1]
    assert marked == piece
    assert problem.help is not None
    assert instead in problem.help


def test_every_foreign_sign_is_told_once() -> None:
    found = [(problem.span.column, problem.help) for problem in refused("!a && b && c = 1")]
    assert found == [(1, "Write `not`."), (4, "Write `and`."), (14, "Write `==`.")]


def test_columns_count_from_where_the_formula_stands() -> None:
    problems = Problems()
    parse(formula("a = 1", column=21), problems)
    assert problems.all()[0].span == Span("scenario.yaml", 7, 23, 7, 24)


def test_a_formula_over_several_lines_is_marked_as_a_whole() -> None:
    span = Span("scenario.yaml", 3, 5, 6, 1)
    problems = Problems()
    parse(Formula("1 +\n  2 = 3", span, exact=False), problems)
    assert problems.all()[0].span == span


def test_a_formula_may_run_over_lines() -> None:
    assert bare(parsed("\n 1 +\n\t2 \n")) == bare(parsed("1 + 2"))


@pytest.mark.parametrize(
    "text", ["seoul.chose.raise", "seoul.chose.pass", "happened.import", "seoul.chose.None"]
)
def test_an_id_may_be_a_word_of_python(text: str) -> None:
    assert bare(parsed(text)) == ("Ref", tuple(text.split(".")))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("+2 * blow", "2 * blow"),
        ("- blow * 2", "(-blow) * 2"),
        ("1 - 2 - 3", "(1 - 2) - 3"),
        ("not a and b", "(not a) and b"),
        ("a or b and c", "a or (b and c)"),
        ("1 if a else 2 if b else 3", "1 if a else (2 if b else 3)"),
        (".5 + 5. + 1e3", "0.5 + 5 + 1000"),
    ],
)
def test_operators_bind_as_in_python(text: str, same: str) -> None:
    assert bare(parsed(text)) == bare(parsed(same))


def test_spans_cover_the_text_of_each_part() -> None:
    expr = parsed("blow * (turn + 12)")
    right = expr.right
    assert (expr.span.column, expr.span.end_column) == (1, 19)
    assert (right.span.column, right.span.end_column) == (9, 18)
    assert (right.right.span.column, right.right.span.end_column) == (16, 18)
