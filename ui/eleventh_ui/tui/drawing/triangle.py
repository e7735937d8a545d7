"""The triangle: three capitals, and on each side the trust of both in each other.

Drawn for the room there is. With fewer columns the two names of a side shorten to an arrow form;
with fewer rows bars and titles share a row. A scenario with other seats than three, or without
trust between them, has no triangle; then its gauges are listed instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eleventh_ui.plain.layout import columns
from eleventh_ui.tui.drawing.gauges import CHANGE, Gauge, reading_row
from eleventh_ui.tui.drawing.glyphs import Glyphs
from eleventh_ui.tui.drawing.rows import Row, Run, clip, fill

APEX = 2  # columns from the middle to where a side begins
CELLS = 10  # of a bar
LEAST = 10  # rows that the drawn triangle needs
BLOCK = 6 + CELLS + CHANGE + 2  # columns of a value with arrow, bar and change

Corner = tuple[str, str]
"""A seat's id and title."""


def triangle(
    corners: Sequence[Corner],
    sides: Mapping[tuple[str, str], Gauge],
    size: tuple[int, int],
    glyphs: Glyphs,
) -> list[Row]:
    """The triangle of three corners (top, left, right) in `size` columns and rows."""
    width, height = size
    (top, top_title), (left, left_title), (right, right_title) = corners
    steep = max(LEAST, min(height, 15)) - 4
    middle = width // 2
    lines = [(Run(" " * max(0, middle - (columns(top_title) + 2) // 2)), _name(top_title))]
    at = [middle - APEX - step for step in range(steep)]
    blocks = (
        _block(sides, (top, left), glyphs.to_down_left, corners, glyphs),
        _block(sides, (left, top), glyphs.to_up_right, corners, glyphs),
        _block(sides, (top, right), glyphs.to_down_right, corners, glyphs),
        _block(sides, (right, top), glyphs.to_up_left, corners, glyphs),
    )
    first = 0 if steep < 7 else 1
    second = first + 3
    edge = at[second + 1]
    rows_left = {first: blocks[0], second: blocks[1]}
    rows_right = {first: blocks[2], second: blocks[3]}
    for step in range(steep):
        start = max(0, edge - 1 - BLOCK)
        room = min(BLOCK, edge - 1 - start)
        beside_left = _cut(_line(rows_left, step), room)
        inner = 2 * (middle - at[step]) - 2
        gap = at[step] - start - room
        far = width - edge + 2
        lead = far - (at[step] + inner + 2)
        lines.append(
            (
                Run(" " * start),
                *beside_left,
                Run(" " * gap),
                Run(glyphs.rising, "frame"),
                Run(" " * inner),
                Run(glyphs.falling, "frame"),
                Run(" " * max(1, lead)),
                *_cut(_line(rows_right, step), min(BLOCK, width - far)),
            )
        )
    foot = at[-1]
    chip = columns(left_title) + 2
    begin = max(0, foot - chip // 2 - 1)
    end = width - begin - columns(right_title) - 2
    lines.append(
        (
            Run(" " * begin),
            _name(left_title),
            Run(f" {glyphs.level * max(1, end - begin - chip - 2)} ", "frame"),
            _name(right_title),
        )
    )
    both = (
        _block(sides, (left, right), glyphs.to_right, corners, glyphs),
        _block(sides, (right, left), glyphs.to_left, corners, glyphs),
    )
    margin = max(0, middle - BLOCK - 3)
    for index in range(2):
        lines.append(
            (
                Run(" " * margin),
                *_cut(both[0][index], BLOCK),
                Run(" " * 6),
                *_cut(both[1][index], BLOCK),
            )
        )
    return lines


def listed_sides(
    corners: Sequence[Corner], sides: Mapping[tuple[str, str], Gauge], width: int, glyphs: Glyphs
) -> list[Row]:
    """The same without a drawing, for other numbers of seats: a row for each pair."""
    names = dict(corners)
    room = max(8, width - BLOCK - 1)
    return [
        (
            Run(fill(f"{names[by]} {glyphs.to_right} {names[of]}", room), "", each.track),
            *reading_row(each, "", CELLS, glyphs),
        )
        for (by, of), each in sides.items()
    ]


def _block(
    sides: Mapping[tuple[str, str], Gauge],
    pair: tuple[str, str],
    arrow: str,
    corners: Sequence[Corner],
    glyphs: Glyphs,
) -> tuple[Row, Row]:
    each = sides.get(pair)
    if each is None:
        return (), ()
    title = each.title
    if columns(title) > BLOCK:
        names = dict(corners)
        title = f"{names[pair[0]]} {glyphs.to_right} {names[pair[1]]}"
    return (Run(clip(title, BLOCK), "label", each.track),), reading_row(each, arrow, CELLS, glyphs)


def _line(blocks: Mapping[int, tuple[Row, Row]], step: int) -> Row:
    for start, block in blocks.items():
        if start <= step <= start + 1:
            return block[step - start]
    return ()


def _cut(row: Row, room: int) -> Row:
    """A row in exactly `room` columns."""
    kept: list[Run] = []
    left = room
    for run in row:
        text = clip(run.text, left)
        kept.append(Run(text, run.tone, run.track))
        left -= columns(text)
    return (*kept, Run(" " * max(0, left)))


def _name(title: str) -> Run:
    return Run(f" {title} ", "capital")
