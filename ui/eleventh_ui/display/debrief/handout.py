"""How much room a handout of two pages leaves to write in.

Paper can't be measured where words are chosen, so the lines that each block takes are reckoned, in
lines of the printed style on Letter, the shorter of the two sheets, with three seats.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from eleventh_ui.display.document import (
    Block,
    Bullets,
    Figure,
    Heading,
    Linked,
    Paragraph,
    TableBlock,
)

PAGES = 2
PAGE = 62  # lines of text on a page
HEAD = 4  # lines of the title and what stands below it
SLACK = 5  # lines that may stay empty where a row does not fit on the first page any more
HEADING, FIGURE = 2.0, 15.5  # lines of a heading, and of a drawing with its title
SMALL, ROW = 0.9, 0.2  # of a line of a table, and above and below a row
LINE, CELL = 125, 110  # characters on a line, and in all cells of a row together on one
TO_WRITE_ON = 1.6  # lines that one to write on takes
LEAST, MOST = 6, 16  # of these


def find_room(blocks: Sequence[Block]) -> int:
    """So many lines to write on below these blocks fill two pages of Letter; never fewer than six,
    on which a room can write, nor many more than it would."""
    left = PAGES * PAGE - HEAD - SLACK - sum(map(count_lines, blocks))
    return max(LEAST, min(MOST, floor(left / TO_WRITE_ON)))


def count_lines(block: Block) -> float:
    """About how many lines a block takes on paper."""
    match block:
        case Heading():
            return HEADING
        case Paragraph():
            return _count_text(block)
        case Bullets():
            return sum(map(_count_text, block.lines))
        case TableBlock():
            return 1 + sum(SMALL * _count_row(row) + ROW for row in (block.head, *block.rows))
        case Figure():
            return FIGURE
        case _:
            return 0.0


def _count_text(line: Paragraph | Linked) -> int:
    return ceil(len(f"{line.lead} {line.text}") / LINE)


def _count_row(row: Sequence[str]) -> int:
    column = CELL // max(len(row) - 1, 1)
    return max(sum(ceil(len(line) / column) for line in cell.split("\n")) for cell in row)
