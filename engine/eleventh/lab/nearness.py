"""How near games came to an ending or an event: what fails of its condition where they ended."""

from __future__ import annotations

from typing import Literal

import numpy as np

from eleventh.core.code import EvalContext
from eleventh.core.dice import game_key
from eleventh.core.guards import Eyes, Guard, take_apart
from eleventh.core.program import Program
from eleventh.core.state import State
from eleventh.emit.lanes import Lanes, Numbers


def measure_lanes(lanes: Lanes, kind: Literal["ending", "event"], index: int) -> Numbers:
    """For each lane how much its last state lacks: a part that fails counts one, and by how much it
    fails, in shares of what it compares, up to one more. Time and dice are left out."""
    program, code = lanes.program, "end" if kind == "ending" else "fire"
    guards = [
        take_apart(program.ops, op.args[0])
        for op in program.ops
        if op.code == code and int(op.data[0]) == index
    ]
    found = np.zeros(lanes.games.size)
    for lane in range(lanes.games.size):
        eyes = Eyes(program, None, _read(program, lanes.state(lane)))
        found[lane] = min((_lack(eyes, guard) for guard in guards), default=0.0)
    return found


def _read(program: Program, state: State) -> EvalContext:
    return EvalContext(
        list(state.values),
        min(state.turn, len(program.turns)),
        list(state.fired),
        list(state.chose),
        list(state.met),
        [False] * len(program.deeds),
        game_key(state.seed, state.game),
        [each.value for each in program.parameters],
        [float(each) for each in state.times],
    )


def _lack(eyes: Eyes, guard: Guard) -> float:
    if guard.joins == "all":
        return sum(_lack(eyes, each) for each in guard.parts)
    if guard.joins == "any":
        return min((_lack(eyes, each) for each in guard.parts), default=0.0)
    op = eyes.program.ops[guard.register]
    codes = {eyes.program.ops[each].code for each in op.args}
    if codes & {
        "chance",
        "turn",
        "months",
        "left",
        "chosen_in",
        "fired_in",
        "met_in",
    } or op.code in (
        "fires",
        "chooses",
    ):
        return 0.0
    if bool(eyes.value(guard.register)) is guard.wanted:
        return 0.0
    if op.code not in ("lt", "le"):
        return 2.0
    one, other = (eyes.value(each) for each in op.args)
    return 1.0 + min(abs(one - other) / (abs(one) + abs(other) + 1.0), 1.0)
