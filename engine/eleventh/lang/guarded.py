"""The one way in which a file that somebody else may have put there is opened.

A name may lead to a pipe that never ends, a device, a socket, a folder, or more than fits into
memory. So what a path leads to is looked at before it is opened and again once it is, the opening
waits for nothing, and no more is read than was asked for. Scenarios, the cache, orders, keys and
the log are read here; a database, which SQLite opens itself, is looked at here first.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

_FLAGS = ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")  # as far as this system has them

_BLOCK = 4096  # bytes asked for beyond what a file is said to hold: some say nothing of it


class NotAFile(OSError):
    """A path leads to something that is no file: the text says what, as in "a folder"."""


class TooLarge(OSError):
    """A file holds more than was asked for."""


@dataclass(frozen=True, slots=True)
class FileContent:
    """All bytes of a file, and what the system knew of it as they were read."""

    data: bytes
    status: os.stat_result

    @property
    def identity(self) -> Hashable:
        """The same for every name and every link of one file, where the system can tell."""
        return (self.status.st_dev, self.status.st_ino)


def read_guarded(path: Path | str, most: int, *, links: bool = True) -> FileContent:
    """A file of at most `most` bytes. Never waits for what is no file.

    OSError as the system gives it, NotAFile, and TooLarge; ValueError for a name that no system
    can hold. Without `links` a link is no file.
    """
    look_at(path, links=links)
    flags = os.O_RDONLY
    for name in _FLAGS if links else (*_FLAGS, "O_NOFOLLOW"):
        flags |= getattr(os, name, 0)
    # Whatever takes the file's place after the first look must not make the opening wait.
    handle = os.open(path, flags)
    try:  # the system is asked directly: a list of scenarios reads a hundred files
        status = os.fstat(handle)
        _refuse_other_kinds(status)
        data, size = b"", status.st_size
        while size <= most and (more := os.read(handle, min(size + _BLOCK, most + 1 - len(data)))):
            data += more
            size = max(size, len(data))
    finally:
        os.close(handle)
    if size > most:
        raise TooLarge(f"more than {most:,} bytes")
    return FileContent(data, status)


def look_at(path: Path | str, *, links: bool = True) -> os.stat_result:
    """What the system knows of a file. OSError, NotAFile and ValueError as for reading it."""
    status = os.stat(path) if links else os.lstat(path)
    _refuse_other_kinds(status)
    return status


def _refuse_other_kinds(status: os.stat_result) -> None:
    if stat.S_ISREG(status.st_mode):
        return
    if stat.S_ISDIR(status.st_mode):
        raise NotAFile("a folder")
    raise NotAFile("a link" if stat.S_ISLNK(status.st_mode) else "a device, a pipe or a socket")
