"""What formulas mean, said a second time: straight from their nodes, with Python's own floats.

It shares nothing with the lowering but the nodes, so where both agree to the last bit, both are
right. Names are looked up in a plain mapping: numbers, truths, and for a status its value's name.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping

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

Meaning = float | bool | str

_ARITHMETIC = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
_RELATIONS = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def evaluate(expr: Expr, names: Mapping[str, Meaning]) -> Meaning:
    """The number or truth that an expression comes to; a name that is unknown means itself."""
    match expr:
        case Num():
            return expr.value
        case Ref():
            return names.get(expr.text, expr.text)
        case Neg():
            return -evaluate(expr.operand, names)
        case Arith():
            left, right = evaluate(expr.left, names), evaluate(expr.right, names)
            return _ARITHMETIC[expr.op](left, right)
        case Call():
            return _call(expr.fn, [evaluate(arg, names) for arg in expr.args])
        case Compare():
            sides = [evaluate(each, names) for each in expr.operands]
            pairs = zip(sides, expr.relations, sides[1:], strict=False)
            return all(_RELATIONS[relation](a, b) for a, relation, b in pairs)
        case Logic():
            items = [evaluate(item, names) for item in expr.items]
            return all(items) if expr.op == "and" else any(items)
        case Not():
            return not evaluate(expr.operand, names)
        case Choose():
            chosen = expr.then if evaluate(expr.condition, names) else expr.other
            return evaluate(chosen, names)


def _call(fn: str, args: list[float]) -> float:
    if fn == "clamp":
        x, low, high = args
        return min(max(x, low), high)
    return {"min": min, "max": max, "abs": abs}[fn](*args)
