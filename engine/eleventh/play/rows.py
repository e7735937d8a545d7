"""The rows of a journal, read with suspicion.

A save may come from a stranger or a failing disk. So before anything is believed: the header says
whose file it is, the schema is compared with ours to the letter, SQLite checks its pages, sizes are
bounded, and every row's digest is recomputed over the one before it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eleventh.lang.guarded import NotAFile, look_at
from eleventh.play.events import Event, Opened, read_event
from eleventh.play.faults import OutOfReach, SaveError, damaged
from eleventh.play.placing import COMPANIONS

GENESIS = "0" * 64  # the digest before the first row
LARGEST = 64 * 1024 * 1024  # characters of payload in one journal
LARGEST_FILE = 8 * LARGEST  # bytes


@dataclass(frozen=True, slots=True)
class Recorded:
    """One event as it stands in a journal: its number from 1, and when it was stored (UTC)."""

    seq: int
    at: str
    event: Event


def chain(before: str, seq: int, at: str, kind: str, payload: str) -> str:
    """The digest of a row: SHA-256, in hex, over the digest before it and all its columns."""
    text = json.dumps([before, seq, at, kind, payload])
    return hashlib.sha256(text.encode()).hexdigest()


def verify_files(path: Path) -> None:
    """Whether what SQLite would open are files, so that it waits for none of them; SaveError for
    what is none or is larger than any match. That there is nothing is for SQLite to say."""
    for each in (path, *(path.with_name(path.name + end) for end in COMPANIONS)):
        try:
            if look_at(each).st_size > LARGEST_FILE:
                raise too_large(each)
        except NotAFile as kind:
            raise SaveError(
                f"{each} is {kind}, not a saved match. Choose another file; this one was left as "
                "it is."
            ) from kind
        except (OSError, ValueError):
            continue


def too_large(path: Path) -> SaveError:
    """The refusal of a save that no match could fill."""
    return SaveError(f"{path} is larger than any match can be, and was not loaded.")


def verify_shape(
    link: sqlite3.Connection, path: Path, application: int, newest: int, schema: Sequence[str]
) -> None:
    """Whether the file is a whole journal that this version can read; SaveError if not."""
    (found,) = link.execute("PRAGMA application_id").fetchone()
    tables = link.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    if not found and not tables:
        raise SaveError(
            f"{path} is empty: it was never finished, and no match is lost. Delete it, or choose "
            "another file."
        )
    if found != application:
        raise SaveError(
            f"{path} is some other program's database, not a saved match. Choose another file; "
            "this one was left as it is."
        )
    (version,) = link.execute("PRAGMA user_version").fetchone()
    if version > newest:
        raise OutOfReach(
            f"{path} was written by a newer Eleventh Hour (save format {version}; this one reads "
            f"up to {newest}). Update to continue it."
        )
    whole = link.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    if version < 1 or not whole or Counter(sql for (sql,) in tables) != Counter(schema):
        raise damaged(path)


def read_rows(link: sqlite3.Connection, path: Path) -> tuple[Recorded, ...]:
    """Every row as an event; SaveError if one is missing, changed or unreadable."""
    (size,) = link.execute("SELECT coalesce(sum(length(payload)), 0) FROM events").fetchone()
    if size > LARGEST:
        raise too_large(path)
    found: list[Recorded] = []
    before = GENESIS
    for row in link.execute("SELECT seq, at, kind, payload, digest FROM events ORDER BY seq"):
        seq, at, kind, payload, digest = row
        texts = all(isinstance(each, str) for each in (at, kind, payload, digest))
        if not texts or seq != len(found) + 1 or chain(before, seq, at, kind, payload) != digest:
            raise damaged(path, f" at entry {len(found) + 1}")
        before = digest
        try:
            found.append(Recorded(seq, at, read_event(kind, json.loads(payload))))
        except (ValueError, RecursionError) as fault:
            raise damaged(path, f" at entry {seq}") from fault
    if not found or not isinstance(found[0].event, Opened):
        raise SaveError(
            f"{path} holds no match: it was interrupted while being created. Delete it, or choose "
            "another file."
        )
    return tuple(found)
