"""The history of one track as a chart over turns, in block characters.

A score or a counter stands as columns that begin where its scale does, so that their lengths are
true; where those would look alike, as one mark per turn on a part of the scale. The axis says its
ends. A status has one row for each of its values. A column's spot is the number of its turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from eleventh.play.why import Answer
from eleventh_ui.display.layout import columns
from eleventh_ui.display.numbers import find_scale
from eleventh_ui.display.words import spell_out
from eleventh_ui.tui.drawing.rows import Row, Run, flush
from eleventh_ui.tui.drawing.signs import CHOSEN, COLUMN, EMPTY

STEP = 10  # a part of a scale begins and ends at a multiple of it
WIDEST = 7  # columns of a turn
LABEL = 3  # columns of the number at an end of the axis, at the least


def series(answer: Answer, turns: int) -> tuple[float, ...]:
    """The track's value before the first turn and at the end of each of the turns so far."""
    after = {chapter.turn: chapter.after for chapter in answer.chapters}
    value = answer.chapters[0].before if answer.chapters else answer.value
    found = [value]
    for turn in range(1, turns + 1):
        value = after.get(turn, value)
        found.append(value)
    return tuple(found)


def chart(answer: Answer, values: Sequence[float], size: tuple[int, int], at: int) -> list[Row]:
    """The chart of `values` in so many columns and rows; `at` is the turn under the cursor."""
    if answer.values:
        return _statuses(answer, values, size[0], at)
    return _columns(answer, values, size, at)


def _columns(answer: Answer, values: Sequence[float], size: tuple[int, int], at: int) -> list[Row]:
    scale = find_scale(answer.kind, answer.low, answer.high)
    told = [scale.format(value) for value in values]
    points = [scale.count_steps(value) for value in values]
    least, most = (scale.count_steps(each) for each in (answer.low, answer.high))
    width, height = size
    tall = max(1, height - 2)
    low, high = least, _top(points, least, most)
    cut = 0 < (max(points) - min(points)) / (high - low) * tall < 1
    if cut:
        low, high = _around(points)
    ends = [scale.format_steps(each) for each in (high, low)]
    label = max(LABEL, *(columns(each) for each in ends))
    wide = max(2, min(WIDEST, (width - label - 2) // len(values)))
    heights = [(point - low) / (high - low) for point in points]
    rows: list[Row] = []
    for row in range(tall - 1, -1, -1):
        end = ends[0] if row == tall - 1 else ends[1] if row == 0 else ""
        cells = [(_mark if cut else _cell)(each, row, tall, wide - 1) for each in heights]
        rows.append(
            (
                Run(f"{flush(end, label)} ", "dim"),
                *(Run(f"{cell} ", _tone(turn, at), str(turn)) for turn, cell in enumerate(cells)),
            )
        )
    marks = [flush(each, wide - 1) + " " for each in told]
    return [*rows, _under(marks, at, label + 1), _turns(answer, len(values), at, wide, label + 1)]


def _statuses(answer: Answer, values: Sequence[float], width: int, at: int) -> list[Row]:
    names = [spell_out(each) for each in answer.values]
    label = max(columns(name) for name in names) + 1
    wide = max(2, min(WIDEST, (width - label) // len(values)))
    rows: list[Row] = [
        (
            Run(name + " " * (label - columns(name)), "dim"),
            *(
                Run(
                    flush(CHOSEN if int(value) == index else EMPTY, wide - 1) + " ",
                    _tone(turn, at) if int(value) == index else "dim",
                    str(turn),
                )
                for turn, value in enumerate(values)
            ),
        )
        for index, name in enumerate(names)
    ]
    return [*rows, _turns(answer, len(values), at, wide, label)]


def _turns(answer: Answer, count: int, at: int, wide: int, label: int) -> Row:
    """The turns below their columns; the last one is "now" while its turn is open."""
    names = [f"{turn}" for turn in range(count)]
    if wide > LABEL:
        if count - 1 == answer.open:
            names[-1] = "now"
        names[0] = "start" if wide > 5 else names[0]
    return _under([f"{flush(name, wide - 1)} " for name in names], at, label)


def _under(texts: Sequence[str], at: int, label: int) -> Row:
    return (
        Run(" " * label),
        *(
            Run(text, "cursor" if turn == at else "dim", str(turn))
            for turn, text in enumerate(texts)
        ),
    )


def _top(points: Sequence[float], least: float, most: float) -> float:
    """Where the columns' axis ends: not far above the highest, within the scale."""
    reached = max(points)
    if least == 0 and reached <= 2 <= most:
        return max(1.0, reached)
    return max(min(most, ceil((reached + 1) / STEP) * STEP), least + 1)


def _around(points: Sequence[float]) -> tuple[float, float]:
    """The part of the scale around some points."""
    low, high = floor(min(points) / STEP) * STEP, ceil(max(points) / STEP) * STEP
    return float(low), float(high if high > low else low + STEP)


def _mark(height: float, row: int, tall: int, wide: int) -> str:
    """What a row, counted from below, shows of a point at this share of the axis."""
    return flush(CHOSEN if round(height * (tall - 1)) == row else "", wide)


def _cell(height: float, row: int, tall: int, wide: int) -> str:
    """What a row, counted from below, shows of a column of this share of the axis."""
    eighths = round(height * tall * len(COLUMN)) - row * len(COLUMN)
    return (COLUMN[min(eighths, len(COLUMN)) - 1] if eighths > 0 else " ") * wide


def _tone(turn: int, at: int) -> str:
    return "mark" if turn == at else "bar"
