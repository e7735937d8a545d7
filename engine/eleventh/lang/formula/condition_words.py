"""A condition in words, for the player whom it bars: titles for tracks, sizes for parameters.

`written` gives an author the formula back; this gives a player the sentence after "it needs".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

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
    ">=": "at least",
    ">": "more than",
    "<=": "at most",
    "<": "less than",
    "==": "to be",
    "!=": "not to be",
}
_TURNED = {">=": "<=", ">": "<", "<=": ">=", "<": ">", "==": "==", "!=": "!="}
_CLOCK = {"turn": "the turn", "last": "the last turn", "months": "the months of this turn"}


@dataclass(frozen=True, slots=True)
class Words:
    """What names mean to a player: titles by id, sizes of parameters, what a variable stands for.

    `titles` holds tracks, derived tracks, deadlines (`deadline.ID`), injects and joint initiatives
    (`happened.ID`).
    """

    titles: Mapping[str, str]
    sizes: Mapping[str, float]
    filled: Callable[[str], str]


def worded(expr: Expr, words: Words) -> str:
    """The condition as a player reads it: `Thaw between Seoul and Tokyo at least 15`."""
    match expr:
        case Num():
            return f"{expr.value:g}"
        case Ref():
            return _named(expr, words)
        case Neg():
            return f"-{worded(expr.operand, words)}"
        case Arith():
            return f"({worded(expr.left, words)} {expr.op} {worded(expr.right, words)})"
        case Call():
            return f"{expr.fn}({', '.join(worded(each, words) for each in expr.args)})"
        case Compare():
            return _compared(expr, words)
        case Logic():
            return f" {expr.op} ".join(_bracketed(each, words) for each in expr.items)
        case Not():
            return f"not ({worded(expr.operand, words)})"
        case Choose():
            then, other = worded(expr.then, words), worded(expr.other, words)
            return f"{then} if {worded(expr.condition, words)}, else {other}"


def _compared(expr: Compare, words: Words) -> str:
    told = [worded(each, words) for each in expr.operands]
    if len(told) == 3:  # 10 <= thaw <= 20 speaks of thaw
        low, middle, high = told
        first, second = expr.relations
        return f"{middle} {_RELATIONS[_TURNED[first]]} {low} and {_RELATIONS[second]} {high}"
    pairs = zip(expr.relations, told, told[1:], strict=False)
    return " and ".join(f"{one} {_RELATIONS[sign]} {other}" for sign, one, other in pairs)


def _bracketed(expr: Expr, words: Words) -> str:
    text = worded(expr, words)
    return f"({text})" if isinstance(expr, Logic | Choose) else text


def _named(ref: Ref, words: Words) -> str:
    id = ".".join((words.filled(ref.parts[0]), *map(words.filled, ref.parts[1:])))
    if id in words.titles:
        return words.titles[id]
    if ref.text in words.sizes:
        return f"{words.sizes[ref.text]:g}"
    if ref.parts[0] == "deadline":
        return f"the days left until {words.titles.get('.'.join(ref.parts[:2]), ref.parts[1])}"
    return _CLOCK.get(ref.text, id.replace("_", " "))
