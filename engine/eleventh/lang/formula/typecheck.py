"""From the nodes of a formula to values: the check of types and bounds, and the lowering.

There are numbers, conditions, and statuses, which can only be compared with the names of their
values. Whatever does not fit its place is a problem at its own node; both sides of an operation
are looked at before giving up, so that one run shows everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Literal, TypeAlias

from eleventh.core.span import Span
from eleventh.lang.formula.comparison import Comparison
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
from eleventh.lang.formula.resolve import (
    AmountRef,
    ClockRef,
    ConstantRef,
    CountRef,
    DaysLeftRef,
    DerivedRef,
    InputRef,
    IntensityRef,
    RecordRef,
    TrackRef,
    find,
)
from eleventh.lang.formula.scope import ORDERS_KNOWN, Scope
from eleventh.lang.formula.starting import read_left
from eleventh.lang.formula.unresolved import UnresolvedName
from eleventh.lang.formula.vocabularies import write_back
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Problems

MAX_SIZE = 1e9
MAX_DERIVED = 8

Want: TypeAlias = Literal["number", "truth"]
Leaf: TypeAlias = (
    ConstantRef | InputRef | ClockRef | IntensityRef | DaysLeftRef | TrackRef | AmountRef | CountRef
)

_CODES = {"+": "add", "-": "sub", "*": "mul", "/": "div"}


def lower(expr: Expr, scope: Scope, values: Values, problems: Problems, want: Want) -> Value | None:
    """The value of a formula at its place; None after making sure that a problem says why.

    A number lies within 1e9 of zero; see its `range`. Of a condition, see its `certainty`. A
    problem that is known for the same place (from another actor a rule stands for) is not added
    again.
    """
    found = Problems()
    lowering = Lowering(scope, values, found)
    value = lowering.number(expr) if want == "number" else lowering.truth(expr)
    new = [each for each in found.all() if not problems.has(each.code, each.span)]
    for each in found.all():
        # Two of one formula may have one code and place, and both are told.
        (problems.take if each in new else problems.take_once)(each)
    return value


def kind_of(expr: Expr, scope: Scope) -> Want:
    """Whether a formula is a number or a condition, for places that take both.

    What is wrong with it is not looked at: then the answer only decides which problem is told.
    """
    match expr:
        case Compare() | Logic() | Not():
            return "truth"
        case Choose():
            return kind_of(expr.then, scope)
        case Ref():
            return "truth" if isinstance(find(expr.parts, scope), RecordRef) else "number"
    return "number"


@dataclass(frozen=True, slots=True)
class Lowering:
    """Lowers the parts of one formula. Every method returns None after adding a problem."""

    scope: Scope
    values: Values
    problems: Problems

    def number(self, expr: Expr) -> Value | None:
        """The value of a part that must be a number."""
        match expr:
            case Num():
                return self.values.const(expr.value, expr.span)
            case Ref():
                return self._lower_name(expr, "number")
            case Neg():
                operand = self.number(expr.operand)
                return None if operand is None else self._op("neg", expr, operand)
            case Arith():
                left, right = self.number(expr.left), self.number(expr.right)
                if left is None or right is None:
                    return None
                return self._arithmetic(expr, left, right)
            case Call():
                args = [self.number(arg) for arg in expr.args]
                known = [arg for arg in args if arg is not None]
                return self._call(expr, known) if len(known) == len(args) else None
            case Choose():
                condition = self.truth(expr.condition)
                then, other = self.number(expr.then), self.number(expr.other)
                if condition is None or then is None or other is None:
                    return None
                return self._op("select", expr, condition, then, other)
        self._condition_for_number(expr)
        return None

    def truth(self, expr: Expr) -> Value | None:
        """The value of a part that must be a condition."""
        match expr:
            case Ref():
                return self._lower_name(expr, "truth")
            case Compare():
                comparison = Comparison(self.scope, self.values, self.problems, self.number)
                return comparison.lower_chain(expr)
            case Logic():
                items = [self.truth(item) for item in expr.items]
                known = [item for item in items if item is not None]
                if len(known) < len(items):
                    return None
                return reduce(lambda a, b: self._op(expr.op, expr, a, b), known)
            case Not():
                operand = self.truth(expr.operand)
                return None if operand is None else self._op("not", expr, operand)
            case Choose():
                return self._either(expr)
        self._number_for_condition(expr)
        return None

    def _op(self, code: str, expr: Expr, *operands: Value) -> Value:
        return self.values.op(code, *operands, span=expr.span)

    def _either(self, expr: Choose) -> Value | None:
        condition = self.truth(expr.condition)
        then, other = self.truth(expr.then), self.truth(expr.other)
        if condition is None or then is None or other is None:
            return None
        first = self._op("and", expr, condition, then)
        second = self._op("and", expr, self._op("not", expr, condition), other)
        return self._op("or", expr, first, second)

    def _arithmetic(self, expr: Arith, left: Value, right: Value) -> Value | None:
        if expr.op == "/" and 0.0 in right.range:
            self._divided_by_zero(expr, right)
            return None
        return self._check_bounds(expr, self._op(_CODES[expr.op], expr, left, right))

    def _check_bounds(self, expr: Expr, value: Value) -> Value | None:
        if value.range.size <= MAX_SIZE:
            return value
        extreme = max(value.range.high, value.range.low, key=abs)
        self.problems.add(
            "E057",
            f"{quote(write_back(expr))} can come to {extreme:,.0f}",
            expr.span,
            help=f"Numbers stay within {MAX_SIZE:,.0f} of 0; bound its parts with `clamp`.",
        )
        return None

    def _divided_by_zero(self, expr: Arith, divisor: Value) -> None:
        written = write_back(expr.right)
        if divisor.range.high == 0 and divisor.range.low == 0:
            headline, help = "This divides by 0", "Divide by something else."
        else:
            low, high = divisor.range.low, divisor.range.high
            headline = f"{quote(written)} divides and can be 0: it lies in {low:.6g} to {high:.6g}"
            help = f"Keep it away from 0, such as with `max(1, {written})`."
        self.problems.add("E056", headline, expr.right.span, help=help)

    def _call(self, expr: Call, args: list[Value]) -> Value:
        if expr.fn == "abs":
            return self._op("abs", expr, args[0])
        if expr.fn == "clamp":
            x, low, high = args
            return self._op("min", expr, self._op("max", expr, x, low), high)
        return reduce(lambda a, b: self._op(expr.fn, expr, a, b), args)

    def _lower_name(self, ref: Ref, want: Want) -> Value | None:
        found = find(ref.parts, self.scope)
        span = ref.span
        match found:
            case UnresolvedName():
                at = found.at or span
                self.problems.add(found.code, found.headline, at, note=found.note, help=found.help)
                return None
            case RecordRef():
                if want == "number":
                    self._condition_for_number(ref)
                    return None
                facts = (self.values.fact(code, index, span) for code, index in found.facts)
                return self.values.any_of(facts, span)
            case TrackRef(track=track) if track.kind == "status":
                self._status(ref, found, want)
                return None
            case DerivedRef():
                value = self._lower_derived(ref, found)
            case _:
                value = self._leaf(found, span)
        if want == "truth":
            self._number_for_condition(ref)
            return None
        return None if value is None else self._check_bounds(ref, value)

    def _leaf(self, found: Leaf, span: Span) -> Value:
        match found:
            case ConstantRef():
                return self.values.const(found.number, span)
            case InputRef(input=given):
                return self.values.input(given.index, given.low, given.high, span)
            case ClockRef(code="turn"):
                return self.values.turn(self.scope.names.last, span)
            case ClockRef():
                return self.values.months(*self.scope.names.months, span)
            case IntensityRef():
                return found.value
            case DaysLeftRef(deadline=days):
                if days.starting is not None:
                    return read_left(self.values, days.starting, span)
                return self.values.left(days.index, days.low, days.high, span)
            case CountRef(counter=counter):
                if counter is None:
                    return self.values.const(0.0, span)
                return self.values.times(counter.index, counter.most, span)
            case AmountRef(steps=steps):
                return self._amount(steps, span)
            case TrackRef(track=track):
                return self.values.track(track.index, track.low, track.high, span)

    def _amount(self, steps: Mapping[int, float], span: Span) -> Value:
        """The amount that was chosen, 0 where none was. Several may have been, where a decision
        comes again: then the one of this turn counts, or else the greatest."""
        values, found = self.values, self.values.const(0.0, span)
        facts = ("chose", "chooses") if self.scope.moment in ORDERS_KNOWN else ("chose",)
        for fact in facts:
            for index, amount in steps.items():
                chosen = values.fact(fact, index, span)
                found = values.op("select", chosen, values.const(amount, span), found, span=span)
        return found

    def _lower_derived(self, ref: Ref, found: DerivedRef) -> Value | None:
        inside, expr = self.scope.inside, found.derived.expr
        path = [*inside, (found.id, ref.span)]
        begun = next(place for place, (id, _) in enumerate(path) if id == found.id)
        if begun < len(inside):
            self._circle(path[begun + 1 :])
            return None
        key = (found.id, self.scope.moment)
        if key not in self.values.memo and len(inside) >= MAX_DERIVED:
            self.problems.add(
                "E043",
                f"Derived tracks build on each other more than {MAX_DERIVED} deep",
                ref.span,
                help="Let some of them follow from tracks only.",
            )
            self.values.memo[key] = None
        if key not in self.values.memo:
            within = self.scope.enter(found.id, ref.span, found.derived)
            inner = Lowering(within, self.values, self.problems)
            self.values.memo[key] = None if expr is None else inner.number(expr)
        return self.values.memo[key]

    def _circle(self, links: list[tuple[str, Span]]) -> None:
        """Tells of a circle, each link of which names the next; the same wherever it is entered."""
        first = links.index(min(links))
        names = [id for id, _ in (*links[first:], *links[: first + 1])]
        self.problems.add(
            "E059",
            f"`{names[0]}` depends on itself",
            links[first][1],
            note=" reads ".join(names),
            help="Let one of them follow from tracks only.",
        )

    def _status(self, ref: Ref, found: TrackRef, want: Want) -> None:
        kind = "number" if want == "number" else "condition"
        self.problems.add(
            "E053",
            f"`{ref.text}` is a status, not a {kind}",
            ref.span,
            help=f"Compare it with one of its values: `{ref.text} == {found.track.values[0]}`.",
        )

    def _condition_for_number(self, expr: Expr) -> None:
        written = write_back(expr)
        self.problems.add(
            "E052",
            f"{quote(written)} is a condition where a number is needed",
            expr.span,
            help=f"Write what it counts: `(1 if {written} else 0)`.",
        )

    def _number_for_condition(self, expr: Expr) -> None:
        written = write_back(expr)
        self.problems.add(
            "E051",
            f"{quote(written)} is a number where a condition is needed",
            expr.span,
            help=f"Compare it with a number: `{written} > 0`.",
        )
