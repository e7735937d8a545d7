"""A formula as text again, with its variables filled in: what the cause of a posting shows.

Brackets stand only where they are needed, and `-restriction_cost * intensity` stays as it is: of
all names only the actors that variables stand for are replaced.
"""

from __future__ import annotations

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
from eleventh.lang.formula.scope import Scope

_CHOOSE, _OR, _AND, _NOT, _COMPARE, _SUM, _PRODUCT, _SIGN, _ATOM = range(9)
_NO_VARIABLES: Mapping[str, str] = {}


def written(expr: Expr, scope: Scope) -> str:
    """The formula with the variables of its place filled in: `trust.y.x` is `trust.seoul.tokyo`.

    The text means the same when it is parsed again.
    """
    return _text(expr, scope.variables, _CHOOSE)


def as_written(expr: Expr) -> str:
    """The formula with its variables as they are."""
    return _text(expr, _NO_VARIABLES, _CHOOSE)


def _text(expr: Expr, variables: Mapping[str, str], place: int) -> str:
    """The text of a part, in brackets where it binds less tightly than its place asks for."""
    strength, text = _part(expr, variables)
    return text if strength >= place else f"({text})"


def _part(expr: Expr, variables: Mapping[str, str]) -> tuple[int, str]:
    def inside(part: Expr, place: int) -> str:
        return _text(part, variables, place)

    match expr:
        case Num():
            return _ATOM, f"{expr.value:.15g}"
        case Ref():
            return _ATOM, ".".join(_filled(expr.parts, variables))
        case Call():
            return _ATOM, f"{expr.fn}({', '.join(inside(arg, _CHOOSE) for arg in expr.args)})"
        case Neg():
            return _SIGN, f"-{inside(expr.operand, _SIGN)}"
        case Arith():
            place = _SUM if expr.op in "+-" else _PRODUCT
            left, right = inside(expr.left, place), inside(expr.right, place + 1)
            return place, f"{left} {expr.op} {right}"
        case Compare():
            first, *rest = (inside(each, _COMPARE + 1) for each in expr.operands)
            pairs = zip(expr.relations, rest, strict=True)
            return _COMPARE, first + "".join(f" {sign} {each}" for sign, each in pairs)
        case Logic():
            place = _OR if expr.op == "or" else _AND
            return place, f" {expr.op} ".join(inside(item, place + 1) for item in expr.items)
        case Not():
            return _NOT, f"not {inside(expr.operand, _NOT)}"
        case Choose():
            then, condition = inside(expr.then, _OR), inside(expr.condition, _OR)
            return _CHOOSE, f"{then} if {condition} else {inside(expr.other, _CHOOSE)}"


def _filled(parts: tuple[str, ...], variables: Mapping[str, str]) -> tuple[str, ...]:
    """The parts of a name, variables replaced where an actor can stand."""
    if len(parts) == 1 or parts[0] in ("happened", "deadline"):
        return parts
    if parts[1] in ("chose", "chooses"):
        seat, *target = (variables.get(part, part) for part in (parts[0], *parts[3:]))
        return (seat, *parts[1:3], *target)
    return (parts[0], *(variables.get(part, part) for part in parts[1:]))
