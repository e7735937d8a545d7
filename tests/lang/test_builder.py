"""The builder shares, folds and drops values, and lays the rest out in blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eleventh.core.ir import ALWAYS, Event, Op
from eleventh.core.span import Span
from eleventh.lang.graph.builder import ProgramBuilder, StageBuilder
from eleventh.lang.graph.values import Value, Values
from lang.machine import Machine

INJECT, CHOICE = Event("inject", 2), Event("choice", 4)
LINE = Span("rules.yaml", 42, 1, 42, 9)


def codes(ops: tuple[Op, ...], start: int = 0, stop: int | None = None) -> list[str]:
    return [op.code for op in ops[start:stop]]


def stage_of(builder: ProgramBuilder) -> StageBuilder:
    return builder.stage("politics", "react")


def test_equal_values_are_one() -> None:
    values = Values()
    a, b = values.track(0, 0, 100), values.track(1, 0, 100)
    assert values.op("add", a, b) is values.op("add", values.track(0, 0, 100), b)
    assert values.op("add", a, b) is not values.op("add", b, a)
    assert values.const(0.0) is not values.const(-0.0)
    assert values.const(1) is not values.truth(True)
    assert Values().const(1) is not values.const(1)


def test_the_first_line_that_needs_a_value_is_its_place() -> None:
    values = Values()
    first = values.track(0, 0, 100, LINE)
    assert values.track(0, 0, 100, None).span == first.span == LINE


@pytest.mark.parametrize(
    ("code", "operands", "result"),
    [
        ("add", (1, 2), 3.0),
        ("div", (1, 3), 1 / 3),
        ("mul", (0.1, 3), 0.1 * 3),
        ("min", (2, 1), 1.0),
        ("abs", (-2,), 2.0),
        ("grain", (0.003,), 1 / 256),
        ("lt", (1, 2), True),
        ("eq", (1, 2), False),
    ],
)
def test_what_is_known_is_computed_at_once(
    code: str, operands: tuple[float, ...], result: float
) -> None:
    values = Values()
    assert values.op(code, *map(values.const, operands)).constant == result


def test_identities_that_change_no_bit_are_used() -> None:
    values = Values()
    a, far = values.track(0, -5, 5), values.track(1, 1, 5)
    one, zero = values.const(1), values.const(0)
    some, other = values.fact("fired", 0), values.fact("fired", 1)
    always, never = values.truth(True), values.truth(False)
    op = values.op
    for same in (op("mul", a, one), op("mul", one, a), op("div", a, one), op("sub", a, zero)):
        assert same is a
    assert op("neg", op("neg", a)) is a
    assert op("add", far, zero) is op("add", zero, far) is far
    assert op("min", a, a) is a
    assert op("max", far, values.const(0.5)) is far
    assert op("min", values.const(0.5), far).constant == 0.5
    assert op("grain", op("grain", a)) is op("grain", a)
    assert op("not", op("not", some)) is some
    assert op("and", some, always) is op("and", always, some) is op("and", some, some) is some
    assert op("or", some, never) is op("or", never, some) is op("or", some, some) is some
    assert op("and", some, never) is never
    assert op("or", some, always) is always
    assert op("select", always, a, far) is op("select", never, far, a) is a
    assert op("select", some, a, a) is a
    assert op("select", other, a, far).code == "select"


def test_identities_that_would_change_the_sign_of_zero_are_not_used() -> None:
    values = Values()
    a, zero = values.track(0, -5, 5), values.const(0)
    assert values.op("add", a, zero).code == "add"
    assert values.op("mul", a, zero).code == "mul"
    assert values.op("sub", a, a).code == "sub"


def test_comparisons_that_bounds_decide_are_folded() -> None:
    values = Values()
    a = values.track(0, 0, 100)
    assert values.op("le", a, values.const(100)) is values.truth(True)
    assert values.op("lt", a, a) is values.truth(False)
    assert values.op("eq", a, a) is values.truth(True)
    assert values.op("lt", values.chance(3), values.const(1)) is values.truth(True)


def test_misuse_is_an_exception() -> None:
    values, others = Values(), Values()
    a, truth = values.track(0, 0, 100), values.truth(True)
    for code, args in {
        "post": (truth, a),
        "const": (),
        "nonsense": (a,),
        "add": (a,),
        "and": (a, truth),
        "neg": (truth,),
        "mul": (a, others.const(1)),
    }.items():
        with pytest.raises(ValueError, match=code):
            values.op(code, *args)
    with pytest.raises(ValueError, match="select"):
        values.op("select", a, a, a)
    with pytest.raises(ZeroDivisionError):
        values.op("div", a, a)
    with pytest.raises(ValueError, match="no fact"):
        values.fact("track", 0)
    stage = stage_of(ProgramBuilder())
    with pytest.raises(ValueError, match="own stage"):
        stage.post(ALWAYS, truth, stage.const(1), 0, 0)
    with pytest.raises(ValueError, match="not a truth"):
        stage.post(ALWAYS, stage.const(1), stage.const(1), 0, 0)


def test_a_value_of_one_event_is_computed_in_its_block() -> None:
    builder = ProgramBuilder()
    stage = stage_of(builder)
    a, b = stage.track(0, 0, 100), stage.track(1, 0, 100)
    shared = stage.op("add", a, b)
    yes = stage.truth(True)
    stage.post(INJECT, yes, stage.op("neg", shared), 0, 4, LINE)
    stage.post(CHOICE, stage.fact("fired", 3), shared, 1, 4)
    ops, (laid,), _ = builder.finish()
    assert [block.event for block in laid.blocks] == [ALWAYS, INJECT, CHOICE]
    always, inject, choice = laid.blocks
    assert codes(ops, always.start, always.stop) == ["track", "track", "add"]
    assert codes(ops, inject.start, inject.stop) == ["truth", "neg", "grain", "post"]
    assert codes(ops, choice.start, choice.stop) == ["fired", "grain", "post"]
    assert (ops[inject.stop - 1].data, ops[inject.stop - 1].span) == ((0, 4), LINE)


def test_effects_keep_their_order_and_come_after_what_they_need() -> None:
    builder = ProgramBuilder()
    stage = stage_of(builder)
    late, yes = stage.track(5, 0, 100), stage.truth(True)
    stage.set(ALWAYS, yes, 0, 3, 2)
    stage.post(ALWAYS, yes, late, 1, 5)
    stage.fire(yes, 7)
    stage.do(ALWAYS, yes, 8)
    stage.end(yes, 9)
    ops, _, _ = builder.finish()
    assert codes(ops) == ["truth", "set", "track", "grain", "post", "fire", "do", "end"]


def test_what_may_hold_beside_others_is_ranked_in_program_order() -> None:
    builder = ProgramBuilder()
    stage = stage_of(builder)
    yes = stage.truth(True)
    stage.set(CHOICE, yes, 4, 3, 2)
    stage.set(ALWAYS, yes, 5, 3, 1)
    stage.end(yes, 1)
    stage.end(stage.fact("fired", 0), 0)
    ops, _, _ = builder.finish()
    ranks = [op.data for op in ops if op.code in ("set", "end")]
    assert sorted(ranks) == [(0, 1), (1, 0), (4, 3, 2, 0), (5, 3, 1, 1)]


def test_a_block_says_if_its_own_stage_fires_what_it_waits_for() -> None:
    builder = ProgramBuilder()
    stage, later = stage_of(builder), builder.stage("later", "close")
    yes = stage.truth(True)
    stage.fire(yes, INJECT.index)
    stage.post(INJECT, yes, stage.const(1), 0, 0)
    later.post(INJECT, later.truth(True), later.const(1), 1, 0)
    _, (first, second), _ = builder.finish()
    assert first.blocks[-1].event == Event("firing", INJECT.index)
    assert second.blocks[-1].event == INJECT


def test_what_nothing_needs_is_dropped() -> None:
    builder = ProgramBuilder()
    stage = stage_of(builder)
    stage.op("neg", stage.track(0, 0, 100))
    stage.post(INJECT, stage.truth(False), stage.const(1), 0, 0)
    builder.stage("close", "close")
    ops, stages, queries = builder.finish()
    assert (ops, queries) == ((), ())
    assert [(stage.id, stage.moment, stage.blocks) for stage in stages] == [
        ("politics", "react", ()),
        ("close", "close", ()),
    ]


def test_stages_run_in_the_order_they_were_first_asked_for() -> None:
    builder = ProgramBuilder()
    first = builder.stage("open", "open")
    builder.stage("politics", "react")
    assert builder.stage("open", "open") is first
    assert [stage.id for stage in builder.finish()[1]] == ["open", "politics"]
    with pytest.raises(ValueError, match="is at open"):
        builder.stage("open", "close")


def test_queries_have_operations_of_their_own() -> None:
    builder, values = ProgramBuilder(), Values()
    root = values.op("neg", values.track(0, 0, 100))
    builder.query("one", root)
    builder.query("two", root)
    builder.query("three", values.track(0, 0, 100))
    ops, _, (one, two, three) = builder.finish()
    assert codes(ops) == ["track", "neg", "track", "neg", "track"]
    assert (one.start, one.stop, one.root) == (0, 2, 1)
    assert (two.start, two.stop, two.root) == (2, 4, 3)
    assert (three.start, three.stop, three.root) == (4, 5, 4)
    with pytest.raises(ValueError, match="two queries are named one"):
        builder.query("one", root)


def test_a_posting_is_rounded_once() -> None:
    builder = ProgramBuilder()
    stage = stage_of(builder)
    posted = stage.post(ALWAYS, stage.truth(True), stage.const(0.3), 0, 0)
    assert posted.constant == 77 / 256
    assert stage.post(ALWAYS, stage.truth(True), posted, 1, 0) is posted


@st.composite
def stages(draw: st.DrawFn) -> tuple[ProgramBuilder, list[tuple[Event, Value]]]:
    """A stage of random values, some of them posted on random events."""
    builder = ProgramBuilder()
    stage = stage_of(builder)
    pool = [stage.track(index, 0, 9) for index in range(3)]
    for _ in range(draw(st.integers(0, 12))):
        code = draw(st.sampled_from(["add", "sub", "min", "max"]))
        pool.append(stage.op(code, draw(st.sampled_from(pool)), draw(st.sampled_from(pool))))
    events = st.sampled_from([ALWAYS, INJECT, CHOICE])
    posts = draw(st.lists(st.tuples(events, st.sampled_from(pool)), max_size=6))
    for cause, (event, value) in enumerate(posts):
        stage.post(event, stage.truth(True), value, cause, 0)
    return builder, posts


@given(stages(), st.sets(st.sampled_from([INJECT, CHOICE])))
def test_any_layout_computes_before_it_uses_and_posts_what_happened(
    made: tuple[ProgramBuilder, list[tuple[Event, Value]]], happened: set[Event]
) -> None:
    builder, posts = made
    ops, (laid,), _ = builder.finish()
    assert [block.start for block in laid.blocks] == [
        0,
        *(block.stop for block in laid.blocks[:-1]),
    ][: len(laid.blocks)]
    assert sum(block.stop - block.start for block in laid.blocks) == len(ops)
    done = Machine([1.0, 2.0, 4.0], events=happened).stage(ops, laid)
    expected = {cause for cause, (event, _) in enumerate(posts) if event in {ALWAYS, *happened}}
    assert {cause for _, cause, _, _ in done} == expected
    needed = {arg for op in ops for arg in op.args}
    assert all(op.type == "nothing" or index in needed for index, op in enumerate(ops))
