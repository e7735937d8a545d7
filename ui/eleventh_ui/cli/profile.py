"""`eleventh profile`: what a person's own finished games came to, and nothing of anybody else."""

from __future__ import annotations

from pathlib import Path

import click

from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.output import put_document, put_json, talk
from eleventh_ui.cli.profile_card import card


@click.group("profile", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print all of it as one JSON document.")
@click.option("--delete", is_flag=True, help="Delete the whole profile; asks first.")
@click.option("--yes", is_flag=True, help="With --delete: don't ask.")
@click.pass_context
def command(ctx: click.Context, as_json: bool, delete: bool, yes: bool) -> None:
    """Tell what your finished games came to: endings found, totals, seeds.

    A game counts that you alone played from its beginning to its end, once. All of it lies in one
    file on this machine. Endings that you have not found are counted and not named.
    """
    from eleventh.play.folders import scorebook_file

    if ctx.invoked_subcommand is not None:
        if as_json or delete or yes:
            raise click.UsageError("--json, --delete and --yes are about the whole profile.")
        return
    if yes and not delete:
        raise click.UsageError("--yes goes with --delete.")
    if as_json and delete:
        raise click.UsageError("--json and --delete exclude each other.")
    path = scorebook_file()
    if path is None:
        raise Trouble("There is no home folder here, so there is no profile.")
    if delete:
        _delete(path, yes)
    else:
        _show(path, as_json)


command.add_command(card)


def _show(path: Path, as_json: bool) -> None:
    from eleventh.play.scorebook import ScorebookError, read_scorebook
    from eleventh_ui.cli.profiling import is_wanted
    from eleventh_ui.cli.settings import settings_file
    from eleventh_ui.display.profile import compose_profile, export_profile

    try:
        games = read_scorebook(path)
    except ScorebookError as fault:
        raise Trouble(str(fault)) from fault
    kept = is_wanted(settings_file())
    if as_json:
        put_json(export_profile(games, kept))
    else:
        put_document(compose_profile(games, kept))


def _delete(path: Path, yes: bool) -> None:
    from eleventh.play.scorebook import ScorebookError, delete_scorebook
    from eleventh_ui.cli.presence import presence
    from eleventh_ui.display.words import show_path

    if not path.exists() and not path.is_symlink():
        talk("There is no profile.")
        return
    if not yes and presence() == "nobody":
        raise Trouble("Nobody is here to be asked.", "--yes deletes the profile without asking.")
    asked = f"Delete your profile, {show_path(path)}? Saved matches stay."
    if not yes and not click.confirm(asked, err=True):
        talk("The profile stays.")
        return
    try:
        delete_scorebook(path)
    except ScorebookError as fault:
        raise Trouble(str(fault)) from fault
    talk("The profile is deleted.")
