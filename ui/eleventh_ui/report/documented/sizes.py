"""How large an amount can be: a deed of intensity 1, a month of time, tracks anywhere they go.

A reader who does not read formulas still wants to know whether a rule is worth one point or ten.
The bounds follow from the same intervals that the checks of the language use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from eleventh.core.ranges import MAYBE, Range, bound_binary, bound_choice, bound_unary
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
    find_names,
)
from eleventh_ui.report.documented.book import Book

ANYTHING = Range(-1e9, 1e9)
_CODES = {"+": "add", "-": "sub", "*": "mul", "/": "div"}
_TURNS = Range(1, 99)


@dataclass(frozen=True)
class Sizes:
    """The bounds of formulas of one book, with tighter `limits` for some tracks by their names."""

    book: Book
    limits: Mapping[str, Range] = field(default_factory=dict)

    def of(self, expr: Expr) -> Range:
        """All values of an expression. A truth is MAYBE; what cannot be bounded is ANYTHING."""
        try:
            return self._range(expr)
        except (ZeroDivisionError, ValueError):
            return ANYTHING

    def _range(self, expr: Expr) -> Range:
        match expr:
            case Num(value=value):
                return Range(value, value)
            case Ref(parts=parts):
                return self.limits.get(expr.text) or self._named(parts)
            case Neg(operand=inner):
                return bound_unary("neg", self._range(inner))
            case Arith(op=op, left=left, right=right):
                return bound_binary(_CODES[op], self._range(left), self._range(right))
            case Call(fn=fn, args=args):
                return self._called(fn, [self._range(each) for each in args])
            case Choose(then=then, other=other):
                return bound_choice(MAYBE, self._range(then), self._range(other))
            case Compare() | Logic() | Not():
                return MAYBE

    def _called(self, fn: str, args: list[Range]) -> Range:
        if fn == "abs":
            return bound_unary("abs", args[0])
        if fn == "clamp":
            return bound_binary("min", bound_binary("max", args[0], args[1]), args[2])
        first, *rest = args
        for each in rest:
            first = bound_binary(fn, first, each)
        return first

    def _named(self, parts: tuple[str, ...]) -> Range:
        id = parts[0]
        if id in ("intensity", "months"):
            return Range(1, 1)
        if id in ("turn", "last"):
            return _TURNS
        if id in self.book.parameters:
            value = self.book.parameters[id].value
            return Range(value, value)
        if id in self.book.tracks:
            return Range(self.book.tracks[id].low, self.book.tracks[id].high)
        if id in self.book.derived:
            formula = self.book.read(self.book.derived[id].value)
            return ANYTHING if formula is None else self._range(formula)
        return ANYTHING


def sizes_while(book: Book, condition: Expr | None) -> Sizes:
    """The bounds that hold while a condition does, as far as it compares tracks with sizes."""
    free, limits = Sizes(book), dict[str, Range]()
    for compared in _compared(condition):
        match compared:
            case Compare(operands=(Ref() as name, other), relations=(relation,)):
                known, size = limits.get(name.text) or free.of(name), free.of(other)
                low, high = known.low, known.high
                if relation in ("<", "<="):
                    high = min(high, size.high)
                elif relation in (">", ">="):
                    low = max(low, size.low)
                if low <= high:
                    limits[name.text] = Range(low, high)
    return Sizes(book, limits)


def _compared(condition: Expr | None) -> Iterator[Expr]:
    if isinstance(condition, Logic) and condition.op == "and":
        for each in condition.items:
            yield from _compared(each)
    elif condition is not None:
        yield condition


def pull(expr: Expr, track: str) -> tuple[Expr, Expr | None] | None:
    """The share and the target of an amount that moves a track toward something; the target is
    None where it is nothing, and the answer None where the amount is of another form."""
    match expr:
        case Neg(operand=Arith(op="*", left=share, right=Ref(text=name))) if name == track:
            return share, None
        case Arith(op="*", left=Neg(operand=share), right=Ref(text=name)) if name == track:
            return share, None
        case Arith(
            op="*", left=Neg(operand=share), right=Arith(op="-", left=Ref(text=name), right=target)
        ) if name == track:
            return share, target
        case Arith(op="*", left=share, right=Arith(op="-", left=target, right=Ref(text=name))) if (
            name == track
        ):
            return share, target
    return None


def reads(expr: Expr | None) -> set[str]:
    """The first part of every name in an expression."""
    return set() if expr is None else {parts[0] for parts in find_names(expr)}
