"""Many games at once, for whoever counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING, Any

from eleventh.api.errors import NotFound, not_found
from eleventh.api.players import assign_bots
from eleventh.api.scenarios import LoadedScenario, load
from eleventh.api.whole_numbers import check_whole
from eleventh.bots.registry import HUMAN, names
from eleventh.core.refusals import Refusal
from eleventh.lab.playouts import Playouts, play_games

if TYPE_CHECKING:
    from eleventh.lab.batch.players import BatchPlayer


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
    ValueError for numbers below 0, TypeError for what is no whole number.
    """
    for name, number in (("games", games), ("first", first), ("seed", seed)):
        check_whole(name, number, 0)
    loaded = scenario if isinstance(scenario, LoadedScenario) else load(scenario)
    players = assign_bots(loaded.seats, bots, "random")
    for seat, player in players.items():
        if player == HUMAN:
            raise NotFound(f"Nobody sits at {seat} here. There are {', '.join(names())}.")
    return play_games(loaded.adjudicator, players, seed, range(first, first + games))


def playtest(
    scenario: str | PathLike[str] | LoadedScenario,
    *,
    bots: str | Mapping[str, str | Mapping[str, float]] = "random",
    games: int = 1000,
    seed: int = 1,
    backend: str | None = None,
    cores: int = 1,
    studies: Collection[str] = (),
) -> dict[str, Any]:
    """What many games of a scenario come to: the document that `eleventh playtest --json` prints.

    `bots` is as for `playouts`; the policies that play many games at once are among them, and for a
    seat there may be a table of weights by the ids of its choices. `backend` is `python`, `numpy`
    or `llvm`, else the quickest for so many games. With more `cores` than one, processes are
    begun: then a script needs its main part under `if __name__ == "__main__"`. After Ctrl-C the
    document tells of the games that were played by then. `studies` names what else is found out
    with games of its own, as for `--studies`.

    NotFound for a scenario, seat or doctrine that does not exist; ScenarioError for a scenario with
    errors; ValueError for fewer games or cores than one, weights that are none, a backend that
    can't play these bots, a seed below 0, or a study that does not exist; TypeError for what is no
    whole number or no list; ImportError for `llvm` without the extra `fast`.
    """
    from eleventh.lab.batch.plan import plan_run
    from eleventh.lab.playtest.document import export_playtest
    from eleventh.lab.playtest.run import run_playtest
    from eleventh.lab.studies.suite import check_names, find_backend, run_studies

    for name, number, least in (("games", games, 1), ("seed", seed, 0), ("cores", cores, 1)):
        check_whole(name, number, least)
    if isinstance(studies, str):
        raise TypeError(f"studies are a list of names, as in [{studies!r}]")
    check_names(studies)
    loaded = scenario if isinstance(scenario, LoadedScenario) else load(scenario)
    players = _seat_players(loaded, bots)
    plan = plan_run(games, players, backend, cores)
    program = loaded.adjudicator.program
    result = run_playtest(program, players, plan, seed=seed, games=games)
    suite = None
    if studies and not result.partial:
        suite = run_studies(program, find_backend(plan.backend), seed, studies)
    return export_playtest(result, suite)


def _seat_players(
    loaded: LoadedScenario, bots: str | Mapping[str, str | Mapping[str, float]]
) -> dict[str, BatchPlayer]:
    from eleventh.lab.batch.players import WEIGHTS, seat_players, weigh_choices

    wanted = {"all": bots} if isinstance(bots, str) else bots
    named = (
        f"{seat}={each if isinstance(each, str) else 'random'}" for seat, each in wanted.items()
    )
    found = seat_players(loaded.seats, named)
    if isinstance(found, Refusal):
        raise not_found(_leave_out(found, f"{WEIGHTS}FILE"))
    for seat, each in wanted.items():
        if not isinstance(each, str):
            if seat == "all":
                raise ValueError("a table of weights is one seat's, since ids of choices are")
            found[seat] = weigh_choices(loaded.adjudicator.program, seat, f"{WEIGHTS}own", each)
        elif each.startswith(WEIGHTS):
            raise ValueError("weights are given as a mapping here, and not by the name of a file")
    return found


def _leave_out(refusal: Refusal, name: str) -> Refusal:
    """The same refusal without a name among those that are known: it is none here."""
    known = refusal.data.get("known")
    if not isinstance(known, tuple):
        return refusal
    rest = tuple(each for each in known if each != name)
    return replace(refusal, data={**refusal.data, "known": rest})
