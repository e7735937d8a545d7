"""The objectives of seats as something that can be asked about, as a track can.

An objective has the id `objective.SEAT.ID`. It follows from what its formula names in braces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eleventh.core.objective_reads import list_named
from eleventh.core.program import Derived, Objective, Program, Track


@dataclass(frozen=True, slots=True)
class SeatObjective:
    """An objective under an id that nothing else at the table has."""

    id: str
    title: str
    seat: str
    objective: Objective


def seat_objectives(program: Program, seat: str | None = None) -> tuple[SeatObjective, ...]:
    """The objectives that can be asked about: the seat's own, or all of them."""
    return tuple(
        SeatObjective(f"objective.{each.id}.{objective.id}", objective.text, each.id, objective)
        for each in program.seats
        if seat in (None, each.id)
        for objective in each.objectives
    )


def named_in(program: Program, formula: str) -> Iterator[Track | Derived]:
    """The tracks that a formula names in braces, each once."""
    every: tuple[Track | Derived, ...] = (*program.tracks, *program.derived)
    tracks = {each.id: each for each in every}
    for id in list_named(formula):
        if id in tracks:
            yield tracks[id]
