"""Where output goes: standard output and error as they may be, closed or in a hurry.

A stream that is closed is told of where something should be written, rather than lost. One that
somebody else has made non-blocking (a pipe of an event loop, a terminal shared with such a program)
is waited for, rather than cut off at what fits into it.
"""

from __future__ import annotations

import errno
import io
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO, cast


class PatientFile(io.RawIOBase):
    """The writing end of a descriptor: what can't be taken now is waited for."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor

    def write(self, data: object) -> int:
        """How many bytes were written: at least one. OSError as the system gives it."""
        while True:
            try:
                return os.write(self._descriptor, data)  # type: ignore[arg-type]
            except BlockingIOError:
                select.select([], [self._descriptor], [])

    def writable(self) -> bool:
        """Always."""
        return True

    def fileno(self) -> int:
        """The descriptor, which belongs to somebody else and stays open."""
        return self._descriptor

    def isatty(self) -> bool:
        """Whether a terminal is at the other end."""
        return os.isatty(self._descriptor)


class ClosedStream(io.TextIOBase):
    """A stream that nobody opened: OSError, with its name, where something is written."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def write(self, text: str) -> int:
        """OSError unless there is nothing to write."""
        if text:
            raise OSError(errno.EBADF, f"{self._name} is closed")
        return 0

    def writable(self) -> bool:
        """As for any output."""
        return True


def make_patient(stream: TextIO) -> TextIO:
    """The same output, waited for; the stream itself where it is no descriptor of the system."""
    try:
        descriptor = stream.fileno()
        stream.flush()
    except (OSError, ValueError):
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(PatientFile(descriptor)),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=getattr(stream, "line_buffering", False),
    )


@contextmanager
def dependable_output() -> Iterator[None]:
    """While it lasts, standard output and error are as said above, and no file that is opened can
    take the place of one that is closed. Whoever has put something else there is left alone."""
    _fill_descriptors()
    before = sys.stdout, sys.stderr
    if sys.stdout is None:
        sys.stdout = cast("TextIO", ClosedStream("Standard output"))
    elif sys.stdout is sys.__stdout__:
        sys.stdout = make_patient(cast("TextIO", sys.stdout))
    if sys.stderr is not None and sys.stderr is sys.__stderr__:
        sys.stderr = make_patient(cast("TextIO", sys.stderr))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def _fill_descriptors() -> None:
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)  # which takes the lowest that is free: this one
