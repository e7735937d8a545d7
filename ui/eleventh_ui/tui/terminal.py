"""The terminal under the screen: what goes wrong with it, and what it can't show.

A terminal may vanish, be stopped, take no box characters, or send a byte that is no UTF-8. None of
it may end in a traceback, in a process that spins, or in a terminal left in disorder.
"""

from __future__ import annotations

import asyncio
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import Any

from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from eleventh_ui.display.layout import columns

STOPS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)  # Ctrl-C is a key on the screen, so SIGINT comes from somebody who means it
SIGNALLED = 128  # added to a signal's number: the exit code that shells expect
LOOKS_LIKE = {
    character: likeness
    for likeness, characters in {
        "-": "─┄┈╌▔—–−▃",
        "=": "━┅┉╍═▅",  # heavy, as around what has the focus
        "_": "▁",
        "~": "▄",
        "+": "▆",
        "|": "│┆┊╎▏▕▎▊▌▐",
        "#": "┃┇┋╏║≡",
        "<": "←◀◂",
        ">": "→▶▸",
        "^": "↑▲△",
        "v": "↓▼▽▾",
        "*": "●◆■•▇",
        "o": "○◇□",
        ".": "·…▂",
        '"': "“”„",
        "'": "‘’",
        "x": "×✗",
        "/": "÷╱",
        "\\": "╲",
    }.items()
    for character in characters
}


@contextmanager
def stopped_by_signals(stop: Callable[[int], None]) -> Iterator[None]:
    """While it lasts, a request to end, or a closed terminal, calls `stop` inside the loop.

    A signal that was ignored before, as under nohup, stays so. Handlers are as before afterwards.
    """
    loop = asyncio.get_running_loop()
    before = {}
    with suppress(ValueError, NotImplementedError, RuntimeError):  # not the main thread, or Windows
        for number in STOPS:
            handler = signal.getsignal(number)
            if handler is not signal.SIG_IGN:
                loop.add_signal_handler(number, stop, number)
                before[number] = handler
    try:
        yield
    finally:
        for number, handler in before.items():
            loop.remove_signal_handler(number)
            signal.signal(number, handler)


def hung_up() -> bool:
    """Whether the terminal at standard input is gone."""
    if not hasattr(select, "poll") or sys.__stdin__ is None:
        return False
    try:
        poll = select.poll()
        poll.register(sys.__stdin__.fileno(), 0)
        return bool(poll.poll(0))  # nothing was asked for, so only a fault can be told
    except (OSError, ValueError):
        return True


class Uncoloured(LineFilter):
    """Takes all colours away, as NO_COLOR asks; what stood on a ground of its own, such as a
    cursor, stands out reversed."""

    def apply(self, segments: list[Any], background: Color) -> list[Any]:
        """The same segments with other styles."""
        return [
            each if each.style is None else each._replace(style=self._bare(each.style))
            for each in segments
        ]

    def _bare(self, style: Any) -> Any:
        bare = style.without_color
        ground = style.bgcolor
        return bare if ground is None or ground.is_default else bare + type(style)(reverse=True)


class Encodable(LineFilter):
    """Replaces what a terminal of an old encoding can't show by what looks like it, column by
    column: frames become ASCII, a letter that can't be shown a question mark."""

    def __init__(self, encoding: str) -> None:
        folded = encoding.casefold().replace("-", "").replace("_", "")
        super().__init__(enabled=not folded.startswith("utf"))
        self._encoding = encoding

    def apply(self, segments: list[Any], background: Color) -> list[Any]:
        """The same segments with other text."""
        return [
            each if each.text.isascii() else each._replace(text=self.encodable(each.text))
            for each in segments
        ]

    def encodable(self, text: str) -> str:
        """The text as this terminal can show it, equally wide."""
        return "".join(_shown(character, self._encoding) for character in text)


@lru_cache(4096)
def _shown(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        likeness = LOOKS_LIKE.get(character) or _block(ord(character))
        return likeness or "?" * columns(character)
    return character


def _block(point: int) -> str:
    if 0x2500 <= point < 0x2580:
        return "+"
    return "#" if 0x2580 <= point < 0x25A0 else ""


def run(app: App[Any], stop: Callable[[int], None]) -> None:
    """Runs the app until it ends, by whatever way; the terminal is as it was before. `stop` ends it
    in good order when a signal of that number asks for it."""

    async def attended() -> None:
        with stopped_by_signals(stop):
            await app.run_async()

    asyncio.run(attended())
