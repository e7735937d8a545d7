"""What a formula says, as frozen nodes: the whitelist itself.

`formula.parse` makes them from an author's text and nothing else can: whatever has no node here
cannot be said in a formula. Names are not resolved and types are not known yet; each node keeps
its span, so that what later turns out to be wrong can point at the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Literal, TypeAlias

from eleventh.core.span import Span

FUNCTIONS: dict[str, tuple[int, int | None]] = {  # name -> (fewest, most arguments)
    "min": (2, None),
    "max": (2, None),
    "abs": (1, 1),
    "clamp": (3, 3),
}

# Words with a meaning of their own in formulas: no id may be one of them.
RESERVED = frozenset(
    {"and", "or", "not", "if", "else", "true", "false"}
    | {"turn", "last", "months", "intensity", "deadline", "happened", "done", "chose", "chooses"}
    | {"amount"}
    | {"self", "target", "absent", "by", "toward", "first", "second"}
    | set(FUNCTIONS)
)

Operator = Literal["+", "-", "*", "/"]
Relation = Literal["==", "!=", "<", "<=", ">", ">="]

# What a relation is when its sides change places.
MIRRORED: Mapping[Relation, Relation] = {
    ">=": "<=",
    ">": "<",
    "<=": ">=",
    "<": ">",
    "==": "==",
    "!=": "!=",
}


@dataclass(frozen=True, slots=True)
class Num:
    """A number: finite, not negative, at most 1e9."""

    value: float
    span: Span


@dataclass(frozen=True, slots=True)
class Ref:
    """A dotted name, as written: `trust.x.y` is ("trust", "x", "y")."""

    parts: tuple[str, ...]
    span: Span

    @property
    def text(self) -> str:
        """The name as written."""
        return ".".join(self.parts)


@dataclass(frozen=True, slots=True)
class Neg:
    """`-A`."""

    operand: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Arith:
    """`A + B`, `A - B`, `A * B`, `A / B`."""

    op: Operator
    left: Expr
    right: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Call:
    """A function of FUNCTIONS with as many arguments as it takes."""

    fn: str
    args: tuple[Expr, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Compare:
    """`A < B <= C`: one relation fewer than operands; all of them must hold."""

    operands: tuple[Expr, ...]
    relations: tuple[Relation, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Logic:
    """`A and B and C`, or the same with `or`; at least two items."""

    op: Literal["and", "or"]
    items: tuple[Expr, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """`not A`."""

    operand: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Choose:
    """`THEN if CONDITION else OTHER`."""

    condition: Expr
    then: Expr
    other: Expr
    span: Span


Expr: TypeAlias = Num | Ref | Neg | Arith | Call | Compare | Logic | Not | Choose


_CONTRARY: dict[Relation, Relation] = {"!=": "==", "<": ">=", ">": "<="}


def split_denial(expr: Expr) -> tuple[Expr, bool]:
    """A condition without what denies it, and whether it holds where that does: of `not A` A and
    False, of `A < B` the contrary, `A >= B`, and False. So a condition and its contrary are one."""
    holds = True
    while isinstance(expr, Not):
        expr, holds = expr.operand, not holds
    if isinstance(expr, Compare) and len(expr.relations) == 1:
        (relation,) = expr.relations
        if relation in _CONTRARY:
            expr, holds = replace(expr, relations=(_CONTRARY[relation],)), not holds
    return expr, holds


def walk(expr: Expr) -> Iterator[Expr]:
    """A formula and every formula in it, from the outside inward."""
    yield expr
    for each in fields(expr):
        inner = getattr(expr, each.name)
        for item in inner if isinstance(inner, tuple) else (inner,):
            if hasattr(item, "span"):
                yield from walk(item)


def find_names(expr: Expr) -> Iterator[tuple[str, ...]]:
    """Every dotted name in a formula, as its parts."""
    return (each.parts for each in walk(expr) if isinstance(each, Ref))
