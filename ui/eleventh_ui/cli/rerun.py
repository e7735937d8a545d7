"""`eleventh rerun`: tables made again from their manifest, and compared to the byte."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eleventh_ui.cli.batch_options import cores_option
from eleventh_ui.cli.guard import PROBLEMS, Leaving
from eleventh_ui.cli.output import put, put_json, talk
from eleventh_ui.cli.paths import ScenarioName, UserPath

if TYPE_CHECKING:
    from eleventh.lab.playtest.files import TableForm


@click.command("rerun")
@click.argument("manifest", type=UserPath())
@click.option(
    "--scenario",
    type=ScenarioName(),
    metavar="SCENARIO",
    help="The scenario, by id or path, where it is not where it was.",
)
@cores_option
@click.option("--json", "as_json", is_flag=True, help="Print what was compared as JSON.")
def command(manifest: Path, scenario: str | None, cores: int | None, as_json: bool) -> None:
    """Play the games of exported tables again and compare every file to the byte.

    MANIFEST is the manifest.json beside tables of eleventh playtest --csv or --parquet, or their
    folder. Exit code 1 if a file comes out otherwise than the manifest says: then it is said what
    has changed that may be why. Exit code 1 too if a file beside the manifest was changed since or
    is not there.
    """
    from eleventh.lab.playtest.files import find_differences, find_reasons, write_tables
    from eleventh.play.library import library
    from eleventh_ui.cli.opening import compile_scenario
    from eleventh_ui.cli.playing_batches import play_batch
    from eleventh_ui.cli.table_files import (
        describe_files,
        inspect_folder,
        read_manifest,
        seat_players_of,
    )
    from eleventh_ui.display.rerun import describe_rerun

    before = read_manifest(manifest)
    form: TableForm = "csv" if before["tables"] == "csv" else "parquet"
    given = scenario or before["given"]
    program, _ = compile_scenario(library(), given)
    players = seat_players_of(program, before)
    result = play_batch(
        program,
        players,
        seed=before["seed"],
        games=before["games"],
        backend=before["backend"],
        cores=cores,
    )
    if result.partial:
        talk("Stopped before all games were played, so nothing was compared.")
        raise Leaving
    files = write_tables(result, form)
    now = describe_files(program, result, players, form, given, files)
    differences, reasons = find_differences(before, now), find_reasons(before, now)
    state = inspect_folder(manifest if manifest.is_dir() else manifest.parent, before)
    if as_json:
        put_json(
            {
                "same": not differences and state.whole,
                "files": list(before["files"]),
                "differ": [each.what for each in differences],
                "changed": [
                    {"what": each.what, "before": each.before, "now": each.now} for each in reasons
                ],
                "altered": list(state.altered),
                "missing": list(state.missing),
            }
        )
    else:
        put(describe_rerun(len(files), differences, reasons, state.altered, state.missing))
    if differences or not state.whole:
        raise click.exceptions.Exit(PROBLEMS)
