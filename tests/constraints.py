"""Doing something as somebody else, or on a machine that lacks something: in a child process, so
that the tests themselves go on as they were.

Root may read and write anywhere, so what is forbidden is tried as a user who may not.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import shutil
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

NOBODY = 65534
FCNTL = {"x86_64": 72, "aarch64": 25}  # its number as a system call
NO_LOCKS = 37  # ENOLCK, on Linux

T = TypeVar("T")


def in_child(act: Callable[[], T], before: Callable[[], object]) -> T:
    """What `act` returns, as JSON has it, in a child that did `before` first. AssertionError, with
    the child's own words, if it failed there."""
    hear, tell = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child needs no other threads
        child = os.fork()
    if not child:
        try:
            before()
            told: tuple[bool, Any] = (True, act())
        except BaseException:
            told = (False, traceback.format_exc())
        with os.fdopen(tell, "w") as telling:
            json.dump(told, telling)
        os._exit(0)
    os.close(tell)
    with os.fdopen(hear) as hearing:
        heard = hearing.read()
    os.waitpid(child, 0)
    succeeded, found = json.loads(heard)
    assert succeeded, found
    result: T = found
    return result


def as_another_user(act: Callable[[], T]) -> T:
    """What `act` returns for somebody who is not root; what it needs must be imported already."""
    return in_child(act, _drop_rights)


def without_locks(act: Callable[[], T]) -> T:
    """What `act` returns where no file can be locked, as on some network's file systems."""
    return in_child(act, _forbid_locks)


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that is owned by whoever `as_another_user` is, and that they can reach."""
    folder = Path(tempfile.mkdtemp(prefix="eleventh-"))
    try:
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        yield folder
    finally:
        for each in (folder, *folder.rglob("*")):
            each.chmod(0o700)
        shutil.rmtree(folder)


def _drop_rights() -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def _forbid_locks() -> None:
    """Lets the system answer every wish for a lock with ENOLCK: a filter of system calls."""

    class Step(ctypes.Structure):
        _fields_ = (
            ("code", ctypes.c_ushort),
            ("yes", ctypes.c_ubyte),
            ("no", ctypes.c_ubyte),
            ("value", ctypes.c_uint),
        )

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(Step)))

    load, equal, end = 0x20, 0x15, 0x06
    steps = (Step * 8)(
        (load, 0, 0, 0),  # which call
        (equal, 0, 4, FCNTL[platform.machine()]),
        (load, 0, 0, 24),  # what it is asked
        (equal, 3, 0, 6),  # F_SETLK
        (equal, 2, 0, 7),  # F_SETLKW
        (equal, 1, 0, 37),  # F_OFD_SETLK
        (end, 0, 0, 0x7FFF0000),  # allowed
        (end, 0, 0, 0x00050000 | NO_LOCKS),
    )
    system = ctypes.CDLL(None, use_errno=True)
    program = Program(len(steps), steps)
    assert system.prctl(38, 1, 0, 0, 0) == 0, "no new rights"
    assert system.prctl(22, 2, ctypes.byref(program), 0, 0) == 0, ctypes.get_errno()
