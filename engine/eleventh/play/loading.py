"""From a save to the record it holds, and the game.

The scenario is compiled again from the files kept in the save, every event is folded, and every
digest must come out as it was recorded: what can't be reproduced to the last bit is not continued.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eleventh.core.adjudication import Adjudicator
from eleventh.play.events import Opened
from eleventh.play.faults import SaveError, damaged
from eleventh.play.folding import begin, extend
from eleventh.play.game import Game, Impossible, Mismatch
from eleventh.play.journal import read
from eleventh.play.match_record import MatchRecord, make_adjudicator
from eleventh.play.rows import Recorded
from eleventh.play.version import engine_version


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of playing a save again. `fault` is empty if every digest came out; otherwise it
    says what did not, and `entries` counts the events up to there."""

    path: Path
    opened: Opened
    entries: int
    game: Game | None
    fault: str


def load(path: Path) -> Game:
    """The game a save holds, for reading only. SaveError if it can't be trusted or reproduced."""
    return load_record(path).game


def load_record(path: Path) -> MatchRecord:
    """The record a save holds. SaveError as for `load`."""
    return replay(read(path), path)


def verify(path: Path) -> Verified:
    """Plays a save again and compares every digest. SaveError only if it can't be read at all."""
    recorded = read(path)
    opened = _opened(recorded)
    game, done = None, 0
    try:
        game = begin(_adjudicator(opened, path), opened)
        done = 1
        for each in recorded[1:]:
            game = extend(game, each.event)
            done += 1
    except SaveError as fault:
        return Verified(path, opened, done, game, str(fault))
    except Impossible as fault:
        return Verified(path, opened, done, game, f"At entry {done + 1}, {fault}")
    return Verified(path, opened, done, game, "")


def replay(recorded: Sequence[Recorded], path: Path) -> MatchRecord:
    """The record with the game that these events of the save at `path` lead to. SaveError as for
    `load`."""
    opened = _opened(recorded)
    adjudicator = _adjudicator(opened, path)
    at = 1
    try:
        game = begin(adjudicator, opened)
        for each in recorded[1:]:
            at = each.seq
            game = extend(game, each.event)
    except Mismatch as fault:
        raise _outgrown(path, opened, str(fault)) from fault
    except Impossible as fault:
        raise SaveError(f"{damaged(path, f' at entry {at}')} It says that {fault}") from fault
    return MatchRecord(
        tuple(each.event for each in recorded), game, tuple(each.at for each in recorded)
    )


def _opened(recorded: Sequence[Recorded]) -> Opened:
    opened = recorded[0].event
    assert isinstance(opened, Opened)  # `read_rows` has made sure
    return opened


def _adjudicator(opened: Opened, path: Path) -> Adjudicator:
    try:
        return make_adjudicator(opened)
    except Mismatch as fault:
        raise _outgrown(path, opened, str(fault)) from fault
    except Impossible as fault:
        raise damaged(path, " at entry 1") from fault


def _outgrown(path: Path, opened: Opened, what: str) -> SaveError:
    here = engine_version()
    if here == opened.engine:
        return SaveError(
            f"{path} does not come out as it was recorded, though it was saved by this version "
            f"({here}). {what[0].upper()}{what[1:]} Please report this; the file was left as it is."
        )
    return SaveError(
        f"{path} was saved by Eleventh Hour {opened.engine}, and this is {here}. "
        f"{what[0].upper()}{what[1:]} Use {opened.engine} to continue it; the file was left as it "
        "is."
    )
