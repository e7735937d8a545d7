"""Within which bounds the operations of a program lie, given bounds of what they read.

The same intervals as the compiler's (`core.ranges`), but over the list that the engine runs: so
they can be asked again, in any state, of whoever knows some of what is read. What a guard says of a
number narrows the amounts behind it: where `cohesion < 30` guards `30 - cohesion`, that is not
negative.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from eleventh.core.ir import Op
from eleventh.core.odds import find_odds
from eleventh.core.program import Program
from eleventh.core.ranges import (
    MAYBE,
    Certainty,
    Range,
    bound_binary,
    bound_choice,
    bound_truth,
    bound_unary,
)

Leaf = Callable[[Op], Range]  # the bounds of an operation without operands, but for constants
_UNARY = frozenset({"neg", "abs", "grain", "not"})
_COMPARISONS = frozenset({"lt", "le", "eq", "ne"})


@dataclass(frozen=True, slots=True)
class Expectation:
    """Whether an effect comes once its event has happened, and within which bounds it then lies."""

    certainty: Certainty
    amount: Range


class Intervals:
    """Bounds of the operations of one stage or query, worked out as they are asked for. `parts` are
    the lengths that the turn may have, in parts of a month; `differences` the operations that take
    one number from another, by the two."""

    def __init__(
        self,
        program: Program,
        leaf: Leaf,
        parts: Iterable[int],
        differences: Mapping[tuple[int, ...], int],
    ) -> None:
        self._ops, self._leaf, self._parts = program.ops, leaf, tuple(parts)
        self._differences = differences
        self._known: dict[int, Range] = {}

    def bound(self, register: int, given: Mapping[int, Range] | None = None) -> Range:
        """The bounds of an operation; `given` are narrower ones of some that it is made of."""
        known = self._known if not given else dict(given)
        todo = [] if register in known else [register]
        while todo:
            op = self._ops[todo[-1]]
            missing = [each for each in op.args if each not in known]
            if missing:
                todo += missing
            else:
                known[todo.pop()] = self._apply(op, [known[each] for each in op.args])
        return known[register]

    def expect(self, guard: int, amount: int) -> Expectation:
        """Whether a guard holds, and the bounds of an amount where it does."""
        certainty = self.bound(guard).certainty
        return Expectation(certainty, self.bound(amount, self.assume(guard, holds=True)))

    def assume(self, truth: int, *, holds: bool) -> dict[int, Range]:
        """What is known of some operations where a truth holds, or does not."""
        found: dict[int, Range] = {}
        todo = [(truth, holds)]
        while todo:
            at, true = todo.pop()
            op = self._ops[at]
            if op.code == "not":
                todo.append((op.args[0], not true))
            elif op.code == ("and" if true else "or"):
                todo += [(each, true) for each in op.args]
            elif op.code in _COMPARISONS:
                self._compare(op, true, found)
            if not op.args:
                found[at] = bound_truth(true)
        return found

    def _compare(self, op: Op, holds: bool, found: dict[int, Range]) -> None:
        """Takes in what a comparison says of its two sides; nothing where it contradicts what is
        known, as the effect then never comes."""
        left, right = op.args
        a, b = (found.get(each, self.bound(each)) for each in (left, right))
        code = op.code
        if not holds:
            code = {"lt": "gt", "le": "gt", "eq": "ne", "ne": "eq"}[code]
        low, high = max(a.low, b.low), min(a.high, b.high)
        if code in ("lt", "le"):
            sides = (a.low, high), (low, b.high)
        elif code == "gt":
            sides = (low, a.high), (b.low, high)
        elif code == "eq":
            sides = (low, high), (low, high)
        else:
            return
        for register, (least, most) in zip((left, right), sides, strict=True):
            if least <= most:
                found[register] = Range(least, most)
        for pair, sign in (((left, right), 1.0), ((right, left), -1.0)):
            register = self._differences.get(pair, -1)
            if register >= 0 and code in ("lt", "le", "gt"):
                whole = self.bound(register)
                positive = (sign > 0) == (code == "gt")
                low = max(whole.low, 0.0) if positive else whole.low
                high = whole.high if positive else min(whole.high, 0.0)
                if low <= high:
                    found[register] = Range(low, high)

    def _apply(self, op: Op, args: list[Range]) -> Range:
        code = op.code
        if code == "const":
            return Range(float(op.data[0]), float(op.data[0]))
        if code == "truth":
            return bound_truth(bool(op.data[0]))
        if not args:
            return self._leaf(op)
        if code in _UNARY:
            return bound_unary(code, args[0])
        if code == "odds":
            spread = [find_odds(end, each) for each in self._parts for end in _ends(args[0])]
            return Range(min(spread), max(spread))
        if code == "select":
            return bound_choice(*args)
        if code == "sub" and (rest := self._cancel(op)) is not None:
            return self.bound(rest)
        if code in _COMPARISONS and op.args[0] == op.args[1]:
            return bound_truth(code in ("le", "eq"))
        return bound_binary(code, *args)

    def _cancel(self, op: Op) -> int | None:
        """What is left of the sum of two tracks less one of them: the other, exactly, as both are
        multiples of 1/256. None for another difference."""
        whole, part = self._ops[op.args[0]], op.args[1]
        if whole.code != "add" or part not in whole.args:
            return None
        if any(self._ops[each].code != "track" for each in whole.args):
            return None
        return whole.args[whole.args.index(part) - 1]


def _ends(probability: Range) -> tuple[float, float]:
    return max(probability.low, 0.0), min(probability.high, 1.0)


def find_differences(program: Program) -> Mapping[tuple[int, ...], int]:
    """The operations of a program that take one number from another, by the two."""
    return {op.args: at for at, op in enumerate(program.ops) if op.code == "sub"}


def bound_anywhere(program: Program) -> Leaf:
    """The bounds of what operations read, in any state of any game."""
    turns = program.turns
    months = [each.months for each in turns]

    def leaf(op: Op) -> Range:
        match op.code:
            case "track":
                track = program.tracks[int(op.data[0])]
                return Range(track.low, track.high)
            case "turn":
                return Range(1, len(turns))
            case "months":
                return Range(min(months), max(months))
            case "chosen_in" | "fired_in" | "met_in":
                return Range(0, len(turns))
            case "left":
                left = program.deadlines[int(op.data[0])].left
                return Range(min(left), max(left))
            case "done":
                return Range(0, program.counters[int(op.data[0])].most)
            case "input":
                size = program.parameters[int(op.data[0])].value
                return Range(size, size)
            case "chance":
                return Range(0, 1 - 2**-53)
        return MAYBE

    return leaf


def find_calendar(program: Program, turn: int, op: Op) -> Range | None:
    """What an operation that reads the calendar reads in a turn; None of any other."""
    found: float
    match op.code:
        case "turn":
            found = turn
        case "months":
            found = program.turns[turn - 1].months
        case "left":
            found = program.deadlines[int(op.data[0])].left[turn - 1]
        case _:
            return None
    return Range(found, found)
