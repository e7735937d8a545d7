"""What can go wrong with a save, as sentences for people.

The store is the one part of play that can fail from outside: a full disk, a folder that may not be
written, a file that is something else. All of it becomes one exception whose text says what
happened, to which file, and what to do; screens show the text and nothing more. The text never
holds anything that stands in a save: it may be the secret of a seat.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eleventh.play.locks import has_locks

LOCKING = frozenset(
    {
        sqlite3.SQLITE_IOERR_LOCK,
        sqlite3.SQLITE_IOERR_RDLOCK,
        sqlite3.SQLITE_IOERR_UNLOCK,
        sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
    }
)


class SaveError(Exception):
    """A save can't be written, read or continued. The message is meant to be shown as it is."""


class OutOfReach(SaveError):
    """There is a match, only not for us, here and now: it is open elsewhere, a newer version wrote
    it, it may not be read, or its file system has no locks."""


class InUse(OutOfReach):
    """It is being played in another process."""


@contextmanager
def told(path: Path, doing: str) -> Iterator[None]:
    """Turns whatever SQLite or the system raise inside it into a SaveError about `path`.

    `doing` completes "could not be ...": written, made, read, opened.
    """
    try:
        yield
    except sqlite3.Error as fault:
        raise _told_by_sqlite(path, doing, fault) from fault
    except UnicodeDecodeError as fault:  # SQLite quotes the file, in a complaint that is no text
        raise damaged(path) from fault
    except OSError as fault:
        raise _told_by_system(path, doing, fault) from fault


def damaged(path: Path, where: str = "") -> SaveError:
    """The refusal of a save whose content can't be trusted."""
    return SaveError(
        f"{path} is damaged{where} and was not loaded. Use a copy of it if you have one; this "
        "file was left as it is."
    )


def _told_by_system(path: Path, doing: str, fault: OSError) -> SaveError:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return SaveError(_full(path, doing))
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        if doing in ("read", "opened"):
            return OutOfReach(_forbidden(path, doing, "read"))
        return SaveError(_forbidden(path, doing, "changed"))
    reason = (fault.strerror or "the system gave no reason").lower()
    return SaveError(
        f"{path} could not be {doing}: {reason}. Check the path, or choose another folder with "
        "--save-dir."
    )


def _told_by_sqlite(path: Path, doing: str, fault: sqlite3.Error) -> SaveError:
    whole = getattr(fault, "sqlite_errorcode", 0)
    code = whole & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and has_locks(path.parent):
        return InUse(f"{path} is in use by another Eleventh Hour. Close it there first.")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_PROTOCOL) or whole in LOCKING:
        return OutOfReach(
            f"{path} could not be {doing}: the file system there has no locks, so two programs "
            "could write into one match. Choose a folder on another disk with --save-dir."
        )
    if code == sqlite3.SQLITE_FULL:
        return SaveError(_full(path, doing))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return SaveError(_forbidden(path, doing, "changed"))
    if code == sqlite3.SQLITE_CANTOPEN:
        if path.exists() and not os.access(path, os.R_OK):
            return OutOfReach(_forbidden(path, doing, "read"))
        return SaveError(
            f"{path} could not be {doing}. Check that its folder exists and may be written, or "
            "choose another folder with --save-dir."
        )
    if code == sqlite3.SQLITE_NOTADB:
        return SaveError(
            f"{path} is not a saved match. Choose another file; this one was left as it is."
        )
    if code == sqlite3.SQLITE_CORRUPT:
        return damaged(path)
    name = getattr(fault, "sqlite_errorname", "") or type(fault).__name__
    return SaveError(
        f"{path} could not be {doing}: the disk reports a fault ({name}). Check the disk, or "
        "choose another folder with --save-dir."
    )


def _full(path: Path, doing: str) -> str:
    return (
        f"{path} could not be {doing}: the disk is full. Free some space and try again; "
        "everything confirmed so far is kept."
    )


def _forbidden(path: Path, doing: str, what: str) -> str:
    return (
        f"{path} could not be {doing}: it may not be {what}. Check its permissions and those of "
        "its folder, or choose another folder with --save-dir."
    )
