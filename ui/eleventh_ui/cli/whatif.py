"""`eleventh whatif`: a saved match with one order changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eleventh_ui.cli.guard import Leaving, Trouble
from eleventh_ui.cli.numbers import Whole
from eleventh_ui.cli.output import put_document, put_json, talk
from eleventh_ui.cli.paths import UserPath
from eleventh_ui.cli.spoiler_guard import opening_option, refuse_secrets

if TYPE_CHECKING:
    from eleventh.lab.whatif.changes import ChangedOrder
    from eleventh.lab.whatif.telling import WhatIf
    from eleventh.play.match_record import MatchRecord

GAMES = 1000


@click.command("whatif")
@click.argument("save")
@click.option(
    "--turn",
    type=Whole("turn", 1, None, example=4),
    required=True,
    metavar="N",
    help="The turn in which the order is changed.",
)
@click.option("--seat", required=True, metavar="SEAT", help="The seat whose order it is.")
@click.option("--response", metavar="ID", help="The answer that it gives instead.")
@click.option("--initiative", metavar="ID", help="Or the initiative that it takes as well.")
@click.option(
    "-n",
    "--games",
    type=Whole("number of games", 1, None, 1000),
    default=GAMES,
    show_default=True,
    help="How many games are played to tell what could follow.",
)
@click.option(
    "--save-dir",
    type=UserPath(file_okay=False, readable=False),
    metavar="DIR",
    help="Where saves are kept, instead of your data folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Print all of it as one JSON document.")
@opening_option
def command(
    save: str,
    turn: int,
    seat: str,
    response: str | None,
    initiative: str | None,
    games: int,
    save_dir: Path | None,
    as_json: bool,
    opened: bool,
) -> None:
    """Play a saved match once more with one order changed, and tell what comes of it.

    SAVE is an id (see eleventh saves) or a file. The dice stay, and so does all that was ordered
    before. After it doctrines decide anew; people repeat their answers where the same is asked, and
    otherwise a policy that is fitted to what they chose answers for them. Then many games are
    played on from the changed turn, and from the real one, to tell what could have followed.

    How far it is stands on standard error where that is a terminal. Ctrl-C tells what was played
    until then.
    """
    from eleventh.play.loading import load_record
    from eleventh_ui.cli.saving import explaining_saves, the_save

    if bool(response) == bool(initiative):
        raise click.UsageError("Name one thing to change: --response ID or --initiative ID.")
    with explaining_saves():
        record = load_record(the_save(save, save_dir))
    refuse_secrets(record.game, opened, "what would have come of another order")
    change = _find_change(record, turn, seat, response or "", initiative or "")
    told = _play(record, change, games)
    if as_json:
        from eleventh.lab.whatif.document import export_what_if

        put_json(export_what_if(record.opened, told))
    else:
        from eleventh_ui.display.what_if import compose_what_if

        title = record.game.adjudicator.program.title
        put_document(compose_what_if(told, title))
    if told.follows.partial:
        talk(f"Stopped after {told.follows.games:,} of {games:,} games; this is what they tell.")
        raise Leaving


def _find_change(
    record: MatchRecord, turn: int, seat: str, response: str, initiative: str
) -> ChangedOrder:
    """The order that is changed. Trouble, with what was open, if it can't be."""
    from eleventh.lab.whatif.changes import NoSuchChange, find_change
    from eleventh_ui.cli.opening import seat_named
    from eleventh_ui.display.words import sentence

    game = record.game
    found = seat_named([each.id for each in game.adjudicator.program.seats], seat)
    try:
        return find_change(game, turn, found, response=response, initiative=initiative)
    except NoSuchChange as fault:
        raise Trouble(sentence(str(fault))) from fault


def _play(record: MatchRecord, change: ChangedOrder, games: int) -> WhatIf:
    """Plays it with progress; Ctrl-C ends it early."""
    from eleventh.lab.whatif.telling import tell_what_if
    from eleventh_ui.cli.progress import ProgressLine, StopOnInterrupt
    from eleventh_ui.display.words import sentence

    line = ProgressLine("games")
    try:
        with StopOnInterrupt() as stop:

            def going_on(played: int, wanted: int) -> bool:
                line.show(played, wanted)
                return not stop.asked

            return tell_what_if(record, change, games, going_on)
    except ValueError as fault:
        raise Trouble(sentence(str(fault))) from fault
    finally:
        line.clear()
