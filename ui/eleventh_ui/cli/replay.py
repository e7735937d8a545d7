"""`eleventh replay`: a saved match played again, every digest compared."""

from __future__ import annotations

from pathlib import Path

import click

from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.output import put
from eleventh_ui.cli.paths import UserPath


@click.command("replay")
@click.argument("save")
@click.option(
    "--save-dir",
    type=UserPath(file_okay=False, readable=False),
    metavar="DIR",
    help="Where saves are kept, instead of your data folder.",
)
def command(save: str, save_dir: Path | None) -> None:
    """Play a saved match again and verify that every state comes out as it was recorded.

    SAVE is an id (see eleventh saves) or a file. Exit code 1 if anything differs.
    """
    from eleventh.play.loading import verify
    from eleventh_ui.cli.saving import explaining_saves, the_save
    from eleventh_ui.display.words import pluralise

    with explaining_saves():
        verified = verify(the_save(save, save_dir))
    put(f"scenario  {verified.opened.scenario}")
    put(f"program   {verified.opened.program_hash}")
    put(f"entries   {verified.entries} verified")
    if verified.fault:
        raise Trouble(verified.fault)
    if verified.game is not None:
        turns = pluralise(len(verified.game.steps) - 1, "turn")
        put(f"played    {turns}, every digest as recorded")
