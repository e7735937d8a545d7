"""Orders of a whole game as a player of batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from eleventh.core.orders import Orders
from eleventh.core.program import Program
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lang.problems.suggest import find_nearest


def order_choices(
    program: Program, seat: str, name: str, turns: Sequence[Mapping[str, Orders]]
) -> BatchPlayer:
    """A player of a seat that follows its orders, turn by turn from turn 1 on. ValueError, in a
    sentence, for a decision, response or initiative that the seat has not, or a turn too many."""
    if len(turns) > len(program.turns):
        raise ValueError(f"there are {len(program.turns)} turns, and orders for {len(turns)}")
    return BatchPlayer(name, orders=tuple(_list_orders(program, seat, turns)))


def change_choices(
    program: Program,
    seat: str,
    name: str,
    turns: Sequence[Mapping[str, Orders]],
    left_out: Mapping[tuple[int, str], Sequence[str]],
) -> BatchPlayer:
    """A player of a seat that does what history has it do, but for these orders and the initiatives
    that are left out, by turn and seat. ValueError as for `order_choices`."""
    changes = [(turn, index, True) for turn, index in _list_orders(program, seat, turns)]
    initiatives = _list_initiatives(program, seat)
    for (turn, whose), ids in left_out.items():
        for id in ids if whose == seat else ():
            _expect(id, initiatives, f"turn {turn}, {seat}", "initiative")
            changes.append((turn, initiatives[id], False))
    return BatchPlayer(name, changes=tuple(changes))


def _list_initiatives(program: Program, seat: str) -> dict[str, int]:
    return {
        each.id: index
        for index, each in enumerate(program.choices)
        if each.seat == seat and each.kind == "initiative"
    }


def _list_orders(
    program: Program, seat: str, turns: Sequence[Mapping[str, Orders]]
) -> Iterator[tuple[int, int]]:
    initiatives = _list_initiatives(program, seat)
    decisions = {each.id: each.choices for each in program.decisions if each.seat == seat}
    for turn, orders in enumerate(turns, start=1):
        mine = orders.get(seat, Orders())
        where = f"turn {turn}, {seat}"
        for decision, response in mine.responses.items():
            _expect(decision, decisions, where, "decision")
            answers = {program.choices[index].id: index for index in decisions[decision]}
            _expect(response, answers, f"{where}, {decision}", "response")
            yield turn, answers[response]
        for each in mine.initiatives:
            _expect(each, initiatives, where, "initiative")
            yield turn, initiatives[each]


def _expect(id: str, known: Iterable[str], where: str, kind: str) -> None:
    if id not in known:
        near = find_nearest(id, known)
        guess = f"; perhaps {near!r} is meant" if near else ""
        raise ValueError(f"{where}: there is no {kind} {id!r}{guess}")
