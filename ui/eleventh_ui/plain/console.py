"""Where the plain mode speaks and listens: one line at a time, on any terminal, pipe or file.

Every line written passes `words.safe`, so nothing that a scenario or a player wrote can drive the
terminal. No line editor is used: a history of entries would show one seat's orders to the next.
Ctrl-C cancels the entry, twice it leaves; the end of input leaves at once.
"""

from __future__ import annotations

import io
import os
import select
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TextIO

from eleventh.lang.problems.characters import make_visible
from eleventh_ui.display.breaking_off import CANCELLED, IN_WORDS
from eleventh_ui.display.layout import wrap
from eleventh_ui.display.words import paragraphs, safe

CLEAR = "\x1b[2J\x1b[3J\x1b[H"  # the screen, the lines scrolled off it, the cursor home
BLANKS = 40  # lines that stand for clearing where nothing can be cleared
NARROWEST, WIDEST = 40, 100
LEAVING = ("quit", "exit", "save and quit")  # what leaves wherever something is asked


class Left(Exception):
    """The person leaves the table; `by_interrupt` if by pressing Ctrl-C twice, or by a signal where
    there is no terminal to press keys at."""

    def __init__(self, by_interrupt: bool = False) -> None:
        super().__init__()
        self.by_interrupt = by_interrupt


class Console:
    """A person's end of the plain mode. `width` 0 measures the terminal. Without a `source`, as
    where standard input is closed, the input is at its end from the start."""

    def __init__(self, source: TextIO | None, sink: TextIO, width: int = 0) -> None:
        self._source: TextIO = io.StringIO() if source is None else source
        self._sink = sink
        self._width = width
        self._reading = False
        self._waiting = False  # Ctrl-C was pressed while nothing was asked

    @property
    def width(self) -> int:
        """Columns to fill now: 80 where there is no terminal, never under 40 or over 100."""
        wide = self._width or shutil.get_terminal_size((80, 24)).columns
        return min(max(wide, NARROWEST), WIDEST)

    def say(self, text: str = "", indent: str = "", hanging: str | None = None) -> None:
        """Writes paragraphs fitted to the width; an empty text is an empty line."""
        parts = paragraphs(text) or ("",)
        further = indent if hanging is None else hanging
        for number, part in enumerate(parts):
            for line in wrap(part, self.width, indent if number == 0 else further, further):
                self._write(f"{make_visible(line)}\n")
        self._flush()

    def head(self, text: str) -> None:
        """Writes a heading: an empty line, the text, and a line under it."""
        self.say()
        lines = wrap(safe(text), self.width)
        for line in lines:
            self._write(f"{make_visible(line)}\n")
        self._write("-" * min(max(len(line) for line in lines), self.width) + "\n")
        self._flush()

    def list_words(self, words: Iterable[tuple[str, str]]) -> None:
        """Writes words with what they do, one below the other; last what Ctrl-C does here."""
        for usage, told in (*words, IN_WORDS):
            self.say(f"{usage}: {told}", "  ", "      ")

    def ask(self, prompt: str) -> str:
        """The next line typed, trimmed and safe. Left if the person leaves instead."""
        return self._asked(prompt, secret=False)

    def ask_secret(self, prompt: str) -> str:
        """The next line typed, which is shown nowhere. Left if the person leaves."""
        restore = _hide_typing(self._source)
        try:
            return self._asked(prompt, secret=True)
        finally:
            if restore is not None:
                restore()
                self._write("\n")

    def _asked(self, prompt: str, secret: bool) -> str:
        cancelled = False
        while True:
            try:
                return self._read(prompt, secret)
            except KeyboardInterrupt:
                self._write("\n")
                if cancelled or not self._source.isatty():
                    raise Left(by_interrupt=True) from None
                cancelled = True
                self.say(CANCELLED)

    def more_is_waiting(self) -> bool:
        """Whether a further line has been typed already at a terminal, as when several are pasted.
        Elsewhere each line is an answer of its own."""
        if not self._source.isatty():
            return False
        try:
            return bool(select.select([self._source], [], [], 0)[0])
        except (OSError, ValueError):
            return False  # this system can't tell

    def say_waiting(self, text: str) -> None:
        """Says what is waited for, where somebody at a terminal waits; a file has no use for it."""
        if self._sink.isatty():
            self.say(text)

    def curtain(self) -> None:
        """Takes everything shown so far out of sight, the terminal's scrollback too."""
        if self._sink.isatty() and os.environ.get("TERM", "dumb") != "dumb":
            self._write(CLEAR)
        else:
            self._write("\n" * BLANKS)
        self._flush()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """While it lasts, Ctrl-C interrupts entries only; elsewhere it waits for the next one."""
        try:
            before = signal.signal(signal.SIGINT, self._interrupted)
        except ValueError:  # not the main thread, which gets no signals
            yield
            return
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        if self._reading or self._waiting:
            raise KeyboardInterrupt
        self._waiting = True

    def _read(self, prompt: str, secret: bool) -> str:
        self._reading = True  # from here on Ctrl-C interrupts, so that none is missed
        try:
            if self._waiting:
                self._waiting = False
                raise KeyboardInterrupt
            self._write(f"{make_visible(prompt)} ")
            self._flush()
            line = self._source.readline()
        except (OSError, ValueError):  # the terminal is gone, or the stream is closed
            line = ""
        finally:
            self._reading = False
        if not line:
            with suppress(OSError):
                self._write("\n")
            raise Left
        typed = safe(line)
        if not self._source.isatty():
            self._write(f"{'*' * bool(typed) * 4 if secret else typed}\n")
        return typed

    def _write(self, text: str) -> None:
        self._sink.write(text)

    def _flush(self) -> None:
        self._sink.flush()


def _hide_typing(source: TextIO) -> Callable[[], None] | None:
    """Has a terminal show nothing of what is typed, until what this returns is called; None where
    there is none, or it can't."""
    try:
        import termios
    except ImportError:  # Windows
        return None
    try:
        at = source.fileno()
        before = termios.tcgetattr(at)
        silent = [*before]
        silent[3] &= ~termios.ECHO
        termios.tcsetattr(at, termios.TCSADRAIN, silent)
    except (OSError, ValueError, termios.error):
        return None
    return lambda: termios.tcsetattr(at, termios.TCSADRAIN, before)
