"""What commands print: data to standard output, talk to standard error, all of it harmless."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import click

from eleventh.lang.problems.characters import make_visible

if TYPE_CHECKING:
    from eleventh_ui.display.document import Document

NARROWEST = 40  # columns of a document


def put(text: str) -> None:
    """Prints data, all lines at once, with controls and escapes written out."""
    lines = [make_visible(line) for line in text.splitlines()]
    if lines:
        click.echo("\n".join(lines))


def put_json(data: Any) -> None:
    """Prints data as JSON: ASCII only, so that any terminal and any pipe can take it."""
    click.echo(json.dumps(data, indent=2, allow_nan=False))


def put_document(document: Document) -> None:
    """Prints a document as text, fitted to the terminal or to COLUMNS; 80 columns without."""
    from eleventh_ui.report.text import to_text

    width = max(shutil.get_terminal_size((80, 24)).columns, NARROWEST)
    click.echo(to_text(document, width), nl=False)


def talk(*lines: str) -> None:
    """Says something to the person, beside the data, line by line; the terminal breaks a line that
    is too long, so that one which is a command can be copied whole."""
    for line in lines:
        click.echo(make_visible(line), err=True)
