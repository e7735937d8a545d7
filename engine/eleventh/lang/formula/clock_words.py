"""How a person says a condition on the clock: `months >= 0.0333` is "a turn of at least a day".

A length is told in the unit in which it is a whole number, and a turn by its number or as the last
one. Conditions that compare anything else with the clock have no words here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eleventh.lang.formula.expression import MIRRORED, Compare, Expr, Ref, Relation

Size = Callable[[Expr], float | None]

_HOURS, _DAYS = 24, 30  # in a day, in a month
_SLACK = 0.05  # of a unit, by which a length may miss a whole number

_LASTING: Mapping[Relation, str] = {
    ">=": "at least {}",
    ">": "more than {}",
    "<=": "at most {}",
    "<": "less than {}",
    "==": "just {}",
    "!=": "other than {}",
}
_TURNS: Mapping[Relation, str] = {
    ">=": "{} or later",
    ">": "a turn after {}",
    "<=": "{} or earlier",
    "<": "a turn before {}",
    "==": "{}",
    "!=": "another turn than {}",
}


def need_clock(expr: Compare, size: Size) -> str:
    """What a condition on the clock asks for, to follow "it needs": `a turn of at least a day`,
    `turn 6 or later`, `the last turn`. Empty where it compares anything else; `size` is the size of
    a number or a parameter, None of all else."""
    lasting = _describe_lasting(expr, size)
    if lasting:
        return f"a turn of {lasting}"
    name, relation, other = _turn_about(expr)
    if name != "turn":
        return ""
    if isinstance(other, Ref) and other.text == "last":
        return "the last turn" if relation in ("==", ">=") else _TURNS[relation].format("the last")
    number = size(other)
    return "" if number is None else _TURNS[relation].format(f"turn {number:g}")


def state_clock(expr: Compare, size: Size) -> str:
    """A condition on how long a turn is, as a statement: `the turn lasts at least a day`. Empty
    where it compares anything else."""
    lasting = _describe_lasting(expr, size)
    return f"the turn lasts {lasting}" if lasting else ""


def describe_length(months: float) -> str:
    """A length of time in words: `a day`, `43 days`, `3 hours`, `2 months`."""
    days = months * _DAYS
    units = (("month", "a", months), ("day", "a", days), ("hour", "an", days * _HOURS))
    for unit, one, count in units:
        whole = round(count)
        if whole and abs(count - whole) < _SLACK:
            return f"{one} {unit}" if whole == 1 else f"{whole} {unit}s"
    return f"{days:.3g} days"


def _describe_lasting(expr: Compare, size: Size) -> str:
    name, relation, other = _turn_about(expr)
    length = size(other) if name == "months" else None
    return "" if length is None else _LASTING[relation].format(describe_length(length))


def _turn_about(expr: Compare) -> tuple[str, Relation, Expr]:
    """A comparison with its name to the left; no name where it has none, or is a chain."""
    left, right, relation = expr.operands[0], expr.operands[-1], expr.relations[0]
    if len(expr.operands) == 2 and isinstance(left, Ref) and left.text in ("turn", "months"):
        return left.text, relation, right
    if len(expr.operands) == 2 and isinstance(right, Ref) and right.text in ("turn", "months"):
        return right.text, MIRRORED[relation], left
    return "", relation, right
