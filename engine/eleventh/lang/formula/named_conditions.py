"""Conditions that have a name: `conditions: {storm: "wind > 60 and tide == high"}`, and `storm`
wherever a condition stands.

A name is replaced by what it stands for as soon as a formula is parsed, so whatever is made of a
formula (its value, its words, who may know it) is made of the whole. Parts keep the spans of the
place where the condition is written: what is wrong with it is told there, and once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from eleventh.lang.formula.examples import IN_GENERAL, Examples
from eleventh.lang.formula.expression import Expr, Ref
from eleventh.lang.formula.parser import parse
from eleventh.lang.model.text import Formula, Name
from eleventh.lang.problems.problem import Problems

MOST_PARTS = 1000  # of a formula with its conditions written out
DEEPEST = 60  # nesting of one

Node = TypeVar("Node")
Conditions = Mapping[str, Expr]
"""What each name stands for, names of other conditions in it replaced."""

NO_CONDITIONS: Conditions = MappingProxyType({})


def read_conditions(
    made: Iterable[tuple[Name, Formula]], problems: Problems, examples: Examples = IN_GENERAL
) -> Conditions:
    """All that can be read. One that names itself, directly or through others, or that grows too
    large, is a problem and is left out."""
    written = {id.value: formula for id, formula in made}
    parsed = {id: parse(formula, problems, examples) for id, formula in written.items()}
    found: dict[str, Expr] = {}
    left = {id: expr for id, expr in parsed.items() if expr is not None}
    broken = parsed.keys() - left.keys()  # and what names one of these is not told again
    while left:
        ready = [id for id, expr in left.items() if left.keys().isdisjoint(list_words(expr))]
        for id in ready:
            expr = left.pop(id)
            hangs = not broken.isdisjoint(list_words(expr))
            whole = None if hangs else fill_in(expr, found, written[id], problems)
            if whole is None:
                broken = broken | {id}
            else:
                found[id] = whole
        if not ready:
            _tell_circle(left, written, problems)
            break
    return found


def fill_in(
    expr: Expr, conditions: Conditions, formula: Formula, problems: Problems
) -> Expr | None:
    """A formula with its conditions written out; None, with a problem, where it is too large."""
    if not conditions or conditions.keys().isdisjoint(list_words(expr)):
        return expr
    whole = _fill(expr, conditions)
    if _measure(whole, DEEPEST) <= MOST_PARTS:
        return whole
    problems.once(
        "E043",
        "The formula has too many parts with its conditions written out",
        formula.span,
        help="Move a part of it into a derived track, and use its name.",
    )
    return None


def _fill(node: Node, conditions: Conditions) -> Node:
    if isinstance(node, Ref):
        known = conditions.get(node.text)
        return node if known is None else known  # type: ignore[return-value]
    if isinstance(node, tuple):
        return tuple(_fill(each, conditions) for each in node)  # type: ignore[return-value]
    if not _is_expression(node):
        return node
    parts = {each.name: getattr(node, each.name) for each in fields(node)}  # type: ignore[arg-type]
    return replace(node, **{name: _fill(each, conditions) for name, each in parts.items()})  # type: ignore[type-var]


def _is_expression(node: object) -> bool:
    return is_dataclass(node) and hasattr(node, "span")


def list_words(node: object) -> set[str]:
    """The names of one word in a formula, or in a part of one."""
    if isinstance(node, Ref):
        return {node.text} if len(node.parts) == 1 else set()
    found: set[str] = set()
    for each in _list_parts(node):
        found |= list_words(each)
    return found


def _list_parts(node: object) -> list[object]:
    if isinstance(node, tuple):
        return list(node)
    return [getattr(node, each.name) for each in fields(node)] if _is_expression(node) else []  # type: ignore[arg-type]


def _measure(node: object, deepest: int) -> int:
    """How many parts a formula has; more than there may be if it is too deep, or too large to be
    counted."""
    total = 0
    level = [node]
    for _ in range(deepest):
        level = [each for one in level for each in _list_parts(one) if _holds(each)]
        total += len(level)
        if not level or total > MOST_PARTS:
            return total
    return MOST_PARTS + 1


def _holds(node: object) -> bool:
    return isinstance(node, tuple) or _is_expression(node)


def _tell_circle(
    left: Mapping[str, Expr], written: Mapping[str, Formula], problems: Problems
) -> None:
    """Tells of one circle among conditions that all wait for others."""
    path = [min(left)]
    while path[-1] not in path[:-1]:
        path.append(min(left.keys() & list_words(left[path[-1]])))
    circle = path[path.index(path[-1]) :]
    problems.add(
        "E059",
        f"The condition `{circle[0]}` depends on itself",
        written[circle[0]].span,
        note=" reads ".join(circle),
        help="Let one of them read tracks only.",
    )
