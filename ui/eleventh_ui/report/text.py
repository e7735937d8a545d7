"""A document as plain text in 80 columns, for a terminal: a chart is the table that says the same.

Columns are as wide as they need to be; those of words share what numbers leave, and break lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eleventh_ui.display.document import (
    Aside,
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Linked,
    Paragraph,
    TableBlock,
)
from eleventh_ui.display.layout import columns, wrap
from eleventh_ui.display.words import safe

WIDTH = 80
GAP = 2  # columns between those of a table
LEAST = 12  # columns that words get
HEAD = 16  # columns that the head of a column of numbers gets


def to_text(document: Document) -> str:
    """The whole document; ends with a newline."""
    lines = [
        *_underline(document.title, "="),
        *wrap(safe(document.subtitle), WIDTH),
        *wrap(safe(document.notice), WIDTH),
    ]
    for block in document.blocks:
        lines += ["", *_write(block)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _write(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=2):
            yield from _underline(block.text, "-")
        case Heading():
            yield from wrap(safe(block.text), WIDTH)
        case Paragraph():
            yield from wrap(_line(block), WIDTH)
        case Bullets():
            for line in block.lines:
                yield from wrap(_line(line), WIDTH, "* ", "  ")
        case TableBlock():
            yield from _write_table(block)
        case Figure():
            yield from _write_table(block.table)
        case Aside():
            yield from wrap(safe(block.title), WIDTH)
            for line in block.lines:
                yield from wrap(_line(line), WIDTH, "  ", "  ")


def _line(line: Paragraph | Linked) -> str:
    url = line.url if isinstance(line, Linked) else ""
    return " ".join(safe(each) for each in (line.lead, line.text, url) if each)


def _underline(text: str, sign: str) -> list[str]:
    lines = wrap(safe(text), WIDTH)
    return [*lines, sign * max(map(columns, lines))]


def _write_table(table: TableBlock) -> Iterator[str]:
    if table.caption:
        yield from wrap(f"{safe(table.caption)}:", WIDTH)
    rows = [[safe(cell) for cell in row] for row in (table.head, *table.rows)]
    widths = _find_widths(rows, table.numbers)
    for row in rows:
        cells = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            parts = (
                _place(cell[number] if number < len(cell) else "", width, place in table.numbers)
                for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
            )
            yield f"  {(' ' * GAP).join(parts)}"


def _find_widths(rows: Sequence[Sequence[str]], numbers: frozenset[int]) -> list[int]:
    """Numbers get what they need, their heads less; words share the rest, the narrow ones first.
    Where there is not enough of it all columns are alike."""
    head, *body = rows
    needed = [max((columns(row[place]) for row in body), default=1) for place in range(len(head))]
    for place, cell in enumerate(head):
        width = columns(cell)
        needed[place] = max(needed[place], min(width, HEAD) if place in numbers else width)
    words = sorted((needed[place], place) for place in range(len(needed)) if place not in numbers)
    whole = WIDTH - 2 - GAP * (len(needed) - 1)
    room = whole - sum(needed[place] for place in numbers)
    if room < LEAST * len(words):
        return [max(whole // len(needed), 1)] * len(needed)
    for count, (need, place) in enumerate(words):
        needed[place] = min(need, room // (len(words) - count))
        room -= needed[place]
    return needed


def _place(text: str, width: int, right: bool) -> str:
    space = " " * (width - columns(text))
    return f"{space}{text}" if right else f"{text}{space}"
