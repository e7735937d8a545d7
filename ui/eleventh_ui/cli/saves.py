"""`eleventh saves`: the matches that are kept, the last played first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eleventh_ui.cli.output import put, put_json, talk
from eleventh_ui.cli.paths import UserPath

if TYPE_CHECKING:
    from eleventh.play.saved import Saved


@click.command("saves")
@click.option(
    "--save-dir",
    type=UserPath(file_okay=False, readable=False),
    metavar="DIR",
    help="Where saves are kept, instead of your data folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def command(save_dir: Path | None, as_json: bool) -> None:
    """List saved matches, the last played first.

    Go on with one by eleventh play --resume ID; eleventh why ID explains it.
    """
    from eleventh.play.folders import saves_folder
    from eleventh.play.saves import list_saves
    from eleventh_ui.cli.saving import explaining_saves

    with explaining_saves():
        folder = save_dir or saves_folder()
        saves = list_saves(folder)
    if as_json:
        put_json([_data(each) for each in saves])
        return
    put("\n".join(map(_line, saves)))
    if not saves:
        talk(f"There are no saved matches in {folder}.")


def _line(saved: Saved) -> str:
    from eleventh_ui.display.dates import format_stamp
    from eleventh_ui.display.words import PLAYED_ELSEWHERE, join_lines, safe, spell_out

    if saved.fault and not saved.in_use:
        return f"{safe(saved.id)}: can't be read. {join_lines(saved.fault)}"
    players = ", ".join(f"{seat} {player}" for seat, player in (saved.players or {}).items())
    state = f"ended: {spell_out(saved.ending)}" if saved.ending else f"turn {saved.turn}"
    when = PLAYED_ELSEWHERE if saved.in_use else format_stamp(saved.played)
    return f"{safe(saved.id)}: {safe(saved.title)}; {safe(state)}; {safe(players)}; {when}"


def _data(saved: Saved) -> dict[str, object]:
    return {
        "id": saved.id,
        "path": str(saved.path),
        "scenario": saved.scenario,
        "title": saved.title,
        "turn": saved.turn,
        "players": dict(saved.players or {}),
        "played": saved.played,
        "ending": saved.ending,
        "fault": saved.fault,
        "in_use": saved.in_use,
    }
