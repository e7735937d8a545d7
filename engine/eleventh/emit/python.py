"""The reference emitter: Python generated from a program's operations, a function for each block
and each different query.

A block is generated when it first runs. Rules stand for every deed of every actor, and a turn sees
few of them: to generate all of a large program took longer than all else before a first move. What
has run once runs from then on as fast as if all had been generated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress, groupby
from math import floor
from operator import itemgetter
from typing import Any

from eleventh.core.adjudication import Adjudicator
from eleventh.core.code import Code, Effects, EvalContext
from eleventh.core.dice import uniform
from eleventh.core.ir import Stage
from eleventh.core.odds import find_odds
from eleventh.core.program import Program
from eleventh.emit.python_source import StageSource, write_queries

Shared = list[float | bool]
BlockCode = Callable[[EvalContext, Effects, Shared], None]
Due = Callable[[EvalContext, Effects], Iterable[int]]


def build(program: Program) -> Adjudicator:
    """The program made runnable."""
    space: dict[str, Any] = {
        "floor": floor,
        "odds": find_odds,
        "uniform": uniform,
        "MONTHS": (0.0, *(turn.months for turn in program.turns)),
        "PARTS": (0, *(turn.parts for turn in program.turns)),
        "LEFT": tuple((0, *each.left) for each in program.deadlines),
    }
    stages = tuple(StageCode(program, stage, space) for stage in program.stages)
    return Adjudicator(program, Code(stages, _make_answers(program, space)))


class StageCode:
    """One stage, runnable: the blocks whose events have happened, in their order."""

    def __init__(self, program: Program, stage: Stage, space: Mapping[str, Any]) -> None:
        self._program, self._stage, self._space = program, stage, space
        self._made: list[BlockCode | None] = [None] * len(stage.blocks)

    def __call__(self, context: EvalContext, effects: Effects) -> None:
        """Runs the stage on a state as it opened, and adds to its effects."""
        shared: Shared = []
        for list_due in self._runs:
            for at in list_due(context, effects):
                code = self._made[at] or self._make(at)
                code(context, effects, shared)

    @cached_property
    def _runs(self) -> tuple[Due, ...]:
        """For each run of blocks that wait for one kind of event, which of them are due."""
        events = [block.event for block in self._stage.blocks]
        kinds = [event.kind for event in events]
        runs = [(kind, [*run]) for kind, run in groupby(range(len(kinds)), kinds.__getitem__)]
        return tuple(_make_due(kind, run, [events[at].index for at in run]) for kind, run in runs)

    @cached_property
    def _source(self) -> StageSource:
        return StageSource(self._program.ops, self._stage)

    def _make(self, at: int) -> BlockCode:
        text = self._source.write(self._stage.blocks[at])
        code: BlockCode = _run_source(self._program, text, self._space)["block"]
        self._made[at] = code
        return code


def _make_due(kind: str, blocks: Sequence[int], events: Sequence[int]) -> Due:
    """What lists the due ones of blocks that wait for events of one kind, given by their indices.
    Every stage asks of every turn, so most is left to functions of C."""
    pick = itemgetter(*events, events[0])  # of one index only it would give no tuple
    match kind:
        case "always":
            return lambda m, e: blocks
        case "firing":  # asked of each when its turn comes
            pairs = [*zip(blocks, events, strict=True)]
            return lambda m, e: (at for at, event in pairs if event in e.fired)
        case "deed":
            return lambda m, e: compress(blocks, pick(m.done))
        case "choice":
            return lambda m, e: compress(blocks, map(m.turn.__eq__, pick(m.chose)))
        case "met":
            return lambda m, e: compress(blocks, map(m.turn.__eq__, pick(m.met)))
        case "inject":
            return lambda m, e: compress(blocks, map(m.turn.__eq__, pick(m.fired)))
    raise AssertionError(kind)


def _make_answers(
    program: Program, space: Mapping[str, Any]
) -> Mapping[str, Callable[[EvalContext], float | bool]]:
    bodies = write_queries(program)
    text = "\n".join(f"def query_{index}(m):\n{body}" for index, body in enumerate(bodies))
    made = _run_source(program, text, space)
    return {
        name: made[f"query_{index}"]
        for index, names in enumerate(bodies.values())
        for name in names
    }


def _run_source(program: Program, text: str, space: Mapping[str, Any]) -> Mapping[str, Any]:
    made = dict(space)
    exec(compile(text, f"<{program.scenario}>", "exec"), made)  # noqa: S102 - our own source, made of indices and numbers only
    return made
