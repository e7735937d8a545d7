"""A formula as text again, in the words of a vocabulary: the one printer of expressions.

How a kind of node reads, and where its parts need brackets, is a row of the vocabulary's table
(`vocabularies` has the three that are used); the walk over the nodes is here, once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

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
    Relation,
)

ATOM = 100  # what never needs brackets binds like this


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of node is put: its text with a pair of braces for each part, how tightly it
    binds, and how tightly each part must bind to stand there without brackets.

    Of a chain (`and`, `or`, a comparison) all parts ask for the same, so it is told once.
    """

    text: str
    binds: int
    asks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words in which formulas are put.

    `forms` has a row for each operator, for `if`, `compare` and `neg`, and for the functions that
    have a form of their own; `call` puts the other functions. `compare` joins the texts of a chain
    by its relations, unless `clock` has words for it as a whole, and `name` says what a name stands
    for. `number` is a format of Python.
    """

    number: str
    name: Callable[[Ref], str]
    forms: Mapping[str, Form]
    clock: Callable[[Compare], str]
    compare: Callable[[Sequence[str], Sequence[Relation]], str]
    call: Callable[[str, Sequence[str]], str]


def print_formula(expr: Expr, vocabulary: Vocabulary) -> str:
    """The text of a formula, on one line."""
    return _print_part(expr, vocabulary, 0)


def _print_part(expr: Expr, words: Vocabulary, asked: int) -> str:
    """The text of a part, in brackets where it binds less tightly than its place asks for."""
    binds, text = _put(expr, words)
    return text if binds >= asked else f"({text})"


def _put(expr: Expr, words: Vocabulary) -> tuple[int, str]:
    """How tightly a node binds, and its text."""
    match expr:
        case Num():
            return ATOM, format(expr.value, words.number)
        case Ref():
            return ATOM, words.name(expr)
        case Neg():
            return _fill("neg", (expr.operand,), words)
        case Not():
            return _fill("not", (expr.operand,), words)
        case Arith():
            return _fill(expr.op, (expr.left, expr.right), words)
        case Choose():
            return _fill("if", (expr.then, expr.condition, expr.other), words)
        case Call() if expr.fn in words.forms:
            return _fill(expr.fn, expr.args, words)
        case Call():
            return ATOM, words.call(expr.fn, [_print_part(arg, words, 0) for arg in expr.args])
        case Logic():
            form = words.forms[expr.op]
            return form.binds, reduce(form.text.format, _print_chain(form, expr.items, words))
        case Compare():
            form = words.forms["compare"]
            if clock := words.clock(expr):
                return form.binds, clock
            parts = _print_chain(form, expr.operands, words)
            return form.binds, words.compare(parts, expr.relations)


def _fill(key: str, parts: Sequence[Expr], words: Vocabulary) -> tuple[int, str]:
    form = words.forms[key]
    pairs = zip(parts, form.asks, strict=True)
    return form.binds, form.text.format(*(_print_part(part, words, asks) for part, asks in pairs))


def _print_chain(form: Form, parts: Sequence[Expr], words: Vocabulary) -> list[str]:
    return [_print_part(part, words, form.asks[0]) for part in parts]
