"""Textual's driver for Unix terminals, hardened: it survives a terminal that goes away.

Textual writes from a thread that ends at the first error and then lets every writer wait for ever,
and reads from one that spins at the end of input. Here output to nobody is dropped, the app is told
that its terminal hung up, and a byte that is no UTF-8 costs a key press or two, not the game.
"""

from __future__ import annotations

import os
import sys
from codecs import getincrementaldecoder
from selectors import EVENT_READ, DefaultSelector
from typing import IO, Any, Protocol, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from eleventh_ui.display.streams import make_patient
from eleventh_ui.display.words import safe
from eleventh_ui.tui.pasting import PasteParser

PAUSE, MOST = 0.1, 4096  # seconds between two looks at the app; bytes that are read at once
SAVE_TITLE, RESTORE_TITLE = "\x1b[22;0t", "\x1b[23;0t"


class Unbroken:
    """A text stream whose reader may leave: what can't be written is dropped."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self.broken = False

    def write(self, text: str) -> None:
        """Writes, or drops the text."""
        if not self.broken:
            try:
                self._stream.write(text)
            except (OSError, ValueError):
                self.broken = True

    def flush(self) -> None:
        """Flushes, or does nothing."""
        if not self.broken:
            try:
                self._stream.flush()
            except (OSError, ValueError):
                self.broken = True

    def fileno(self) -> int:
        """The descriptor underneath."""
        return self._stream.fileno()


class Endable(Protocol):
    """What the driver asks of the app when its terminal is gone."""

    def call_later(self, callback: Any) -> Any:
        """Calls back in the loop of the app."""

    def stop_without_terminal(self) -> None:
        """Ends because nobody can see or type any more."""


class Driver(LinuxDriver):
    """The driver of a real terminal."""

    def __init__(self, app: App[Any], **settings: Any) -> None:
        super().__init__(app, **settings)
        assert sys.__stderr__ is not None
        self._file = cast("Any", Unbroken(make_patient(sys.__stderr__)))

    def start_application_mode(self) -> None:
        """As Textual does; the window's title is put aside first."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._writer_thread is not None:
            self.write(SAVE_TITLE)
            self.entitle(self._app.title)

    def stop_application_mode(self) -> None:
        """As Textual does; the window gets its title back."""
        self.write(RESTORE_TITLE)
        super().stop_application_mode()

    def entitle(self, title: str) -> None:
        """Names the window."""
        self.write(f"\x1b]2;{safe(title)}\x07")

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except OSError:
            app = cast("Endable", self._app)
            app.call_later(app.stop_without_terminal)

    def run_input_thread(self) -> None:
        """Reads until the app ends. OSError where the terminal is gone."""
        parser = PasteParser()
        decode = getincrementaldecoder("utf-8")(errors="ignore").decode  # a key of another encoding
        with DefaultSelector() as selector:
            selector.register(self.fileno, EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(PAUSE):
                    data = os.read(self.fileno, MOST)
                    if not data:
                        raise OSError("the terminal hung up")
                    for event in parser.feed(decode(data)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
