"""`eleventh playtest`: what many games of a scenario come to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eleventh_ui.cli.batch_options import bots_option, games_option, machine_options
from eleventh_ui.cli.guard import Leaving
from eleventh_ui.cli.output import put_json, talk
from eleventh_ui.cli.paths import UserPath, is_standard_output

if TYPE_CHECKING:
    from eleventh.lab.playtest.result import Playtest

GAMES = 1000


@click.command("playtest")
@click.argument("scenario")
@games_option(1, GAMES, "How many games are played.")
@bots_option
@machine_options
@click.option("--json", "as_json", is_flag=True, help="Print all of it as one JSON document.")
@click.option(
    "-o",
    "--output",
    type=UserPath(dir_okay=False),
    metavar="FILE",
    help="Write all of it to a .html page with charts or a .json document.",
)
def command(
    scenario: str,
    games: int,
    bots: tuple[str, ...],
    seed: int,
    backend: str | None,
    cores: int | None,
    as_json: bool,
    output: Path | None,
) -> None:
    """Play a scenario many times and tell what comes of it.

    How games end, how far seats come, the paths of all tracks, the shares of all responses, and
    what of all that was written never came to anything. SCENARIO is an id or a path. DOCTRINE is
    historian, random, random:7, conciliatory, hostile, frugal, or weights:FILE with a table of
    weights; opponent, or one of a package, plays too, one game after the other.

    Ctrl-C tells what was played until then.
    """
    from eleventh_ui.cli.playing_batches import play_batch
    from eleventh_ui.cli.result_files import check_output, write_output

    form = None
    if output is not None and not is_standard_output(output):
        form = check_output(output)
    result = play_batch(scenario, bots, seed=seed, games=games, backend=backend, cores=cores)
    if form is not None and output is not None:
        write_output(result, output, form)
        talk(f"The playtest is in {output}.")
    if as_json:
        from eleventh.lab.playtest.document import export_playtest

        put_json(export_playtest(result))
    elif form is None:
        _print(result)
    if result.partial:
        talk(f"Stopped after {result.games:,} of {result.wanted:,} games; this is what they tell.")
        raise Leaving


def _print(result: Playtest) -> None:
    from eleventh_ui.display.playtest.compose import compose_summary
    from eleventh_ui.report.text import to_text

    click.echo(to_text(compose_summary(result)), nl=False)
