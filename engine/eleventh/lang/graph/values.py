"""The pure values of one stage or query, as a graph that is not numbered yet.

What is computed twice in a stage is made once (a stage reads one state, so equal operations have
equal values); what is known at compile time is folded with the arithmetic of run time; an
identity is used only where it is exact to the last bit, the sign of zero included. Each value
knows its type, its range and what it reads.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from eleventh.core import ranges
from eleventh.core.ir import OPCODES, Type
from eleventh.core.odds import find_odds
from eleventh.core.ranges import Certainty, Range
from eleventh.core.span import Span

Datum: TypeAlias = float | int | bool
Item = TypeVar("Item")

ORDER_CODES = frozenset({"chose", "chooses", "chosen_in", "was_met", "met_in"})
_FACTS = frozenset({"chose", "chooses", "was_met", "fired", "fires"})
_COMPARISONS = frozenset({"lt", "le", "eq", "ne"})
_READS_A_STEP = 8  # how many tracks a value may read for what one operation costs
_EMPTY_READS: frozenset[int] = frozenset()
_EMPTY_FACTS: frozenset[tuple[str, int]] = frozenset()

_UNARY: dict[str, Callable[[float], float]] = {
    "neg": operator.neg,
    "abs": abs,
    "grain": ranges.round_to_grain,
}
_BINARY: dict[str, Callable[[float, float], float]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
    "min": ranges.pick_least,
    "max": ranges.pick_most,
}


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """A handle on one value. Handles of equal values of one `Values` are identical, so compare
    them with `is`.

    `range` bounds the number; for a truth it lies within [0, 1] (see `certainty`). `reads` holds
    the indices of the tracks it depends on; `facts` what else: pairs such as ("chose", choice),
    ("fired", inject), ("left", deadline). What folding made irrelevant is not read.
    """

    code: str
    args: tuple[Value, ...]
    data: tuple[Datum, ...]
    type: Type
    range: Range
    reads: frozenset[int]
    facts: frozenset[tuple[str, int]]
    span: Span | None
    serial: int
    owner: Values = field(repr=False)

    @property
    def constant(self) -> float | bool | None:
        """The number or truth it always is, where that is known; None otherwise."""
        return self.data[0] if self.code in ("const", "truth") else None

    @property
    def certainty(self) -> Certainty:
        """Of a truth: whether it holds `never`, `maybe` or `always`."""
        return self.range.certainty

    @property
    def orders(self) -> bool:
        """Whether it depends on what seats have ordered, in this turn or before."""
        return any(code in ORDER_CODES or code == "done" for code, _ in self.facts)


class Values:
    """Makes the values of one stage or query. Mixing values of two of them raises ValueError."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Value] = {}
        self.steps = 0  # what making these has cost: operations, and what they are known to read
        self.memo: dict[tuple[str, str], Value | None] = {}  # derived tracks already lowered here

    def const(self, number: float, span: Span | None = None) -> Value:
        """A number."""
        number = float(number)
        return self._leaf("const", (number,), Range(number, number), span)

    def truth(self, holds: bool, span: Span | None = None) -> Value:
        """A truth that is known: the guard of what happens in any case."""
        return self._leaf("truth", (holds,), ranges.bound_truth(holds), span)

    def input(self, parameter: int, low: float, high: float, span: Span | None = None) -> Value:
        """A parameter that is read as the game runs, within the bounds it is asked for."""
        return self._leaf("input", (parameter,), Range(low, high), span)

    def track(self, index: int, low: float, high: float, span: Span | None = None) -> Value:
        """A track as the stage opened, within its bounds; a status is the index of its value."""
        return self._leaf("track", (index,), Range(low, high), span)

    def turn(self, last: int, span: Span | None = None) -> Value:
        """The number of the turn, 1 to `last`."""
        return self._leaf("turn", (), Range(1, last), span)

    def months(self, low: float, high: float, span: Span | None = None) -> Value:
        """The length of the turn in months, from that of the shortest turn to the longest."""
        return self._leaf("months", (), Range(low, high), span)

    def left(self, deadline: int, low: float, high: float, span: Span | None = None) -> Value:
        """The days left until a deadline, between the least and the most that any turn opens
        with.
        """
        return self._leaf("left", (deadline,), Range(low, high), span)

    def times(self, counter: int, most: int, span: Span | None = None) -> Value:
        """How often the deeds of a counter were done in earlier turns."""
        return self._leaf("done", (counter,), Range(0.0, most), span)

    def turn_of(self, code: str, index: int, last: int, span: Span | None = None) -> Value:
        """The turn in which something last happened, 0 for never: `chosen_in` of a choice,
        `fired_in` of an inject, `met_in` of a joint initiative."""
        return self._leaf(code, (index,), Range(0, last), span)

    def copy(self, leaf: Value) -> Value:
        """A value that is made of no others, of another `Values`, made here."""
        return self._leaf(leaf.code, leaf.data, leaf.range, leaf.span)

    def chance(self, site: int, span: Span | None = None) -> Value:
        """The draw of a site: at least 0 and less than 1."""
        return self._leaf("chance", (site,), Range(0.0, 1 - 2**-53), span)

    def fact(self, code: str, index: int, span: Span | None = None) -> Value:
        """A truth of the record: `fired`, `fires`, `chose`, `chooses` or `was_met`. Raises
        ValueError for others.
        """
        if code not in _FACTS:
            raise ValueError(f"{code} is no fact")
        return self._leaf(code, (index,), ranges.MAYBE, span)

    def op(self, code: str, *args: Value, span: Span | None = None) -> Value:
        """An operation of the IR on values made here, folded and simplified where that is exact.

        Raises ValueError for a code that is no pure operation on registers, for operands of the
        wrong number, type or owner, and ZeroDivisionError for a divisor whose range holds zero.
        """
        self.steps += 1
        self._check(code, args)
        bounds = self._range(code, args)
        result = OPCODES[code].makes
        if result == "truth" and bounds.certainty != "maybe":
            return self.truth(bounds.certainty == "always", span)
        folded = self._fold(code, args, span) or _simplify(code, args)
        if folded is not None:
            return folded
        reads, facts = args[0].reads, args[0].facts
        for arg in args[1:]:
            reads, facts = self._unite(reads, arg.reads), self._unite(facts, arg.facts)
        return self._intern(code, args, (), bounds, reads, facts, span)

    def _unite(self, some: frozenset[Item], more: frozenset[Item]) -> frozenset[Item]:
        """Both together; where one holds the other, that set itself, which costs nothing."""
        if more <= some:
            return some
        if some < more:
            return more
        both = some | more
        self.steps += len(both) // _READS_A_STEP
        return both

    def odds(self, monthly: Value, lengths: Collection[int], span: Span | None = None) -> Value:
        """The odds of a turn from a probability a month; `lengths` are those of all turns, in parts
        of a month.

        Raises ValueError for a probability that can leave 0 to 1.
        """
        low, high = monthly.range.low, monthly.range.high
        if low < 0 or high > 1:
            raise ValueError(f"no probability: [{low}, {high}]")
        self.steps += 1
        bounds = Range(
            min(find_odds(low, parts) for parts in lengths),
            max(find_odds(high, parts) for parts in lengths),
        )
        if bounds.low == bounds.high:
            return self.const(bounds.low, span)
        reads, facts = monthly.reads, monthly.facts
        return self._intern("odds", (monthly,), (), bounds, reads, facts, span)

    def grain(self, amount: Value, span: Span | None = None) -> Value:
        """An amount in steps of 1/256, as it will be posted."""
        return self.op("grain", amount, span=span)

    def all_of(self, truths: Iterable[Value], span: Span | None = None) -> Value:
        """Whether all hold; of none, always."""
        result = self.truth(True, span)
        for truth in truths:
            result = self.op("and", result, truth, span=span)
        return result

    def any_of(self, truths: Iterable[Value], span: Span | None = None) -> Value:
        """Whether at least one holds; of none, never."""
        result = self.truth(False, span)
        for truth in truths:
            result = self.op("or", result, truth, span=span)
        return result

    def _leaf(self, code: str, data: tuple[Datum, ...], bounds: Range, span: Span | None) -> Value:
        reads = frozenset({int(data[0])}) if code == "track" else _EMPTY_READS
        known = code in ("const", "truth", "input", "track", "turn", "months")
        facts = _EMPTY_FACTS if known else frozenset({(code, int(data[0]))})
        return self._intern(code, (), data, bounds, reads, facts, span)

    def _intern(
        self,
        code: str,
        args: tuple[Value, ...],
        data: tuple[Datum, ...],
        bounds: Range,
        reads: frozenset[int],
        facts: frozenset[tuple[str, int]],
        span: Span | None,
    ) -> Value:
        # repr tells 0.0 from -0.0 and 1 from True, which compare equal.
        key = (code, *(arg.serial for arg in args), *map(repr, data))
        found = self._known.get(key)
        if found is None:
            type_ = OPCODES[code].makes
            serial = len(self._known)
            found = Value(code, args, data, type_, bounds, reads, facts, span, serial, self)
            self._known[key] = found
        return found

    def _check(self, code: str, args: tuple[Value, ...]) -> None:
        opcode = OPCODES.get(code)
        if opcode is None or not opcode.takes or opcode.makes == "nothing":
            raise ValueError(f"{code} is no operation on values")
        if len(args) != len(opcode.takes):
            raise ValueError(f"{code} takes {len(opcode.takes)} values, not {len(args)}")
        if any(arg.owner is not self for arg in args):
            raise ValueError(f"{code} mixes values of different stages")
        for letter, arg in zip(opcode.takes, args, strict=True):
            if arg.type[0] != letter:
                raise ValueError(f"{code} cannot take a {arg.type}")

    def _range(self, code: str, args: tuple[Value, ...]) -> Range:
        spans = [arg.range for arg in args]
        if len(spans) == 1:
            return ranges.bound_unary(code, spans[0])
        if len(spans) == 3:
            return ranges.bound_choice(*spans)
        if code in _COMPARISONS and args[0] is args[1]:
            return ranges.bound_truth(code in ("le", "eq"))
        return ranges.bound_binary(code, *spans)

    def _fold(self, code: str, args: tuple[Value, ...], span: Span | None) -> Value | None:
        known = [arg.constant for arg in args]
        match known:
            case [float() as a] if code in _UNARY:
                return self.const(_UNARY[code](a), span)
            case [float() as a, float() as b] if code in _BINARY:
                return self.const(_BINARY[code](a, b), span)
        return None


def _simplify(code: str, args: tuple[Value, ...]) -> Value | None:
    """An operand that is, bit for bit, the result; None if there is none."""
    match code, args:
        case "add", (a, b):
            # 0.0 + -0.0 is 0.0: adding zero changes nothing only where the other is not zero.
            if a.constant == 0.0 and 0.0 not in b.range:
                return b
            return a if b.constant == 0.0 and 0.0 not in a.range else None
        case "sub", (a, b):
            return a if _is(b, "0.0") or (b.constant == 0.0 and 0.0 not in a.range) else None
        case "mul", (a, b):
            return b if _is(a, "1.0") else a if _is(b, "1.0") else None
        case "div", (a, b):
            return a if _is(b, "1.0") else None
        case (("neg" | "not"), (a,)):
            return a.args[0] if a.code == code else None
        case "grain", (a,):
            return a if a.code == "grain" else None
        case (("min" | "max"), (a, b)):
            return _extreme(code, a, b)
        case "and", (a, b):
            return (
                b if a.certainty == "always" else a if b.certainty == "always" or a is b else None
            )
        case "or", (a, b):
            return b if a.certainty == "never" else a if b.certainty == "never" or a is b else None
        case "select", (condition, then, other):
            if condition.certainty == "always" or then is other:
                return then
            return other if condition.certainty == "never" else None
    return None


def _is(value: Value, written: str) -> bool:
    return value.constant is not None and repr(value.constant) == written


def _extreme(code: str, a: Value, b: Value) -> Value | None:
    if a is b:
        return a
    small, large = (a, b) if code == "min" else (b, a)
    if small.range.high < large.range.low:
        return a
    return b if large.range.high < small.range.low else None
