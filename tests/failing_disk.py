"""A disk on which writes fail, for the SQLite of this process: its own system calls are replaced,
as its authors provide for tests, so that a real write fails in the middle of what it does."""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

WORD = ctypes.c_ssize_t
CALLS: dict[str, tuple[Any, ...]] = {
    "write": (ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t),
    "pwrite": (ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64),
    "pwrite64": (ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64),
    "ftruncate": (ctypes.c_int, ctypes.c_int64),
}
"""The calls of SQLite that change a file, by the names under which it knows them."""


class FileSystem(ctypes.Structure):
    """As much of `sqlite3_vfs` as leads to the calls."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("size", ctypes.c_int),
        ("longest", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("methods", ctypes.c_void_p * 13),
        (
            "replace",
            ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p),
        ),
        ("find", ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)),
    )


def find_file_system() -> Any:
    """SQLite's own; None where Python's SQLite can't be reached from outside."""
    maps = Path("/proc/self/maps")
    loaded = maps.read_text().split() if maps.is_file() else []
    library = next((each for each in loaded if "libsqlite3" in each), None)
    if library is None:
        return None
    find = ctypes.CDLL(library).sqlite3_vfs_find
    find.restype = ctypes.POINTER(FileSystem)
    found = find(None)
    return found if found.contents.version >= 3 else None


class FailingDisk:
    """Counts every write, flush and naming of a file, and fails those that it is told to: the one
    of that number, or with `onward` all from it on."""

    def __init__(self) -> None:
        self.count = 0
        self.fails_at, self.onward, self.fault = 0, False, errno.ENOSPC
        self._kept: list[object] = []

    @contextmanager
    def failing(self, number: int, fault: int, *, onward: bool) -> Iterator[None]:
        """While it lasts it fails like this, counting from 1."""
        self.count, self.fails_at, self.fault, self.onward = 0, number, fault, onward
        try:
            yield
        finally:
            self.fails_at = 0

    def fails(self) -> bool:
        """Whether the write that is asked for now fails."""
        self.count += 1
        due = self.count >= self.fails_at if self.onward else self.count == self.fails_at
        return bool(self.fails_at) and due

    def install(self) -> None:
        """From here on, in this process, for good."""
        system = find_file_system()
        for name, kinds in CALLS.items():
            address = system.contents.find(system, name.encode())
            if not address:
                continue  # not among the calls of this build
            kind = ctypes.CFUNCTYPE(
                WORD if len(kinds) > 2 else ctypes.c_int, *kinds, use_errno=True
            )
            call = kind(self._wrap(kind(address)))
            self._kept.append(call)
            assert (
                system.contents.replace(system, name.encode(), ctypes.cast(call, ctypes.c_void_p))
                == 0
            )
        for name in ("fsync", "link"):
            patch.object(os, name, self._wrap_ours(getattr(os, name))).start()

    def _wrap(self, call: Any) -> Any:
        def wrapped(*given: Any) -> int:
            if self.fails():
                ctypes.set_errno(self.fault)
                return -1
            return int(call(*given))

        return wrapped

    def _wrap_ours(self, call: Any) -> Any:
        def wrapped(*given: Any, **more: Any) -> Any:
            if self.fails():
                raise OSError(self.fault, os.strerror(self.fault))
            return call(*given, **more)

        return wrapped
