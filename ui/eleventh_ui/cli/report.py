"""`eleventh report`: the reports of a saved match, for several readers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.output import talk
from eleventh_ui.cli.paths import UserPath, is_standard_output
from eleventh_ui.cli.spoiler_guard import opening_option, refuse_secrets
from eleventh_ui.display.exports import FORMATS, KINDS, KINDS_TOLD, USUAL

if TYPE_CHECKING:
    from eleventh_ui.display.exports import Format, Kind


@click.command("report")
@click.argument("save")
@click.option(
    "--kind",
    type=click.Choice(list(KINDS)),
    default=USUAL,
    show_default=True,
    help=f"{KINDS_TOLD}.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="Markdown, or one HTML file with charts that opens offline; else as FILE ends.",
)
@click.option(
    "-o",
    "--output",
    type=UserPath(dir_okay=False),
    metavar="FILE",
    help="Where to write it: .md or .html, or without an ending both; else standard output.",
)
@click.option(
    "--save-dir",
    type=UserPath(file_okay=False, readable=False),
    metavar="DIR",
    help="Where saves are kept, instead of your data folder.",
)
@opening_option
def command(
    save: str,
    kind: Kind,
    form: Format | None,
    output: Path | None,
    save_dir: Path | None,
    opened: bool,
) -> None:
    """Tell a saved match from every side, in the report that its reader wants.

    SAVE is an id (see eleventh saves) or a file. Nothing is hidden in a report: the orders of all
    seats, the decisions that mattered most, and in the annex every score with its causes and
    sources. So a match that goes on is not told unless --open-secrets asks for it.
    """
    from eleventh.play.loading import load_record
    from eleventh_ui.cli.saving import explaining_saves, the_save
    from eleventh_ui.display.exports import Taken
    from eleventh_ui.display.words import join_words, show_path
    from eleventh_ui.report.exporting import render_report, write_report

    written = output is not None and not is_standard_output(output)
    files = _files(output, form) if output is not None and written else ()
    with explaining_saves():
        record = load_record(the_save(save, save_dir))
    refuse_secrets(record.game, opened)
    if not files:
        click.echo(render_report(record, kind, form or "md"), nl=False)
        return
    try:
        with explaining_saves():
            write_report(record, files, kind, form=form, private=opened)
    except Taken as taken:
        raise Trouble(str(taken)) from taken
    where = join_words(show_path(each) for each in files)
    talk(f"The {KINDS[kind].title} is in {where}.")


def _files(output: Path, form: Format | None) -> tuple[Path, ...]:
    """The files to write. UsageError for a name that says no format, or another one."""
    from eleventh_ui.display.exports import NoReport, find_format, parse_files

    named = find_format(output)
    if form is not None and named in (None, form):
        return (output,)
    if form is not None:
        raise click.UsageError(f"--format {form} and the name {output} contradict each other.")
    try:
        return parse_files(str(output))
    except NoReport as fault:
        raise click.UsageError(str(fault)) from fault
