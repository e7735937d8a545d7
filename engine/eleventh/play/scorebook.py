"""The scorebook: what a person's finished games came to, in one small SQLite file.

It is told as the profile of a user account. A game is one row under the id of its match, so that
none counts twice; a row is written whole or not at all, and two processes that end games at once
wait for each other. A file that can't be read is left as it is, and a sentence says so. Nothing is
made before the first game is noted. docs/profile.md describes the file.
"""

from __future__ import annotations

import json
import math
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from eleventh.lang.guarded import NotAFile, look_at
from eleventh.play.finished import FinishedGame
from eleventh.play.placing import take_away

APPLICATION = 0x454C5652  # "ELVR", in the file's header
FORMAT = 1
MAKE = (
    "CREATE TABLE games (match TEXT PRIMARY KEY, game TEXT NOT NULL)",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {FORMAT}",
)
KINDS: Mapping[str, Any] = {
    "endings": list,
    "total": int | float,
    "rules": int,
    "turns": int,
    "seed": int,
}
"""Of the fields of a game that are no texts."""
PATIENCE = 5.0  # seconds to wait for another process, which writes for thousandths
REASONS = {
    sqlite3.SQLITE_BUSY: "another program has it open",
    sqlite3.SQLITE_LOCKED: "another program has it open",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "it may not be changed",
    sqlite3.SQLITE_CANTOPEN: "it may not be opened, or its folder may not be written",
}


class ScorebookError(Exception):
    """A scorebook can't be read, written or deleted; the message says why and what to do."""


def note_game(path: Path, game: FinishedGame) -> None:
    """Keeps a game for good, and makes the file if it is the first; a game of the same match that
    is there already stays. ScorebookError if that can't be done: then all is as before."""
    with _explaining(path, "written"):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(_connect(path)) as link:
            link.execute("BEGIN IMMEDIATE")
            if not _is_begun(link, path):
                for statement in MAKE:
                    link.execute(statement)
            key = game.match.encode("ascii", "backslashreplace").decode()
            row = (key, json.dumps(asdict(game), allow_nan=False))
            link.execute("INSERT OR IGNORE INTO games VALUES (?, ?)", row)
            link.execute("COMMIT")


def read_scorebook(path: Path) -> tuple[FinishedGame, ...]:
    """All games, in the order in which they were noted; none where there is no file.
    ScorebookError if the file can't be read or holds anything else."""
    with _explaining(path, "read"):
        if not os.path.lexists(path):
            return ()
        with closing(_connect(path)) as link:
            if not _is_begun(link, path):
                return ()
            rows = link.execute("SELECT game FROM games ORDER BY rowid").fetchall()
        try:
            return tuple(_read_game(row) for (row,) in rows)
        except (ValueError, TypeError, KeyError, RecursionError) as fault:
            raise _damaged(path) from fault


def delete_scorebook(path: Path) -> bool:
    """Deletes the file with all that is in it, whatever that is; whether there was one.
    ScorebookError if it can't be deleted."""
    with _explaining(path, "deleted"):
        there = os.path.lexists(path)
        take_away(path)
        return there


def _connect(path: Path) -> sqlite3.Connection:
    look_at(path)
    link = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=PATIENCE, isolation_level=None
    )
    link.text_factory = bytes  # what is no text is damage, and SQLite's own complaint quotes it
    try:
        link.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        link.close()
        raise
    return link


def _is_begun(link: sqlite3.Connection, path: Path) -> bool:
    """Whether it is a scorebook; False for an empty file. ScorebookError for anything else."""
    (application,) = link.execute("PRAGMA application_id").fetchone()
    (version,) = link.execute("PRAGMA user_version").fetchone()
    (tables,) = link.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if (application, version, tables) == (0, 0, 0):
        return False
    if application != APPLICATION:
        raise _damaged(path)
    if version > FORMAT:
        raise ScorebookError(
            f"The profile in {path} was written by a newer version of Eleventh Hour, and stays as "
            "it is. Use that version."
        )
    (sound,) = link.execute("PRAGMA integrity_check(1)").fetchone()
    if sound != b"ok":
        raise _damaged(path)
    return True


def _read_game(row: bytes) -> FinishedGame:
    """The game in a row. ValueError, TypeError or KeyError for anything else."""
    content = json.loads(row)
    if not isinstance(content, dict):
        raise TypeError(row)
    for each in fields(FinishedGame):
        if not isinstance(content[each.name], KINDS.get(each.name, str)):
            raise TypeError(each.name)
    known = {each.name: content[each.name] for each in fields(FinishedGame)}
    if not math.isfinite(known["total"]):
        raise ValueError(row)
    return FinishedGame(**{**known, "endings": tuple(map(str, known["endings"]))})


@contextmanager
def _explaining(path: Path, doing: str) -> Iterator[None]:
    """Turns what SQLite and the system raise into a sentence; `doing` completes "could not be"."""
    try:
        yield
    except sqlite3.Error as fault:
        code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR):
            raise _damaged(path) from fault
        reason = REASONS.get(code, f"the disk reports a fault ({type(fault).__name__})")
        raise _failed(path, doing, reason) from fault
    except UnicodeDecodeError as fault:  # SQLite quotes the file, in a complaint that is no text
        raise _damaged(path) from fault
    except NotAFile as kind:
        raise _failed(path, doing, f"this is {kind}, not a file") from kind
    except OSError as fault:
        reason = (fault.strerror or "the system gave no reason").lower()
        raise _failed(path, doing, reason) from fault


def _failed(path: Path, doing: str, reason: str) -> ScorebookError:
    return ScorebookError(f"The profile in {path} could not be {doing}: {reason}.")


def _damaged(path: Path) -> ScorebookError:
    return ScorebookError(
        f"{path} is damaged or is no profile, and stays as it is. Move it away to begin a new one, "
        "or delete it with eleventh profile --delete."
    )
