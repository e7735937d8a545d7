"""Comparisons: numbers by size, statuses by the names of their values.

The name of a value (`notice`) means something only beside its status (`pact == notice`), so sides
are looked at in pairs before they are lowered. Each number of a chain is computed once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from eleventh.lang.formula.expression import Compare, Expr, Ref, Relation
from eleventh.lang.formula.resolve import TrackRef, find
from eleventh.lang.formula.scope import Scope
from eleventh.lang.formula.unresolved import UnresolvedName, find_status_with
from eleventh.lang.formula.vocabularies import write_back
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Problems
from eleventh.lang.problems.suggest import find_nearest

_CODES = {"==": "eq", "!=": "ne", "<": "lt", "<=": "le"}
_MIRRORED: dict[Relation, Relation] = {">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Lowers the comparisons of one formula; `number` lowers a part that must be a number.

    Every method returns None after adding a problem.
    """

    scope: Scope
    values: Values
    problems: Problems
    number: Callable[[Expr], Value | None]

    def lower_chain(self, expr: Compare) -> Value | None:
        """Whether all relations of a chain hold."""
        lowered: dict[int, Value | None] = {}
        found = [self._lower_link(expr, place, lowered) for place in range(len(expr.relations))]
        holding = [each for each in found if each is not None]
        return self.values.all_of(holding, expr.span) if len(holding) == len(found) else None

    def _lower_link(
        self, expr: Compare, place: int, lowered: dict[int, Value | None]
    ) -> Value | None:
        """One relation of a chain, between the operand at `place` and the next."""
        relation = expr.relations[place]
        left, right = expr.operands[place : place + 2]
        first, second = self._find_status(left), self._find_status(right)
        if first is not None:
            return self._compare_status(expr, relation, (left, first), right)
        if second is not None:
            return self._compare_status(expr, relation, (right, second), left)
        if self._tell_stray(left, right) or self._tell_stray(right, left):
            return None
        for each in (place, place + 1):
            if each not in lowered:
                lowered[each] = self.number(expr.operands[each])
        small, large = lowered[place], lowered[place + 1]
        if small is None or large is None:
            return None
        if relation in _MIRRORED:
            relation, small, large = _MIRRORED[relation], large, small
        return self.values.op(_CODES[relation], small, large, span=expr.span)

    def _is_nameless(self, expr: Expr) -> bool:
        return isinstance(expr, Ref) and isinstance(find(expr.parts, self.scope), UnresolvedName)

    def _find_status(self, expr: Expr) -> TrackRef | None:
        found = find(expr.parts, self.scope) if isinstance(expr, Ref) else None
        return found if isinstance(found, TrackRef) and found.track.kind == "status" else None

    def _compare_status(
        self, expr: Compare, relation: Relation, status: tuple[Expr, TrackRef], other: Expr
    ) -> Value | None:
        """A status compared with the name of a value, or with a status that has the same values."""
        side, found = status
        name, track = write_back(side), found.track
        right = self._find_index(name, found, other)
        if right is None:
            return None
        if relation not in ("==", "!="):
            self.problems.add(
                "E055",
                f"The values of `{name}` have no order, so `{relation}` means nothing",
                expr.span,
                help="Name each value that counts: "
                f"`{name} == {track.values[0]} or {name} == {track.values[-1]}`.",
            )
            return None
        left = self.values.track(track.index, track.low, track.high, side.span)
        return self.values.op(_CODES[relation], left, right, span=expr.span)

    def _find_index(self, name: str, status: TrackRef, other: Expr) -> Value | None:
        """What a status is compared with, as a number."""
        known = status.track.values
        second = self._find_status(other)
        if second is not None and second.track.values == known:
            track = second.track
            return self.values.track(track.index, track.low, track.high, other.span)
        text = write_back(other)
        if second is None and text in known:
            return self.values.const(known.index(text), other.span)
        headline = f"{quote(text)} is not a value of `{name}`"
        if second is not None:
            headline = f"`{name}` and `{text}` have different values"
        owner = find_status_with(text, self.scope)
        near = find_nearest(text, known) if isinstance(other, Ref) and owner is None else None
        self.problems.add(
            "E054",
            headline,
            other.span,
            note=f"a value of `{owner}`" if owner else "",
            help=f"Did you mean `{near}`?" if near else f"Its values: {', '.join(known)}.",
        )
        return None

    def _tell_stray(self, side: Expr, other: Expr) -> bool:
        """Whether a side is the name of a value although no status is near; adds the problem."""
        owner = find_status_with(side.text, self.scope) if isinstance(side, Ref) else None
        if not isinstance(side, Ref) or owner is None:
            return False
        if not self._is_nameless(side):
            return False
        if self._is_nameless(other) and find_status_with(write_back(other), self.scope) is None:
            self.number(other)  # the other side is what is wrong: it tells how
            return True
        self.problems.add(
            "E054",
            f"{quote(side.text)} is not a value of {quote(write_back(other))}",
            side.span,
            note=f"a value of `{owner}`",
            help=f"Compare it with its own status: `{owner} == {side.text}`.",
        )
        return True
