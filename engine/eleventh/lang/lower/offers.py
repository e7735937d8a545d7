"""What each seat is offered, by index: all that a menu is made of that never changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eleventh.core.program import Choice, Decision, Inject, PosedDecision, Seat, SeatOffers


def list_offers(
    seats: Sequence[Seat],
    capital: Sequence[tuple[str, int]],
    injects: Sequence[Inject],
    decisions: Sequence[Decision],
    choices: Sequence[Choice],
    queries: Mapping[str, int],
) -> Iterator[SeatOffers]:
    """What every seat is offered, in the order of the seats; `queries` are numbered by name."""
    purses = dict(capital)
    for seat in seats:
        questions = tuple(
            PosedDecision(index, number, queries[f"asked:{index}"], decisions[index].choices)
            for number, inject in enumerate(injects)
            for index in inject.decisions
            if decisions[index].seat == seat.id
        )
        initiatives = tuple(
            index
            for index, each in enumerate(choices)
            if each.seat == seat.id and each.kind == "initiative"
        )
        yield SeatOffers(seat.id, purses.get(seat.id, -1), questions, initiatives)
