"""Games per CPU second: generated code against a walk of the same operations, on the same orders.

Run it with `make bench`. Orders are picked beforehand, so that what is timed is adjudication alone.
Prints ratios, which a busy machine disturbs less than times; nothing here can fail.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import process_time

from eleventh.core import dice
from eleventh.core.adjudication import Adjudicator
from eleventh.core.program import Program
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path
from tree_walker import walker

SCENARIOS = Path(__file__).parents[2] / "scenarios"
GAMES = 20
REPEATS = 5


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


def main() -> None:
    """Measures every shipped scenario."""
    for folder in sorted(SCENARIOS.iterdir()):
        if (folder / "scenario.yaml").exists():
            program = compile_path(folder).program
            if program is not None:
                print(measure(program))


if __name__ == "__main__":
    main()
