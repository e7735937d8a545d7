"""Games per CPU second: generated code against a walk of the same operations, on the same orders;
and whole matches with doctrines in every seat.

Run it with `make bench`. For the first, orders are picked beforehand, so that what is timed is
adjudication alone. With `--before FOLDER`, a checkout of another version, its matches are timed in
turn with those of this one. Prints ratios, which a busy machine disturbs less than times; nothing
here can fail.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import process_time

from bench.sized import sized
from eleventh.core import dice
from eleventh.core.adjudication import Adjudicator
from eleventh.core.program import Program
from eleventh.emit.python import build
from eleventh.lab.playouts import play_games
from eleventh.lang.compile import compile_path
from tree_walker import walker

GAMES = sized(20, 2)
REPEATS = sized(5, 1)
MATCHES = {
    "random": sized(40, 2),
    "historian": sized(20, 1),
}  # doctrines that are timed, and games a run
HERE = Path(__file__).parents[2]


def picked(adjudicator: Adjudicator, game: int) -> list[list[int]]:
    """Choices of every turn of one game: at random among what may be chosen."""
    program = adjudicator.program
    state, key, orders = adjudicator.begin(7, game).state, dice.game_key(99, game), []
    while not state.over:
        taken = []
        for seat in program.seats:
            menu = adjudicator.menu(state, seat.id)
            for number, offers in enumerate(menu.decisions.values()):
                free = [offer for offer in offers if program.choices[offer.choice].free]
                roll = dice.uniform(key, state.turn, dice.site_of(seat.id) + number)
                taken.append(free[int(roll * len(free))].choice)
        orders.append(taken)
        state = adjudicator.resolve(state, taken).state
    return orders


def play(adjudicator: Adjudicator, games: list[list[list[int]]]) -> float:
    """CPU seconds to play these games from their orders."""
    start = process_time()
    for game, orders in enumerate(games):
        state = adjudicator.begin(7, game).state
        for taken in orders:
            state = adjudicator.resolve(state, taken).state
    return process_time() - start


def measure(program: Program) -> str:
    """One line of results for a program."""
    fast, slow = build(program), walker(program)
    games = [picked(fast, game) for game in range(GAMES)]
    pairs = [(play(fast, games), play(slow, games)) for _ in range(REPEATS)]
    ratio = median(slow_time / fast_time for fast_time, slow_time in pairs)
    rate = GAMES / median(fast_time for fast_time, _ in pairs)
    return (
        f"{program.scenario}: generated code {rate:,.0f} games per CPU second,"
        f" {ratio:.1f} times the tree walker"
    )


def rate(checkout: Path, player: str) -> float:
    """Matches per CPU second of one version of the engine, with this player in every seat."""
    script = str(Path(__file__).with_name("match_rate.py"))
    folder = str(checkout / "scenarios" / "gsomia_2019")  # its own: a language may have grown
    told = subprocess.run(
        [sys.executable, script, folder, player, str(MATCHES[player])],
        env={**os.environ, "PYTHONPATH": str(checkout / "engine")},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(told.stdout)


def compare(player: str, before: Path | None) -> str:
    """One line of results for matches of gsomia_2019, both versions timed in turn."""
    rounds = [
        (rate(HERE, player), rate(before, player) if before else None) for _ in range(REPEATS)
    ]
    told = f"gsomia_2019, {player} in every seat: "
    told += f"{median(now for now, _ in rounds):,.1f} matches per CPU second"
    ratios = [now / then for now, then in rounds if then]
    if ratios:
        then = median(then for _, then in rounds if then)
        told += f", {then:,.1f} before: {median(ratios):.1f} times as many"
    return told


def count_playouts(player: str) -> str:
    """One line of results for playouts of gsomia_2019, which need no match."""
    program = compile_path(HERE / "scenarios" / "gsomia_2019").program
    assert program is not None
    adjudicator, seats = build(program), {seat.id: player for seat in program.seats}
    play_games(adjudicator, seats, 1, [0])
    start = process_time()
    play_games(adjudicator, seats, 1, range(MATCHES[player]))
    rate = MATCHES[player] / (process_time() - start)
    return f"gsomia_2019, {player} in every seat: {rate:,.1f} playouts per CPU second"


def main() -> None:
    """Measures every shipped scenario."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--before", type=Path, help="a checkout of the version to compare with")
    before = parser.parse_args().before
    for folder in sorted((HERE / "scenarios").iterdir()):
        if (folder / "scenario.yaml").exists():
            program = compile_path(folder).program
            if program is not None:
                print(measure(program))
    for player in MATCHES:
        print(compare(player, before))
        print(count_playouts(player))


if __name__ == "__main__":
    main()
