"""Many games at once, for whoever counts."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike

from eleventh.api.errors import NotFound
from eleventh.api.players import assign_bots
from eleventh.api.scenarios import LoadedScenario, load
from eleventh.bots.registry import HUMAN, names
from eleventh.lab.playouts import Playouts, play_games


def playouts(
    scenario: str | PathLike[str] | LoadedScenario,
    *,
    bots: str | Mapping[str, str] = "random",
    games: int = 100,
    seed: int = 1,
    first: int = 0,
) -> Playouts:
    """`games` games of a scenario, played to their ends by doctrines, as columns.

    `bots` is one doctrine for every seat, or doctrines by seat (`all` for those not named; the
    default for the rest is `random`). The games are those of `seed` with the numbers from `first`
    on: the same again whenever they are played, and number 0 the one that a match plays. NotFound
    for a scenario, seat or doctrine that does not exist; ScenarioError for a scenario with errors;
    ValueError for fewer games than none.
    """
    if games < 0 or first < 0:
        raise ValueError("games and first count from 0 up")
    loaded = scenario if isinstance(scenario, LoadedScenario) else load(scenario)
    players = assign_bots(loaded.seats, bots, "random")
    for seat, player in players.items():
        if player == HUMAN:
            raise NotFound(f"Nobody sits at {seat} here. There are {', '.join(names())}.")
    return play_games(loaded.adjudicator, players, seed, range(first, first + games))
