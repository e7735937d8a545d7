"""What can go wrong with a save, as sentences for people.

The store is the one part of play that can fail from outside: a full disk, a folder that may not be
written, a file that is something else. All of it becomes one exception whose text says what
happened, to which file, and what to do; screens show the text and nothing more.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class SaveError(Exception):
    """A save can't be written, read or continued. The message is meant to be shown as it is."""


@contextmanager
def told(path: Path, doing: str) -> Iterator[None]:
    """Turns whatever SQLite or the system raise inside it into a SaveError about `path`.

    `doing` completes "could not be ...": written, read, opened.
    """
    try:
        yield
    except sqlite3.Error as fault:
        raise SaveError(_told_by_sqlite(path, doing, fault)) from fault
    except OSError as fault:
        raise SaveError(_told_by_system(path, doing, fault)) from fault


def _told_by_system(path: Path, doing: str, fault: OSError) -> str:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full(path, doing)
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _forbidden(path, doing)
    reason = (fault.strerror or "the system gave no reason").lower()
    return (
        f"{path} could not be {doing}: {reason}. Check the path, or choose another folder with "
        "--save-dir."
    )


def _told_by_sqlite(path: Path, doing: str, fault: sqlite3.Error) -> str:
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"{path} is in use by another Eleventh Hour. Close it there first."
    if code == sqlite3.SQLITE_FULL:
        return _full(path, doing)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return _forbidden(path, doing)
    if code == sqlite3.SQLITE_CANTOPEN:
        return (
            f"{path} could not be {doing}. Check that its folder exists and may be written, or "
            "choose another folder with --save-dir."
        )
    if code == sqlite3.SQLITE_NOTADB:
        return f"{path} is not a saved match. Choose another file; this one was left as it is."
    if code == sqlite3.SQLITE_CORRUPT:
        return (
            f"{path} is damaged and was not loaded. Use a copy of it if you have one; "
            "this file was left as it is."
        )
    return f"{path} could not be {doing}: the disk reports a fault ({fault})."


def _full(path: Path, doing: str) -> str:
    return (
        f"{path} could not be {doing}: the disk is full. Free some space and try again; "
        "everything confirmed so far is kept."
    )


def _forbidden(path: Path, doing: str) -> str:
    return (
        f"{path} could not be {doing}: it may not be changed. Check the permissions of the file "
        "and its folder, or choose another folder with --save-dir."
    )
