"""`eleventh new`: a small scenario that passes its check, with comments that teach the language."""

from __future__ import annotations

from pathlib import Path

import click

from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.output import put, talk
from eleventh_ui.cli.paths import UserPath
from eleventh_ui.display.commands import name_command
from eleventh_ui.display.words import echo

LONGEST = 40


@click.command("new")
@click.argument("name", metavar="ID")
@click.option(
    "--dir",
    "parent",
    type=UserPath(file_okay=False),
    default=Path(),
    help="The folder in which to make it; the current one unless given.",
)
def command(name: str, parent: Path) -> None:
    """Make a new scenario: a folder ID with a scenario.yaml, a briefing and a README.

    It can be played at once, and its comments say what each part is for.
    """
    if not _is_id(name):
        raise click.UsageError(
            f"{echo(name)!r} can't be an id: use a-z, 0-9 and _, beginning with a letter, "
            f"at most {LONGEST} characters."
        )
    _refuse_taken(name)
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
    for file, text in _templates().items():
        place = folder / file
        place.parent.mkdir(exist_ok=True)
        place.write_text(
            text.replace("my_crisis", name).replace(
                "My crisis", name.replace("_", " ").capitalize()
            ),
            encoding="utf-8",
        )
    put(str(folder))
    talk(f"Next: {name_command('check', folder)}, then {name_command('play', folder)}.")


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


def _templates() -> dict[str, str]:
    from importlib.resources import files

    folder = files("eleventh_ui").joinpath("scaffold")
    return {
        "scenario.yaml": folder.joinpath("scenario.yaml").read_text(encoding="utf-8"),
        "briefings/east.md": folder.joinpath("east.md").read_text(encoding="utf-8"),
        "README.md": folder.joinpath("README.md").read_text(encoding="utf-8"),
    }
