"""What "why not" costs, and what changes of one or two choices could have brought.

    PYTHONPATH=tests .venv/bin/python tests/bench/absences.py [--all-pairs]

It plays `gsomia_2019` with one doctrine
in every seat, and prints: what a question of a seat takes beside the forecast that the
same screen asks for (p50, p95); what a game with a change takes in lanes beside one that is played
again by itself; and how many endings that stayed away one change brings, or two: among the pairs
that are tried, and with --all-pairs among all there are.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import combinations
from time import perf_counter

import numpy as np

from bench.sized import sized, sized_scenario
from eleventh.core.orders import Orders
from eleventh.emit.python import build
from eleventh.lab.remedies import RemedySearch, contradict, replay_changes
from eleventh.lang.compile import compile_path
from eleventh.play.local import LocalTable
from eleventh.play.match import Match

SCENARIO = sized_scenario()
DOCTRINES = ("historian", "random", "opponent")[: sized(3, 1)]
ENDINGS = sized(99, 3)  # that are searched for
CHUNK = 4096


def main(arguments: Sequence[str]) -> None:
    """Prints it all."""
    for doctrine in DOCTRINES:
        match = start(doctrine)
        asked: list[float] = []
        used: list[float] = []
        forecast: list[float] = []
        while not match.over:
            ask(match, asked, used, forecast)
            assert match.advance() == ()
        print(f"\n{doctrine}: {match.game.adjudicator.program.endings[match.game.state.ending].id}")
        half = np.median(forecast)
        for name, times in (("why not", asked), ("used by", used)):
            low, high = np.percentile(times, [50, 95])
            print(
                f"  {name}, {len(times)} questions of seats: {1000 * low:.1f} ms half of the time, "
                f"{1000 * high:.1f} ms in 95 of 100; a forecast takes {half / low:.0f} times that"
            )
        search(match, "--all-pairs" in arguments)


def start(doctrine: str) -> Match:
    """A game that one doctrine plays."""
    found = compile_path(SCENARIO)
    assert found.program is not None
    table = build(found.program)
    return Match.start(table, {}, {each.id: doctrine for each in table.program.seats}, 3)


def ask(match: Match, asked: list[float], used: list[float], forecast: list[float]) -> None:
    """Every ninth question of each seat, as a table answers it."""
    table = LocalTable(match)
    for seat in match.seats:
        begun = perf_counter()
        table.forecast(seat, Orders())
        forecast.append(perf_counter() - begun)
        for topic in table.topics(seat)[match.turn :: 9]:
            begun = perf_counter()
            table.explain_absence(seat, topic.id)
            asked.append(perf_counter() - begun)
        for reading in table.view(seat).readings[match.turn :: 9]:
            begun = perf_counter()
            table.uses(seat, reading.id)
            used.append(perf_counter() - begun)


def search(match: Match, all_pairs: bool) -> None:
    """How long the search takes, and which endings it finds."""
    found = RemedySearch(match.game)
    program, orders = match.game.adjudicator.program, found.orders
    found.play([()])  # the backend is made
    begun = perf_counter()
    singles = found.play([(each,) for each in orders])
    lanes = (perf_counter() - begun) / len(orders)
    begun = perf_counter()
    sample = orders[:: max(1, len(orders) // 20)]
    for each in sample:
        replay_changes(match.game, (each,))
    alone = (perf_counter() - begun) / len(sample)
    print(
        f"  {len(orders)} single changes: {1000 * lanes:.2f} ms each in lanes, alone "
        f"{alone / lanes:.0f} times that"
    )
    real, one, two = match.game.state.ending, set[str](), set[str]()
    tried: list[float] = []
    for index, ending in enumerate(program.endings):
        if index == real or index >= ENDINGS:
            continue
        begun = perf_counter()
        remedy = found.find("ending", ending.id)
        tried.append(perf_counter() - begun)
        (one if len(remedy.changes) == 1 else two if remedy.changes else set()).add(ending.id)
    low, high = np.percentile(tried, [50, 95])
    print(f"  a search takes {low:.1f} s half of the time, {high:.1f} s in 95 of 100")
    print(f"  of {len(tried)} endings that stayed away one change brings {len(one)}")
    print(f"  {sorted(one)}; two bring {len(two)} more: {sorted(two)}")
    if all_pairs:
        reached = {int(each) for each in np.unique(singles.ending)}
        begun, count = perf_counter(), 0
        every_pair = [pair for pair in combinations(orders, 2) if not contradict(*pair)]
        for first in range(0, len(every_pair), CHUNK):
            pairs = every_pair[first : first + CHUNK]
            count += len(pairs)
            reached |= {int(each) for each in np.unique(found.play(pairs).ending)}
        names = sorted(program.endings[each].id for each in reached - {real})
        print(f"  all {count} pairs, {perf_counter() - begun:.0f} s: {len(names)} endings, {names}")


if __name__ == "__main__":
    main(sys.argv[1:])
