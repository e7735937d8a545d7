"""`eleventh schema`: the JSON Schema of the files that authors write, for their editors."""

from __future__ import annotations

from typing import Literal

import click

from eleventh_ui.cli.output import put_json


@click.command("schema")
@click.argument("kind", metavar="KIND", type=click.Choice(["scenario", "rulebook"]))
def command(kind: Literal["scenario", "rulebook"]) -> None:
    """Print the JSON Schema (draft 2020-12) of a file that authors write.

    KIND is scenario (scenario.yaml) or rulebook (rulebook.yaml). Most editors show its titles,
    descriptions and examples while you type.
    """
    from eleventh.lang.schema.documents import make_whole_document

    put_json(make_whole_document(kind))
