"""Runs operations one by one, as core/ir.py describes them and as slowly as that takes."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field

from eleventh.core.ir import Event, Op, Query, Stage
from eleventh.core.odds import PARTS, find_odds

PURE: dict[str, Callable[..., float | bool]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
    "min": min,
    "max": max,
    "neg": operator.neg,
    "abs": abs,
    "lt": operator.lt,
    "le": operator.le,
    "eq": operator.eq,
    "ne": operator.ne,
    "and": lambda a, b: a and b,
    "or": lambda a, b: a or b,
    "not": operator.not_,
    "select": lambda c, a, b: a if c else b,
    "grain": lambda x: math.floor(x * 256 + 0.5) / 256,
}


@dataclass
class Machine:
    """A moment of a game. `facts` holds pairs such as ("chose", 3); `done` what effects did."""

    tracks: Sequence[float] = ()
    turn: int = 1
    months: float = 1.0
    left: Sequence[float] = ()
    times: Sequence[float] = ()
    facts: Container[tuple[str, int]] = ()
    events: Container[Event] = ()
    chance: float = 0.5
    registers: dict[int, float | bool] = field(default_factory=dict)
    done: list[tuple[object, ...]] = field(default_factory=list)

    def query(self, ops: Sequence[Op], query: Query) -> float | bool:
        """The answer to a query, from its own operations alone."""
        self.registers = {}
        self._run(ops, query.start, query.stop)
        return self.registers[query.root]

    def stage(self, ops: Sequence[Op], stage: Stage) -> list[tuple[object, ...]]:
        """What the effects of a stage did, in order: (code, data..., amount)."""
        self.registers, self.done = {}, []
        for block in stage.blocks:
            if block.event.kind == "always" or block.event in self.events:
                self._run(ops, block.start, block.stop)
        return self.done

    def _run(self, ops: Sequence[Op], start: int, stop: int) -> None:
        for register in range(start, stop):
            op = ops[register]
            args = [self.registers[arg] for arg in op.args]  # KeyError: not computed before
            if op.type != "nothing":
                self.registers[register] = self._value(op, args)
            elif args[0]:
                self.done.append((op.code, *op.data, *args[1:]))

    def _value(self, op: Op, args: list[float | bool]) -> float | bool:
        match op.code:
            case "const" | "truth":
                return op.data[0]
            case "track":
                return self.tracks[int(op.data[0])]
            case "turn":
                return float(self.turn)
            case "months":
                return self.months
            case "odds":
                return find_odds(args[0], round(self.months * PARTS))
            case "done":
                return self.times[int(op.data[0])]
            case "left":
                return self.left[int(op.data[0])]
            case "chance":
                return self.chance
            case "fired" | "fires" | "chose" | "chooses" | "was_met":
                return (op.code, op.data[0]) in self.facts
        return PURE[op.code](*args)
