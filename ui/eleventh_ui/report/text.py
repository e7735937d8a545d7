"""A document as plain text, for a terminal: a chart is the table that says the same.

Columns are as wide as they need to be; those of words share what numbers leave, and break lines
between words: an id that fits a line is never cut, so that it can be copied. Where a table is too
wide for that, the first cell of a row stands on a line of its own, or every cell does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eleventh_ui.display.document import (
    Aside,
    Block,
    Bullets,
    Document,
    Figure,
    FillIn,
    Heading,
    Linked,
    Paragraph,
    TableBlock,
    join_cell,
)
from eleventh_ui.display.layout import columns, measure_longest, wrap
from eleventh_ui.display.words import safe

WIDTH = 80  # columns where nothing is known
PROSE = 100  # columns of what is read line by line
INDENT = "  "
GAP = 2  # columns between those of a table
LEAST = 12  # columns that words get
BLANK = "_" * 20
HEAD = 16  # columns that the head of a column of numbers gets


def to_text(document: Document, width: int = WIDTH) -> str:
    """The whole document, fitted to so many columns; ends with a newline."""
    prose = min(width, PROSE)
    lines = [
        *_underline(document.title, "=", prose),
        *wrap(safe(document.subtitle), prose),
        *wrap(safe(document.notice), prose),
    ]
    for block in document.blocks:
        lines += ["", *_write(block, width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _write(block: Block, width: int) -> Iterator[str]:
    prose = min(width, PROSE)
    match block:
        case Heading(level=2):
            yield from _underline(block.text, "-", prose)
        case Heading():
            yield from wrap(safe(block.text), prose)
        case Paragraph():
            yield from wrap(_line(block), prose)
        case Bullets():
            for line in block.lines:
                yield from wrap(_line(line), prose, "* ", "  ")
        case TableBlock():
            yield from _write_table(block, width)
        case FillIn():
            yield from _write_fill_in(block, width)
        case Figure():
            yield from _write_table(block.table, width)
        case Aside():
            yield from wrap(safe(block.title), prose)
            for line in block.lines:
                yield from wrap(_line(line), prose, "  ", "  ")


def _line(line: Paragraph | Linked) -> str:
    url = line.url if isinstance(line, Linked) else ""
    return " ".join(safe(each) for each in (line.lead, line.text, url) if each)


def _underline(text: str, sign: str, width: int) -> list[str]:
    lines = wrap(safe(text), width)
    return [*lines, sign * max(map(columns, lines))]


def _write_table(table: TableBlock, width: int) -> Iterator[str]:
    if table.caption:
        yield from wrap(f"{safe(table.caption)}:", min(width, PROSE))
    rows = [[safe(join_cell(each)) for each in row] for row in (table.head, *table.rows)]
    room = width - len(INDENT)
    if widths := _find_widths(rows, table.numbers, room):
        yield from _set_rows(rows, table.numbers, widths, INDENT)
        return
    rest, numbers = [row[1:] for row in rows], frozenset(each - 1 for each in table.numbers)
    if widths := _find_widths(rest, numbers, room - len(INDENT)):
        for row, below in zip(rows, rest, strict=True):
            yield from wrap(row[0], width, INDENT, INDENT)
            yield from _set_rows([below], numbers, widths, 2 * INDENT)
        return
    head, *body = rows
    for first, *others in body:
        yield from wrap(first, width, INDENT, INDENT)
        for name, cell in zip(head[1:], others, strict=True):
            yield from wrap(f"{name}: {cell}", width, 2 * INDENT, 3 * INDENT)


def _write_fill_in(form: FillIn, width: int) -> Iterator[str]:
    """Every cell after the name of its column, those to be filled in as a line to write on."""
    if form.caption:
        yield from wrap(f"{safe(form.caption)}:", min(width, PROSE))
    for row in form.rows:
        for name, cell in zip(form.head, row, strict=True):
            yield from wrap(f"{safe(name)}: {safe(cell) or BLANK}", width, INDENT, 2 * INDENT)


def _set_rows(
    rows: Sequence[Sequence[str]], numbers: frozenset[int], widths: Sequence[int], indent: str
) -> Iterator[str]:
    for row in rows:
        cells = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            parts = (
                _place(cell[number] if number < len(cell) else "", width, place in numbers)
                for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
            )
            yield f"{indent}{(' ' * GAP).join(parts)}"


def _find_widths(
    rows: Sequence[Sequence[str]], numbers: frozenset[int], room: int
) -> Sequence[int]:
    """Numbers get what they need, their heads less; words share the rest, none less than its
    longest word. Nothing where there is not room enough, or there are no columns."""
    head, *body = rows
    needed = [max((columns(row[place]) for row in body), default=1) for place in range(len(head))]
    widths = [max(measure_longest(row[place]) for row in rows) for place in range(len(head))]
    for place, cell in enumerate(head):
        width = columns(cell)
        needed[place] = max(needed[place], min(width, HEAD) if place in numbers else width)
        if place in numbers:
            widths[place] = max(widths[place], needed[place])
        else:
            widths[place] = max(widths[place], min(LEAST, needed[place]))
    left = room - sum(widths) - GAP * (len(head) - 1)
    if left < 0 or not head:
        return ()
    while left:
        wanting = [place for place, need in enumerate(needed) if widths[place] < need]
        if not wanting:
            break
        for place in wanting[:left]:
            widths[place] += 1
        left -= len(wanting[:left])
    return widths


def _place(text: str, width: int, right: bool) -> str:
    space = " " * (width - columns(text))
    return f"{space}{text}" if right else f"{text}{space}"
