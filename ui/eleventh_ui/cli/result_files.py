"""Files into which a playtest is written, each in the format of its ending."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from typing import Literal, TypeAlias

import click

from eleventh.lab.playtest.document import export_playtest
from eleventh.lab.playtest.files import TableForm
from eleventh.lab.playtest.result import Playtest
from eleventh.lab.studies.suite import StudySuite
from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.paths import is_standard_output
from eleventh_ui.display.exports import Taken, find_free_files, is_taken
from eleventh_ui.display.playtest.compose import compose_page
from eleventh_ui.display.playtest.studies import compose_studies
from eleventh_ui.display.words import show_path
from eleventh_ui.report.exporting import write_whole
from eleventh_ui.report.html import to_html

ResultForm: TypeAlias = Literal["html", "json"]
ENDINGS: dict[str, ResultForm] = {".html": "html", ".htm": "html", ".json": "json"}


def check_output(path: Path) -> ResultForm:
    """The format of a file, before anything is played. UsageError for another ending, Trouble if
    there is such a file, or none can be written there."""
    if is_standard_output(path):
        raise click.UsageError(
            "A playtest is written to a .html or a .json file; --json prints all of it to standard "
            "output."
        )
    form = ENDINGS.get(path.suffix.casefold())
    if form is None:
        raise click.UsageError(
            f"{show_path(path.name)} says no format: a playtest is written to a .html or a .json "
            "file."
        )
    if is_taken(path):
        raise Trouble(str(Taken(path, find_free_files((path,)))))
    _try_writing(path, path.parent)
    return form


def _try_writing(path: Path, folder: Path) -> None:
    """Trouble if no file can be made in a folder, in which the path shall be."""
    with explain_unwritten(path), TemporaryFile(dir=folder):
        pass


def check_folders(wanted: Mapping[TableForm, Path | None]) -> dict[TableForm, Path]:
    """The folders into which tables go, before anything is played. Trouble if something is there,
    if none can be made there, or if Parquet can't be written."""
    found = {form: path for form, path in wanted.items() if path is not None}
    if "parquet" in found and find_spec("pyarrow") is None:
        raise Trouble(
            "Parquet needs pyarrow, which is not installed.",
            "Install eleventh-hour[parquet], or write --csv.",
        )
    for path in found.values():
        if is_taken(path):
            raise Trouble(
                f"There is {show_path(path)} already, and it stays as it is.",
                "Name a folder that is not there yet.",
            )
        _try_writing(path, next(each for each in path.absolute().parents if each.exists()))
    return found


def write_output(result: Playtest, suite: StudySuite | None, path: Path, form: ResultForm) -> None:
    """Writes a playtest with its studies, whole or not at all. Trouble if the file can't be
    written."""
    if form == "html":
        text = to_html(compose_page(result, compose_studies(result, suite, whole=True)))
    else:
        text = json.dumps(export_playtest(result, suite), indent=2, allow_nan=False) + "\n"
    with explain_unwritten(path):
        write_whole(text, path, 0o666)


@contextmanager
def explain_unwritten(path: Path) -> Iterator[None]:
    """Trouble, in a sentence, for a file or a folder that can't be written."""
    try:
        yield
    except OSError as fault:
        reason = (fault.strerror or "the system gave no reason").lower()
        raise Trouble(
            f"{show_path(path)} could not be written: {reason}. Choose another folder or name."
        ) from fault
