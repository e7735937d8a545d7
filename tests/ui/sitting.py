"""People at a table, for tests: games in memory with typed lines, the command as a real process,
and the same on a real terminal.
"""

from __future__ import annotations

import io
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from eleventh.core.adjudication import Adjudicator
from eleventh.core.program import Program
from eleventh.emit.python import build
from eleventh.play.match import Match
from eleventh_ui.display.reference import reference_of
from eleventh_ui.plain.console import Console, Left
from eleventh_ui.plain.game import PlainGame
from games import EVERY, compiled
from tables import host_table

try:
    import fcntl
    import pty
    import termios
except ImportError:  # Windows
    HAS_TERMINALS = False
else:
    HAS_TERMINALS = True

ROOT = Path(__file__).resolve().parents[2]
HARBOUR = ROOT / "tests" / "lang" / "base"
COMMAND = [sys.executable, "-m", "eleventh_ui.cli.main"]
RAW = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that no output may hold raw; a newline is not among them."""

FIRST_TURN = ("1", "", "yes")
SECOND_TURN = ("", "yes")


@cache
def harbour() -> Adjudicator:
    """The small scenario, ready to play."""
    program = compiled(HARBOUR).program
    assert program is not None
    return build(program)


def files_of(program: Program) -> Mapping[str, bytes]:
    """The files of a scenario in the repository; none for one that a test has made up."""
    found = [compiled(folder) for folder in EVERY]
    return next((e.files for e in found if e.program and e.program.hash == program.hash), {})


def match_of(*people: str, adjudicator: Adjudicator | None = None, seed: int = 1) -> Match:
    """A match on nothing but memory; doctrines play the seats that nobody takes."""
    runs = adjudicator or harbour()
    seats = [seat.id for seat in runs.program.seats]
    players = {seat: "human" if seat in people else "historian" for seat in seats}
    return Match.start(runs, files_of(runs.program), players, seed)


def match_along_history(seat: str, turns: int, adjudicator: Adjudicator, seed: int = 3) -> Match:
    """A match with a person in one seat, who has given for so many turns the orders of history."""
    history = match_of(adjudicator=adjudicator, seed=seed)
    match = match_of(seat, adjudicator=adjudicator, seed=seed)
    for turn in range(1, turns + 1):
        assert not history.advance()
        assert not match.submit(seat, history.reasons(turn)[seat].orders)
        assert not match.advance()
    return match


def transcript(match: Match, *people: str, typed: tuple[str, ...], width: int = 80) -> str:
    """What people read who type these lines and then leave, if the game has not ended."""
    sink = io.StringIO()
    console = Console(io.StringIO("".join(f"{line}\n" for line in typed)), sink, width)

    table = host_table(match)
    game = PlainGame(console, table, people, reference_of(table.printed))
    try:
        game.play()
    except Left:
        sink.write("(left)\n")
    return sink.getvalue()


def environment(home: Path) -> dict[str, str]:
    """An environment in which everything is kept under `home`, compiled programs apart."""
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL") if key in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home.parent / "cache"),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "TERM": "xterm",
    }


def ran(
    home: Path, *arguments: str | Path, typed: str | None = None
) -> subprocess.CompletedProcess[str]:
    """The command run to its end, fed with text, or with nothing at all."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=typed,
        stdin=subprocess.DEVNULL if typed is None else None,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=30,
        env=environment(home),
        check=False,
    )


class Terminal:
    """The command on a terminal of its own, with a person who reads and types."""

    def __init__(
        self,
        home: Path,
        *arguments: str | Path,
        size: tuple[int, int] | None = None,
        command: Sequence[str] = COMMAND,
        env: Mapping[str, str] | None = None,
    ) -> None:
        if not HAS_TERMINALS:
            pytest.skip("this system has no terminals that a test can make")
        self._ours, theirs = pty.openpty()
        if size is not None:
            termios.tcsetwinsize(theirs, (size[1], size[0]))
        self.settings = termios.tcgetattr(theirs)
        self._theirs = theirs

        def take_over() -> None:
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(
            [*command, *map(str, arguments)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(home) if env is None else env,
            preexec_fn=take_over,
        )
        self.shown = ""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *fault: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self._ours >= 0:
            os.close(self._ours)
        os.close(self._theirs)

    def vanish(self) -> int:
        """Closes the terminal's window; the exit code that the command ends with."""
        os.close(self._ours)
        self._ours = -1
        return self.process.wait(20)

    def wait_for(self, text: str, seconds: float = 20) -> str:
        """Everything shown since the last wait, up to and with `text`."""
        end = time.monotonic() + seconds
        while text not in self.shown:
            left = end - time.monotonic()
            assert left > 0, f"{text!r} did not come; this did: {self.shown[-2000:]!r}"
            ended = self.process.poll() is not None
            if select.select([self._ours], [], [], min(left, 0.2))[0]:
                self.shown += os.read(self._ours, 65536).decode("utf-8", "replace")
            else:
                assert not ended, f"it ended before {text!r}: {self.shown[-2000:]!r}"
        head, found, self.shown = self.shown.partition(text)
        return head + found

    def type(self, text: str) -> None:
        """Types text as it is: add a newline for Enter."""
        os.write(self._ours, text.encode())

    def send(self, number: signal.Signals) -> None:
        """Sends a signal to the command alone."""
        self.process.send_signal(number)

    def leave(self) -> int:
        """The exit code, once the command has ended. A terminal that nobody reads fills up, and
        whoever draws on it waits: so it is read until then."""
        end = time.monotonic() + 20
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.05)
        code = self.process.wait(1)
        while self._read(0.05):
            pass
        return code

    def _read(self, seconds: float) -> bool:
        """Takes what is drawn within so many seconds; whether there was anything."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return False
        self.shown += os.read(self._ours, 65536).decode("utf-8", "replace")
        return True

    def is_sane(self) -> bool:
        """Whether the terminal is set as it was before."""
        return termios.tcgetattr(self._theirs)[:4] == self.settings[:4]


def interrupt(home: Path, *words: str) -> tuple[int, str, str]:
    """What a command says that plays for minutes, once somebody has seen enough: its code, its
    output and its errors. A busy machine may have played nothing yet, and is given longer."""
    for patience in (3, 12, 50):  # seconds
        with subprocess.Popen(
            [*COMMAND, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=home,
            env=environment(home),
            text=True,
        ) as running:
            time.sleep(patience)
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=120)
        if out:
            break
    return running.returncode, out, err
