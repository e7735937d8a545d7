"""A small playtest, for what stands beside one."""

from __future__ import annotations

from eleventh.core.program import Program
from eleventh.lab.batch.plan import plan_run
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.playtest.result import Playtest
from eleventh.lab.playtest.run import run_playtest


def play(program: Program, games: int = 20) -> Playtest:
    """Some random games of a program."""
    players = {seat.id: BatchPlayer("random") for seat in program.seats}
    return run_playtest(program, players, plan_run(games, players), seed=1, games=games)
