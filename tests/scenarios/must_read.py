"""How many words a seat must read in a turn before it can answer.

Counted over a batch of games in lanes: headlines and texts of the injects that it sees, its private
notes, the questions put to it and the labels of their answers. An answer's own text is one key
away, and is not counted.

`PYTHONPATH=tests python tests/scenarios/must_read.py` prints the most that each seat has to read in
each turn, and where the words come from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import numpy as np

from eleventh.core.program import Inject
from eleventh.emit.lanes import Backend, Lanes, Truths
from eleventh.lab.studies.arms import seat_all
from games import ROOT, build_quickly, compiled

SCENARIO = ROOT / "scenarios" / "gsomia_2019"
SEED = 5
GAMES = {"random": 300, "historian": 60, "conciliatory": 60, "hostile": 60, "frugal": 60}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one inject that a seat reads: `where` names the inject and the part of it."""

    where: str
    words: int


@dataclass(frozen=True, slots=True)
class Page:
    """All that a seat must read in a turn of one game."""

    turn: int
    seat: str
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> int:
        """How many words there are on it."""
        return sum(each.words for each in self.pieces)

    def describe(self) -> str:
        """Turn, seat and words in a line, then a line per inject, the longest first."""
        injects = sorted(self.pieces, key=lambda each: each.where.partition(".")[0])
        sums = []
        for inject, parts in groupby(injects, key=lambda each: each.where.partition(".")[0]):
            held = [(each.where.partition(".")[2], each.words) for each in parts]
            told = ", ".join(f"{name} {words}" for name, words in held)
            sums.append((sum(words for _, words in held), f"{inject}: {told}"))
        lines = [f"  {words:4} {told}" for words, told in sorted(sums, reverse=True)]
        return "\n".join([f"turn {self.turn}, {self.seat}: {self.words} words", *lines])


def count_words(text: str) -> int:
    """Words as a reader counts them: what stands between spaces."""
    return len(text.split())


@cache
def find_longest() -> Mapping[tuple[int, str], Page]:
    """By turn and seat the longest page of the batch."""
    longest: dict[tuple[int, str], Page] = {}
    for page in _list_pages():
        key = page.turn, page.seat
        if key not in longest or longest[key].words < page.words:
            longest[key] = page
    return dict(sorted(longest.items()))


@cache
def backend() -> Backend:
    """The scenario in lanes."""
    program = compiled(SCENARIO).program
    assert program is not None
    return build_quickly("numpy", program)


def _list_pages() -> Iterator[Page]:
    """The longest page of every policy, turn and seat."""
    on, program = backend(), backend().program
    for name, number in GAMES.items():
        lanes = on.begin(SEED, np.arange(number, dtype=np.uint64))
        while lanes.alive.any():
            for seat in program.seats:
                yield _find_longest_page(on, lanes, seat.id)
            on.advance(lanes, seat_all(on, lanes, name))


def _find_longest_page(on: Backend, lanes: Lanes, seat: str) -> Page:
    told = [
        (piece, where & lanes.alive)
        for index, inject in enumerate(on.program.injects)
        if seat in inject.seen_by
        for piece, where in _list_pieces(on, lanes, inject, lanes.fired[index] == lanes.turn, seat)
    ]
    sums = sum((piece.words * where for piece, where in told), np.zeros(lanes.games.size, np.int64))
    lane = int(np.argmax(sums))
    return Page(lanes.turn, seat, tuple(piece for piece, where in told if where[lane]))


def _list_pieces(
    on: Backend, lanes: Lanes, inject: Inject, fired: Truths, seat: str
) -> Iterator[tuple[Piece, Truths]]:
    """What a seat reads of an inject, with the lanes in which it does."""
    program = on.program
    yield Piece(f"{inject.id}.event", count_words(f"{inject.headline} {inject.text}")), fired
    private = dict(inject.private).get(seat, "")
    if private:
        yield Piece(f"{inject.id}.private", count_words(private)), fired
    for index in inject.decisions:
        decision = program.decisions[index]
        if decision.seat == seat:
            asked = fired & (on.ask(lanes, f"asked:{index}") != 0)
            labels = " ".join(program.choices[each].title for each in decision.choices)
            yield Piece(f"{decision.id}.ask", count_words(decision.ask)), asked
            yield Piece(f"{decision.id}.labels", count_words(labels)), asked


def main() -> None:
    """Prints the longest pages."""
    pages = find_longest().values()
    for page in pages:
        print(page.describe())
    print()
    for page in pages:
        print(page.turn, page.seat, page.words)


if __name__ == "__main__":
    main()
