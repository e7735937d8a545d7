"""Going on with a saved match, and saying what has changed around it since.

A match goes on with the scenario it was begun with, which lies in the save. If the author has
changed theirs meanwhile, the players are told which rules, injects or tracks differ.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eleventh.core.program import Program
from eleventh.lang.compile import attempt, compile_path
from eleventh.play.external import Guests, check_seating
from eleventh.play.journal import Clock, Journal, now
from eleventh.play.library import Library
from eleventh.play.loading import replay
from eleventh.play.match import Match

NAMED = 5  # changes named in a sentence; the rest are counted


@dataclass(frozen=True, slots=True)
class ResumedMatch:
    """A match that goes on, and sentences its players should read first."""

    match: Match
    notes: tuple[str, ...]


def no_guests(players: Mapping[str, str]) -> Guests:
    """Nobody is invited: each seat is played by whom it names."""
    return {}


def resume(
    path: Path,
    library: Library,
    clock: Clock = now,
    invite: Callable[[Mapping[str, str]], Guests] = no_guests,
) -> ResumedMatch:
    """The match saved at `path`, locked and ready to be played on. `invite` gives guests for the
    players of the save; a program that the save names is never started.

    SaveError if it is in use, damaged, no longer comes out as recorded, or has a seat that nobody
    here can play.
    """
    journal = Journal.open(path, clock)
    try:
        record = replay(journal.recorded(), path)
        guests = invite(record.opened.players)
        over = record.game.state.over
        check_seating(path, record.opened.players, guests, over=over)
    except BaseException:
        journal.close()
        raise
    program = record.game.adjudicator.program
    return ResumedMatch(Match(record, journal, guests), _notes(program, library))


def changes(saved: Program, current: Program) -> tuple[str, ...]:
    """What differs between two versions of a scenario, by name: `rule scapegoat (changed)`."""
    before, after = dict(saved.definitions), dict(current.definitions)
    return tuple(
        f"{name} ({_change(before.get(name), after.get(name))})"
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    )


def _notes(program: Program, library: Library) -> tuple[str, ...]:
    place = library.shelved(program.scenario)
    if place is None:
        return ()
    compiled = attempt(lambda: compile_path(place, library.rulebooks()))
    current = None if compiled is None else compiled.program
    if current is None:
        return (
            f"The scenario at {place} has problems now. This match goes on with the version it was "
            "begun with.",
        )
    if current.hash == program.hash:
        return ()
    named = changes(program, current)
    if not named:
        return ()
    return (
        f"The scenario has changed since this match was begun: {_listed(named)}. It goes on with "
        "the version it was begun with.",
    )


def _change(before: str | None, after: str | None) -> str:
    if before is None:
        return "new"
    return "gone" if after is None else "changed"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
