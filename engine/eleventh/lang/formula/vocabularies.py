"""The vocabularies in which formulas are printed: an author's, and two for players.

An author gets the formula back (`write_back`); the text means the same when it is parsed
again. A player reads what bars a choice by `describe_condition`, as the sentence after "it
needs", and what a score is made of by `describe_score`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from eleventh.lang.formula.agreement import make_plural, speaks_of_several
from eleventh.lang.formula.clock_words import Size, need_clock, state_clock
from eleventh.lang.formula.expression import (
    MIRRORED,
    Compare,
    Expr,
    Logic,
    Not,
    Num,
    Ref,
    Relation,
)
from eleventh.lang.formula.printer import ATOM, Form, Vocabulary, print_formula

_IF, _OR, _AND, _NOT, _COMPARE, _SUM, _PRODUCT, _SIGN = range(8)
_AUTHOR_FORMS = {
    "if": Form("{} if {} else {}", _IF, (_OR, _OR, _IF)),
    "or": Form("{} or {}", _OR, (_AND,)),
    "and": Form("{} and {}", _AND, (_NOT,)),
    "not": Form("not {}", _NOT, (_NOT,)),
    "compare": Form("", _COMPARE, (_SUM,)),
    "+": Form("{} + {}", _SUM, (_SUM, _PRODUCT)),
    "-": Form("{} - {}", _SUM, (_SUM, _PRODUCT)),
    "*": Form("{} * {}", _PRODUCT, (_PRODUCT, _SIGN)),
    "/": Form("{} / {}", _PRODUCT, (_PRODUCT, _SIGN)),
    "neg": Form("-{}", _SIGN, (_SIGN,)),
}

# In a sentence a sum stands in brackets wherever it is, and so does all that is denied.
_ALWAYS, _NEVER = -1, ATOM + 1
_CONDITION_FORMS = {
    "if": Form("{} if {}, else {}", 0, (0, 0, 0)),
    "or": Form("{} or {}", 0, (1,)),
    "and": Form("{} and {}", 0, (1,)),
    "not": Form("not {}", 1, (_NEVER,)),
    "compare": Form("", 1, (0,)),
    "+": Form("{} + {}", _ALWAYS, (0, 0)),
    "-": Form("{} - {}", _ALWAYS, (0, 0)),
    "*": Form("{} * {}", _ALWAYS, (0, 0)),
    "/": Form("{} / {}", _ALWAYS, (0, 0)),
    "neg": Form("-{}", 1, (0,)),
}

# In a score brackets stand only where they change the sum: a + (b + c) has none.
_SCORE_FORMS = {
    "if": Form("{} if {}, else {}", 0, (1, 0, 0)),
    "or": Form("{} or {}", 0, (1,)),
    "and": Form("{} and {}", 0, (1,)),
    "clamp": Form("{}, kept within {} to {}", 0, (0, 0, 0)),
    "not": Form("not {}", 1, (3,)),
    "compare": Form("", 1, (1,)),
    "+": Form("{} + {}", 1, (1, 1)),
    "-": Form("{} - {}", 1, (1, 2)),
    "*": Form("{} × {}", 2, (2, 2)),
    "/": Form("{} / {}", 2, (2, 3)),
    "neg": Form("-{}", 3, (3,)),
    "abs": Form("the size of ({})", ATOM, (0,)),
}

_NEEDED: Mapping[Relation, str] = {
    ">=": "at least",
    ">": "more than",
    "<=": "at most",
    "<": "less than",
    "==": "to be",
    "!=": "not to be",
}
_STATED: Mapping[Relation, str] = {
    ">=": "is at least",
    ">": "is more than",
    "<=": "is at most",
    "<": "is less than",
    "==": "is",
    "!=": "is not",
}
_CLOCK = {
    "turn": "the turn",
    "last": "the last turn",
    "months": "the length of this turn in months",
}


@dataclass(frozen=True, slots=True)
class Captions:
    """What names mean to a player: titles by id, sizes of parameters, what a variable stands for.

    `titles` holds tracks, derived tracks, deadlines (`deadline.ID`), injects and joint initiatives
    (`happened.ID`); `describe_deed` tells a deed in a sentence from its act and its actors.
    """

    titles: Mapping[str, str]
    sizes: Mapping[str, float]
    fill: Callable[[str], str]
    describe_deed: Callable[[Sequence[str]], str] = " ".join

    def find_size(self, expr: Expr) -> float | None:
        """The size of a number, or of a parameter by its name; None of all else."""
        if isinstance(expr, Num):
            return expr.value
        return self.sizes.get(expr.text) if isinstance(expr, Ref) else None

    def caption(self, ref: Ref) -> str:
        """What stands for a name in a sentence: its title, its size, or the name made readable."""
        if ref.text == "amount":
            return "the amount"
        id = ".".join(map(self.fill, ref.parts))
        if id in self.titles:
            return self.titles[id]
        if ref.text in self.sizes:
            return f"{self.sizes[ref.text]:g}"
        if ref.parts[0] == "done":
            deed = self.describe_deed((ref.parts[1], *map(self.fill, ref.parts[2:])))
            return f"earlier times of “{deed}”"
        if ref.parts[1:2] == ("amount",):
            seat, told = self.fill(ref.parts[0]), ".".join(ref.parts[2:])
            chose = self.titles.get(f"{seat}.amount.{told}", told.replace("_", " "))
            return f"the amount of “{chose}”"
        if ref.parts[0] == "deadline":
            title = self.titles.get(".".join(ref.parts[:2]), ref.parts[1])
            return f"the days left until {title}"
        return _CLOCK.get(ref.text, id.replace("_", " "))


def write_back(expr: Expr, variables: Mapping[str, str] | None = None) -> str:
    """The formula as its author would write it, with variables filled in where any are given:
    `trust.y.x` is `trust.seoul.tokyo`.

    The text means the same when it is parsed again. Names of numbers stay as they are:
    `-restriction_cost * intensity`.
    """
    filled = variables or {}
    name: Callable[[Ref], str] = lambda ref: ".".join(_fill(ref.parts, filled))  # noqa: E731
    return print_formula(
        expr, Vocabulary(".15g", name, _AUTHOR_FORMS, _say_as_written, _chain_signs, _call)
    )


def describe_condition(expr: Expr, captions: Captions) -> str:
    """The condition as the player reads it whom it bars: `Thaw between Seoul and Tokyo at least
    15`.
    """
    clock = partial(need_clock, size=captions.find_size)
    words = Vocabulary("g", captions.caption, _CONDITION_FORMS, clock, _chain_needs, _call)
    return print_formula(expr, words)


def describe_statement(expr: Expr, captions: Captions) -> str:
    """The condition as the player reads it on whose answer it is, to follow "if": `Thaw between
    Seoul and Tokyo is at least 15`. Who chooses one of several things is named once."""
    clock = partial(state_clock, size=captions.find_size)
    words = Vocabulary("g", captions.caption, _CONDITION_FORMS, clock, _chain_statements, _call)
    if not isinstance(expr, Logic) or expr.op != "or":
        return print_formula(expr, words)
    told = [print_formula(each, words) for each in expr.items]
    subjects = [each.partition("“")[0] if "“" in each else "" for each in told]
    shown = [
        each.removeprefix(subject) if subject and subject == before else each
        for each, subject, before in zip(told, subjects, ["", *subjects], strict=False)
    ]
    return " or ".join(shown)


def describe_score(expr: Expr, name: Callable[[Ref], str], size: Size) -> str:
    """The score as the player reads it who is judged by it; `name` tells what a name stands for,
    and `size` how large a number or a parameter is.

    What is true or false counts 100 or 0.
    """
    clock = partial(state_clock, size=size)
    words = Vocabulary("g", name, _SCORE_FORMS, clock, _chain_statements, _call_in_words)
    text = print_formula(expr, words)
    return f"100 if {text}, else 0" if _is_truth(expr) else text


def _is_truth(expr: Expr) -> bool:
    """Whether a formula is true or false: a comparison, or whether something was done."""
    if isinstance(expr, Ref):
        return expr.parts[0] == "happened" or expr.parts[1:2] in (("chose",), ("chooses",))
    return isinstance(expr, Compare | Logic | Not)


def _say_as_written(expr: Compare) -> str:
    """Nothing: to an author the clock is `months`."""
    return ""


def _chain_signs(parts: Sequence[str], relations: Sequence[Relation]) -> str:
    """`10 <= thaw <= 20`."""
    pairs = zip(relations, parts[1:], strict=True)
    return parts[0] + "".join(f" {sign} {part}" for sign, part in pairs)


def _chain_needs(parts: Sequence[str], relations: Sequence[Relation]) -> str:
    """`Thaw at least 10 and at most 20`: a chain of three speaks of its middle."""
    if len(parts) == 3:
        low, middle, high = parts
        first, second = relations
        return f"{middle} {_NEEDED[MIRRORED[first]]} {low} and {_NEEDED[second]} {high}"
    links = zip(relations, parts[:-1], parts[1:], strict=True)
    return " and ".join(f"{one} {_NEEDED[sign]} {other}" for sign, one, other in links)


def _chain_statements(parts: Sequence[str], relations: Sequence[Relation]) -> str:
    """`10 is at most Thaw and is at most 20`; `Talks are agreed`."""
    several = speaks_of_several(parts[0])
    stated = [
        " ".join((make_plural(verb) if several else verb, *rest, part))
        for (verb, *rest), part in zip(
            (_STATED[sign].split() for sign in relations), parts[1:], strict=True
        )
    ]
    return " and ".join((f"{parts[0]} {stated[0]}", *stated[1:]))


def _call(fn: str, args: Sequence[str]) -> str:
    return f"{fn}({', '.join(args)})"


def _call_in_words(fn: str, args: Sequence[str]) -> str:
    """`the lesser of (a and b)`, `the greatest of (a, b and c)`."""
    of_two, of_more = ("lesser", "least") if fn == "min" else ("greater", "greatest")
    most = of_two if len(args) == 2 else of_more
    return f"the {most} of ({', '.join(args[:-1])} and {args[-1]})"


def _fill(parts: tuple[str, ...], variables: Mapping[str, str]) -> tuple[str, ...]:
    """The parts of a name, variables replaced where an actor can stand."""
    if parts == ("amount",):
        return (variables.get("amount", "amount"),)
    if len(parts) == 1 or parts[0] in ("happened", "deadline"):
        return parts
    if parts[1] in ("chose", "chooses", "amount"):
        seat, *target = (variables.get(part, part) for part in (parts[0], *parts[3:]))
        return (seat, *parts[1:3], *target)
    kept = 2 if parts[0] == "done" else 1
    return (*parts[:kept], *(variables.get(part, part) for part in parts[kept:]))
