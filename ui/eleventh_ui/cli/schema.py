"""`eleventh schema`: the JSON Schema of the files that authors write, and of some documents."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

import click

from eleventh_ui.cli.output import put, put_json, talk
from eleventh_ui.cli.paths import ScenarioName

SchemaKind: TypeAlias = Literal[
    "scenario", "rulebook", "record", "playtest", "compare", "sweep", "whatif"
]
KINDS = get_args(SchemaKind)
MODELINE = "# yaml-language-server: $schema=.eleventh/"


@click.command("schema")
@click.argument("kind", metavar="[KIND]", type=click.Choice(KINDS), required=False)
@click.option(
    "--for",
    "book",
    type=ScenarioName(),
    metavar="NAME",
    help="The schema of this scenario or rulebook, by path or id, with all ids that it has.",
)
@click.option("--part", is_flag=True, help="With --for: the schema of its parts.")
@click.option(
    "--write",
    is_flag=True,
    help="With --for: write both into its folder, with the settings of an editor.",
)
def command(kind: SchemaKind | None, book: str | None, part: bool, write: bool) -> None:
    """Print the JSON Schema (draft 2020-12) of a file that authors write, or of a document.

    KIND is scenario (scenario.yaml) or rulebook (rulebook.yaml): most editors show its titles,
    descriptions and examples while you type. Or record, which is what play --json prints, or
    playtest, compare, sweep or whatif, which are what the commands of these names do.

    With --for the schema knows the ids of one scenario and its rulebook: an editor completes acts,
    tracks, seats and sources, and marks a wrong one.
    """
    if book is not None and kind is None:
        _print_or_write(book, part, write)
        return
    if kind is None or book is not None or part or write:
        raise click.UsageError("Name a KIND, or a scenario with --for NAME.")
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


def _print_or_write(book: str, part: bool, write: bool) -> None:
    from eleventh.play.library import library
    from eleventh_ui.cli.editor_files import find_kind, make_schema, write_editor_files
    from eleventh_ui.cli.places import find_written
    from eleventh_ui.cli.sound import read_sound

    shelves = library()
    place = find_written(shelves, book)
    bundle = read_sound(shelves, place)
    if not write:
        put_json(make_schema(bundle, part=part))
        return
    folder = place if place.is_dir() else place.parent
    kind = find_kind(bundle)
    parts = tuple(
        name
        for name in bundle.files
        if name.endswith((".yaml", ".yml")) and name != f"{kind}.yaml" and (folder / name).is_file()
    )
    for each in write_editor_files(bundle, folder, parts):
        put(str(each))
    talk(f"For other editors, as the first line: {MODELINE}{kind}.schema.json")
