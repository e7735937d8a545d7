"""Random well-typed expressions over the names of `harbour`, and random moments of a game."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass

from hypothesis import strategies as st

from eleventh.core.span import Span
from eleventh.lang.formula.expression import (
    Arith,
    Call,
    Choose,
    Compare,
    Expr,
    Logic,
    Neg,
    Not,
    Num,
    Ref,
)
from lang.evaluator import Meaning
from lang.harbour import COURT, NAMES, PACT
from lang.machine import Machine

SPAN = Span("random", 1, 1, 1, 2)

_NUMBERS = st.one_of(
    st.sampled_from([0.0, 1.0, 2.0, 0.5, 100.0, 256.0, 1e-9]),
    st.integers(0, 10**6).map(lambda n: n / 1000),
    st.integers(0, 25_600).map(lambda n: n / 256),
)
_NUMBER_NAMES = [
    *(id for id, track in NAMES.tracks.items() if track.kind != "status"),
    *NAMES.derived,
    *("blow", "turn", "last", "months", "deadline.expiry.left"),
]
_TRUTH_NAMES = [
    *("happened.launch", "happened.export_controls", "happened.dialogue"),
    *("seoul.chose.complain", "tokyo.chooses.offer"),
    *("tokyo.chose.quiet_channel", "tokyo.chooses.quiet_channel.seoul"),
]


def _ref(name: str) -> Ref:
    return Ref(tuple(name.split(".")), SPAN)


def _chain(operands: tuple[Expr, ...]) -> st.SearchStrategy:
    relations = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
    every = st.tuples(*[relations] * (len(operands) - 1))
    return every.map(lambda chosen: Compare(operands, chosen, SPAN))


def _status(draw: st.DrawFn) -> Expr:
    track, values = draw(st.sampled_from([("pact", PACT), ("court", COURT), ("treaty", PACT)]))
    other = draw(st.sampled_from(values)) if track != "treaty" else "pact"
    sides = draw(st.permutations([_ref(track), _ref(other)]))
    return Compare(tuple(sides), (draw(st.sampled_from(["==", "!="])),), SPAN)


@st.composite
def numbers(draw: st.DrawFn, depth: int = 4) -> Expr:
    """An expression that is a number."""
    kinds = ["num", "ref", "ref"]
    if depth:
        kinds += ["arith", "arith", "arith", "div", "neg", "call", "call", "choose"]
    below = numbers(depth - 1)
    match draw(st.sampled_from(kinds)):
        case "num":
            return Num(draw(_NUMBERS), SPAN)
        case "ref":
            return _ref(draw(st.sampled_from(_NUMBER_NAMES)))
        case "neg":
            return Neg(draw(below), SPAN)
        case "arith":
            return Arith(draw(st.sampled_from("+-*")), draw(below), draw(below), SPAN)
        case "div":
            divisor = Call(
                "max", (Num(draw(st.sampled_from([1.0, 0.25])), SPAN), draw(below)), SPAN
            )
            right = draw(
                st.sampled_from([divisor, Num(3.0, SPAN), _ref("months"), Neg(divisor, SPAN)])
            )
            return Arith("/", draw(below), right, SPAN)
        case "choose":
            condition = draw(truths(depth - 1))
            return Choose(condition, draw(below), draw(below), SPAN)
    fn, count = draw(st.sampled_from([("min", 2), ("max", 3), ("abs", 1), ("clamp", 3)]))
    return Call(fn, tuple(draw(below) for _ in range(count)), SPAN)


@st.composite
def truths(draw: st.DrawFn, depth: int = 4) -> Expr:
    """An expression that is a condition."""
    kinds = ["ref", "status"]
    if depth:
        kinds += ["compare", "compare", "chain", "logic", "logic", "not", "choose"]
    below = truths(depth - 1)
    match draw(st.sampled_from(kinds)):
        case "ref":
            return _ref(draw(st.sampled_from(_TRUTH_NAMES)))
        case "status":
            return _status(draw)
        case "compare":
            return draw(_chain((draw(numbers(depth - 1)), draw(numbers(depth - 1)))))
        case "chain":
            return draw(_chain(tuple(draw(numbers(depth - 1)) for _ in range(3))))
        case "logic":
            items = tuple(draw(below) for _ in range(draw(st.integers(2, 3))))
            return Logic(draw(st.sampled_from(["and", "or"])), items, SPAN)
        case "not":
            return Not(draw(below), SPAN)
    return Choose(draw(below), draw(below), draw(below), SPAN)


@dataclass
class Moment:
    """A moment of a game, as the evaluator and as the machine know it."""

    names: dict[str, Meaning]
    machine: Machine


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """A moment that the bounds of `harbour` allow."""
    values = [
        float(draw(st.integers(0, int(track.high))))
        if track.kind == "status"
        else draw(st.integers(int(track.low) * 256, int(track.high) * 256)) / 256
        for track in NAMES.tracks.values()
    ]
    facts = draw(
        st.sets(
            st.tuples(st.sampled_from(["fired", "was_met", "chose", "chooses"]), st.integers(0, 5))
        )
    )
    turn = draw(st.integers(1, NAMES.last))
    months, left = draw(st.floats(*NAMES.months)), float(draw(st.integers(1, 60)))
    names: dict[str, Meaning] = {
        id: track.values[int(value)] if track.kind == "status" else value
        for (id, track), value in zip(NAMES.tracks.items(), values, strict=True)
    }
    for seat in ("seoul", "tokyo"):
        names[f"isolation.{seat}"] = 100 - float(names[f"trust.{seat}.washington"])
    names |= {"blow": 4.0, "turn": float(turn), "last": 8.0, "months": months}
    names |= {
        "deadline.expiry.left": left,
        "happened.launch": ("fired", 0) in facts,
        "happened.export_controls": ("fired", 1) in facts,
        "happened.dialogue": ("was_met", 0) in facts,
        "seoul.chose.complain": ("chose", 0) in facts,
        "tokyo.chooses.offer": ("chooses", 3) in facts,
        "tokyo.chose.quiet_channel": bool({("chose", 4), ("chose", 5)} & facts),
        "tokyo.chooses.quiet_channel.seoul": ("chooses", 4) in facts,
    }
    return Moment(names, Machine(values, turn, months, [left], facts=facts))


def bare(expr: object) -> object:
    """An expression without its spans, for comparing."""
    if isinstance(expr, tuple):
        return tuple(bare(each) for each in expr)
    if is_dataclass(expr) and not isinstance(expr, Span):
        kept = [field.name for field in fields(expr) if field.name != "span"]
        return (type(expr).__name__, *(bare(getattr(expr, name)) for name in kept))
    return expr
