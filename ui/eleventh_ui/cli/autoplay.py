"""Games that doctrines play alone: told as a story, or printed as one JSON document."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import click

from eleventh.bots.registry import HUMAN
from eleventh.core.program import Program
from eleventh.play.external import Seating
from eleventh.play.faults import SaveError
from eleventh.play.library import library
from eleventh.play.opening import open_table
from eleventh.play.table import FacilitatorTable
from eleventh_ui.cli.guard import PROBLEMS, Stopped
from eleventh_ui.cli.opening import (
    assign_named,
    compile_scenario,
    journal_for,
    seat_named,
    seat_named_players,
    some_seed,
)
from eleventh_ui.cli.output import put_json, talk
from eleventh_ui.cli.request import PlayRequest
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.saving import describe_ended, describe_leaving
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.story import tell_game

STAGED = "historian"  # plays the seats that nobody named


def tell(wanted: PlayRequest, first: str = "") -> None:
    """Plays a new match without people. `first` is said once it is sure that it can be played."""
    program, files = compile_scenario(library(), wanted.scenario)
    seats = [seat.id for seat in program.seats]
    for seat in wanted.seats:
        seat_named(seats, seat)
    players = assign_named(program, wanted.bots, STAGED)
    if HUMAN in players.values():
        raise click.UsageError("Doctrines play every seat here; without --auto --seat takes one.")
    if first:
        talk(first)
    table, path = open_kept(program, files, seat_named_players(players, wanted), wanted)
    if wanted.as_json:
        _print(table)
    else:
        tell_on(table, path, wanted.save_dir)


def open_kept(
    program: Program, files: Mapping[str, bytes], seating: Seating, wanted: PlayRequest
) -> tuple[FacilitatorTable, Path | None]:
    """A new game that is not played by people, and where it is saved: nowhere for a JSON document
    unless a folder is named, and nowhere, with a sentence, if the usual folder can't be written."""
    seed = some_seed(wanted.seed, program.scenario)
    if wanted.save_dir is not None or not wanted.as_json:
        try:
            journal = journal_for(program, wanted.save_dir)
            return open_table(program, files, seating, seed, journal), journal.path
        except SaveError as fault:
            if wanted.save_dir is not None:
                raise
            talk(f"This game is not saved: {fault}")
    return open_table(program, files, seating, seed, None), None


def tell_on(table: FacilitatorTable, path: Path | None, folder: Path | None) -> None:
    """Tells a match from where it stands to its end."""
    console = Console(sys.stdin, sys.stdout)
    reference = reference_of(table.printed)
    try:
        tell_game(console, table, reference)
    except (KeyboardInterrupt, Stopped):
        if path is not None:
            with suppress(OSError):  # the terminal may be gone
                talk(*describe_leaving(table.unstored(), path, folder))
        raise
    finally:
        table.close()
    say_how_it_is_kept(table, path, folder)


def say_how_it_is_kept(table: FacilitatorTable, path: Path | None, folder: Path | None) -> None:
    """Says of a finished game whether and where it is kept, and which dice it had. Exits with the
    code of a problem if it was to be kept and is not."""
    dice = f"The dice were --seed {table.identity.seed}."
    if path is None:
        talk(dice)
        return
    unstored = table.unstored()
    talk(dice, *describe_ended(unstored, path, folder))
    if unstored is not None:
        raise click.exceptions.Exit(PROBLEMS)


def _print(table: FacilitatorTable) -> None:
    from eleventh.play.record import export_record

    try:
        while not table.over:
            table.advance()
        put_json(export_record(table.record()))
    finally:
        table.close()
