"""Text fitted to a terminal's width, with wide (East Asian) characters counted as two columns.

Lines break at spaces, and between wide characters, which need none. A word that is longer than a
line is cut. What `keep_together` joined is broken nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

_JOINED = "\N{NO-BREAK SPACE}"


def columns(text: str) -> int:
    """How many columns the text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def keep_together(text: str) -> str:
    """The text as one piece, which goes to the next line rather than being broken at a space."""
    return text.replace(" ", _JOINED)


def part_again(text: str) -> str:
    """The text with plain spaces in it, as it is shown."""
    return text.replace(_JOINED, " ")


def wrap(text: str, width: int, indent: str = "", hanging: str = "") -> list[str]:
    """The lines of one paragraph, none wider than `width`.

    `indent` opens the first line and `hanging` every further one; at least one line comes back.
    """
    lines: list[str] = []
    line, used, empty = indent, columns(indent), True
    for glue, piece in _pieces(text):
        size = columns(piece)
        space = " " if glue and not empty else ""
        if not empty and used + len(space) + size > width:
            lines.append(line)
            line, used, empty, space = hanging, columns(hanging), True, ""
        while empty and piece and used + size > width:
            head = _head(piece, max(width - used, 2))
            lines.append(line + head)
            line, used = hanging, columns(hanging)
            piece = piece[len(head) :]
            size = columns(piece)
        line += space + piece
        used += len(space) + size
        empty = empty and not piece
    if not empty or not lines:
        lines.append(line)
    return [part_again(each) for each in lines]


def measure_longest(text: str) -> int:
    """How many columns the longest piece of a text takes that `wrap` would rather not cut."""
    return max((columns(piece) for _, piece in _pieces(text)), default=0)


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """Pieces that may stand on a line of their own, each with whether a space comes before it."""
    words = text.split() if _JOINED not in text else re.split(rf"[^\S{_JOINED}]+", text.strip())
    for word in words:
        if word.isascii():
            yield True, word
            continue
        glue, piece = True, ""
        for character in word:
            wide = not character.isascii() and _columns(character) == 2
            if wide and piece:
                yield glue, piece
                glue, piece = False, ""
            piece += character
        yield glue, piece


def _head(piece: str, room: int) -> str:
    """The longest start of a piece that fits `room` columns; at least one character."""
    used = 0
    for index, character in enumerate(piece):
        used += _columns(character)
        if used > room and index:
            return piece[:index]
    return piece
