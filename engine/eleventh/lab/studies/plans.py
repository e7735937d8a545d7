"""Lists of orders: laid down over what the record did, played in lanes, and read off lanes again.

Only what differs from the record is written down. Whatever an order asks for happens where it may;
in all else every seat does what was really done, as the doctrine `historian` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from eleventh.bots.lanes import HistorianLanes
from eleventh.bots.planned import PlannedLanes, Wanted
from eleventh.core.program import Program
from eleventh.emit.lanes import Backend, LanePolicy, Lanes, Truths
from eleventh.lab.studies.arms import CHUNK, play_out


class PlannedOrder(NamedTuple):
    """In this turn a choice, by its index, is made; or, where not `taken`, an initiative of the
    record is left out."""

    turn: int
    choice: int
    taken: bool


Plan = tuple[PlannedOrder, ...]


def list_orders(program: Program) -> Iterator[PlannedOrder]:
    """Every order that can differ from the record: each choice in each turn, except what the record
    has there, which can be left out."""
    record = set(program.history)
    for turn in range(1, len(program.turns) + 1):
        for choice in range(len(program.choices)):
            yield PlannedOrder(turn, choice, (turn, choice) not in record)


def play_plans(
    backend: Backend, seed: int, games: Sequence[int], plans: Sequence[Plan]
) -> Iterator[tuple[slice, Lanes]]:
    """The games with these numbers, each with a plan, played to their ends chunk by chunk."""
    program = backend.program
    for first in range(0, len(plans), CHUNK):
        place = slice(first, min(first + CHUNK, len(plans)))
        lanes = backend.begin(seed, np.array(games[place], np.uint64))
        yield place, play_out(backend, lanes, seat_plans(program, plans[place]))


def seat_plans(program: Program, plans: Sequence[Plan]) -> Mapping[str, LanePolicy]:
    """Every seat doing what the plan of its lane says, and else what was really done."""
    wanted: Wanted = np.zeros((len(program.turns) + 1, len(program.choices), len(plans)), np.int8)
    for lane, plan in enumerate(plans):
        for turn, choice, taken in plan:
            wanted[turn, choice, lane] = 1 if taken else -1
    policy = PlannedLanes(program, HistorianLanes(program), wanted)
    return {seat.id: policy for seat in program.seats}


def record_choices(
    backend: Backend, lanes: Lanes, policies: Mapping[str, LanePolicy]
) -> Iterator[Truths]:
    """Plays lanes to their ends, turn by turn, and tells after each which choices were made in it:
    a row per choice and a column per lane."""
    while lanes.alive.any():
        turn = lanes.turn
        backend.advance(lanes, policies)
        yield np.equal(lanes.chose, turn)


def read_plan(program: Program, made: Sequence[Truths], lane: int) -> Plan:
    """The orders of one lane, from the choices of every turn that it played: all its answers, and
    its initiatives as far as the record has others. Laid down they make the same game."""
    found: list[PlannedOrder] = []
    for turn, rows in enumerate(made, start=1):
        chosen = set(np.flatnonzero(rows[:, lane]).tolist())
        recorded = {choice for when, choice in program.history if when == turn}
        found += (PlannedOrder(turn, each, True) for each in sorted(chosen - recorded))
        found += (PlannedOrder(turn, each, False) for each in sorted(recorded - chosen))
    return tuple(found)
