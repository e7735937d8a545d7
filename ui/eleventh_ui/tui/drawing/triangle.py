"""The triangle: three capitals, and on each side two strokes, one for what either thinks of the
other.

A stroke says by its weight how firm a relation is; beside it stand the value, the way it has gone
and what the last turn did to it. Drawn for the room there is: names that are too long for it
shorten to an arrow form, and what matters less is left out. A scenario with other seats than three,
or without relations between them, has no triangle: then the pairs are listed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from eleventh_ui.display.layout import columns
from eleventh_ui.display.trends import WORST, WORST_SIGN
from eleventh_ui.tui.drawing.gauges import CHANGE, Gauge
from eleventh_ui.tui.drawing.rows import Row, Run, clip, cut, extent, fill, flush
from eleventh_ui.tui.drawing.signs import DOWN, LEFT, RIGHT, UP, spark
from eleventh_ui.tui.drawing.strokes import WIDEST, flank, level, name_gauge, sloped

TO_LEFT, TO_RIGHT = "╱╲"  # how a side slopes
GAP = 4  # columns between the words of the base
APEX = 4  # columns from the middle to the gap between the two strokes of a side
SPARK = 8  # turns of a small line at most, and at least
FEW_TURNS = 3
STRENGTH = 6  # columns of the longest word for one
LEAST = 6 + CHANGE  # columns of a value with its arrow and change
BLOCK = LEAST + STRENGTH + SPARK + 2  # and with all that can stand beside it
EASY = 24  # columns of words from which these need not begin at the top
FEWEST, MOST = 10, 16  # rows of a triangle
BELOW = 5  # of them the name above, and the base with its words

Corner = tuple[str, str]
"""A seat's id and title."""

Sides = Mapping[tuple[str, str], Gauge]
"""What is known between two seats: from whom, toward whom."""


def triangle(corners: Sequence[Corner], sides: Sides, size: tuple[int, int]) -> list[Row]:
    """The triangle of three corners (top, left, right) in so many columns and rows."""
    width, height = size
    top, left, right = corners
    steps = min(max(height, FEWEST), MOST) - BELOW
    middle = width // 2
    apart = middle - APEX - WIDEST - 5  # where the words end if they begin at the top
    first = min((steps - 5) // 2, max(0, apart - EASY))
    second = first + 3
    edge = apart - first  # left of it stand the words
    begin = width - edge  # and from here on those of the other side
    room = min(BLOCK, edge)
    is_long = any(_measure_title(each) > room for each in sides.values())
    to_left = _words(sides, (top, left), (DOWN, UP), room, is_long)
    to_right = _words(sides, (top, right), (DOWN, UP), room, is_long)
    rows: list[Row] = [(_gap(middle - (columns(top[1]) + 2) // 2), _name(top[1]))]
    for step in range(steps):
        start = middle - APEX - WIDEST - step
        words = (_gap(edge - room), *_at(to_left, step, first, second))
        sloping = (
            *cut(words, start),
            *_flank(sides, (top[0], left[0]), TO_LEFT, step, steps),
            _gap(2 * (APEX - WIDEST + step) - 1),
            *_flank(sides, (top[0], right[0]), TO_RIGHT, step, steps),
        )
        rows.append((*sloping, _gap(begin - extent(sloping)), *_at(to_right, step, first, second)))
    rows += _base(sides, left, right, middle, APEX + WIDEST + steps - 1)
    rows += _below(sides, left, right, width)
    return [_within(row, width) for row in rows]


def listed_sides(corners: Sequence[Corner], sides: Sides, width: int) -> list[Row]:
    """The same without a drawing: a row for each pair, with a stroke in it."""
    names = dict(corners)
    room = max(8, width - BLOCK - SPARK - 1)
    return [
        (
            Run(fill(f"{names[by]} {RIGHT} {names[of]}", room), "label", each.track),
            level(each, SPARK, True),
            Run(" "),
            *reading(each, "", BLOCK),
        )
        for (by, of), each in sides.items()
        if by in names and of in names
    ]


def reading(each: Gauge, arrow: str, room: int) -> Row:
    """What stands beside a stroke in so many columns: its value and change, then its strength in a
    word and the way it has gone, where there is room for them."""
    strength = name_gauge(each)
    change = max(CHANGE, columns(each.change)) if each.change else 0
    left = room - (len(arrow) + 1 if arrow else 0) - max(3, len(each.value)) - 1 - change
    parts = [
        Run(f"{arrow} " if arrow else "", "dim", each.track),
        Run(flush(each.value, max(3, len(each.value))), "value", each.track),
    ]
    if strength and left > STRENGTH:
        parts.append(Run(f" {fill(strength, STRENGTH)}", strength, each.track))
        left -= STRENGTH + 1
    shares = each.trend.shares if each.trend else ()
    if left > FEW_TURNS and len(shares) > 1:
        parts.append(Run(f" {spark(shares, min(SPARK, left - 1))}", "bar", each.track))
    return (*parts, Run(f" {each.change}", each.tone or "dim", each.track))


def _words(
    sides: Sides, ends: tuple[Corner, Corner], arrows: tuple[str, str], room: int, is_long: bool
) -> tuple[Row, Row, Row, Row]:
    """Four rows for a side: title and reading of either direction, empty where there is none."""
    rows: list[Row] = []
    for (by, of), arrow in zip((ends, ends[::-1]), arrows, strict=True):
        each = sides.get((by[0], of[0]))
        if each is None:
            rows += [(), ()]
            continue
        title = f"{by[1]} {RIGHT} {of[1]}" if is_long else each.title
        rows += [_title(each, title, room), _told(each, arrow, room, title)]
    return rows[0], rows[1], rows[2], rows[3]


def _title(each: Gauge, title: str, room: int) -> Row:
    """A title, with a mark in words where it never stood worse and there is room for them."""
    label = Run(clip(title, room), "label", each.track)
    return (label, Run(f" {WORST}", "worse", each.track)) if _marks(each, title, room) else (label,)


def _told(each: Gauge, arrow: str, room: int, title: str) -> Row:
    """The reading, with a sign for the mark where there is no room for it in words."""
    if not each.is_worst or _marks(each, title, room):
        return reading(each, arrow, room)
    return reading(replace(each, value=f"{each.value}{WORST_SIGN}"), arrow, room)


def _marks(each: Gauge, title: str, room: int) -> bool:
    return each.is_worst and columns(title) + len(WORST) < room


def _measure_title(each: Gauge) -> int:
    return columns(each.title) + (len(WORST) + 1 if each.is_worst else 0)


def _flank(sides: Sides, ends: tuple[str, str], sign: str, step: int, steps: int) -> Row:
    """One row of a side that slopes: what is thought from above outside, from below inside."""
    down, up = sides.get(ends), sides.get(ends[::-1])
    outer = sloped(down, sign, step, steps, True) if down else Run("")
    inner = sloped(up, sign, step, steps, False) if up else Run("")
    return flank(outer, inner, sign == TO_LEFT)


def _at(words: tuple[Row, Row, Row, Row], step: int, first: int, second: int) -> Row:
    """The row of a side's words that stands at this step, if one does."""
    for start, pair in ((first, words[:2]), (second, words[2:])):
        if start <= step <= start + 1:
            return pair[step - start]
    return ()


def _base(sides: Sides, left: Corner, right: Corner, middle: int, reach: int) -> list[Row]:
    """The rows of the two lower capitals, with the strokes between them."""
    wide, other = columns(left[1]) + 2, columns(right[1]) + 2
    begin = max(0, middle - reach - wide // 2)
    end = max(begin + wide + FEW_TURNS, middle + reach - other // 2)
    room = end - begin - wide - 2
    there, back = sides.get((left[0], right[0])), sides.get((right[0], left[0]))
    line = level(there, room, True) if there else _gap(room)
    return [
        (_gap(begin), _name(left[1]), Run(" "), line, Run(" "), _name(right[1])),
        (_gap(begin + wide + 1), level(back, room, False)) if back else (Run(""),),
    ]


def _below(sides: Sides, left: Corner, right: Corner, width: int) -> list[Row]:
    """The words of the base: those of either direction beside each other."""
    room = min(BLOCK, (width - GAP) // 2)
    both = [sides.get(ends) for ends in ((left[0], right[0]), (right[0], left[0]))]
    is_long = any(_measure_title(each) > room for each in both if each)
    words = _words(sides, (left, right), (RIGHT, LEFT), room, is_long)
    margin = max(0, (width - 2 * room - GAP) // 2)
    return [
        (_gap(margin), *cut(words[line] or (Run(""),), room), _gap(GAP), *words[2 + line])
        for line in range(2)
    ]


def _within(row: Row, width: int) -> Row:
    """The row without spaces at its end, cut where it is too wide all the same."""
    *others, last = row or (Run(""),)
    row = (*others, replace(last, text=last.text.rstrip()))
    return cut(row, width) if extent(row) > width else row


def _gap(size: int) -> Run:
    return Run(" " * max(0, size))


def _name(title: str) -> Run:
    return Run(f" {title} ", "capital")
