"""`eleventh schema`: the JSON Schema of the files that authors write, and of some documents."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

import click

from eleventh_ui.cli.output import put_json

SchemaKind: TypeAlias = Literal[
    "scenario", "rulebook", "record", "playtest", "compare", "sweep", "whatif"
]
KINDS = get_args(SchemaKind)


@click.command("schema")
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
def command(kind: SchemaKind) -> None:
    """Print the JSON Schema (draft 2020-12) of a file that authors write, or of a document.

    KIND is scenario (scenario.yaml) or rulebook (rulebook.yaml): most editors show its titles,
    descriptions and examples while you type. Or record, which is what play --json prints, or
    playtest, compare, sweep or whatif, which are what the commands of these names do.
    """
    if kind == "playtest":
        from eleventh.lab.playtest.document import playtest_schema

        put_json(playtest_schema())
    elif kind == "compare":
        from eleventh.lab.compare.document import comparison_schema

        put_json(comparison_schema())
    elif kind == "whatif":
        from eleventh.lab.whatif.document import what_if_schema

        put_json(what_if_schema())
    elif kind == "sweep":
        from eleventh.lab.sweep.document import sweep_schema

        put_json(sweep_schema())
    elif kind == "record":
        from eleventh.play.record import schema

        put_json(schema())
    else:
        from eleventh.lang.schema.documents import make_whole_document

        put_json(make_whole_document(kind))
