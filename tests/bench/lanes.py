"""Games per CPU second in lanes, beside generated Python with orders from menus.

Both play `gsomia_2019` with random orders in one process, in turn. The ratios are medians of
several rounds; the processor is named, since they hang on its vectors and caches.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from functools import partial
from math import inf
from pathlib import Path
from statistics import median
from time import process_time

import llvmlite.binding as llvm
import numpy as np

from bench.sized import sized, sized_scenario
from eleventh.bots.lanes import GameDice, RandomLanes
from eleventh.bots.random_bot import EAGERNESS
from eleventh.core.adjudication import Adjudicator
from eleventh.core.dice import SeatDice
from eleventh.core.orders import Menu
from eleventh.emit import python
from eleventh.emit.lanes import RULEBOOK, Backend
from eleventh.emit.llvm import backend as llvm_lanes
from eleventh.emit.llvm.codegen import SPEED
from eleventh.emit.numpy import backend as numpy_lanes
from eleventh.emit.tally import make_tally
from eleventh.lang.compile import compile_path

ROUNDS, ALONE, SIZES, MANY = (
    sized(5, 1),
    sized(60, 10),
    (256, 1024, 4096)[: sized(3, 1)],
    sized(40_000, 2_000),
)


def main() -> None:
    """Prints the rates and their ratios."""
    program = compile_path(sized_scenario()).program
    assert program is not None
    table = python.build(program)
    print(f"{name_processor()}, {', '.join(find_vectors()) or 'no vectors that are known of'}")
    beside = time_build(partial(numpy_lanes.build, program), "NumPy")
    kinds: dict[str, tuple[Backend, int]] = {
        f"NumPy, {size} lanes": (beside, size) for size in SIZES
    }
    for speed in (0, 1, 2):
        built = time_build(partial(llvm_lanes.build, program, speed), f"LLVM at speed {speed}")
        kinds[f"LLVM at speed {speed}, {MANY} lanes"] = built, MANY
    play_alone(table, 0, 5)
    rates: dict[str, list[float]] = {name: [] for name in kinds}
    alone: list[float] = []
    for number in range(ROUNDS):
        alone.append(play_alone(table, number * ALONE, ALONE))
        for name, (fast, size) in kinds.items():
            rates[name].append(play_lanes(fast, size))
    print(f"generated Python, orders from menus: {median(alone):.0f} games per CPU second")
    for name, (fast, size) in kinds.items():
        if name in (f"NumPy, {SIZES[-1]} lanes", f"LLVM at speed {SPEED}, {MANY} lanes"):
            print(f"{name}: a sum per cause costs {time_counting(fast, size):.2f} times as much")
    for name, found in rates.items():
        ratios = [one / other for one, other in zip(found, alone, strict=True)]
        print(f"{name}: {median(found):.0f}, {median(ratios):.1f} times as many")


def time_build(build: Callable[[], Backend], name: str) -> Backend:
    """A backend that has played; prints how long that took, most of which is building it."""
    start = process_time()
    made = build()
    play_lanes(made, 8)
    print(f"built for {name} in {process_time() - start:.2f} CPU s")
    return made


def find_vectors() -> list[str]:
    """The widest vectors that the processor says it has."""
    features = llvm.get_host_cpu_features()
    return [each for each in ("avx512f", "avx2", "sse4.2") if features.get(each)][:1]


def play_alone(table: Adjudicator, first: int, count: int) -> float:
    """Games per CPU second of the reference, with the same orders, drawn from its menus."""
    start = process_time()
    for game in range(first, first + count):
        state = table.begin(1, game).state
        while not state.over:
            taken: list[int] = []
            for seat in table.program.seats:
                taken += draw(table, table.menu(state, seat.id), table.hand_dice(state, seat.id))
            state = table.resolve(state, taken).state
    return count / (process_time() - start)


def draw(table: Adjudicator, menu: Menu, rolls: SeatDice) -> list[int]:
    """Choices as the doctrine `random` makes them, by index."""
    program, taken, spent = table.program, [], 0.0
    capital = menu.capital if menu.capital is not None else inf
    for decision, offers in menu.decisions.items():
        can = [each for each in offers if not each.barred and spent + each.cost <= capital]
        roll = rolls.roll(menu.turn, table.decisions[decision].sites.table)
        offer = can[int(roll * len(can))]
        taken.append(offer.choice)
        spent += offer.cost
    for offer in menu.initiatives:
        if offer.barred or spent + offer.cost > capital:
            continue
        if rolls.roll(menu.turn, program.choices[offer.choice].sites.table) < EAGERNESS:
            taken.append(offer.choice)
            spent += offer.cost
    return taken


def time_counting(backend: Backend, count: int) -> float:
    """The time of a batch that counts what each cause posts, in times of one that does not."""
    play_lanes(backend, 64, counted=True)
    pairs = [
        (play_lanes(backend, count), play_lanes(backend, count, counted=True)) for _ in "12345"
    ]
    return median(one / other for one, other in pairs)


def play_lanes(backend: Backend, count: int, *, counted: bool = False) -> float:
    """Games per CPU second of a batch of so many lanes."""
    start = process_time()
    tally = make_tally(backend.program) if counted else None
    lanes = backend.begin(1, np.arange(count, dtype=np.uint64), RULEBOOK, tally)
    rolls = GameDice(lanes.seed, lanes.games)
    policies = {seat.id: RandomLanes(backend.program, rolls) for seat in backend.program.seats}
    while lanes.alive.any():
        backend.advance(lanes, policies, tally)
    return count / (process_time() - start)


def name_processor() -> str:
    """The processor as the system calls it."""
    information = Path("/proc/cpuinfo")
    lines = information.read_text("utf-8").splitlines() if information.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


if __name__ == "__main__":
    main()
