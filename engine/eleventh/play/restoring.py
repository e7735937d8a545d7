"""A save that has vanished from under its match: its folder was deleted, renamed or unmounted.

SQLite would go on writing into a file that nobody can find again. But the open file still holds
everything, so a whole copy is put back where it was before anything more is stored.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from eleventh.play.faults import SaveError
from eleventh.play.placing import place, start_part, take_away

Identity = tuple[int, int]
"""The device and the number of a file: the same for as long as it is the same file."""


def identity(path: Path) -> Identity | None:
    """Which file stands at `path`; None if there is none."""
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


def put_back(
    link: sqlite3.Connection, path: Path, connect: Callable[[Path], sqlite3.Connection]
) -> sqlite3.Connection:
    """Writes everything that `link` holds to `path`, where there is nothing any more, and returns
    a link to the new file; the old one is closed. OSError, sqlite3.Error or SaveError if it can't
    be done: then the old link stays as it was."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = start_part(path)
    try:
        link.execute("VACUUM INTO ?", (str(part),))
        if place(part, (path,)) is None:
            raise replaced(path)
    finally:
        part.unlink(missing_ok=True)
    try:
        fresh = connect(path)
    except BaseException:
        take_away(path)
        raise
    link.close()
    return fresh


def replaced(path: Path) -> SaveError:
    """What is said if another file has taken the place of the save."""
    return SaveError(
        f"Another file stands at {path} now; it was left as it is, and nothing was stored. Move it "
        "away and try again."
    )
