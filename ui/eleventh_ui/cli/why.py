"""`eleventh why`: the ledger of a saved match, in words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.output import put_json

if TYPE_CHECKING:
    from eleventh.play.game import Game


@click.command("why")
@click.argument("save")
@click.argument("track", required=False)
@click.option("--turn", type=click.IntRange(1), metavar="N", help="Only what turn N did.")
@click.option("--seat", metavar="SEAT", help="Only what this seat may know; else all there is.")
@click.option(
    "--save-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where saves are kept, instead of your data folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the answer for a track as JSON.")
def command(
    save: str,
    track: str | None,
    turn: int | None,
    seat: str | None,
    save_dir: Path | None,
    as_json: bool,
) -> None:
    """Explain a saved match: every change of every score, with its reason.

    SAVE is an id (see eleventh saves) or a file. TRACK, such as trust.tokyo.seoul or the start of
    its name, asks for one score in full: inputs, rule, the author's line, and the source.
    """
    if as_json and track is None:
        raise click.UsageError("--json needs a TRACK.")
    from eleventh.play.loading import load
    from eleventh_ui.cli.opening import seat_named
    from eleventh_ui.cli.saving import saves_told, the_save

    with saves_told():
        game = load(the_save(save, save_dir))
    if seat is not None:
        seat = seat_named([each.id for each in game.adjudicator.program.seats], seat)
    if track is None:
        _tell_all(game, turn, seat)
    else:
        _tell_one(game, track, turn, seat, as_json)


def _tell_all(game: Game, turn: int | None, seat: str | None) -> None:
    from eleventh.core.redaction import disclosed
    from eleventh_ui.plain.console import Console
    from eleventh_ui.plain.host import host_lines, host_readings
    from eleventh_ui.plain.reasons import say_brief, say_moves
    from eleventh_ui.plain.reference import reference_of

    program = game.adjudicator.program
    lines = host_lines(game.ledger) if seat is None else tuple(disclosed(game.ledger, seat))
    wanted = [line for line in lines if turn in (None, line.turn)]
    console = Console(sys.stdin, sys.stdout)
    readings = host_readings(program, game.state)
    if not wanted:
        console.say("Nothing moved.")
    say = say_brief if turn is None else say_moves
    say(console, readings, wanted, reference_of(program))


def _tell_one(game: Game, track: str, turn: int | None, seat: str | None, as_json: bool) -> None:
    from dataclasses import asdict

    from eleventh.core.orders import Refusal
    from eleventh.play.why import explain, known_tracks
    from eleventh_ui.plain.answers import told_answer
    from eleventh_ui.plain.console import Console
    from eleventh_ui.plain.matching import Named, understood

    known = [Named(each.id, each.title) for each in known_tracks(game.adjudicator.program, seat)]
    found = understood(track, known, "track", numbered=False)
    if isinstance(found, str):
        raise Trouble(found)
    answer = explain(game, known[found].id, turn, seat)
    if isinstance(answer, Refusal):
        raise Trouble(answer.reason)
    if as_json:
        put_json(asdict(answer))
        return
    console = Console(sys.stdin, sys.stdout)
    for paragraph in told_answer(answer):
        console.say(paragraph, "" if not paragraph.startswith(("Rule", "Source")) else "  ", "  ")
