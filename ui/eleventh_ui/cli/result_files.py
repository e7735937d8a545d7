"""Files into which a playtest is written, each in the format of its ending."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal, TypeAlias

import click

from eleventh.lab.playtest.document import export_playtest
from eleventh.lab.playtest.result import Playtest
from eleventh_ui.cli.guard import Trouble
from eleventh_ui.display.exports import Taken, find_free_files, is_taken
from eleventh_ui.display.playtest.compose import compose_page
from eleventh_ui.display.words import show_path
from eleventh_ui.report.exporting import write_whole
from eleventh_ui.report.html import to_html

ResultForm: TypeAlias = Literal["html", "json"]
ENDINGS: dict[str, ResultForm] = {".html": "html", ".htm": "html", ".json": "json"}


def check_output(path: Path) -> ResultForm:
    """The format of a file, before anything is played. UsageError for another ending, Trouble if
    there is such a file."""
    form = ENDINGS.get(path.suffix.casefold())
    if form is None:
        raise click.UsageError(
            f"{show_path(path.name)} says no format: a playtest is written to a .html or a .json "
            "file."
        )
    if is_taken(path):
        raise Trouble(str(Taken(path, find_free_files((path,)))))
    return form


def write_output(result: Playtest, path: Path, form: ResultForm) -> None:
    """Writes a playtest, whole or not at all. Trouble if the file can't be written."""
    if form == "html":
        text = to_html(compose_page(result))
    else:
        text = json.dumps(export_playtest(result), indent=2, allow_nan=False) + "\n"
    try:
        write_whole(text, path, 0o666)
    except OSError as fault:
        reason = (fault.strerror or "the system gave no reason").lower()
        raise Trouble(
            f"{show_path(path)} could not be written: {reason}. Choose another folder or name."
        ) from fault
