"""Opening a match for the screen: a new one, or a saved one. For a thread: both may take seconds.

What can't be opened is a `CannotOpen` or a `SaveError`, with a sentence for the person.
"""

from __future__ import annotations

from pathlib import Path

from eleventh.bots.registry import HUMAN
from eleventh.lang.compile import Compiled, compile_path
from eleventh.play.daily import Today, settle_seed
from eleventh.play.external import Seating
from eleventh.play.journal import now
from eleventh.play.library import Library
from eleventh.play.opening import open_table, resume_table
from eleventh.play.saves import new_journal
from eleventh.play.table import Table
from eleventh_ui.display.commands import name_command
from eleventh_ui.display.discussion import Countdown
from eleventh_ui.display.hosting import host_room
from eleventh_ui.tui.catalogue import NOBODY, RoomRequest
from eleventh_ui.tui.news import MatchOpened
from eleventh_ui.tui.white_cell import Room


class CannotOpen(Exception):
    """There is no match to play; the message says why and what to do."""


def begin_match(
    place: Path,
    library: Library,
    seating: Seating,
    seed: int | Today,
    folder: Path,
    asked: RoomRequest = NOBODY,
) -> MatchOpened:
    """A new match of the scenario at a place, saved in a folder from its first moment."""
    compiled = compile_path(place, library.rulebooks())
    if compiled.program is None:
        raise CannotOpen(
            f"This scenario has errors; {name_command('check', place)} shows them all."
        )
    return begin_compiled(compiled, seating, seed, folder, asked)


def begin_compiled(
    compiled: Compiled,
    seating: Seating,
    seed: int | Today,
    folder: Path,
    asked: RoomRequest = NOBODY,
) -> MatchOpened:
    """The same, of a scenario that was compiled already, without errors."""
    assert compiled.program is not None
    journal = new_journal(folder, compiled.program.scenario)
    dice = settle_seed(seed, compiled.program.scenario, now().date())
    table = open_table(compiled.program, compiled.files, seating, dice, journal)
    host_room(table, asked.facilitator, asked.minutes)
    return MatchOpened(table, journal.path, (), room_of(table), seating.leave)


def room_of(table: Table) -> Room:
    """The room of a match, as it is to be run."""
    return Room(countdown=Countdown(table.hosted.minutes * 60.0))


def resume_match(path: Path, library: Library, asked: RoomRequest = NOBODY) -> MatchOpened:
    """A saved match as it stands."""
    resumed = resume_table(path, library)
    table = resumed.table
    if HUMAN not in table.players.values() and not table.over:
        table.close()
        command = name_command("play", "--resume", path.stem)
        raise CannotOpen(f"Doctrines alone play {path.stem}. {command} tells it on.")
    notes = host_room(table, asked.facilitator, asked.minutes)
    return MatchOpened(table, path, (*resumed.notes, *notes), room_of(table))
