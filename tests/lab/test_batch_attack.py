"""The counts of the same games, cut by chance and played by any backend: the same bytes, of every
program."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from random import Random

import pytest

from attack import Attack
from eleventh.core.program import Program
from eleventh.emit.backends import BACKENDS
from eleventh.lab.batch.counts import Counts, make_counts
from eleventh.lab.batch.plan import plan_run
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.batch.workers import open_workers
from eleventh.lang.compile import compile_files
from games import EVERY, adjudicator
from secrecy.worlds import make_world

NAMES = ("random", "random:7", "historian", "hostile", "frugal")


def find_programs(count: int) -> list[Program]:
    """The scenarios that ship, and as many made by chance."""
    found, number = [adjudicator(folder).program for folder in EVERY], 0
    while len(found) < len(EVERY) + count:
        program = compile_files(make_world(number)).program
        number += 1
        if program is not None:
            found.append(program)
    return found


def count_in_pieces(
    program: Program, players: Mapping[str, BatchPlayer], chance: Random, backend: str
) -> Counts:
    """The counts of games, cut into pieces that are added up in an order of chance."""
    games = 40
    cuts = chance.sample(range(1, games), chance.randint(0, 4))
    pieces = [
        plan_run(games, players, backend, 1).make_unit(
            program, players, seed=7, games=stop - start, first=start
        )
        for start, stop in pairwise((0, *sorted(cuts), games))
    ]
    chance.shuffle(pieces)
    total = make_counts(program)
    with open_workers(program) as workers:
        for counts in workers.run(pieces):
            total += counts
    return total


@pytest.mark.slow
@pytest.mark.attack
def test_no_cut_and_no_backend_changes_a_byte(attack: Attack) -> None:
    programs, played = find_programs(attack.size(slow=4, full=60)), 0
    for number, program in enumerate(programs):
        chance, digests = Random(number), set()
        players = {seat.id: BatchPlayer(chance.choice(NAMES)) for seat in program.seats}
        for backend in (*BACKENDS, "numpy"):
            counts = count_in_pieces(program, players, chance, backend)
            digests.add(counts.digest())
            played += counts.games
        assert len(digests) == 1, program.hash
    print(f"\nbatches: {played} games of {len(programs)} programs, counted to the same bytes")
