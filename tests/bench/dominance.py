"""Which response of each decision is the best, by its seat's objectives, in random playouts.

A game is played with random orders; in some games no seat takes initiatives, in others few or many.
At every decision on its way each other response that could have been given is tried in its place:
the same turn, everybody else's orders, the same dice, and then the same random policy to the end.
A response that costs more is paid with initiatives not taken. The response whose seat ends best is
the best there. One that is never the best, in thousands of games, is dominated: nobody has a reason
to give it.

Run it with `make bench` for a sample, or with a number of games for the whole:
`PYTHONPATH=tests python tests/bench/dominance.py 2000 --record`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter

from eleventh.core import dice
from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Menu, Offer
from eleventh.core.state import State
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path

TESTS = Path(__file__).parents[1]
SCENARIO = TESTS.parent / "scenarios" / "gsomia_2019"
RECORD = TESTS / "scenarios" / "dominance.json"
SAMPLE = 40
EAGERNESS = (0.0, 0.05, 0.25)  # by game: the chance that an initiative that could be taken is taken


@dataclass(frozen=True)
class Comparison:
    """One decision in one game: every response that could be given, with how well its seat ends."""

    decision: str
    worth: Mapping[str, float]

    @property
    def best(self) -> str | None:
        """The response that ends better than every other; None where two are level or only one
        could be given."""
        ranked = sorted(self.worth.values(), reverse=True)
        if len(ranked) < 2 or ranked[0] == ranked[1]:
            return None
        return max(self.worth, key=lambda each: self.worth[each])


@cache
def table() -> Adjudicator:
    """The scenario, runnable."""
    compiled = compile_path(SCENARIO)
    assert compiled.program is not None, [str(each) for each in compiled.problems]
    return build(compiled.program)


def responses() -> list[str]:
    """Every response of the scenario, named `decision.response`, in the author's order."""
    program = table().program
    return [
        f"{decision.id}.{program.choices[choice].id}"
        for decision in program.decisions
        for choice in decision.choices
    ]


def compared(games: Iterable[int], turns: Iterable[int] | None = None) -> Iterator[Comparison]:
    """The comparisons of these games: of every turn, or of the given ones."""
    wanted = None if turns is None else set(turns)
    for game in games:
        state, key = table().begin(game).state, dice.game_key(game, 1)
        while not state.over:
            if wanted is None or state.turn in wanted:
                yield from _comparisons(state, key)
            state = table().resolve(state, _picked(state, key)).state


def tally(comparisons: Iterable[Comparison]) -> tuple[Counter[str], Counter[str]]:
    """How often each response could be given beside another, and how often it was the best."""
    put: Counter[str] = Counter()
    best: Counter[str] = Counter()
    for each in comparisons:
        if len(each.worth) > 1:
            put.update(f"{each.decision}.{response}" for response in each.worth)
        if each.best is not None:
            best[f"{each.decision}.{each.best}"] += 1
    return put, best


def _comparisons(state: State, key: int) -> Iterator[Comparison]:
    program = table().program
    taken = _picked(state, key)
    for seat in program.seats:
        menu = table().menu(state, seat.id)
        own = [choice for choice in taken if program.choices[choice].seat == seat.id]
        others = [choice for choice in taken if choice not in own]
        for decision, offers in menu.decisions.items():
            ends = {
                program.choices[offer.choice].id: _instead(menu, own, offers, offer)
                for offer in offers
                if not offer.barred
            }
            worth = {
                response: _worth(_end(state, others + instead, key), seat.id)
                for response, instead in ends.items()
                if instead is not None
            }
            yield Comparison(decision, worth)


def _instead(
    menu: Menu, own: list[int], offers: tuple[Offer, ...], wanted: Offer
) -> list[int] | None:
    """A seat's choices with another response in one decision, its initiatives as far as it can pay
    them; None if it can't pay its responses."""
    prices = {each.choice: each.cost for found in menu.decisions.values() for each in found}
    initiatives = {each.choice: each.cost for each in menu.initiatives}
    replaced = {each.choice for each in offers}
    kept = [wanted.choice, *(one for one in own if one in prices and one not in replaced)]
    left = (menu.capital or 0.0) - sum(prices[one] for one in kept)
    if left < 0:
        return None
    for one in own:
        if one in initiatives and initiatives[one] <= left:
            left -= initiatives[one]
            kept.append(one)
    return kept


def _picked(state: State, key: int) -> list[int]:
    """Random choices of every seat, as indices: a response each, and initiatives it can pay."""
    program, taken = table().program, []
    eagerness = EAGERNESS[state.seed % len(EAGERNESS)]
    for seat in program.seats:
        menu = table().menu(state, seat.id)
        left = menu.capital or 0.0
        for decision, offers in menu.decisions.items():
            can = [offer for offer in offers if not offer.barred and offer.cost <= left]
            offer = can[int(_roll(key, state.turn, f"{seat.id}:{decision}") * len(can))]
            left -= offer.cost
            taken.append(offer.choice)
        for offer in menu.initiatives:
            name = f"{seat.id}:{program.choices[offer.choice].id}"
            if not offer.barred and offer.cost <= left and _roll(key, state.turn, name) < eagerness:
                left -= offer.cost
                taken.append(offer.choice)
    return taken


def _end(state: State, taken: list[int], key: int) -> State:
    """Where the game ends if these choices are made now and random ones later."""
    state = table().resolve(state, taken).state
    while not state.over:
        state = table().resolve(state, _picked(state, key)).state
    return state


def _worth(state: State, seat: str) -> float:
    """The weighted mean of a seat's objectives."""
    score = table().score(state, seat)
    objectives = next(each.objectives for each in table().program.seats if each.id == seat)
    total = sum(each.weight for each in objectives)
    return sum(each.weight * score[each.id] for each in objectives) / total


@cache
def _site(name: str) -> int:
    return dice.site_of(name)


def _roll(key: int, turn: int, name: str) -> float:
    return dice.uniform(key, turn, _site(name))


def _counted(games: range) -> tuple[Counter[str], Counter[str]]:
    return tally(compared(games))


def main(arguments: list[str]) -> None:
    """Prints the table; with `--record` keeps the counts for the test that samples."""
    games = next((int(each) for each in arguments if each.isdigit()), SAMPLE)
    begun, put, best = perf_counter(), Counter[str](), Counter[str]()
    with ProcessPoolExecutor() as pool:
        for more_put, more_best in pool.map(
            _counted, [range(first, min(first + 10, games)) for first in range(0, games, 10)]
        ):
            put.update(more_put)
            best.update(more_best)
    for name in responses():
        share = best[name] / put[name] if put[name] else 0.0
        print(f"{name:60} {put[name]:6} {best[name]:6} {share:6.1%}")
    never = [name for name in responses() if put[name] and not best[name]]
    seconds, program = perf_counter() - begun, table().program.hash[:12]
    print(
        f"{games} games of {program} in {seconds:.0f} s; never the best: {', '.join(never) or '-'}"
    )
    if "--record" in arguments:
        kept = {"games": games, "program": program, "best": {n: best[n] for n in responses()}}
        RECORD.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
