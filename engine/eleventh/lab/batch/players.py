"""Who plays a batch: doctrines by name, and tables of weights, as values that can be sent.

A doctrine that has a form for lanes plays all games of a chunk at once. Any other plays one game
after the other as at a table, which takes far longer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eleventh.bots.lane_policies import NAMED, make_policy
from eleventh.bots.lanes import GameDice, RandomLanes, SeedDice, WeightedLanes
from eleventh.bots.random_bot import EAGERNESS
from eleventh.bots.registry import find_own_seed
from eleventh.core.program import Program
from eleventh.emit.lanes import LanePolicy, Lanes


@dataclass(frozen=True, slots=True)
class BatchPlayer:
    """A doctrine by its name; or one that draws by weights, which are given by choice: the others
    weigh as they do for `random`."""

    name: str
    weights: tuple[tuple[int, float], ...] | None = None

    @property
    def in_lanes(self) -> bool:
        """Whether it plays many games at once."""
        return (
            self.weights is not None or self.name in NAMED or find_own_seed(self.name) is not None
        )


def make_policies(
    program: Program, players: Mapping[str, BatchPlayer], lanes: Lanes
) -> dict[str, LanePolicy]:
    """The policies of the seats whose players have a form for lanes."""
    return {
        seat.id: _make_policy(program, players[seat.id], seat.site, lanes)
        for seat in program.seats
        if players[seat.id].in_lanes
    }


def _make_policy(program: Program, player: BatchPlayer, site: int, lanes: Lanes) -> LanePolicy:
    dice = GameDice(lanes.seed, lanes.games)
    if player.weights is not None:
        weights = {
            index: 1.0 if each.kind == "response" else EAGERNESS
            for index, each in enumerate(program.choices)
        }
        return WeightedLanes(program, dice, weights | dict(player.weights))
    seed = find_own_seed(player.name)
    if seed is not None:
        return RandomLanes(program, SeedDice(seed, site))
    return make_policy(player.name, program, dice)
