"""Games that doctrines play alone: told as a story, or printed as one JSON document."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import click

from eleventh.bots.registry import HUMAN, assign
from eleventh.core.program import Program
from eleventh.core.refusals import Refusal
from eleventh.play.faults import SaveError
from eleventh.play.journal import Journal
from eleventh.play.library import library
from eleventh.play.match import Match
from eleventh_ui.cli.guard import Stopped
from eleventh_ui.cli.opening import (
    DEFAULT,
    compile_scenario,
    journal_for,
    open_match,
    seat_named,
    some_seed,
)
from eleventh_ui.cli.output import put_json, talk
from eleventh_ui.cli.request import PlayRequest
from eleventh_ui.cli.saving import describe_resuming, name_save
from eleventh_ui.display.reference import reference_of
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.story import tell_end, tell_events, tell_opening, tell_outcome

STAGED = "historian"  # plays the seats that nobody named


def tell(wanted: PlayRequest, first: str = "") -> None:
    """Plays a new match without people. `first` is said once it is sure that it can be played."""
    program, files = compile_scenario(library(), wanted.scenario or DEFAULT)
    seats = [seat.id for seat in program.seats]
    for seat in wanted.seats:
        seat_named(seats, seat)
    players = assign(seats, wanted.bots, STAGED)
    if isinstance(players, Refusal):
        raise click.UsageError(describe_refusal(players))
    if HUMAN in players.values():
        raise click.UsageError("Doctrines play every seat here; without --auto --seat takes one.")
    if first:
        talk(first)
    journal = kept_journal(program, wanted)
    match = open_match(program, files, players, some_seed(wanted.seed), journal)
    if wanted.as_json:
        _print(match)
    else:
        tell_on(match, journal.path if journal else None, wanted.save_dir)


def kept_journal(program: Program, wanted: PlayRequest) -> Journal | None:
    """A save for a game that is not played by people: none for a JSON document unless a folder is
    named, and none, with a sentence, where the usual folder can't be written."""
    if wanted.save_dir is None and wanted.as_json:
        return None
    try:
        return journal_for(program, wanted.save_dir)
    except SaveError as fault:
        if wanted.save_dir is not None:
            raise
        talk(f"This game is not saved: {fault}")
        return None


def tell_on(match: Match, path: Path | None, folder: Path | None) -> None:
    """Tells a match from where it stands to its end."""
    console = Console(sys.stdin, sys.stdout)
    reference = reference_of(match.game.adjudicator.program)
    try:
        tell_opening(console, match.game, reference)
        while not match.over:
            tell_events(console, match.game, reference)
            for refusal in match.advance():
                raise AssertionError(refusal)
            tell_outcome(console, match.game, reference)
        tell_end(console, match.game, reference)
    except (KeyboardInterrupt, Stopped):
        if path is not None:
            with suppress(OSError):  # the terminal may be gone
                talk(describe_resuming(path, folder))
        raise
    finally:
        match.close()
    talk(saved_sentence(match, path, folder))


def saved_sentence(match: Match, path: Path | None, folder: Path | None) -> str:
    """Where the game is kept, and which dice it had."""
    dice = f"The dice were --seed {match.game.opened.seed}."
    if path is None:
        return dice
    return f"Saved; eleventh why {name_save(path, folder)} explains every point. {dice}"


def _print(match: Match) -> None:
    from eleventh.play.record import export_record

    try:
        while not match.over:
            match.advance()
        put_json(export_record(match.record))
    finally:
        match.close()
