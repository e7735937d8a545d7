"""Plays the games of a playtest and summarises them."""

from __future__ import annotations

from collections.abc import Mapping

from eleventh.core.program import Program
from eleventh.lab.batch.plan import RunPlan
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.batch.workers import Progress, open_workers
from eleventh.lab.playtest.result import Playtest
from eleventh.lab.playtest.summary import summarise


def run_playtest(
    program: Program,
    players: Mapping[str, BatchPlayer],
    plan: RunPlan,
    *,
    seed: int,
    games: int,
    progress: Progress | None = None,
) -> Playtest:
    """The games 0, 1, .. of a seed by these players, as planned. After Ctrl-C those that were
    played by then; KeyboardInterrupt if there are none."""
    unit = plan.make_unit(program, players, seed=seed, games=games)
    with open_workers(program, plan.cores, plan.cluster) as workers:
        (counts,) = workers.run([unit], progress)
    if games and not counts.games:
        raise KeyboardInterrupt
    return summarise(program, unit, counts)
