"""Which numbers of a program are sizes of effects, found from what its operations do with them.

A parameter is a size if it reaches an amount that is posted, and serves for nothing else that must
stay. It stays where it is what a value is measured against (in a condition, or where an effect sets
in, as the 60 of `max(0, x - 60)`), where it bounds a value from above or below, where a roll is
held against it, and where it goes into a price. So a point to which a track drifts is a size, and a
line from which something counts is none. A literal is a size where an effect is a number in the
text, or one of several by a condition; prices stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from eleventh.core.ir import Op
from eleventh.core.program import Link, Program
from eleventh.core.span import Span

Use = Literal["threshold", "cap", "chance", "cost", "fixed", "unused"]
USES: tuple[Use, ...] = ("threshold", "cap", "chance", "cost", "fixed", "unused")

COMPARING = ("lt", "le", "eq", "ne")
BOUNDING = ("min", "max")
PASSING = ("neg", "mul", "div", "grain")  # a value less a line is that still, scaled
RECKONING = (*BOUNDING, *PASSING, "add", "sub", "abs")
PRICE = "cost"  # the kind of link that a price is posted with, and what its query is called

NONE: frozenset[int] = frozenset()
Named = frozenset[int]  # parameters, by their indices


@dataclass(frozen=True, slots=True)
class LiteralSize:
    """A number that an author wrote as an effect: where it stands, and the causes that post it, or
    a modifier's share of it."""

    span: Span
    causes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EffectSizes:
    """The sizes of a program: parameters by index, and literals. `kept` names every other
    parameter with what it serves for; one that is `fixed` is a constant of the program, as those of
    intensities are, and one that is `unused` reaches no amount."""

    parameters: tuple[int, ...]
    literals: tuple[LiteralSize, ...]
    kept: Mapping[int, Use]


def find_sizes(program: Program) -> EffectSizes:
    """The sizes of a program. Only parameters that are inputs can be sizes: the others are
    constants in it."""
    uses = _find_uses(program)
    named = range(len(program.parameters))
    kept = {each: uses[each] for each in named if each in uses}
    return EffectSizes(
        parameters=tuple(each for each in named if each not in kept),
        literals=tuple(_find_literals(program)),
        kept=kept,
    )


def _find_uses(program: Program) -> dict[int, Use]:
    """What each parameter that is no size serves for; where for several things, for the first."""
    found = _Reading(program.ops)
    amounts: set[int] = set()
    costs: set[int] = set()
    for op in program.ops:
        if op.code == "post":
            is_price = program.causes[int(op.data[0])].chain[-1].kind == PRICE
            (costs if is_price else amounts).update(found.reach[op.args[1]])
    for query in program.queries:
        if query.name.startswith(f"{PRICE}:"):
            costs |= found.reach[query.root]
    fixed = {index for index, each in enumerate(program.parameters) if not each.input}
    unused = set(range(len(program.parameters))) - amounts
    sets = (found.thresholds, found.caps, found.chances, costs, fixed, unused)
    uses: dict[int, Use] = {}
    for use, parameters in zip(USES, sets, strict=True):
        for each in parameters:
            uses.setdefault(each, use)
    return uses


class _Reading:
    """Operations read once, from first to last.

    `reach` has the parameters that each register follows from; `fixed` the same where it follows
    from nothing else, else None; `beside` those that are taken from a value of the game in it, or
    to which one is added, scaled or not.
    """

    def __init__(self, ops: Sequence[Op]) -> None:
        self.thresholds: set[int] = set()
        self.caps: set[int] = set()
        self.chances: set[int] = set()
        self.reach: list[Named] = []
        self._fixed: list[Named | None] = []
        self._beside: list[Named] = []
        self._posted = {op.args[1] for op in ops if op.code == "post"}
        self._posted |= {op.args[0] for op in ops if op.code == "grain"}
        self._ops = ops
        for op in ops:
            self._read(op)

    def _read(self, op: Op) -> None:
        own = frozenset([int(op.data[0])]) if op.code == "input" else NONE
        self.reach.append(own.union(*(self.reach[each] for each in op.args)))
        fixed = self._find_fixed(op, own)
        self._fixed.append(fixed)
        self._beside.append(NONE if fixed is not None else self._find_beside(op))
        if op.code in COMPARING:
            self._compare(op)
        elif op.code in BOUNDING and fixed is None:
            for one, other in (op.args, op.args[::-1]):
                bound = self._fixed[one]
                if bound is not None:
                    self.caps |= bound
                    self.thresholds |= self._beside[other]

    def _find_fixed(self, op: Op, own: Named) -> Named | None:
        if op.code in ("const", "input"):
            return own
        if op.code not in RECKONING or any(self._fixed[each] is None for each in op.args):
            return None
        return self.reach[-1]

    def _find_beside(self, op: Op) -> Named:
        if op.code in ("add", "sub"):
            return NONE.union(*(self._fixed[each] or NONE for each in op.args))
        if op.code in PASSING:
            moving = [each for each in op.args if self._fixed[each] is None]
            return self._beside[moving[0]] if len(moving) == 1 else NONE
        return NONE

    def _compare(self, op: Op) -> None:
        for one, other in (op.args, op.args[::-1]):
            if self._ops[other].code == "chance":
                self.chances |= self.reach[one]
            elif one not in self._posted and None in (self._fixed[one], self._fixed[other]):
                # Whether an amount is a gain or a loss is asked for modifiers: that is no line.
                self.thresholds |= (self._fixed[one] or NONE) | self._beside[one]


def _find_literals(program: Program) -> Iterator[LiteralSize]:
    """The literals that are effects, in the order of the program."""
    written = _mark_literals(program.ops)
    fixed = {each.id for each in program.parameters if not each.input}
    places: dict[tuple[tuple[Link, ...], int], Span] = {}
    causes: dict[Span, list[int]] = {}
    for op in program.ops:
        if op.code != "post" or op.span is None:
            continue
        index = int(op.data[0])
        cause = program.causes[index]
        kind = cause.chain[-1].kind
        if kind == "modifier":
            of = places.get((cause.chain[:-1], cause.track))
            if of is not None:
                causes[of].append(index)
            continue
        key = (cause.chain, cause.track)
        places.pop(key, None)
        named = fixed.intersection(re.findall(r"\w+", cause.formula))
        if kind != PRICE and written[op.args[1]] and not named:
            places[key] = op.span
            causes.setdefault(op.span, []).append(index)
    return (LiteralSize(span, tuple(mine)) for span, mine in causes.items())


def _mark_literals(ops: Sequence[Op]) -> list[bool]:
    """Which registers hold a number as it is written, or one of several by a condition."""
    marks: list[bool] = []
    for op in ops:
        parts = op.args[1:] if op.code == "select" else op.args
        is_kind = op.code in ("select", "neg", "grain")
        marks.append(op.code == "const" or (is_kind and all(marks[each] for each in parts)))
    return marks
