"""Rows of text with meaning: what a picture is before a theme colours it.

A run is a piece of one row with a tone (what it means, such as `worse`) and, where it tells of
something that can be asked about, such as a track, the name of it: a click or the cursor finds it
there. Rows know columns, not characters, so wide
(East Asian) text stays aligned. Nothing here knows a colour or a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from eleventh_ui.display.layout import columns, part_again, wrap

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a row: its text, what it means, and the spot that it belongs to, if any."""

    text: str
    tone: str = ""
    spot: str = ""


Row = tuple[Run, ...]


def clip(text: str, room: int) -> str:
    """The text, cut with an ellipsis if it takes more than `room` columns."""
    if columns(text) <= room:
        return text
    kept, used = "", 0
    for character in text:
        used += columns(character)
        if used > room - 1:
            break
        kept += character
    return kept + ELLIPSIS if room > 0 else ""


def fill(text: str, room: int) -> str:
    """The text in exactly `room` columns: cut, or filled up with spaces."""
    cut = clip(text, room)
    return cut + " " * (room - columns(cut))


def flush(text: str, room: int) -> str:
    """The text in exactly `room` columns, at their right end."""
    cut = clip(text, room)
    return " " * (room - columns(cut)) + cut


def extent(row: Row) -> int:
    """How many columns a row takes."""
    return sum(columns(run.text) for run in row)


def text_of(rows: Iterable[Row]) -> list[str]:
    """The rows as plain text, spaces at their ends dropped."""
    return ["".join(run.text for run in row).rstrip() for row in rows]


def prose(text: str, width: int, tone: str = "", indent: str = "", hanging: str = "") -> list[Row]:
    """A paragraph as rows of at most `width` columns."""
    return [(Run(line, tone),) for line in wrap(text, width, indent, hanging)]


def cut(row: Row, room: int) -> Row:
    """The row in exactly `room` columns: cut, or filled up with spaces."""
    kept, left = [], room
    for run in row:
        kept.append(Run(clip(run.text, left), run.tone, run.spot))
        left -= columns(kept[-1].text)
    return (*kept, Run(" " * left)) if left > 0 else tuple(kept)


def within(row: Row, room: int) -> Row:
    """The row, cut only if it takes more than `room` columns."""
    return row if extent(row) <= room else cut(row, room)


def folded(row: Row, room: int, hanging: int = 0) -> list[Row]:
    """The row in as many rows of at most `room` columns as it takes, broken at words; all but the
    first begin with `hanging` spaces, and the first with as many characters as they are, such as a
    number. What is not too long stays as it is."""
    if extent(row) <= room:
        return [tuple(Run(part_again(run.text), run.tone, run.spot) for run in row)]
    text = "".join(run.text for run in row)
    hanging = min(hanging, room // 2)
    before = text[:hanging] if text[:hanging].endswith(" ") else ""
    runs = (run for run in row for character in run.text if not character.isspace())
    rows: list[Row] = []
    for line in wrap(text[len(before) :], room, before, " " * hanging):
        kept, begun, tone, spot = list[Run](), 0, "", ""
        for at, character in enumerate(line):
            run = None if character.isspace() else next(runs)
            if run is not None and (run.tone, run.spot) != (tone, spot):
                kept.append(Run(line[begun:at], tone, spot))
                begun, tone, spot = at, run.tone, run.spot
        kept.append(Run(line[begun:], tone, spot))
        rows.append(tuple(run for run in kept if run.text))
    return rows


def beside(left: Sequence[Row], right: Sequence[Row], room: int) -> list[Row]:
    """Two blocks of rows next to each other, the left one `room` columns wide."""
    rows = []
    for index in range(max(len(left), len(right))):
        start = left[index] if index < len(left) else ()
        end = right[index] if index < len(right) else ()
        rows.append((*start, Run(" " * max(0, room - extent(start))), *end))
    return rows


def without_spots(row: Row) -> Row:
    """The row with nothing in it that can be asked about."""
    return tuple(replace(run, spot="") for run in row)


def spots_in(rows: Iterable[Row]) -> tuple[str, ...]:
    """The spots of the rows, each once, in reading order."""
    return tuple(dict.fromkeys(run.spot for row in rows for run in row if run.spot))


def row_of(rows: Sequence[Row], spot: str) -> int:
    """The number of the first row that holds a spot; 0 if none does."""
    found = (n for n, row in enumerate(rows) if any(run.spot == spot for run in row))
    return next(found, 0)
