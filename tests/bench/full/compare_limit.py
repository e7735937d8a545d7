"""What lanes reach beside C written for the very same operations, and what the gap is made of.

C plays eight games from their first turn to their last before it takes the next eight, and keeps
what happened as eight bits in the nearest cache; lanes play one turn of thousands, so that anybody
may decide in between and begin from any state, and keep turns in arrays that NumPy can read. How
much of the time of lanes is spent in machine code is printed; what is beyond it opens the first
turn in NumPy, and what is within it goes to and from memory.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np

HERE = Path(__file__).parents[1]
sys.path[:0] = [str(HERE), str(HERE / "full")]

from limit.build import build_limit  # noqa: E402

from eleventh.bots.lanes import GameDice, RandomLanes  # noqa: E402
from eleventh.emit import python  # noqa: E402
from eleventh.emit.llvm import backend as llvm_lanes  # noqa: E402
from eleventh.emit.llvm.backend import LlvmBackend  # noqa: E402
from eleventh.emit.tally import make_tally  # noqa: E402
from eleventh.lang.compile import compile_path  # noqa: E402
from lanes import find_vectors, name_processor, play_alone, play_lanes  # noqa: E402

ROUNDS, ALONE, GAMES = 5, 60, 40_000


def main() -> None:
    """Prints rates and ratios, and the orders that are given in a CPU second."""
    program = compile_path(HERE.parents[1] / "scenarios" / "gsomia_2019").program
    assert program is not None
    print(f"{name_processor()}, {', '.join(find_vectors())}")
    table, fast = python.build(program), llvm_lanes.build(program)
    limit, seconds = build_limit(program)
    print(f"C: compiled in {seconds:.1f} s")
    lanes = fast.begin(1, np.arange(2_000, dtype=np.uint64))
    dice, tally = GameDice(1, lanes.games), make_tally(program)
    policies = {seat.id: RandomLanes(program, dice) for seat in program.seats}
    while lanes.alive.any():
        fast.advance(lanes, policies, tally)
    values, endings = limit(1, 0, 2_000)
    assert np.array_equal(values.T, lanes.values)
    assert np.array_equal(endings, lanes.ending)
    answers = tally.asked.sum() / 2_000
    print(f"2,000 games: the same values and endings; {answers:.1f} answers are given in one")

    def play_limit(count: int) -> float:
        start = process_time()
        limit(1, 0, count)
        return count / (process_time() - start)

    kinds: dict[str, Callable[[], float]] = {
        "C, eight games at a time": lambda: play_limit(GAMES),
        f"LLVM, {GAMES} lanes": lambda: play_lanes(fast, GAMES),
        "LLVM, 4096 lanes": lambda: play_lanes(fast, 4_096),
    }
    for play in kinds.values():
        play()
    rates: dict[str, list[float]] = {name: [] for name in kinds}
    alone: list[float] = []
    for number in range(ROUNDS):
        alone.append(play_alone(table, number * ALONE, ALONE))
        for name, play in kinds.items():
            rates[name].append(play())
    base = median(alone)
    print(f"{time_machine_code(fast):.0%} of the time of LLVM's lanes is spent in machine code")
    print(f"generated Python: {base:.0f} games, {base * answers:.0f} answers per CPU second")
    for name, found in rates.items():
        rate = median(found)
        share = rate / median(rates["C, eight games at a time"])
        print(
            f"{name}: {rate:.0f} games, {rate * answers:.0f} answers per CPU second, "
            f"{rate / base:.0f} times Python, {share:.2f} of C"
        )


def time_machine_code(backend: LlvmBackend) -> float:
    """The share of the time of a batch that is spent in machine code."""
    code, spent = backend.find_code(counted=False, live=False), 0.0

    def play(*args: int) -> None:
        nonlocal spent
        start = process_time()
        code.play(*args)
        spent += process_time() - start

    timed = replace(backend, made={(False, False): replace(code, play=play)})
    start = process_time()
    play_lanes(timed, GAMES)
    return spent / (process_time() - start)


if __name__ == "__main__":
    main()
