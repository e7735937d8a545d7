"""How long a player who looks ahead takes for an answer at a table, by its strength, in NumPy.

Whole games in which it sits in every seat. Prints the median and the 95th percentile of processor
seconds, and the most, which is that of the first answer: it learns the game before it. Nothing here
can fail.
"""

from __future__ import annotations

import sys
from statistics import quantiles
from time import process_time

from bench.sized import sized, sized_scenario
from eleventh.bots.doctrine import gather_facts
from eleventh.bots.planner.strengths import STRENGTHS
from eleventh.bots.registry import make_doctrine
from eleventh.core.position import Position
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path

SCENARIO = sized_scenario()
GAMES = sized(2, 1)


def time_answers(strength: str) -> list[float]:
    """Seconds for each answer of some games."""
    program = compile_path(SCENARIO).program
    assert program is not None
    table, found = build(program), []
    for seed in range(GAMES):
        step = table.begin(seed)
        seats = [each.id for each in program.seats]
        players = {
            seat: make_doctrine(
                f"opponent:{strength}", table, seat, table.hand_dice(step.state, seat)
            )
            for seat in seats
        }
        while not step.state.over:
            position, taken = Position(table, step.state, step.ledger), list[int]()
            for seat in seats:
                facts = gather_facts(position, seat)
                begun = process_time()
                orders = players[seat].decide(facts).orders
                found.append(process_time() - begun)
                taken += table.index_orders(seat, orders)
            step = table.resolve(step.state, taken)
    return found


def main() -> None:
    """Prints a line for each strength."""
    assert "llvmlite" not in sys.modules
    for strength in STRENGTHS:
        seconds = time_answers(strength)
        shares = quantiles(seconds, n=20)
        print(
            f"{strength}: {len(seconds)} answers, median {shares[9]:.3f} s, "
            f"95th percentile {shares[18]:.3f} s, most {max(seconds):.3f} s"
        )


if __name__ == "__main__":
    main()
