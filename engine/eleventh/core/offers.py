"""What each seat is offered, by index: all that a menu is made of that never changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eleventh.core.program import Program


@dataclass(frozen=True, slots=True)
class PosedDecision:
    """A decision that is put to a seat once its inject has fired, and the choices that answer."""

    decision: int
    inject: int
    choices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SeatOffers:
    """One seat: the track of its political capital, -1 for none, its decisions in the order in
    which they are put, and its initiatives."""

    seat: str
    purse: int
    questions: tuple[PosedDecision, ...]
    initiatives: tuple[int, ...]


def list_offers(program: Program) -> Iterator[SeatOffers]:
    """What every seat is offered, in the order of the seats."""
    purses = dict(program.capital)
    for seat in program.seats:
        questions = tuple(
            PosedDecision(index, number, program.decisions[index].choices)
            for number, inject in enumerate(program.injects)
            for index in inject.decisions
            if program.decisions[index].seat == seat.id
        )
        initiatives = tuple(
            index
            for index, each in enumerate(program.choices)
            if each.seat == seat.id and each.kind == "initiative"
        )
        yield SeatOffers(seat.id, purses.get(seat.id, -1), questions, initiatives)
