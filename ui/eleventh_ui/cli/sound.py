"""What an author wrote, for commands that tell it: only where nothing in it is an error."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from eleventh_ui.cli.guard import Trouble

if TYPE_CHECKING:
    from eleventh.lang.model.books import Bundle
    from eleventh.play.library import Library


def read_sound(shelves: Library, folder: Path) -> Bundle:
    """What the author wrote. Trouble if anything in it is an error."""
    from eleventh.lang.compile import compile_path
    from eleventh.lang.read.bundle import load_bundle
    from eleventh_ui.display.commands import name_command
    from eleventh_ui.display.words import pluralise

    problems = compile_path(folder, shelves.rulebooks()).problems
    errors = [each for each in problems if each.severity == "error"]
    bundle, _ = load_bundle(folder, shelves.rulebooks())
    if errors or bundle is None:
        told = pluralise(max(1, len(errors)), "error")
        raise Trouble(f"{folder} has {told}.", f"{name_command('check', folder)} shows them all.")
    return bundle
