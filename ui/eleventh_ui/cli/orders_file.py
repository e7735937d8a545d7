"""Files of orders: a list of turns with each seat's orders, or history with exceptions.

Read as strictly as a scenario: anything that is not as it should be is told with its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eleventh.core.orders import Orders
from eleventh.core.program import Program
from eleventh.lang.problems.suggest import find_nearest
from eleventh.lang.yaml.nodes import Node, find_node
from eleventh.play.written import read_orders
from eleventh_ui.cli.data_files import read_data
from eleventh_ui.cli.guard import Trouble

EXCEPT = "history_except"
WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class Script:
    """Orders of a file, one mapping from seats per turn. Of `history` they are only what is done
    otherwise than the record has it, with the initiatives that are left out by turn (from 1) and
    seat."""

    turns: tuple[Mapping[str, Orders], ...]
    history: bool = False
    left_out: Mapping[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)

    @property
    def seats(self) -> frozenset[str]:
        """The seats that it names."""
        return frozenset(seat for turn in self.turns for seat in turn)

    def amend(self, turn: int, seat: str, recorded: Orders) -> Orders:
        """What a seat does in a turn in which history has it do what is recorded."""
        mine = self.turns[turn - 1].get(seat, Orders()) if turn <= len(self.turns) else Orders()
        spared = {*self.left_out.get((turn, seat), ()), *mine.initiatives}
        kept = tuple(each for each in recorded.initiatives if each not in spared)
        return Orders({**recorded.responses, **mine.responses}, (*kept, *mine.initiatives))


def read_script(file: Path, program: Program) -> Script:
    """The orders in a file. Trouble, with the place, for anything that is not as it should be."""
    content, root = read_data(file)
    reader = _Reader(file, root, [seat.id for seat in program.seats])
    if isinstance(content, dict) and set(content) == {EXCEPT}:
        return _read_exceptions(reader, content[EXCEPT], [each.date for each in program.turns])
    if not isinstance(content, list) or not content:
        raise Trouble(
            f"{file.name} must hold a list with one entry per turn, or {EXCEPT} with turns."
        )
    return Script(tuple(reader.turn((number,), turn) for number, turn in enumerate(content)))


def _read_exceptions(reader: _Reader, content: object, dates: Sequence[str]) -> Script:
    if not isinstance(content, list) or not content:
        raise Trouble(f"{reader.file.name}: {EXCEPT} must be a list of turns.")
    turns: list[Mapping[str, Orders]] = [{} for _ in dates]
    left_out: dict[tuple[int, str], tuple[str, ...]] = {}
    for index, given in enumerate(content):
        place = (EXCEPT, index)
        if not isinstance(given, dict) or "turn" not in given:
            raise Trouble(f"{reader.where(place)} must say its turn, and map seats to orders.")
        number = _find_turn(reader, place, given["turn"], dates)
        if turns[number - 1]:
            raise Trouble(f"{reader.where(place)}: turn {number} stands here twice.")
        seats = {key: each for key, each in given.items() if key != "turn"}
        rest = _take_left_out(reader, place, number, seats, left_out)
        turns[number - 1] = reader.turn(place, rest)
    return Script(tuple(turns), True, left_out)


def _find_turn(
    reader: _Reader, place: tuple[str | int, ...], turn: object, dates: Sequence[str]
) -> int:
    """The number of a turn that is named by it, or by its date."""
    if str(turn) in dates:
        return dates.index(str(turn)) + 1
    if isinstance(turn, int) and not isinstance(turn, bool) and 1 <= turn <= len(dates):
        return turn
    near = find_nearest(str(turn), dates)
    guess = f"Did you mean {near}?" if near else f"They go from 1 to {len(dates)}."
    raise Trouble(f"{reader.where((*place, 'turn'))}: there is no such turn. {guess}")


def _take_left_out(
    reader: _Reader,
    place: tuple[str | int, ...],
    turn: int,
    seats: Mapping[str, object],
    left_out: dict[tuple[int, str], tuple[str, ...]],
) -> Mapping[str, object]:
    """The orders of a turn without what is to be left out, which is noted."""
    rest = dict(seats)
    for seat, given in seats.items():
        if isinstance(given, dict) and WITHOUT in given:
            spared = given[WITHOUT]
            if not isinstance(spared, list) or not all(isinstance(each, str) for each in spared):
                at = reader.where((*place, seat, WITHOUT))
                raise Trouble(f"{at} must be a list of ids of initiatives.")
            left_out[turn, seat] = tuple(spared)
            rest[seat] = {key: each for key, each in given.items() if key != WITHOUT}
    return rest


@dataclass(frozen=True, slots=True)
class _Reader:
    """A file that is read, and the seats that it may name."""

    file: Path
    root: Node | None
    seats: Sequence[str]

    def turn(self, place: tuple[str | int, ...], turn: object) -> Mapping[str, Orders]:
        """The orders of one turn."""
        if not isinstance(turn, dict):
            raise Trouble(f"{self.where(place)} must map seats to their orders.")
        orders: dict[str, Orders] = {}
        for seat, given in turn.items():
            at = self.where((*place, str(seat)))
            if seat not in self.seats:
                near = find_nearest(str(seat), self.seats)
                guess = (
                    f"Did you mean {near}?" if near else f"The seats are {', '.join(self.seats)}."
                )
                raise Trouble(f"{at}: there is no such seat. {guess}")
            try:
                orders[seat] = read_orders(given)
            except ValueError as fault:
                raise Trouble(f"{at}: {fault}") from fault
        return orders

    def where(self, place: tuple[str | int, ...]) -> str:
        """A place in the file, as people find it."""
        lead = f"{EXCEPT} " if place[0] == EXCEPT else "turn "
        number, *keys = place[1:] if place[0] == EXCEPT else place
        assert isinstance(number, int)
        named = " ".join((f"{lead}{number + 1}", *map(str, keys)))
        if self.root is None:
            return f"{self.file.name}, {named}"
        return f"{self.file.name}:{find_node(self.root, place).span.line}, {named}"
