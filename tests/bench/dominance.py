"""Which response of each decision is the best, by its seat's objectives, in random playouts.

Games are played with random orders, in lanes; in some no seat takes initiatives, in others few or
many. At every decision on their way each response that could have been given is tried: the same
turn, everybody else's orders and the seat's other answers, the same dice, and then the same random
policy to the end. A response that costs more is paid with initiatives not taken. The response whose
seat ends best is the best there. One that is never the best, in thousands of games, is dominated:
nobody has a reason to give it.

Run it with `make bench` for a sample, or with a number of games for the whole:
`PYTHONPATH=tests python tests/bench/dominance.py 2000 --record`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter

import numpy as np

from bench.sized import sized
from eleventh.bots.lanes import GameDice, RandomLanes
from eleventh.bots.planned import PlannedLanes
from eleventh.core.program import Program
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import Backend, LanePolicy, Lanes, Numbers, Picks, Truths, branch_lanes
from eleventh.emit.scores import total_lanes
from eleventh.lab.studies.arms import CHUNK, play_out
from eleventh.lang.compile import compile_path

TESTS = Path(__file__).parents[1]
SCENARIO = TESTS.parent / "scenarios" / "gsomia_2019"
RECORD = TESTS / "scenarios" / "dominance.json"
SEED, SAMPLE, TOGETHER = 1, sized(60, 4), 300
EAGERNESS = np.array([0.0, 0.05, 0.25])  # by game: how likely an initiative that can be is taken


@dataclass(frozen=True)
class Comparison:
    """One decision in one turn of many games: what its seat has in the end, by response and game,
    where the response could be given."""

    decision: int
    worth: Numbers
    given: Truths

    def find_best(self) -> Picks:
        """In each game the response that ends better than every other; -1 where two are level, or
        only one could be given."""
        ranked = np.sort(np.where(self.given, self.worth, -np.inf), axis=0)
        lead = (self.given.sum(axis=0) > 1) & (ranked[-1] > ranked[-2])
        best = np.where(self.given, self.worth, -np.inf).argmax(axis=0)
        return np.where(lead, best, -1)


@dataclass(frozen=True)
class EagerLanes:
    """Random orders, with initiatives as likely as the number of the game says."""

    program: Program
    games: np.ndarray

    @property
    def random(self) -> RandomLanes:
        """Whoever draws the answers."""
        return RandomLanes(self.program, GameDice(SEED, self.games))

    def weigh(self) -> Numbers | None:
        """It does not draw by weight, since lanes differ."""
        return None

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """Any that may be given."""
        return self.random.answer(turn, decision, may, costs)

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """In which lanes the roll is below the eagerness of the game."""
        rolled = GameDice(SEED, self.games).roll(turn, self.program.choices[choice].sites)
        return may & (rolled < EAGERNESS[self.games % len(EAGERNESS)])


@cache
def backend() -> Backend:
    """The scenario in lanes."""
    compiled = compile_path(SCENARIO)
    assert compiled.program is not None, [str(each) for each in compiled.problems]
    return build_backend("numpy", compiled.program)


def responses() -> list[str]:
    """Every response of the scenario, named `decision.response`, in the author's order."""
    program = backend().program
    return [name(decision, place) for decision, place in list_places(program)]


def list_places(program: Program) -> Iterator[tuple[int, int]]:
    """Every decision with the place of each of its responses."""
    for number, decision in enumerate(program.decisions):
        yield from ((number, place) for place in range(len(decision.choices)))


def name(decision: int, place: int) -> str:
    """A response of a decision by name."""
    asked = backend().program.decisions[decision]
    return f"{asked.id}.{backend().program.choices[asked.choices[place]].id}"


def compare(games: range, on: Backend) -> Iterator[Comparison]:
    """The comparisons of these games, turn by turn, as a backend plays them."""
    program = on.program
    numbers = np.array(games, np.uint64)
    lanes = on.begin(SEED, numbers)
    responses = np.array([each.kind == "response" for each in program.choices])
    while lanes.alive.any():
        turn, before = lanes.turn, branch_lanes(lanes, np.arange(len(games)))
        on.advance(lanes, seat_all(program, EagerLanes(program, numbers)))
        made = (lanes.chose == turn) & responses[:, None]
        for number, decision in enumerate(program.decisions):
            asked = np.flatnonzero(made[[*decision.choices]].any(axis=0))
            if asked.size:
                yield _compare(on, number, before, asked, made[:, asked])


def _compare(on: Backend, number: int, before: Lanes, asked: Picks, made: Truths) -> Comparison:
    """One decision where it was asked; `made` are the answers that were given in the turn."""
    program, turn = on.program, before.turn
    decision = program.decisions[number]
    width, size = len(decision.choices), asked.size
    seat = next(i for i, each in enumerate(program.seats) if each.id == decision.seat)
    wanted = np.tile(made.astype(np.int8), width)
    wanted[[*decision.choices]] = 0
    wanted[np.repeat(decision.choices, size), np.arange(width * size)] = 1
    columns, worth, given = np.tile(asked, width), np.zeros(width * size), wanted[0] > 1
    for first in range(0, columns.size, CHUNK):
        part = slice(first, first + CHUNK)
        lanes = branch_lanes(before, columns[part])
        plan = np.zeros((len(program.turns) + 1, *wanted[:, part].shape), np.int8)
        plan[turn] = wanted[:, part]
        base = EagerLanes(program, lanes.games)
        policies = seat_all(program, PlannedLanes(program, base, plan))
        on.advance(lanes, policies)
        given[part] = ((wanted[:, part] <= 0) | (lanes.chose == turn)).all(axis=0)
        worth[part] = total_lanes(on, play_out(on, lanes, policies))[seat]
    return Comparison(number, worth.reshape(width, size), given.reshape(width, size))


def seat_all(program: Program, policy: LanePolicy) -> Mapping[str, LanePolicy]:
    """One policy in every seat."""
    return {seat.id: policy for seat in program.seats}


def tally(games: range) -> tuple[Counter[str], Counter[str]]:
    """How often each response could be given beside another, and how often it was the best."""
    put: Counter[str] = Counter()
    best: Counter[str] = Counter()
    for first in range(games.start, games.stop, TOGETHER):
        for each in compare(range(first, min(first + TOGETHER, games.stop)), backend()):
            beside = each.given & (each.given.sum(axis=0) > 1)
            picked = each.find_best()
            for place in range(len(each.given)):
                put[name(each.decision, place)] += int(beside[place].sum())
                best[name(each.decision, place)] += int((picked == place).sum())
    return put, best


def main(arguments: list[str]) -> None:
    """Prints the table; with `--record` keeps the counts for the test that samples."""
    games = next((int(each) for each in arguments if each.isdigit()), SAMPLE)
    begun = perf_counter()
    put, best = tally(range(games))
    for each in responses():
        share = best[each] / put[each] if put[each] else 0.0
        print(f"{each:60} {put[each]:6} {best[each]:6} {share:6.1%}")
    never = [each for each in responses() if put[each] and not best[each]]
    seconds, program = perf_counter() - begun, backend().program.hash[:12]
    print(
        f"{games} games of {program} in {seconds:.0f} s; never the best: {', '.join(never) or '-'}"
    )
    if "--record" in arguments:
        kept = {"games": games, "program": program, "best": {n: best[n] for n in responses()}}
        RECORD.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
