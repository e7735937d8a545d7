"""The line of a file that a problem is about, with its place underlined.

Columns of spans count characters, and a terminal counts cells: Chinese, Japanese and Korean
characters take two, combining ones none, a tab up to four, and what is not plainly visible the
length of its escape. A long line is cut to a window around the place.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from eleventh.core.span import Span
from eleventh.lang.problems.characters import make_visible

WINDOW = 96
"""How many cells of a source line are shown."""

_TAB = 4
_BEFORE = 32
_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The visible text of a line and where to underline it, in cells from 0."""

    text: str
    start: int
    width: int


def cut_excerpt(line: str, span: Span) -> Excerpt:
    """The part of `line` around a span that starts on it; at least one cell is underlined.

    A span that goes on over further lines is underlined to the end of this one.
    """
    first = min(span.column - 1, len(line))
    last = len(line.rstrip()) if span.end_line > span.line else min(span.end_column - 1, len(line))
    shown, cells = _cells(line)
    begin, end = _window(cells, first)
    start = cells[first] - cells[begin]
    width = max(cells[min(max(last, first), end)] - cells[first], 1)
    head = "…" if begin else ""
    tail = "…" if end < len(line) else ""
    return Excerpt(head + "".join(shown[begin:end]) + tail, start + len(head), width)


def _cells(line: str) -> tuple[list[str], list[int]]:
    """How each character is shown, and the cell where each begins; the last one is the end."""
    shown: list[str] = []
    cells = [0]
    for character in line:
        tab = character == "\t"
        text = " " * (_TAB - cells[-1] % _TAB) if tab else make_visible(character)
        shown.append(text)
        cells.append(cells[-1] + sum(_width(part) for part in text))
    return shown, cells


def _window(cells: list[int], first: int) -> tuple[int, int]:
    """The characters to show, from and to: all of them, or a window with `first` in it."""
    count = len(cells) - 1
    if cells[-1] <= WINDOW:
        return 0, count
    begin = first
    while begin > 0 and cells[first] - cells[begin - 1] <= _BEFORE:
        begin -= 1
    end = begin
    while end < count and cells[end + 1] - cells[begin] <= WINDOW:
        end += 1
    while begin > 0 and cells[end] - cells[begin - 1] <= WINDOW:
        begin -= 1
    return begin, end


def _width(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
