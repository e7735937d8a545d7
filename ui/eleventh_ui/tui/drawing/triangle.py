"""The triangle: three capitals, and on each side the relation of both to each other.

Drawn for the room there is; names of a side that are too long for it shorten to an arrow form. A
scenario with other seats than three, or without relations between them, has no triangle: then the
pairs are listed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from eleventh_ui.display.layout import columns
from eleventh_ui.tui.drawing.gauges import CHANGE, Gauge, reading_row
from eleventh_ui.tui.drawing.rows import Row, Run, clip, cut, extent, fill
from eleventh_ui.tui.drawing.signs import DOWN, LEFT, RIGHT, UP

APEX = 2  # columns from the middle to where a side begins
CELLS = 10  # of a bar
BLOCK = 8 + CELLS + CHANGE + 1  # columns of a value with arrow, bar and change
FEWEST, MOST = 10, 16  # rows of a triangle

Corner = tuple[str, str]
"""A seat's id and title."""

Sides = Mapping[tuple[str, str], Gauge]
"""What is known between two seats: from whom, toward whom."""


def triangle(corners: Sequence[Corner], sides: Sides, size: tuple[int, int]) -> list[Row]:
    """The triangle of three corners (top, left, right) in so many columns and rows."""
    width, height = size
    top, left, right = corners
    steps = min(max(height, FEWEST), MOST) - 4
    middle = width // 2
    first = (steps - 6) // 2 + 1 if steps > 6 else 0
    second = first + 3
    edge = middle - APEX - second - 1  # left of it stand the words, and as far on the other side
    room = min(BLOCK, edge - 2, width - middle - APEX - second - 3)
    to_left = _words(corners, sides, (top, left), DOWN, (left, top), UP, room)
    to_right = _words(corners, sides, (top, right), DOWN, (right, top), UP, room)
    rows: list[Row] = [(_gap(middle - (columns(top[1]) + 2) // 2), _name(top[1]))]
    for step in range(steps):
        foot, inner = middle - APEX - step, 2 * (APEX + step) - 1
        words = (_gap(edge - 1 - room), *_at(to_left, step, first, second))
        rows.append(
            (
                *cut(words, foot),
                Run("╱", "frame"),
                _gap(inner),
                Run("╲", "frame"),
                _gap(max(1, width - edge + 2 - (foot + inner + 2))),
                *_at(to_right, step, first, second),
            )
        )
    rows.append(_base(left[1], right[1], middle, APEX + steps))
    base = _words(corners, sides, (left, right), RIGHT, (right, left), LEFT, BLOCK)
    margin = max(0, middle - BLOCK - 2)
    for line in range(2):
        side = cut(base[line], BLOCK) if base[line] else (_gap(BLOCK),)
        rows.append((_gap(margin), *side, _gap(5), *base[2 + line]))
    return [_within(row, width) for row in rows]


def listed_sides(corners: Sequence[Corner], sides: Sides, width: int) -> list[Row]:
    """The same without a drawing: a row for each pair."""
    names = dict(corners)
    room = max(8, width - BLOCK - 1)
    return [
        (
            Run(fill(f"{names[by]} {RIGHT} {names[of]}", room), "label", each.track),
            *reading_row(each, "", CELLS),
        )
        for (by, of), each in sides.items()
        if by in names and of in names
    ]


def _words(
    corners: Sequence[Corner],
    sides: Sides,
    one: tuple[Corner, Corner],
    its: str,
    other: tuple[Corner, Corner],
    others: str,
    room: int,
) -> tuple[Row, Row, Row, Row]:
    """Four rows for a side: title and reading of either direction, empty where there is none."""
    both = [sides.get((by[0], of[0])) for by, of in (one, other)]
    long = any(columns(each.title) > room for each in sides.values())
    rows: list[Row] = []
    for (by, of), arrow, each in zip((one, other), (its, others), both, strict=True):
        if each is None:
            rows += [(), ()]
            continue
        title = f"{by[1]} {RIGHT} {of[1]}" if long else each.title
        cells = min(CELLS, room - BLOCK + CELLS + 2)
        rows += [(Run(clip(title, room), "label", each.track),), reading_row(each, arrow, cells)]
    return rows[0], rows[1], rows[2], rows[3]


def _at(words: tuple[Row, Row, Row, Row], step: int, first: int, second: int) -> Row:
    """The row of a side's words that stands at this step, if one does."""
    for start, pair in ((first, words[:2]), (second, words[2:])):
        if start <= step <= start + 1:
            return pair[step - start]
    return ()


def _base(left: str, right: str, middle: int, reach: int) -> Row:
    """The row of the two lower capitals, with the line between them."""
    wide, other = columns(left) + 2, columns(right) + 2
    begin = max(0, middle - reach - wide // 2)
    end = max(begin + wide + 3, middle + reach - other // 2)
    line = "─" * (end - begin - wide - 2)
    return _gap(begin), _name(left), Run(f" {line} ", "frame"), _name(right)


def _within(row: Row, width: int) -> Row:
    """The row without spaces at its end, cut where it is too wide all the same."""
    *others, last = row or (Run(""),)
    row = (*others, replace(last, text=last.text.rstrip()))
    return cut(row, width) if extent(row) > width else row


def _gap(size: int) -> Run:
    return Run(" " * max(0, size))


def _name(title: str) -> Run:
    return Run(f" {title} ", "capital")
