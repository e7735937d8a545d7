"""What a truth of a program is made of: parts that must all hold, or of which one must.

A rule, an answer, an event or an ending hangs on one truth among the operations. Taken apart, it
can be told part by part, to a seat only those of which it may read every leaf: the others are
never worked out for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from eleventh.core.code import EvalContext
from eleventh.core.dice import uniform
from eleventh.core.intervals import Intervals
from eleventh.core.ir import Op
from eleventh.core.program import Choice, Program
from eleventh.core.ranges import Range, bound_truth

Join = Literal["one", "all", "any"]


@dataclass(frozen=True, slots=True)
class Guard:
    """A truth: the operation `register`, which must hold, or fail where not `wanted`; or several,
    of which `all` must come true or `any`."""

    joins: Join
    register: int
    wanted: bool
    parts: tuple[Guard, ...] = ()


def take_apart(ops: Sequence[Op], register: int, wanted: bool = True) -> Guard:
    """The truth as its parts, denials pushed down to them; what always holds is left out."""
    register, wanted = _skip_denials(ops, register, wanted)
    joins = _find_join(ops[register], wanted)
    if joins == "one":
        op = ops[register]
        if op.code == "truth" and bool(op.data[0]) is wanted:
            return Guard("all", register, True)
        return Guard("one", register, wanted)
    found: dict[tuple[int, bool], Guard] = {}
    left = [(register, wanted)]
    while left:
        at, holds = _skip_denials(ops, *left.pop())
        if _find_join(ops[at], holds) == joins:
            left += [(each, holds) for each in reversed(ops[at].args)]
        else:
            part = take_apart(ops, at, holds)
            if part.joins == "one" or part.parts:
                found.setdefault((part.register, part.wanted), part)
    return Guard(joins, register, wanted, tuple(found.values()))


def _skip_denials(ops: Sequence[Op], register: int, wanted: bool) -> tuple[int, bool]:
    while ops[register].code == "not":
        register, wanted = ops[register].args[0], not wanted
    return register, wanted


def _find_join(op: Op, wanted: bool) -> Join:
    if op.code not in ("and", "or"):
        return "one"
    return "all" if (op.code == "and") is wanted else "any"


@dataclass(frozen=True)
class Eyes:
    """What one reader reads of the operations of a program in the state of `context`: `seat`, or
    everything where it is None."""

    program: Program
    seat: str | None
    context: EvalContext

    def may_read(self, register: int) -> bool:
        """Whether the reader may know all that an operation depends on. Dice are nobody's but the
        facilitator's."""
        ops = self.program.ops
        seen, left = {register}, [register]
        while left:
            at = left.pop()
            if not ops[at].args and not self._sees(ops[at]):
                return False
            new = [each for each in ops[at].args if each not in seen]
            seen.update(new)
            left += new
        return True

    def value(self, register: int) -> float:
        """What an operation comes to, a truth as 1 or 0. KeyError if the reader may not read it."""
        if not self.may_read(register):
            raise KeyError(register)
        return float(self._intervals.bound(register).low)

    @cached_property
    def _intervals(self) -> Intervals:
        parts = (self.program.turns[self.context.turn - 1].parts,)
        return Intervals(self.program, self._leaf, parts, {})

    def _leaf(self, op: Op) -> Range:
        context, index = self.context, int(op.data[0]) if op.data else 0
        match op.code:
            case "track":
                return _point(context.values[index])
            case "turn":
                return _point(context.turn)
            case "months":
                return _point(self.program.turns[context.turn - 1].months)
            case "left":
                return _point(self.program.deadlines[index].left[context.turn - 1])
            case "input":
                return _point(context.inputs[index])
            case "done":
                return _point(context.times[index])
            case "fired" | "fires":
                return _happened(op.code == "fires", context.fired[index], context.turn)
            case "chose" | "chooses":
                return _happened(op.code == "chooses", context.chose[index], context.turn)
            case "chosen_in":
                return _point(context.chose[index])
            case "fired_in":
                return _point(context.fired[index])
            case "met_in":
                return _point(context.met[index])
            case "was_met":
                return bound_truth(context.met[index] > 0)
            case "chance":
                return _point(uniform(context.key, context.turn, index))
        raise KeyError(op.code)

    def _sees(self, op: Op) -> bool:
        if self.seat is None:
            return True
        program, index = self.program, int(op.data[0]) if op.data else 0
        match op.code:
            case "track":
                return self.seat in program.tracks[index].seen_by
            case "done":
                return self.seat in program.counters[index].seen_by
            case "fired" | "fires" | "fired_in":
                return self.seat in program.injects[index].seen_by
            case "chose" | "chooses" | "chosen_in":
                return learns_of(self.seat, program.choices[index])
            case "was_met" | "met_in":
                parties = program.joints[index].choices
                return all(learns_of(self.seat, program.choices[each]) for each in parties)
        return op.code != "chance"


def learns_of(seat: str, choice: Choice) -> bool:
    """Whether a seat learns that a choice was made: it makes it itself, or is told."""
    return seat == choice.seat or seat in choice.seen_by


def find_derived(program: Program) -> Mapping[int, str]:
    """The operations that are a derived track as a whole, by its id: a condition that names one
    holds a copy of what it follows from. So are the days left of a deadline that starts, by
    `deadline.ID`."""
    numbers: dict[tuple[object, ...], int] = {}
    alike: list[int] = []
    for op in program.ops:
        made = (op.code, op.data, tuple(alike[each] for each in op.args))
        alike.append(numbers.setdefault(made, len(numbers)))
    names = {f"derived:{each.id}": each.id for each in program.derived}
    names |= {
        f"left:{index}": f"deadline.{each.id}" for index, each in enumerate(program.deadlines)
    }
    wanted = {
        alike[each.root]: names[each.name]
        for each in program.queries
        if each.name in names and program.ops[each.root].args
    }
    return {at: wanted[number] for at, number in enumerate(alike) if number in wanted}


def _point(value: float) -> Range:
    return Range(value, value)


def _happened(now: bool, when: int, turn: int) -> Range:
    return bound_truth(when == turn if now else when > 0)
