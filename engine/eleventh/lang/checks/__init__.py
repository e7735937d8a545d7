"""Checks of meaning: what is well formed and still can't be what the author wants."""

from __future__ import annotations

from eleventh.core.program import Program
from eleventh.lang.checks import conflicts, prose, reach, sources, unused
from eleventh.lang.lower.world import World


def check(world: World, program: Program) -> None:
    """Notes every such problem in `world.problems`. Most need a scenario; a rulebook alone gets a
    few."""
    sources.check(world)
    prose.check(world)
    unused.check(world, program)
    if world.bundle.scenario is not None:
        reach.check(world, program)
        conflicts.check(world, program)
