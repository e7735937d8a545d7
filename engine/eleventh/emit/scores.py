"""How far the seats got, in every lane at once: the numbers that a debrief tells of one game."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from eleventh.core.ir import OPCODES
from eleventh.core.program import Program, Seat
from eleventh.emit.lanes import Backend, Lanes, Numbers


def score_lanes(backend: Backend, lanes: Lanes, seat: str) -> Mapping[str, Numbers]:
    """How far each objective of a seat is reached in each lane, 0 to 100, by objective id."""
    program = backend.program
    objectives = program.find_seat(seat).objectives
    found = {}
    for each in objectives:
        name = f"objective:{seat}:{each.id}"
        value = backend.ask(lanes, name)
        found[each.id] = value * 100.0 if _is_truth(program, name) else np.clip(value, 0.0, 100.0)
    return found


def total_lanes(backend: Backend, lanes: Lanes) -> Numbers:
    """How far the objectives of each seat are reached, as their mean by weight, 0 to 100: a row per
    seat and a column per lane."""
    seats = backend.program.seats
    scores = {seat.id: score_lanes(backend, lanes, seat.id) for seat in seats}
    return average_lanes(backend.program, scores, lanes.games.size)


def average_lanes(
    program: Program, scores: Mapping[str, Mapping[str, Numbers]], lanes: int
) -> Numbers:
    """The means by weight of scores by seat and objective: a row per seat."""
    rows = [average_seat(seat, scores[seat.id], lanes) for seat in program.seats]
    return np.array(rows).reshape(len(rows), lanes)


def average_seat(seat: Seat, scores: Mapping[str, Numbers], lanes: int) -> Numbers:
    """The mean by weight of one seat's scores by objective, in each lane."""
    row = np.zeros(lanes)
    weights = sum(each.weight for each in seat.objectives)
    if weights:
        for each in seat.objectives:
            row += each.weight * scores[each.id]
        row /= weights
    return row


def _is_truth(program: Program, name: str) -> bool:
    query = next(each for each in program.queries if each.name == name)
    return OPCODES[program.ops[query.root].code].makes == "truth"
