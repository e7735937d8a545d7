"""`eleventh new`: a small scenario that passes its check, with comments that teach the language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import click

from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.numbers import Whole
from eleventh_ui.cli.output import put, talk
from eleventh_ui.cli.paths import ScenarioName, UserPath
from eleventh_ui.display.commands import name_command
from eleventh_ui.display.words import echo

LONGEST = 40
TURNS, MOST_TURNS = 4, 40


@click.command("new")
@click.argument("name", metavar="ID")
@click.option(
    "--dir",
    "parent",
    type=UserPath(file_okay=False),
    default=Path(),
    help="The folder in which to make it; the current one unless given.",
)
@click.option(
    "--rulebook",
    type=ScenarioName(),
    metavar="NAME",
    help="Write it with this rulebook, by path or id: its seats, its starting values, blank cards.",
)
@click.option(
    "--from",
    "first",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="With --rulebook: the date on which the first turn opens.",
)
@click.option(
    "--turns",
    type=Whole("number of turns", 1, MOST_TURNS, TURNS),
    metavar="N",
    help=f"With --rulebook: how many turns there are, a month each; {TURNS} unless given.",
)
@click.option(
    "--era",
    metavar="NAME",
    help="With --rulebook: which of its `starts` the game begins from; without it every track is "
    "written down.",
)
def command(
    name: str,
    parent: Path,
    rulebook: str | None,
    first: datetime | None,
    turns: int | None,
    era: str | None,
) -> None:
    """Make a new scenario: a folder ID with a scenario.yaml, a briefing and a README.

    It can be played at once, and its comments say what each part is for. With --rulebook it is
    one of that rulebook's, with a seat for each that it names and blanks in capitals.
    """
    if rulebook is None and (first is not None or turns is not None or era is not None):
        raise click.UsageError("--from, --turns and --era go with --rulebook.")
    if not _is_id(name):
        raise click.UsageError(
            f"{echo(name)!r} can't be an id: use a-z, 0-9 and _, beginning with a letter, "
            f"at most {LONGEST} characters."
        )
    _refuse_taken(name)
    title = name.replace("_", " ").capitalize()
    if rulebook is None:
        written: Mapping[str, str] = _templates(name, title)
    else:
        day = first.date() if first is not None else date.today()
        written = _compose(rulebook, parent, name, title, day, turns or TURNS, era)
    folder = parent / name
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        raise Trouble(
            f"{folder} exists already.", "Choose another id; nothing was changed."
        ) from None
    except OSError as fault:
        raise Trouble(
            f"{folder} can't be made: {(fault.strerror or 'the system gave no reason').lower()}.",
            "Name a folder that you may write to with --dir.",
        ) from fault
    for file, text in written.items():
        place = folder / file
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8")
    put(str(folder))
    talk("Next:", name_command("check", folder), name_command("play", folder))


def _refuse_taken(name: str) -> None:
    """Trouble if a scenario of the library has this id: from elsewhere it would be played."""
    from eleventh.play.library import library

    if library().shelved(name) is not None:
        raise Trouble(
            f"There is a scenario {name} already in the library.",
            "Choose another id; nothing was made.",
        )


def _is_id(name: str) -> bool:
    return (
        name.isascii()
        and name.isidentifier()
        and name == name.lower()
        and not name.startswith("_")
        and len(name) <= LONGEST
    )


def _templates(name: str, title: str) -> dict[str, str]:
    from importlib.resources import files

    folder = files("eleventh_ui").joinpath("scaffold")
    made = {"scenario.yaml": "scenario.yaml", "briefings/east.md": "east.md"}
    return {
        file: folder.joinpath(template)
        .read_text(encoding="utf-8")
        .replace("my_crisis", name)
        .replace("My crisis", title)
        for file, template in {**made, "README.md": "README.md"}.items()
    }


def _compose(
    book: str,
    parent: Path,
    name: str,
    title: str,
    first: date,
    turns: int,
    era: str | None,
) -> Mapping[str, str]:
    """The files of a scenario of a rulebook. Trouble for a book that is none, has mistakes, or
    would not be found from the new folder."""
    from eleventh.play.library import library
    from eleventh_ui.cli.places import find_written
    from eleventh_ui.cli.scaffolding import write_scaffold
    from eleventh_ui.cli.sound import read_sound

    shelves = library()
    place = find_written(shelves, book)
    bundle = read_sound(shelves, place)
    if bundle.scenario is not None or bundle.rulebook is None:
        raise Trouble(f"{book} is a scenario.", "--rulebook names a rulebook.")
    id = bundle.rulebook.id.value
    beside = parent / "rulebooks" / id
    if place != shelves.named_rulebooks().get(id) and place.resolve() != beside.resolve():
        raise Trouble(
            f"A scenario in {parent} would not find {book}.",
            f"Copy it to {beside}, or to a library that eleventh list reads.",
        )
    try:
        return write_scaffold(bundle, name, title, first, turns, era)
    except ValueError as fault:
        raise Trouble(f"{book} can't be used: {fault}.") from fault
