"""What can happen in a game and may never do so: events, choices, rules and endings.

A target also tells what it hangs on, read off the program: the tracks that its condition reads, and
the events and choices that must come first. That is what a search steers by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from eleventh.core.program import Program
from eleventh.emit.lanes import Lanes, Truths

TargetKind = Literal["inject", "response", "initiative", "rule", "ending"]


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can happen. `index` is its place among its like in the program; a rule's is
    that of its first cause, and `causes` are all. `of` is the decision that a response answers, the
    seat that takes an initiative, else empty."""

    kind: TargetKind
    id: str
    of: str
    index: int
    causes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Footing:
    """What a target hangs on, as indices of the program; of choices also the capital of who makes
    them."""

    tracks: tuple[int, ...]
    injects: tuple[int, ...]
    choices: tuple[int, ...]


def list_targets(program: Program) -> Iterator[Target]:
    """Everything that a game can bring about, in the program's order."""
    for index, inject in enumerate(program.injects):
        yield Target("inject", inject.id, "", index)
    asked = {choice: each.id for each in program.decisions for choice in each.choices}
    for index, choice in enumerate(program.choices):
        yield Target(choice.kind, choice.id, asked.get(index, choice.seat), index)
    rules: dict[str, list[int]] = defaultdict(list)
    for index, cause in enumerate(program.causes):
        if cause.chain[-1].kind == "rule":
            rules[cause.chain[-1].id].append(index)
    for id, causes in rules.items():
        yield Target("rule", id, "", causes[0], tuple(causes))
    for index, ending in enumerate(program.endings):
        yield Target("ending", ending.id, "", index)


def find_hits(lanes: Lanes, target: Target, marks: Mapping[str, int]) -> Truths:
    """In which lanes a target came about; `marks` has the mark of each rule that is marked."""
    if target.kind == "ending":
        return np.equal(lanes.ending, target.index)
    if target.kind == "inject":
        last = lanes.fired[target.index]
    else:
        last = lanes.fired[marks[target.id]] if target.kind == "rule" else lanes.chose[target.index]
    hits: Truths = np.greater(last, 0)
    return hits


class Ground:
    """Finds what targets hang on. It has seen each event and choice once."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._roots = {each.name: each.root for each in program.queries}
        self._effects: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._events: dict[int, tuple[str, int]] = {}
        for stage in program.stages:
            for block in stage.blocks:
                for register in range(block.start, block.stop):
                    op = program.ops[register]
                    if op.code in ("post", "set", "fire", "do", "end"):
                        code = "post" if op.code == "set" else op.code
                        self._effects[code, int(op.data[0])].append(register)
                        self._events[register] = (block.event.kind, block.event.index)

    def find_footing(self, target: Target) -> Footing:
        """What the target hangs on, and what that hangs on in turn."""
        walk = _Walk(set(), set(), set(), set())
        if target.kind == "inject":
            self._need_inject(walk, target.index)
        elif target.kind == "rule":
            self._need_effects(walk, "post", target.causes)
        elif target.kind == "ending":
            self._need_effects(walk, "end", [target.index])
        else:
            self._need_choice(walk, target.index)
        found = (walk.tracks, walk.injects, walk.choices)
        return Footing(*(tuple(sorted(each)) for each in found))

    def _need_inject(self, walk: _Walk, inject: int) -> None:
        if inject not in walk.injects:
            walk.injects.add(inject)
            self._need_effects(walk, "fire", [inject])

    def _need_choice(self, walk: _Walk, choice: int) -> None:
        if choice in walk.choices:
            return
        walk.choices.add(choice)
        seat = self._program.choices[choice].seat
        walk.tracks |= {track for owner, track in self._program.capital if owner == seat}
        self._need(walk, self._roots[f"needs:{choice}"])
        for number, decision in enumerate(self._program.decisions):
            if choice in decision.choices:
                self._need(walk, self._roots[f"asked:{number}"])
                for inject, each in enumerate(self._program.injects):
                    if number in each.decisions:
                        self._need_inject(walk, inject)

    def _need_effects(self, walk: _Walk, code: str, indices: Iterable[int]) -> None:
        for index in indices:
            for register in self._effects[code, index]:
                self._need(walk, self._program.ops[register].args[0])
                self._need_event(walk, *self._events[register])

    def _need_event(self, walk: _Walk, kind: str, index: int) -> None:
        if kind == "inject":
            self._need_inject(walk, index)
        elif kind == "choice":
            self._need_choice(walk, index)
        elif kind == "met":
            for choice in self._program.joints[index].choices:
                self._need_choice(walk, choice)
        elif kind == "deed":
            event = self._program.deeds[index].event
            self._need_event(walk, event.kind, event.index)
            self._need_effects(walk, "do", [index])

    def _need(self, walk: _Walk, register: int) -> None:
        """All that a value reads, down to what reads nothing."""
        if register in walk.registers:
            return
        walk.registers.add(register)
        op = self._program.ops[register]
        if op.code == "track":
            walk.tracks.add(int(op.data[0]))
        elif op.code in ("fired", "fires", "fired_in"):
            self._need_inject(walk, int(op.data[0]))
        elif op.code in ("chose", "chooses", "chosen_in"):
            self._need_choice(walk, int(op.data[0]))
        elif op.code in ("was_met", "met_in"):
            self._need_event(walk, "met", int(op.data[0]))
        for each in op.args:
            self._need(walk, each)


@dataclass(slots=True)
class _Walk:
    """What was come upon on the way, and what was looked at."""

    tracks: set[int]
    injects: set[int]
    choices: set[int]
    registers: set[int]


def find_marks(program: Program, targets: Sequence[Target]) -> Mapping[str, int]:
    """Where the marks of the rules among some targets stand, if they are marked in this order after
    the program's own injects."""
    rules = [each.id for each in targets if each.kind == "rule"]
    return {id: len(program.injects) + number for number, id in enumerate(rules)}
