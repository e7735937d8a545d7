"""Numbers the operations of a program and sorts those of a stage into blocks.

A value that only one event's effects need is computed only if that event happened; what several
blocks need stands in the stage's first block, which always runs. What nothing needs is dropped.
Within a block each effect follows the values it needs, so that the printed program reads from top
to bottom.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace

from eleventh.core.ir import ALWAYS, Block, Event, Op, Query
from eleventh.core.span import Span
from eleventh.lang.graph.values import Datum, Value


@dataclass(frozen=True, slots=True)
class StagedEffect:
    """What a stage does to the state, if its event happened and its guard (the first argument)
    holds.
    """

    code: str
    event: Event
    args: tuple[Value, ...]
    data: tuple[Datum, ...]
    span: Span | None


class Layout:
    """The growing list of operations; a register is an index into it."""

    def __init__(self) -> None:
        self.ops: list[Op] = []

    def blocks(self, effects: Sequence[StagedEffect]) -> tuple[Block, ...]:
        """Lays out one stage: the shared block first if anything is in it, then one per event in
        order of first use.
        """
        by_event: dict[Event, list[StagedEffect]] = {ALWAYS: []}
        for effect in effects:
            by_event.setdefault(effect.event, []).append(effect)
        placed: dict[Value, int] = {}
        start = len(self.ops)
        self._place(_find_shared(by_event.values()), placed)
        fired = {effect.data[0] for effect in effects if effect.code == "fire"}
        found = []
        for event, mine in by_event.items():
            if event.kind == "inject" and event.index in fired:
                event = replace(event, kind="firing")
            for effect in mine:
                self._place(_find_needed(effect.args, placed), placed)
                args = tuple(placed[arg] for arg in effect.args)
                self.ops.append(Op(effect.code, args, effect.data, effect.span))
            if start < len(self.ops):
                found.append(Block(event, start, len(self.ops)))
            start = len(self.ops)
        return tuple(found)

    def query(self, name: str, root: Value, spend: Callable[[int], None] | None = None) -> Query:
        """Lays out one query with operations of its own, as many as `spend` was told of."""
        placed: dict[Value, int] = {}
        start = len(self.ops)
        needed = _find_needed((root,), placed)
        if spend is not None:
            spend(len(needed))
        self._place(needed, placed)
        return Query(name, start, len(self.ops), placed[root])

    def _place(self, values: Iterable[Value], placed: dict[Value, int]) -> None:
        # A value is always made after its operands, so the order of making is an order
        # of computing.
        for value in sorted(values, key=lambda value: value.serial):
            if value not in placed:
                placed[value] = len(self.ops)
                args = tuple(placed[arg] for arg in value.args)
                self.ops.append(Op(value.code, args, value.data, value.span))


def _find_needed(roots: Iterable[Value], known: Container[Value]) -> set[Value]:
    """The roots and what they are made of, as far as it is not known; of a known value, neither."""
    found: set[Value] = set()
    todo = list(roots)
    while todo:
        value = todo.pop()
        if value not in found and value not in known:
            found.add(value)
            todo.extend(value.args)
    return found


def _find_shared(blocks: Iterable[Sequence[StagedEffect]]) -> set[Value]:
    """What more than one block needs."""
    once: set[Value] = set()
    twice: set[Value] = set()
    for effects in blocks:
        # What a shared value is made of is shared too: each is come to three times at most.
        mine = _find_needed((arg for effect in effects for arg in effect.args), twice)
        twice |= mine & once
        once |= mine
    return twice
