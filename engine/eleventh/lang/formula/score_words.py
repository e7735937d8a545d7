"""A score in words, for the player who is judged by it: how it is reckoned, from what.

What it reads stands in braces by its id, `100 - {trade.tokyo}`, so that whoever shows it can put
title and value there. Brackets stand only where they change the sum.
"""

from __future__ import annotations

from collections.abc import Callable

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

_RELATIONS = {
    "==": "is",
    "!=": "is not",
    ">=": "is at least",
    ">": "is more than",
    "<=": "is at most",
    "<": "is less than",
}
_SIGNS = {"*": "×"}
_SUM, _PRODUCT, _WHOLE = 1, 2, 3


def reckoned(expr: Expr, named: Callable[[Ref], str]) -> str:
    """The formula as a player reads it; `named` tells what a name stands for. What is true or false
    counts 100 or 0."""
    if isinstance(expr, Compare | Logic | Not):
        return f"100 if {_told(expr, named)}, else 0"
    return _told(expr, named)


def _told(expr: Expr, named: Callable[[Ref], str]) -> str:
    def told(inner: Expr, least: int = 0) -> str:
        text = _told(inner, named)
        return text if _binds(inner) >= least else f"({text})"

    match expr:
        case Num():
            return f"{expr.value:g}"
        case Ref():
            return named(expr)
        case Neg():
            return f"-{told(expr.operand, _WHOLE)}"
        case Arith():
            own = _binds(expr)
            right = own + 1 if expr.op in "-/" else own
            sign = _SIGNS.get(expr.op, expr.op)
            return f"{told(expr.left, own)} {sign} {told(expr.right, right)}"
        case Call():
            return _called(expr.fn, [told(each) for each in expr.args])
        case Compare():
            first, *others = (told(each, _SUM) for each in expr.operands)
            pairs = zip(expr.relations, others, strict=True)
            return first + " and".join(f" {_RELATIONS[sign]} {other}" for sign, other in pairs)
        case Logic():
            return f" {expr.op} ".join(told(each, _SUM) for each in expr.items)
        case Not():
            return f"not {told(expr.operand, _WHOLE)}"
        case Choose():
            return f"{told(expr.then, _SUM)} if {told(expr.condition)}, else {told(expr.other)}"


def _binds(expr: Expr) -> int:
    """How strongly the parts of a formula hold together; what holds less needs brackets."""
    match expr:
        case Arith():
            return _SUM if expr.op in "+-" else _PRODUCT
        case Call(fn="clamp") | Choose() | Logic():
            return 0
        case Compare() | Not():
            return _SUM
        case _:
            return _WHOLE


def _called(fn: str, args: list[str]) -> str:
    if fn == "clamp":
        return f"{args[0]}, kept within {args[1]} to {args[2]}"
    if fn == "abs":
        return f"the size of ({args[0]})"
    lesser = "lesser" if fn == "min" else "greater"
    most = lesser if len(args) == 2 else {"lesser": "least", "greater": "greatest"}[lesser]
    return f"the {most} of ({', '.join(args[:-1])} and {args[-1]})"
