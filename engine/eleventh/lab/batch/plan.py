"""How a batch is played unless somebody says: the quickest way there is for so many games."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec

from eleventh.core.program import Program
from eleventh.emit.backends import BACKENDS
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.batch.units import AS_RULED, UnitSizes, WorkUnit

MACHINE_CODE = 20_000  # games per core from which on building machine code takes less than it saves
SEVERAL = 12_000  # games from which on processes take less time to begin than they save
SEVERAL_SLOW = 40  # the same where each game is played alone


@dataclass(frozen=True, slots=True)
class RunPlan:
    """How games are played: the name of a backend, and on how many cores, or on the cluster at an
    address."""

    backend: str
    cores: int
    cluster: str = ""

    def make_unit(
        self,
        program: Program,
        players: Mapping[str, BatchPlayer],
        *,
        seed: int,
        games: int,
        first: int = 0,
        sizes: UnitSizes = AS_RULED,
    ) -> WorkUnit:
        """The games with these numbers, to be played so."""
        seats = tuple((seat.id, players[seat.id]) for seat in program.seats)
        return WorkUnit(
            program.hash, program.scenario, seed, first, games, seats, self.backend, sizes
        )


def plan_run(
    games: int,
    players: Mapping[str, BatchPlayer],
    backend: str | None = None,
    cores: int | None = None,
    cluster: str = "",
) -> RunPlan:
    """The backend and the cores for so many games by these players; what is not None is kept.

    A doctrine that plays one game after the other is played by `python`: ValueError if another
    backend is asked for, or one that does not exist, or for fewer cores than one.
    """
    slow = sorted({each.name for each in players.values() if not each.in_lanes})
    if backend is not None and backend not in BACKENDS:
        raise ValueError(f"there is no backend {backend!r}; there are {', '.join(BACKENDS)}")
    if slow and backend not in (None, "python"):
        raise ValueError(
            f"{', '.join(slow)} plays one game after the other, which only the backend python does"
        )
    if cores is not None and cores < 1:
        raise ValueError("games are played on one core at least")
    if cores is None:
        alone = slow or backend == "python"
        cores = count_cores() if games >= (SEVERAL_SLOW if alone else SEVERAL) else 1
    if backend is None:
        backend = "python" if slow else _choose_backend(games // cores)
    return RunPlan(backend, cores, cluster)


def count_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _choose_backend(games: int) -> str:
    """The quickest for so many games on each core."""
    return "llvm" if games >= MACHINE_CODE and find_spec("llvmlite") else "numpy"
