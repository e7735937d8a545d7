"""`eleventh docs`: the page of a rulebook or a scenario, generated from what its author wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.output import put, talk
from eleventh_ui.cli.paths import ScenarioName, UserPath, is_standard_output
from eleventh_ui.cli.sound import read_sound

if TYPE_CHECKING:
    from eleventh.lang.model.books import Bundle
    from eleventh.play.library import Library
    from eleventh_ui.report.documented.coverage import Coverage


@click.command("docs")
@click.argument("path", type=ScenarioName())
@click.option(
    "--output",
    metavar="FILE",
    type=UserPath(dir_okay=False),
    help="Write the page to this file instead of printing it.",
)
def command(path: str, output: Path | None) -> None:
    """Print the page of a rulebook or a scenario, given by its path or its id, as Markdown.

    A rulebook's page tells every rule in words, with its formula, sizes and sources; a scenario's
    tells its turns, seats, events, answers and endings, secrets included.
    """
    from eleventh.play.library import library
    from eleventh_ui.cli.places import find_written

    shelves = library()
    folder = find_written(shelves, path)
    page = _page(shelves, folder)
    if output is None or is_standard_output(output):
        put(page)
        return
    try:
        output.write_text(page, encoding="utf-8")
    except OSError as fault:
        raise Trouble(f"{output} can't be written: {fault.strerror}.") from fault
    talk(f"Written: {output}")


def _page(shelves: Library, folder: Path) -> str:
    from eleventh_ui.report.documented.scenario import scenario_page
    from eleventh_ui.report.dynamics import rulebook_page

    bundle = read_sound(shelves, folder)
    if bundle.scenario is not None:
        return scenario_page(bundle)
    coverage = _coverage(folder)
    counted = [_beside(shelves, folder, id) for id in coverage.scenarios] if coverage else []
    return rulebook_page(bundle, coverage, counted)


def _coverage(folder: Path) -> Coverage | None:
    """The coverage file beside a rulebook, if there is one."""
    from eleventh.lang.problems.render import render
    from eleventh.lang.yaml.source import read_file
    from eleventh.lang.yaml.tree import read_tree
    from eleventh_ui.report.documented.coverage import FILE, coverage_of

    place = (folder if folder.is_dir() else folder.parent) / FILE
    if not place.exists():
        return None
    data, problems, _ = read_file(place, FILE)
    tree, found = read_tree(FILE, data) if data is not None else (None, ())
    if tree is None or problems or found:
        raise Trouble(render((*problems, *found), "short", {}))
    try:
        return coverage_of(tree.plain())
    except ValueError as fault:
        raise Trouble(f"{place}: {fault}.") from fault


def _beside(shelves: Library, folder: Path, id: str) -> Bundle:
    """A scenario that a coverage file names: from the shelf of its rulebook, or by its id."""
    near = folder.resolve().parent.parent / id
    return read_sound(
        shelves, near if (near / "scenario.yaml").is_file() else _shelved(shelves, id)
    )


def _shelved(shelves: Library, id: str) -> Path:
    found = shelves.shelved(id)
    if found is None:
        raise Trouble(f"There is no scenario {id!r}, which the coverage file names.")
    return found
