"""Programs with marks: what posts in a game is noted in its state, and so seen in each lane.

A lane keeps no ledger, and a tally tells only how often a cause posted in all lanes together. A
mark is an event that nobody hears of and nothing reads; it fires in every turn in which a cause of
its group posts. So a marked program plays the same games, on any backend.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from eleventh.core.ir import Block, Op
from eleventh.core.program import Inject, Program
from eleventh.core.span import Span

NOWHERE = Span("", 0, 0, 0, 0)


def mark_causes(program: Program, groups: Sequence[Collection[int]]) -> Program:
    """The program with an inject more for each group of causes, after its own: it has fired in a
    turn in which one of them posted an amount other than 0, or set its status."""
    first = len(program.injects)
    marks: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for cause in group:
            marks[cause].append(first + number)
    ops: list[Op] = []
    moved: list[int] = []  # where each operation stands now
    for op in program.ops:
        moved.append(len(ops))
        ops.append(op._replace(args=tuple(moved[each] for each in op.args)))
        if op.code in ("post", "set"):
            for mark in marks[int(op.data[0])]:
                ops += _fire(ops, ops[moved[-1]], mark)
    moved.append(len(ops))
    named = f"{program.hash} {[sorted(each) for each in groups]}"
    return replace(
        program,
        hash=hashlib.sha256(named.encode()).hexdigest(),
        ops=tuple(ops),
        injects=(*program.injects, *(_make_mark(number) for number in range(len(groups)))),
        stages=tuple(
            replace(stage, blocks=tuple(_move(each, moved) for each in stage.blocks))
            for stage in program.stages
        ),
        queries=tuple(
            replace(each, start=moved[each.start], stop=moved[each.stop], root=moved[each.root])
            for each in program.queries
        ),
    )


def _fire(ops: Sequence[Op], effect: Op, mark: int) -> Iterator[Op]:
    """The operations that fire a mark where this effect has one."""
    guard, place = effect.args[0], len(ops)
    if effect.code == "post":
        yield Op("const", (), (0.0,), None)
        yield Op("ne", (effect.args[1], place), (), None)
        yield Op("and", (guard, place + 1), (), None)
        guard = place + 2
    yield Op("fire", (guard,), (mark,), None)


def _move(block: Block, moved: Sequence[int]) -> Block:
    return replace(block, start=moved[block.start], stop=moved[block.stop])


def _make_mark(number: int) -> Inject:
    return Inject(
        id=f"mark:{number}",
        turn=0,
        repeats=True,
        seen_by=(),
        headline="",
        text="",
        private=(),
        cite=(),
        decisions=(),
        span=NOWHERE,
    )
