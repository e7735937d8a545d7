"""Putting a new save where it belongs, whole or not at all.

A save that is written in its place may be half a save when the disk is full or the plug is pulled,
and whoever looks would find a husk. So it is written under a name that no list shows, flushed, and
linked to its own name in one step, which never takes the place of another file.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

COMPANIONS = ("-wal", "-shm", "-journal")  # the files that SQLite may keep beside a database
PART = ".part"  # the end of the names under which saves are written
STALE = 3600  # seconds after which such a file is nobody's any more: its process was killed
NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})


def start_part(path: Path) -> Path:
    """A new and empty file beside `path`, for its owner alone, to be written and then placed.
    OSError if there can be none."""
    part = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600, exist_ok=False)
    return part


def place(part: Path, names: Iterable[Path]) -> Path | None:
    """Gives a written file the first of these names that is free, and returns it; None if none is.
    OSError if that can't be done. The file's own name is left to be unlinked."""
    _flush(part)
    for path in names:
        try:
            _take_name(part, path)
        except FileExistsError:
            continue
        _flush_folder(path.parent)
        return path
    return None


def take_away(path: Path) -> None:
    """Removes a save that was placed and could not be opened, and first what SQLite keeps beside
    it: that would be taken for the half-done work on whatever came to stand there next."""
    for each in (*(path.with_name(path.name + end) for end in COMPANIONS), path):
        each.unlink(missing_ok=True)


def sweep_parts(folder: Path) -> None:
    """Takes away what processes left that were killed while they wrote a new save."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            left = entry.name.startswith(".") and entry.name.endswith(PART)
            if left and entry.stat(follow_symlinks=False).st_mtime < time.time() - STALE:
                os.unlink(entry.path)


def _take_name(part: Path, path: Path) -> None:
    try:
        os.link(part, path)
    except OSError as fault:
        if fault.errno not in NO_LINKS:
            raise
        path.touch(mode=0o600, exist_ok=False)  # where there are no links the name is kept first
        os.replace(part, path)


def _flush(file: Path) -> None:
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    """So that the name survives a pulled plug too; nothing where folders can't be flushed."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
