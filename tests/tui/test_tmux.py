"""Real sessions in a real terminal emulator: a whole game by keys, a kill in the middle, the end.

tmux holds the terminal, so what is compared is what a person would see: no escape is taken for
granted. `.ci/run` installs it where it can.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from eleventh_ui.display.facilitation.admission import AGAIN, CHOOSE
from tui.rooms import CODE
from ui.sitting import COMMAND, HARBOUR, environment

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]
PATIENCE = 30.0  # seconds
SIZES = [(80, 24), (120, 40)]
EVIL = "\x1b]0;owned\x07[@click=app.quit]x[/]"


class Session:
    """A terminal of a size in a tmux of its own, in which the command runs under a shell."""

    def __init__(self, home: Path, size: tuple[int, int]) -> None:
        self.home = home
        self._socket = str(home / "tmux.sock")
        width, height = size
        self._tmux(
            *("-f", "/dev/null", "new-session", "-d", "-s", "room"),
            *("-x", str(width), "-y", str(height), "sh"),
        )
        self.reopen()

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, *arguments],
            env={**environment(self.home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def run(self, *arguments: str | Path) -> None:
        """Types the command at the shell."""
        self.type("clear; " + shlex.join([*COMMAND, *map(str, arguments)]) + "\n")

    def type(self, text: str) -> None:
        """Types text as it is; a newline is Enter."""
        for part in re.split("(\n)", text):
            if part:
                self.press("Enter") if part == "\n" else self._tmux("send-keys", "-l", "--", part)

    def press(self, *keys: str) -> None:
        """Presses keys by tmux's names."""
        self._tmux("send-keys", *keys)

    def shown(self) -> str:
        """What stands on the terminal."""
        return self._tmux("capture-pane", "-p")

    def ask(self, what: str) -> str:
        """Something that tmux knows of the pane."""
        return self._tmux("display-message", "-p", what).strip()

    def wait(self, *texts: str) -> str:
        """Waits until one of the texts stands there, and says which."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            shown = self.shown()
            for text in texts:
                if text in shown:
                    return text
            time.sleep(0.05)
        raise AssertionError(f"none of {texts} came; the terminal shows:\n{self.shown()}")

    def child(self) -> int:
        """The process of the command, under the shell."""
        shell = self.ask("#{pane_pid}")
        done = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", shell], capture_output=True, text=True, check=True
        )
        return int(done.stdout.split()[0])

    def reopen(self) -> None:
        """A fresh shell in the place of whatever there was, as in a new window."""
        self._tmux("respawn-pane", "-k", "sh")
        self._tmux("clear-history")
        self.type("PS1='ready> '\n")
        self.wait("ready>")

    def close(self) -> None:
        """Ends the tmux."""
        self._tmux("kill-server")


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def session(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Session]:
    found = Session(tmp_path, request.param)
    yield found
    found.close()


def save(home: Path) -> Path:
    """The one save there is."""
    (found,) = (home / "data" / "eleventh-hour" / "saves").glob("*.eleventh")
    return found


def play_turn(session: Session, turn: int) -> None:
    """One turn by keys: on through whatever there is, the first answer to everything, sealed."""
    session.wait(f"Turn {turn} of 2")
    session.press("d")
    if session.wait("Decision 1 of", "Nothing is put to you") == "Decision 1 of":
        session.press("1")
        session.wait("Decisions 1/1")
    session.press("c")
    session.wait("Enter: seal these orders")
    session.press("Enter")


def read_reveal(session: Session, turn: int) -> None:
    """The reveal to its end, and on."""
    session.wait(f"What turn {turn} brought")
    for _ in range(4):  # pages, and one that is not worked out yet
        if f"What turn {turn} brought" in session.shown():
            session.press("Enter")
            time.sleep(0.5)


def test_a_whole_game_by_keys_killed_resumed_and_told_to_its_end(session: Session) -> None:
    session.run("play", HARBOUR, "--seat", "seoul", "--bots", "all=historian", "--seed", "1")
    session.wait("Turn 1 of 2")
    session.press("d", "2")
    session.wait("Decisions 1/1")
    time.sleep(0.5)
    os.kill(session.child(), 9)
    session.reopen()

    session.run("play", "--resume")
    session.wait("Decisions 1/1")
    play_turn(session, 1)
    session.wait("What turn 1 brought")
    os.kill(session.child(), 9)
    session.reopen()

    session.run("play", "--resume")
    read_reveal(session, 1)
    play_turn(session, 2)
    read_reveal(session, 2)
    session.wait("Debrief: The harbour pact")
    session.press("d")
    session.wait("Had it been")
    session.press("s")
    session.wait("50 to")
    session.press("C-q")
    session.wait("The match is saved.")
    session.wait("ready>")
    assert session.ask("#{alternate_on}") == "0"
    session.run("replay", save(session.home).stem)
    session.wait("every digest", "digest", "verified", "as recorded")


def test_a_facilitator_runs_the_room_from_the_same_keyboard(session: Session) -> None:
    seats = ("--seat", "seoul", "--seat", "tokyo")
    session.run("play", HARBOUR, *seats, "--facilitator", "Dr Kim", "--timer", "10")
    for asked in (CHOOSE, AGAIN):
        session.wait(asked)
        session.type(f"{CODE}\n")
    session.wait("Seoul: orders are missing")
    session.press("Escape")
    session.wait("It is the turn of Seoul")
    session.wait("10 minutes left")
    session.press("F2")
    session.wait("The facilitator asks for the keyboard")
    session.type(f"{CODE}\n")
    session.wait("Seoul: orders are missing")
    session.press("t", "o")
    session.wait("Override a score")
    session.type("61\n")
    time.sleep(0.3)
    session.press("Enter")
    session.wait("A reason is needed")
    session.type(f"{EVIL} misread\n")
    session.wait("Override by")
    assert session.ask("#{pane_title}") != "owned"
    session.press("p")
    session.wait("Pause play")
    session.type("coffee\n")
    session.wait("Play is paused: coffee")
    session.press("Escape")
    session.wait("It is the turn of Seoul")
    session.press("C-q")
    session.wait("The match is saved.")
    session.run("play", "--resume")
    session.wait("Play is paused: coffee")
    session.press("F2")
    session.wait("The facilitator asks for the keyboard")
    session.press("C-q")
    session.wait("ready>")


def test_suspended_and_resumed_the_table_is_as_it_was(session: Session) -> None:
    session.run("play", HARBOUR, "--seat", "seoul", "--bots", "all=historian")
    session.wait("Turn 1 of 2")
    session.press("d")
    session.wait("Decision 1 of 1")
    time.sleep(0.5)
    before = session.shown()
    session.press("C-z")
    session.wait("ready>")
    session.type("fg\n")
    session.wait("Decision 1 of 1")
    time.sleep(0.5)
    assert session.shown() == before
    session.press("C-q")
    session.wait("The match is saved.")
