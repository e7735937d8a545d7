"""The journal: an append-only log of one match's events, in one SQLite file.

An event counts as stored only once its transaction is on the disk, so killing the process at any
moment loses nothing that was acknowledged. Every row carries a SHA-256 over itself and the row
before it, the schema must be exactly ours, and the file is locked while a match has it open: others
can read it then, and not write. Anything else is refused with a sentence and never half-loaded. A
file that vanishes while it is open is put back. A closed journal is a single file that can be
copied. docs/saves.md describes the format.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG
from types import TracebackType
from typing import Self

from eleventh.play.events import Closed, Event, Returned, Rewound, format_of, kind_of, payload_of
from eleventh.play.faults import InUse, OutOfReach, SaveError, told
from eleventh.play.placing import place, start_part, take_away
from eleventh.play.played import note_played
from eleventh.play.restoring import Identity, identity, put_back, replaced
from eleventh.play.rows import GENESIS, Recorded, chain, read_rows, verify_files, verify_shape

APPLICATION = 0x454C5645  # "ELVE", in the file's header
FORMAT = 3  # the newest there is; what a file needs stands in its header (see `format_of`)
HEADER = ("PRAGMA application_id = 0x454C5645", "PRAGMA user_version = 1")  # as a file begins
RAISED = "PRAGMA user_version = 2"
SCHEMA = (
    "CREATE TABLE events (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, "
    "payload TEXT NOT NULL, digest TEXT NOT NULL)",
    "CREATE TRIGGER events_stay BEFORE DELETE ON events "
    "BEGIN SELECT RAISE(ABORT, 'a journal only grows'); END",
    "CREATE TRIGGER events_hold BEFORE UPDATE ON events "
    "BEGIN SELECT RAISE(ABORT, 'a journal only grows'); END",
)
PATIENCE = 0.25  # seconds to wait for a lock before saying that the file is in use
IN_PLAY = "ro&immutable=1"  # SQLite asks for no lock then, and lets go of none of this process
LOOKS, PAUSE = 10, 0.05  # at a journal in play, and the seconds between two of them

Clock = Callable[[], datetime]


def now() -> datetime:
    """The system's clock, in UTC: the only clock of play, and replaced in tests."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Journal:
    """An open journal. It belongs to one match, and to one thread at a time."""

    path: Path
    clock: Clock
    _link: sqlite3.Connection | None = None  # none before the first event
    _file: Identity | None = None
    _others: Iterator[Path] | None = None
    _unsure: bool = False
    _noted: bool = True  # as played; an ended match is, once something is played in it again

    @classmethod
    def create(
        cls, path: Path, clock: Clock = now, others: Iterator[Path] | None = None
    ) -> Journal:
        """A new journal. There is nothing on the disk before its first events, which come there
        whole or not at all: at `path` or, where something stands there, under the first of the
        `others` that is free. `path` says which, then.
        """
        return cls(path, clock, _others=others)

    @classmethod
    def open(cls, path: Path, clock: Clock = now) -> Journal:
        """The journal at `path`, to be continued. SaveError if it is missing, in use, damaged,
        of a newer version, or not a journal at all; the file is then left as it was."""
        with _closed_on_failure(_checked(path, "rw")) as link, told(path, "opened"):
            ended = _has_ended(read_rows(link, path))
            _take(link)
        if not ended:
            note_played(path)
        return cls(path, clock, link, identity(path), _noted=not ended)

    def append(self, events: Sequence[Event]) -> str:
        """Stores these events, all or none; once it returns they survive anything but the disk.
        Returns when they were stored: a moment of UTC in ISO 8601, to the second.

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
                if self._link is None:
                    self._begin(events, at)
                else:
                    self._link = self._find_file(self._link)
                    _write(self._link, events, at)
        except SaveError:
            if self._link is not None and self._link.in_transaction:
                with contextlib.suppress(sqlite3.Error):
                    self._link.execute("ROLLBACK")
            self._unsure = False
            raise
        self._unsure = False
        if not self._noted:
            self._noted = True
            note_played(self.path)
        return at

    def confirm(self) -> None:
        """Puts the file back if it has vanished. SaveError if that can't be done, or if another
        file stands there: then nothing that was stored is to be found."""
        if self._link is not None:
            with told(self.path, "written"):
                self._link = self._find_file(self._link)

    def recorded(self) -> tuple[Recorded, ...]:
        """Every event so far, in order, the chain of digests verified. SaveError if broken."""
        if self._link is None:
            return ()
        with told(self.path, "read"):
            return read_rows(self._link, self.path)

    def close(self) -> None:
        """Lets go of the file and leaves it as one piece. Nothing is lost if this is never
        called."""
        if self._link is not None:
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

    def _begin(self, events: Sequence[Event], at: str) -> None:
        part = start_part(self.path)
        try:
            with contextlib.closing(_connect(part, "rw")) as link:
                link.execute("PRAGMA journal_mode = MEMORY")  # nobody needs half of it back
                for statement in (*SCHEMA, *HEADER):
                    link.execute(statement)
                _write(link, events, at)
            placed = place(part, itertools.chain((self.path,), self._others or ()))
        finally:
            part.unlink(missing_ok=True)
        if placed is None:
            raise SaveError(f"{self.path} holds something already. Choose another name.")
        try:
            self._link = _exclusive(placed)
        except BaseException:
            take_away(placed)
            raise
        self.path, self._file = placed, identity(placed)
        note_played(placed)

    def _find_file(self, link: sqlite3.Connection) -> sqlite3.Connection:
        """The link to the file at our path, which is put back there if it has vanished."""
        found = identity(self.path)
        if found == self._file:
            return link
        if found is not None:
            raise replaced(self.path)
        fresh = put_back(link, self.path, _exclusive)
        self._file = identity(self.path)
        return fresh


def _has_ended(recorded: Iterable[Recorded]) -> bool:
    """Whether the match came to its end and was not taken back from it."""
    kinds = Closed | Rewound | Returned
    turns = [each.event for each in recorded if isinstance(each.event, kinds)]
    return bool(turns) and not isinstance(turns[-1], Rewound) and turns[-1].ending != ""


def _write(link: sqlite3.Connection, events: Sequence[Event], at: str) -> None:
    link.execute("BEGIN IMMEDIATE")
    row = link.execute("SELECT seq, digest FROM events ORDER BY seq DESC LIMIT 1")
    seq, digest = row.fetchone() or (0, GENESIS)
    for event in events:
        seq += 1
        kind = kind_of(event)
        payload = json.dumps(
            payload_of(event), sort_keys=True, separators=(",", ":"), allow_nan=False
        )
        digest = chain(digest, seq, at, kind, payload)
        link.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?)", (seq, at, kind, payload, digest))
    (found,) = link.execute("PRAGMA user_version").fetchone()
    if format_of(events) > found:  # an older version is told so, and does not take it for damage
        link.execute(RAISED)
    link.execute("COMMIT")


def is_file(path: Path) -> bool:
    """Whether a file stands there. SaveError if nobody may know."""
    try:
        with told(path, "read"):
            return S_ISREG(os.stat(path).st_mode)
    except ValueError:
        return False  # no name that a file can have
    except OutOfReach:
        raise
    except SaveError:
        return False


def read(path: Path) -> tuple[Recorded, ...]:
    """Every event of the journal at `path`, which is closed again; also from a folder that may not
    be written, and while a match has it open: then as far as it is played. SaveError as for
    `Journal.open`."""
    return read_with_use(path)[0]


def read_with_use(path: Path) -> tuple[tuple[Recorded, ...], InUse | None]:
    """The same, and what keeps others from opening it while a match has it open."""
    try:
        return _read(path, "rw"), None
    except InUse as use:
        try:
            return _read_in_play(path), use
        except SaveError:
            raise use from None  # whether it is damaged can't be told while somebody writes
    except SaveError as fault:
        code = getattr(fault.__cause__, "sqlite_errorcode", 0) & 0xFF
        if code not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise
        return _read(path, "ro"), None


def _read_in_play(path: Path) -> tuple[Recorded, ...]:
    """The events of a journal that another link keeps locked, read without asking for the lock. The
    file alone is a whole save at any time, but may be written while it is read: what can't be
    verified then is read again."""
    for _ in range(LOOKS - 1):
        with contextlib.suppress(SaveError):
            return _read(path, IN_PLAY)
        time.sleep(PAUSE)
    return _read(path, IN_PLAY)


def _read(path: Path, mode: str) -> tuple[Recorded, ...]:
    with contextlib.closing(_checked(path, mode)) as link, told(path, "read"):
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
    verify_files(path)
    link = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    link.text_factory = _text
    with _closed_on_failure(link):
        link.execute("PRAGMA trusted_schema = OFF")
        link.execute("PRAGMA locking_mode = EXCLUSIVE")
        link.execute("PRAGMA synchronous = FULL")
        link.execute("PRAGMA fullfsync = ON")  # macOS; elsewhere a flush is one already
        # So the file alone is a whole save at any time.
        link.execute("PRAGMA wal_autocheckpoint = 1")
    return link


def _text(data: bytes) -> str:
    """What stands in a column. Bytes that are no text stay distinct, for the digests to find them:
    SQLite's own complaint would quote the whole column."""
    return data.decode("utf-8", "surrogateescape")


def _exclusive(path: Path) -> sqlite3.Connection:
    with _closed_on_failure(_connect(path, "rw")) as link:
        _take(link)
    return link


def _take(link: sqlite3.Connection) -> None:
    """Keeps the file for ourselves, its log opened at once: later the file may have vanished."""
    link.execute("PRAGMA journal_mode = WAL")
    link.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _checked(path: Path, mode: str) -> sqlite3.Connection:
    verify_files(path)
    if not is_file(path):
        raise SaveError(
            f"There is no saved match at {path}. `eleventh saves` lists those there are."
        )
    with told(path, "opened"), _closed_on_failure(_connect(path, mode)) as link:
        verify_shape(link, path, APPLICATION, FORMAT, SCHEMA)
    return link
