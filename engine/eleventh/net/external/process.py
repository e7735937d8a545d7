"""A program that plays, as a process: lines in, lines out, and nothing of it can hold up the table.

It is started without a shell, in a process group and with an environment of its own; its error
output is read and but for the end of it forgotten. Whatever it does (answer late, never, without
end or in pieces, close its pipes, leave children behind) ends at a deadline or a limit, and the
whole group is killed with it.
"""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import time
import weakref
from collections.abc import Callable, Sequence
from contextlib import suppress

from eleventh.bots.reasons import Lapse
from eleventh.play.external import LeftTable

LONGEST_LINE = 64 * 1024  # bytes of one line from a program
MOST = 1024 * 1024  # bytes of output in one turn
MOST_ERRORS = 16 * MOST  # bytes of error output in one turn
HEARD = 200  # characters of the last line of its errors
CHUNK = 64 * 1024
LOOK = 0.1  # seconds after which it is seen that the table was left
PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "SYSTEMROOT")


class Lapsed(Exception):
    """The program gave no line."""

    def __init__(self, lapse: Lapse) -> None:
        super().__init__(lapse.value)
        self.lapse = lapse


class ProgramProcess:
    """A running program. Lapsed if it can't be started."""

    def __init__(self, command: Sequence[str]) -> None:
        environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        pipe = subprocess.PIPE
        try:
            self._process = subprocess.Popen(
                list(command),
                stdin=pipe,
                stdout=pipe,
                stderr=pipe,
                bufsize=0,
                env=environment,
                start_new_session=True,
            )
        except (OSError, ValueError) as fault:
            raise Lapsed(Lapse.NOT_STARTED) from fault
        self._ended = weakref.finalize(self, _end, self._process)
        self._outgoing = bytearray()
        self._incoming = bytearray()
        self._errors = bytearray()
        self._read = self._read_errors = 0
        self._selector = selectors.DefaultSelector()
        for stream, act in (
            (self._process.stdout, self._take),
            (self._process.stderr, self._take_errors),
        ):
            assert stream is not None
            os.set_blocking(stream.fileno(), False)
            self._selector.register(stream, selectors.EVENT_READ, act)
        assert self._process.stdin is not None
        os.set_blocking(self._process.stdin.fileno(), False)

    @property
    def heard(self) -> str:
        """The last line of its error output so far, cut; empty if there was none."""
        lines = bytes(self._errors).decode("utf-8", "replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return "".join(each if each.isprintable() else " " for each in last)[:HEARD]

    def send(self, line: bytes) -> None:
        """Queues a line, which is written while lines are read; what was read before counts no
        more for the limits."""
        if not self._outgoing:
            assert self._process.stdin is not None
            self._selector.register(self._process.stdin, selectors.EVENT_WRITE, self._give)
        self._outgoing += line + b"\n"
        self._read = self._read_errors = 0

    def read_line(self, deadline: float, left: Callable[[], bool]) -> bytes:
        """The next line of its output, without its end. `deadline` is a time of the monotonic
        clock. Lapsed if there is none; LeftTable once `left` says so."""
        while True:
            line, ended, rest = self._incoming.partition(b"\n")
            if len(line) > LONGEST_LINE:
                raise Lapsed(Lapse.FLOODED)
            if ended:
                self._incoming = rest
                return bytes(line)
            if self._read > MOST or self._read_errors > MOST_ERRORS:
                raise Lapsed(Lapse.FLOODED)
            if left():
                raise LeftTable
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                raise Lapsed(Lapse.LATE)
            for key, _ in self._selector.select(min(remaining, LOOK)):
                key.data()

    def end(self) -> None:
        """Kills it, and whatever it has started in its process group."""
        self._selector.close()
        self._ended()

    def _give(self) -> None:
        stream = self._process.stdin
        assert stream is not None
        try:
            written = os.write(stream.fileno(), self._outgoing[:CHUNK])
        except BlockingIOError:
            return
        except OSError as fault:
            raise Lapsed(Lapse.GONE) from fault
        del self._outgoing[:written]
        if not self._outgoing:
            self._selector.unregister(stream)

    def _take(self) -> None:
        assert self._process.stdout is not None
        found = _read(self._process.stdout.fileno())
        if found is None:
            return
        if not found:
            raise Lapsed(Lapse.GONE)
        self._read += len(found)
        self._incoming += found

    def _take_errors(self) -> None:
        stream = self._process.stderr
        assert stream is not None
        found = _read(stream.fileno())
        if found is None:
            return
        if not found:
            self._selector.unregister(stream)
        self._read_errors += len(found)
        self._errors = (self._errors + found)[-4 * HEARD :]


def _read(number: int) -> bytes | None:
    """What can be read now, empty at the end; None if there is nothing after all."""
    try:
        return os.read(number, CHUNK)
    except BlockingIOError:
        return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kills the group before its leader is waited for: until then nobody else has its number."""
    with suppress(OSError):
        if hasattr(os, "killpg") and hasattr(signal, "SIGKILL"):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(OSError):
        process.kill()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    with suppress(subprocess.TimeoutExpired):
        process.wait(5)
