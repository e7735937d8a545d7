"""`eleventh playtest`: what many games of a scenario come to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eleventh_ui.cli.batch_options import bots_option, games_option, machine_options
from eleventh_ui.cli.guard import Leaving
from eleventh_ui.cli.output import put_document, put_json, talk
from eleventh_ui.cli.paths import ScenarioName, UserPath
from eleventh_ui.cli.studies import StudyRequest, make_studies, study_options

if TYPE_CHECKING:
    from eleventh.lab.playtest.result import Playtest
    from eleventh.lab.studies.suite import StudySuite

GAMES = 1000


@click.command("playtest")
@click.argument("scenario", type=ScenarioName())
@games_option(1, GAMES, "How many games are played.")
@bots_option
@machine_options
@study_options
@click.option("--json", "as_json", is_flag=True, help="Print all of it as one JSON document.")
@click.option(
    "-o",
    "--output",
    type=UserPath(dir_okay=False),
    metavar="FILE",
    help="Write all of it to a .html page with charts or a .json document.",
)
@click.option(
    "--csv",
    type=UserPath(file_okay=False),
    metavar="FOLDER",
    help="Write its tables as CSV into a new folder, with a manifest for eleventh rerun.",
)
@click.option(
    "--parquet",
    type=UserPath(file_okay=False),
    metavar="FOLDER",
    help="The same as Parquet; needs the extra parquet.",
)
def command(
    scenario: str,
    games: int,
    bots: tuple[str, ...],
    seed: int,
    backend: str | None,
    cores: int | None,
    cluster: str,
    as_json: bool,
    output: Path | None,
    csv: Path | None,
    parquet: Path | None,
    studies: StudyRequest,
) -> None:
    """Play a scenario many times and tell what comes of it.

    How games end, how far seats come, the paths of all tracks, the shares of all responses, and
    what of all that was written never came to anything. SCENARIO is an id or a path. DOCTRINE is
    historian, random, random:7, conciliatory, hostile, frugal, or weights:FILE with a table of
    weights; opponent, or one of a package, plays too, one game after the other.

    Studies play games of their own, by policies of their own, and say how many: policies against
    one another, which are dominated and which hold; what hangs on each decision, and which
    responses are dominated; how much orders decide and how much dice; and the shortest orders to
    what is rare.

    Ctrl-C tells what was played until then.
    """
    from eleventh.play.library import library
    from eleventh_ui.cli.opening import compile_scenario
    from eleventh_ui.cli.playing_batches import play_batch, read_players
    from eleventh_ui.cli.result_files import check_folders, check_output, write_output
    from eleventh_ui.cli.table_files import write_folder
    from eleventh_ui.display.words import show_path

    form = None
    if output is not None:
        form = check_output(output)
    folders = check_folders({"csv": csv, "parquet": parquet})
    program, _ = compile_scenario(library(), scenario)
    players = read_players(program, bots)
    result = play_batch(
        program, players, seed=seed, games=games, backend=backend, cores=cores, cluster=cluster
    )
    made = make_studies(program, result, studies)
    if form is not None and output is not None:
        write_output(result, made.suite, output, form)
        talk(f"The playtest is in {show_path(output)}.")
    for kind, folder in folders.items():
        write_folder(program, result, players, kind, folder, scenario)
        talk(f"The tables are in {show_path(folder)}; eleventh rerun repeats them.")
    if as_json:
        from eleventh.lab.playtest.document import export_playtest

        put_json(export_playtest(result, made.suite))
    elif form is None and not folders:
        _print(result, made.suite)
    if result.partial:
        talk(f"Stopped after {result.games:,} of {result.wanted:,} games; this is what they tell.")
        raise Leaving
    if made.interrupted:
        talk("Stopped during the studies; this is what was found by then.")
        raise Leaving


def _print(result: Playtest, suite: StudySuite | None) -> None:
    from eleventh_ui.display.playtest.compose import compose_summary
    from eleventh_ui.display.playtest.studies import compose_studies

    blocks = compose_studies(result, suite, whole=False)
    put_document(compose_summary(result, blocks))
