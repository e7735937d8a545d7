"""What a formula is lowered to comes, to the last bit, to what the formula means."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eleventh.core.ir import ALWAYS
from eleventh.lang.formula.expression import Expr
from eleventh.lang.formula.scope import Scope
from eleventh.lang.formula.typecheck import Want, kind_of, lower
from eleventh.lang.formula.vocabularies import write_back
from eleventh.lang.graph.builder import ProgramBuilder
from eleventh.lang.graph.values import Values
from eleventh.lang.problems.problem import Problems
from lang.evaluator import evaluate
from lang.expressions import Moment, bare, moments, numbers, truths
from lang.harbour import NAMES, parsed

SCOPE = Scope(NAMES, "react")
HOPELESS = {"E056", "E057"}  # what a well-typed formula can still be refused for


def bits(number: object) -> bytes:
    return struct.pack("<d", number)


def agrees(expr: Expr, want: Want, context: Moment) -> None:
    builder, problems = ProgramBuilder(), Problems()
    values = Values()
    value = lower(expr, SCOPE, values, problems, want)
    if value is None:
        assert {problem.code for problem in problems.all()} <= HOPELESS
        return
    builder.query("it", value)
    ops, _, (query,) = builder.finish()
    expected = evaluate(expr, context.names)
    found = context.machine.query(ops, query)
    assert bits(found) == bits(expected)
    assert float(found) in value.range
    assert type(found) is type(expected)
    assert kind_of(expr, SCOPE) == want
    if want == "truth":
        assert {"always": True, "never": False, "maybe": found}[value.certainty] is found


def survives_print(expr: Expr) -> None:
    text = write_back(expr)
    if len(text) <= 400:
        assert bare(parsed(text)) == bare(expr)


@settings(max_examples=80)
@given(numbers(), moments())
def test_a_number_means_the_same_lowered(expr: Expr, context: Moment) -> None:
    agrees(expr, "number", context)


@settings(max_examples=80)
@given(truths(), moments())
def test_a_condition_means_the_same_lowered(expr: Expr, context: Moment) -> None:
    agrees(expr, "truth", context)


@pytest.mark.slow
@settings(max_examples=800, deadline=None)
@given(numbers(5), truths(5), moments())
def test_many_large_formulas_mean_the_same_lowered(
    number: Expr, truth: Expr, context: Moment
) -> None:
    agrees(number, "number", context)
    agrees(truth, "truth", context)


@settings(max_examples=80)
@given(st.one_of(numbers(), truths()))
def test_a_formula_printed_and_parsed_is_the_same(expr: Expr) -> None:
    survives_print(expr)


@settings(max_examples=100)
@given(st.lists(st.tuples(truths(2), numbers(3)), min_size=1, max_size=4), moments())
def test_the_postings_of_a_stage_are_rounded_amounts_of_guards_that_hold(
    rules: list[tuple[Expr, Expr]], context: Moment
) -> None:
    builder, problems = ProgramBuilder(), Problems()
    stage = builder.stage("politics", "react")
    expected = []
    for cause, (when, amount) in enumerate(rules):
        guard = lower(when, SCOPE, stage, problems, "truth")
        value = lower(amount, SCOPE, stage, problems, "number")
        if guard is None or value is None:
            continue
        posted = stage.post(ALWAYS, guard, value, cause, 0)
        if evaluate(when, context.names):
            exact = float(evaluate(amount, context.names))
            expected.append(("post", cause, 0, (exact * 256 + 0.5) // 1 / 256))
            assert expected[-1][3] in posted.range
    ops, stages, _ = builder.finish()
    assert context.machine.stage(ops, stages[0]) == expected
