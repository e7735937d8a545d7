"""The journal: an append-only log of one match's events, in one SQLite file.

An event counts as stored only once its transaction is on the disk, so killing the process at any
moment loses nothing that was acknowledged. Every row carries a SHA-256 over itself and the row
before it, the schema must be exactly ours, and the file is locked while a match has it open:
anything else is refused with a sentence and never half-loaded. A file that vanishes while it is
open is put back. A closed journal is a single file that can be copied. docs/saves.md describes the
format.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from eleventh.play.events import Event, kind_of, payload_of
from eleventh.play.faults import SaveError, told
from eleventh.play.restoring import Identity, identity, put_back, replaced
from eleventh.play.rows import GENESIS, Recorded, chain, read_rows, verify_shape

APPLICATION = 0x454C5645  # "ELVE", in the file's header
FORMAT = 1  # in the header too; raised whenever an older version could not read what is written
HEADER = ("PRAGMA application_id = 0x454C5645", "PRAGMA user_version = 1")  # the two as SQL
SCHEMA = (
    "CREATE TABLE events (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, "
    "payload TEXT NOT NULL, digest TEXT NOT NULL)",
    "CREATE TRIGGER events_stay BEFORE DELETE ON events "
    "BEGIN SELECT RAISE(ABORT, 'a journal only grows'); END",
    "CREATE TRIGGER events_hold BEFORE UPDATE ON events "
    "BEGIN SELECT RAISE(ABORT, 'a journal only grows'); END",
)
PATIENCE = 0.25  # seconds to wait for a lock before saying that the file is in use

Clock = Callable[[], datetime]


def now() -> datetime:
    """The system's clock, in UTC: the only clock of play, and replaced in tests."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Journal:
    """An open journal. It belongs to one match, and to one thread at a time."""

    path: Path
    clock: Clock
    _link: sqlite3.Connection
    _unsure: bool = False
    _file: Identity | None = None

    def __post_init__(self) -> None:
        self._file = identity(self.path)

    @classmethod
    def create(cls, path: Path, clock: Clock = now) -> Journal:
        """A new, empty journal at `path`, which must be missing or an empty file.

        SaveError if it can't be written there.
        """
        with told(path, "written"):
            path.touch(mode=0o600)
            with _closed_on_failure(_connect(path, "rw")) as link:
                if link.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    raise SaveError(f"{path} holds something already. Choose another name.")
                link.execute("BEGIN IMMEDIATE")
                for statement in SCHEMA:
                    link.execute(statement)
                for statement in HEADER:
                    link.execute(statement)
                link.execute("COMMIT")
                link.execute("PRAGMA journal_mode = WAL")
        return cls(path, clock, link)

    @classmethod
    def open(cls, path: Path, clock: Clock = now) -> Journal:
        """The journal at `path`, to be continued. SaveError if it is missing, in use, damaged,
        of a newer version, or not a journal at all; the file is then left as it was."""
        with _closed_on_failure(_checked(path, "rw")) as link, told(path, "opened"):
            read_rows(link, path)
            link.execute("PRAGMA journal_mode = WAL")
        return cls(path, clock, link)

    def append(self, events: Sequence[Event]) -> None:
        """Stores these events, all or none; once it returns they survive anything but the disk.

        SaveError if the store refuses: then none of them is stored.
        """
        if self._unsure:
            raise SaveError(
                f"{self.path} was interrupted while it was being written. Leave the match and "
                "resume it: everything confirmed is kept."
            )
        at = self.clock().astimezone(UTC).isoformat(timespec="seconds")
        self._unsure = True  # an interrupt in here leaves open whether the events are stored
        try:
            with told(self.path, "written"):
                self._find_file()
                self._write(events, at)
        except SaveError:
            if self._link.in_transaction:
                with contextlib.suppress(sqlite3.Error):
                    self._link.execute("ROLLBACK")
            self._unsure = False
            raise
        self._unsure = False

    def confirm(self) -> None:
        """Puts the file back if it has vanished. SaveError if that can't be done, or if another
        file stands there: then nothing that was stored is to be found."""
        with told(self.path, "written"):
            self._find_file()

    def recorded(self) -> tuple[Recorded, ...]:
        """Every event so far, in order, the chain of digests verified. SaveError if broken."""
        with told(self.path, "read"):
            return read_rows(self._link, self.path)

    def close(self) -> None:
        """Lets go of the file and leaves it as one piece. Nothing is lost if this is never
        called."""
        with contextlib.suppress(sqlite3.Error):
            self._link.execute("PRAGMA journal_mode = DELETE")
        self._link.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _find_file(self) -> None:
        found = identity(self.path)
        if found == self._file:
            return
        if found is not None:
            raise replaced(self.path)
        self._link = put_back(self._link, self.path, _exclusive)
        self._file = identity(self.path)

    def _write(self, events: Sequence[Event], at: str) -> None:
        self._link.execute("BEGIN IMMEDIATE")
        row = self._link.execute("SELECT seq, digest FROM events ORDER BY seq DESC LIMIT 1")
        seq, digest = row.fetchone() or (0, GENESIS)
        for event in events:
            seq += 1
            kind = kind_of(event)
            payload = json.dumps(
                payload_of(event), sort_keys=True, separators=(",", ":"), allow_nan=False
            )
            digest = chain(digest, seq, at, kind, payload)
            self._link.execute(
                "INSERT INTO events VALUES (?, ?, ?, ?, ?)", (seq, at, kind, payload, digest)
            )
        self._link.execute("COMMIT")


def read(path: Path) -> tuple[Recorded, ...]:
    """Every event of the journal at `path`, which is closed again; also from a folder that may not
    be written. SaveError as for `Journal.open`."""
    try:
        link = _checked(path, "rw")
    except SaveError as fault:
        code = getattr(fault.__cause__, "sqlite_errorcode", 0) & 0xFF
        if code not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise
        link = _checked(path, "ro")
    with contextlib.closing(link), told(path, "read"):
        return read_rows(link, path)


@contextlib.contextmanager
def _closed_on_failure(link: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Closes the link if what is done with it inside fails; otherwise it stays open."""
    try:
        yield link
    except BaseException:
        link.close()
        raise


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    link = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    with _closed_on_failure(link):
        link.execute("PRAGMA trusted_schema = OFF")
        link.execute("PRAGMA locking_mode = EXCLUSIVE")
        link.execute("PRAGMA synchronous = FULL")
        # So the file alone is a whole save at any time.
        link.execute("PRAGMA wal_autocheckpoint = 1")
    return link


def _exclusive(path: Path) -> sqlite3.Connection:
    with _closed_on_failure(_connect(path, "rw")) as link:
        link.execute("PRAGMA journal_mode = WAL")
    return link


def _checked(path: Path, mode: str) -> sqlite3.Connection:
    if not os.path.isfile(path):  # unlike Path.is_file it never raises
        raise SaveError(
            f"There is no saved match at {path}. `eleventh saves` lists those there are."
        )
    with told(path, "opened"), _closed_on_failure(_connect(path, mode)) as link:
        verify_shape(link, path, APPLICATION, FORMAT, SCHEMA)
    return link
