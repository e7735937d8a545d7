"""`eleventh sweep`: which parameters of the rulebook decide an outcome."""

from __future__ import annotations

from typing import Literal

import click

from eleventh_ui.cli.batch_options import bots_option, games_option, machine_options
from eleventh_ui.cli.guard import Leaving
from eleventh_ui.cli.numbers import Whole
from eleventh_ui.cli.output import put_document, put_json, talk
from eleventh_ui.cli.paths import ScenarioName

FEWEST, GAMES = 2, 50


@click.command("sweep")
@click.argument("scenario", type=ScenarioName())
@click.option(
    "--outcome",
    metavar="OUTCOME",
    help="Needed: ending:ID, objective:SEAT:ID, total:SEAT, or track:ID for its value in the end; "
    "a status has no size, and none.",
)
@click.option(
    "--parameter",
    "parameters",
    multiple=True,
    metavar="ID[=LOW:HIGH]",
    help="A parameter that varies; else all do, from 0.6 to 1.4 of their size.",
)
@click.option(
    "--method",
    type=click.Choice(["morris", "sobol"]),
    default="morris",
    show_default=True,
    help="morris for many parameters; sobol, which takes far more games, for few.",
)
@click.option(
    "--samples",
    type=Whole("number of samples", FEWEST, 2**20, 16),
    help="Walks of morris (10 unless given), or base samples of sobol (64), a power of two.",
)
@games_option(FEWEST, GAMES, "How many games are played with each set of parameters.")
@bots_option
@machine_options
@click.option("--json", "as_json", is_flag=True, help="Print all of it as one JSON document.")
def command(
    scenario: str,
    outcome: str | None,
    parameters: tuple[str, ...],
    method: Literal["morris", "sobol"],
    samples: int | None,
    games: int,
    bots: tuple[str, ...],
    seed: int,
    backend: str | None,
    cores: int | None,
    cluster: str,
    as_json: bool,
) -> None:
    """Vary the parameters of a rulebook and tell which of them decide an outcome.

    Many sets of parameters are played on the same games. A tornado shows the outcome with each
    parameter alone at the ends of its range, a table what each does while all others vary too. It
    needs SALib: install eleventh-hour[sweep].

    How far it is stands on standard error where that is a terminal. Ctrl-C tells what the sets tell
    that were played until then, or that nothing is judged yet.
    """
    from eleventh_ui.cli.sweeping import SweepRequest, sweep_scenario

    wanted = SweepRequest(scenario, outcome, parameters, method, samples, games, bots, seed)
    result = sweep_scenario(wanted, backend=backend, cores=cores, cluster=cluster)
    if as_json:
        from eleventh.lab.sweep.document import export_sweep

        put_json(export_sweep(result))
    else:
        from eleventh_ui.display.sweeping import compose_sweep

        put_document(compose_sweep(result))
    if result.partial:
        talk(f"Stopped after {result.sets:,} of {result.wanted:,} sets; this is what they tell.")
        raise Leaving
