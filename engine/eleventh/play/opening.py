"""Opening a table in this process: of a new match, a saved one, or one that goes on from a turn of
another. What a command or a screen needs to host one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from eleventh.core.program import Program
from eleventh.core.refusals import Refusal
from eleventh.emit.python import build
from eleventh.play.external import Guests, Seating
from eleventh.play.forking import fork
from eleventh.play.identity import draw_match_id
from eleventh.play.journal import Journal
from eleventh.play.library import Library
from eleventh.play.local import LocalFacilitatorTable
from eleventh.play.match import Match
from eleventh.play.match_record import MatchRecord
from eleventh.play.resuming import no_guests, resume


@dataclass(frozen=True, slots=True)
class ResumedTable:
    """A table that goes on, and sentences its players should read first."""

    table: LocalFacilitatorTable
    notes: tuple[str, ...]


def open_table(
    program: Program,
    files: Mapping[str, bytes],
    seating: Seating,
    seed: int,
    journal: Journal | None,
) -> LocalFacilitatorTable:
    """The table of a new match at its first turn; see `Match.start`."""
    match_id = draw_match_id() if journal is not None else ""
    players, guests = seating.players, seating.guests
    match = Match.start(build(program), files, players, seed, journal, match_id, guests)
    return LocalFacilitatorTable(match)


def resume_table(
    path: Path, library: Library, invite: Callable[[Mapping[str, str]], Guests] = no_guests
) -> ResumedTable:
    """The table of the match saved at `path`; see `resume`."""
    resumed = resume(path, library, invite=invite)
    return ResumedTable(LocalFacilitatorTable(resumed.match), resumed.notes)


def fork_table(
    record: MatchRecord,
    turn: int,
    save: str,
    journal: Journal,
    players: Mapping[str, str],
    line: int | None = None,
) -> LocalFacilitatorTable | Refusal:
    """The table of a match that goes on from a turn of another; see `fork`."""
    match = fork(record, turn, save, journal, players, line)
    return match if isinstance(match, Refusal) else LocalFacilitatorTable(match)
