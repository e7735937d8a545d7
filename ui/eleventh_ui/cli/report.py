"""`eleventh report`: the after-action report of a saved match."""

from __future__ import annotations

from pathlib import Path

import click

from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.output import talk


@click.command("report")
@click.argument("save")
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html"]),
    help="Markdown, or one HTML file with charts that opens offline; else what FILE ends in.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to write it; standard output unless given.",
)
@click.option(
    "--save-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where saves are kept, instead of your data folder.",
)
def command(save: str, form: str | None, output: Path | None, save_dir: Path | None) -> None:
    """Tell a saved match from every side: the after-action report.

    SAVE is an id (see eleventh saves) or a file. Nothing is hidden in it: the orders of all seats,
    every score, the causes, the decisions that mattered most, and the sources.
    """
    from eleventh.play.loading import load
    from eleventh_ui.cli.saving import saves_told, the_save
    from eleventh_ui.report.exporting import format_of, report, write_report

    with saves_told():
        game = load(the_save(save, save_dir))
    named = format_of(output) if output is not None else "md"
    text = report(game, "html" if form == "html" or (form is None and named == "html") else "md")
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        write_report(text, output)
    except OSError as fault:
        reason = (fault.strerror or "the system gave no reason").lower()
        raise Trouble(f"{output} could not be written: {reason}.") from fault
    talk(f"The report is in {output}.")
