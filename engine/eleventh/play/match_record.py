"""The record of a match: its events, from which everything that can be told of it follows.

Debriefs, reports and exports read this and no table, so that whoever has the events (a face far
from the host, years later) tells the same. The first event holds the scenario's files; the game is
folded from them as a save is, every digest compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from eleventh.core.adjudication import Adjudicator
from eleventh.emit.python import build
from eleventh.lang.compile import attempt, compile_files
from eleventh.play.bundle import unpack
from eleventh.play.events import Event, Opened
from eleventh.play.folding import fold
from eleventh.play.game import Game, Impossible, Mismatch


@dataclass(frozen=True)
class MatchRecord:
    """The events of a match in the order of its journal, the opening first. `played` is the game
    they lead to, where it is at hand; else it is folded when it is first asked for. `times` tells
    of each event when it was stored (UTC, ISO 8601, to the second); none for a match that is not
    kept."""

    events: tuple[Event, ...]
    played: Game | None = field(default=None, compare=False, repr=False)
    times: tuple[str, ...] = ()

    @property
    def opened(self) -> Opened:
        """How the match was opened. Impossible if the record does not begin with that."""
        first = self.events[0] if self.events else None
        if not isinstance(first, Opened):
            raise Impossible("nothing was opened.")
        return first

    def extended(self, events: Sequence[Event], game: Game, at: str) -> MatchRecord:
        """The record with further events that led to this game, stored at that time."""
        times = (*self.times, *(at,) * len(events)) if self.times and at else ()
        return MatchRecord((*self.events, *events), game, times)

    @cached_property
    def game(self) -> Game:
        """The game that was played. Impossible if it can't have been; Mismatch if this version
        does not arrive at it."""
        if self.played is not None:
            return self.played
        return fold(make_adjudicator(self.opened), self.opened, self.events[1:])


def make_adjudicator(opened: Opened) -> Adjudicator:
    """What adjudicates the match, compiled from the files it was opened with.

    Impossible if they are no files of a scenario with these seats; Mismatch if this version reads
    them differently.
    """
    try:
        files = unpack(opened.files)
    except ValueError as fault:
        raise Impossible("it was opened with files that can't be unpacked.") from fault
    compiled = attempt(lambda: compile_files(files))
    program = None if compiled is None else compiled.program
    if program is None:
        raise Mismatch("its scenario can't be read by this version.")
    if program.hash != opened.program_hash:
        raise Mismatch("its scenario reads differently in this version.")
    if set(opened.players) != {seat.id for seat in program.seats}:
        raise Impossible("its players are not the seats of its scenario.")
    return build(program)
