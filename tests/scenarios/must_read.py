"""How many words a seat must read in a turn before it can answer.

Counted over a batch of games in lanes: headlines and texts of the injects that it sees, its private
notes, the questions put to it and the labels of their answers, each in the variant that is told. An
answer's own text is one key away, and is not counted.

`PYTHONPATH=tests python tests/scenarios/must_read.py` prints the most that each seat has to read in
each turn, and where the words come from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import numpy as np

from eleventh.core.program import Inject
from eleventh.core.texts import TextPlace
from eleventh.emit.lanes import Backend, Lanes, Truths
from eleventh.lab.studies.arms import seat_all
from games import ROOT, build_quickly, compiled

SCENARIO = ROOT / "scenarios" / "gsomia_2019"
SEED = 77
GAMES = {"random": 2000, "historian": 500, "conciliatory": 500, "hostile": 500, "frugal": 500}
MOST = 350  # words for a seat in a turn


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
            held = dict[str, int]()
            for each in parts:
                kind = each.where.partition(".")[2]
                held[kind] = held.get(kind, 0) + each.words
            told = ", ".join(f"{kind} {words}" for kind, words in held.items() if words)
            sums.append((sum(held.values()), f"{inject}: {told}"))
        lines = [f"  {words:4} {told}" for words, told in sorted(sums, reverse=True)]
        return "\n".join([f"turn {self.turn}, {self.seat}: {self.words} words", *lines])


@dataclass(frozen=True, slots=True)
class Survey:
    """How many games there are in a batch, in how many of them some seat has to read more than
    `MOST` words in some turn, and by turn and seat the longest page."""

    games: int
    over: int
    longest: Mapping[tuple[int, str], Page]

    @property
    def worst(self) -> Page:
        """The longest page of all."""
        return max(self.longest.values(), key=lambda each: each.words)


def count_words(text: str) -> int:
    """Words as a reader counts them: what stands between spaces."""
    return len(text.split())


@cache
def survey(folder: Path = SCENARIO, share: int = 1) -> Survey:
    """What the batch has to read, or one game in so many of it. Its games are many, and its seed is
    not one that texts were cut by: how many events fall into one turn differs much from seed to
    seed."""
    on, longest, games, over = backend(folder), dict[tuple[int, str], Page](), 0, 0
    for name, number in ((each, most // share) for each, most in GAMES.items()):
        lanes = on.begin(SEED, np.arange(number, dtype=np.uint64))
        too_long = np.zeros(number, np.bool_)
        while lanes.alive.any():
            for seat in on.program.seats:
                told = list(_list_pieces_of(on, lanes, seat.id))
                words = sum((piece.words * where for piece, where in told), np.zeros(number))
                too_long |= words > MOST
                lane = int(np.argmax(words))
                pieces = tuple(piece for piece, where in told if where[lane])
                page = Page(lanes.turn, seat.id, pieces)
                key = page.turn, page.seat
                longest[key] = max(page, longest.get(key, page), key=lambda each: each.words)
            on.advance(lanes, seat_all(on, lanes, name))
        games, over = games + number, over + int(too_long.sum())
    return Survey(games, over, dict(sorted(longest.items())))


@cache
def backend(folder: Path = SCENARIO) -> Backend:
    """The scenario in lanes."""
    program = compiled(folder).program
    assert program is not None
    return build_quickly("numpy", program)


def _list_pieces_of(on: Backend, lanes: Lanes, seat: str) -> Iterator[tuple[Piece, Truths]]:
    """What a seat reads in this turn, with the lanes in which it does."""
    for index, inject in enumerate(on.program.injects):
        if seat in inject.seen_by:
            fired = lanes.alive & (lanes.fired[index] == lanes.turn)
            yield from _list_pieces(on, lanes, inject, fired, seat)


def _list_pieces(
    on: Backend, lanes: Lanes, inject: Inject, fired: Truths, seat: str
) -> Iterator[tuple[Piece, Truths]]:
    """What a seat reads of an inject, with the lanes in which it does."""
    if not fired.any():
        return
    program, at = on.program, on.program.injects.index(inject)
    read = [("headline", at, "", inject.headline, fired), ("text", at, "", inject.text, fired)]
    read.append(("private", at, seat, dict(inject.private).get(seat, ""), fired))
    for index in inject.decisions:
        decision = program.decisions[index]
        if decision.seat == seat:
            asked = fired & (on.ask(lanes, f"asked:{index}") != 0)
            read.append(("ask", index, "", decision.ask, asked))
            titles = [(each, program.choices[each].title) for each in decision.choices]
            read += [("label", each, "", title, asked) for each, title in titles]
    for place, index, whose, written, where in read:
        for text, told in split_by_variant(on, lanes, (place, index, whose), written, where):
            yield Piece(f"{inject.id}.{place}", count_words(text)), told


def split_by_variant(
    on: Backend, lanes: Lanes, at: tuple[str, int, str], written: str, where: Truths
) -> Iterator[tuple[str, Truths]]:
    """What is told at a place (its kind, index and seat) with the lanes in which it is told;
    `written` if the text there does not depend on the state. A length of time stands for two words,
    any other value for one."""
    telling = next(
        (each for each in on.program.tellings if (each.place, each.index, each.seat) == at), None
    )
    if telling is None:
        yield written, where
        return
    for variant in telling.variants:
        fits = where & (on.ask(lanes, variant.when) != 0) if variant.when else where
        first, *rest = variant.words
        values = ["9 days" if slot.is_time else "9" for slot in variant.slots]
        pairs = zip(values, rest, strict=True)
        yield first + "".join(value + words for value, words in pairs), fits
        where = where & ~fits


def list_texts(folder: Path = SCENARIO) -> Iterator[tuple[str, str]]:
    """Every form of every text, with where it stands; values in braces are left out."""
    program = backend(folder).program
    told = {(each.place, each.index, each.seat): each for each in program.tellings}
    texts: list[tuple[TextPlace, int, str, str, str]] = []
    for at, inject in enumerate(program.injects):
        texts.append(("headline", at, "", inject.id, inject.headline))
        texts.append(("text", at, "", inject.id, inject.text))
        texts += [("private", at, seat, inject.id, note) for seat, note in inject.private]
    texts += [("ask", at, "", each.id, each.ask) for at, each in enumerate(program.decisions)]
    for at, choice in enumerate(program.choices):
        texts.append(("label", at, "", choice.id, choice.title))
        texts.append(("response", at, "", choice.id, choice.text))
    for at, ending in enumerate(program.endings):
        texts.append(("ending", at, "", ending.id, ending.title))
        texts.append(("epilogue", at, "", ending.id, ending.text))
    for place, at, seat, id, text in texts:
        telling = told.get((place, at, seat))
        forms = [" ".join(each.words) for each in telling.variants] if telling else [text]
        yield from ((f"{id}.{place}", form) for form in forms)


def main() -> None:
    """Prints the longest pages."""
    found = survey()
    for page in found.longest.values():
        print(page.describe())
    print(f"\nmore than {MOST} words in {found.over} of {found.games} games; at most:")
    for (turn, seat), page in found.longest.items():
        print(f"  turn {turn:2} {seat:10} {page.words}")


if __name__ == "__main__":
    main()
