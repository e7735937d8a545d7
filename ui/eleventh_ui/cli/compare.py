"""`eleventh compare`: what a change does, game for game."""

from __future__ import annotations

from pathlib import Path

import click

from eleventh_ui.cli.batch_options import bots_option, games_option, machine_options
from eleventh_ui.cli.guard import Leaving
from eleventh_ui.cli.output import put_document, put_json, talk
from eleventh_ui.cli.paths import ScenarioName, UserPath

FEWEST, GAMES = 2, 1000


@click.command("compare")
@click.argument("a", metavar="A", type=ScenarioName())
@click.argument("b", metavar="[B]", required=False, type=ScenarioName())
@games_option(FEWEST, GAMES, "How many games are played on each side.")
@bots_option
@click.option("--bots-a", multiple=True, metavar="SEAT=DOCTRINE", help="The same on side A alone.")
@click.option("--bots-b", multiple=True, metavar="SEAT=DOCTRINE", help="The same on side B alone.")
@click.option(
    "--set-a", multiple=True, metavar="NAME=VALUE", help="Another size of a parameter on side A."
)
@click.option(
    "--set-b", multiple=True, metavar="NAME=VALUE", help="Another size of a parameter on side B."
)
@click.option(
    "--orders-a",
    type=UserPath(dir_okay=False),
    metavar="FILE",
    help="Orders of side A, as play --orders takes them: the seats that it names follow them.",
)
@click.option(
    "--orders-b", type=UserPath(dir_okay=False), metavar="FILE", help="The same on side B."
)
@machine_options
@click.option("--json", "as_json", is_flag=True, help="Print all of it as one JSON document.")
def command(
    a: str,
    b: str | None,
    games: int,
    bots: tuple[str, ...],
    bots_a: tuple[str, ...],
    bots_b: tuple[str, ...],
    set_a: tuple[str, ...],
    set_b: tuple[str, ...],
    orders_a: Path | None,
    orders_b: Path | None,
    seed: int,
    backend: str | None,
    cores: int | None,
    cluster: str,
    as_json: bool,
) -> None:
    """Play two versions of a scenario on the same dice and tell what differs.

    A and B are ids or paths of scenarios, such as an old folder and a new one. Without B both
    sides are A, and what differs is a parameter, who plays, or what they order. Endings,
    objectives, tracks, rules and responses are compared by their ids, each with the 95% interval
    of its difference; what only one side has is named.

    Ctrl-C tells what was played until then.
    """
    from eleventh_ui.cli.comparing import SideRequest, play_both

    result = play_both(
        SideRequest(a, (*bots, *bots_a), set_a, orders_a),
        SideRequest(a if b is None else b, (*bots, *bots_b), set_b, orders_b),
        seed=seed,
        games=games,
        backend=backend,
        cores=cores,
        cluster=cluster,
    )
    if as_json:
        from eleventh.lab.compare.document import export_comparison

        put_json(export_comparison(result))
    else:
        from eleventh_ui.display.comparison import compose_comparison

        put_document(compose_comparison(result))
    if result.partial:
        talk(f"Stopped after {result.pairs:,} of {result.wanted:,} games; this is what they tell.")
        raise Leaving
