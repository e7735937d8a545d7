"""The history of one track as a chart over turns, in block characters.

A score or a counter stands as columns on an axis that says its ends; a status as one row for each
of its values. A column's spot is the number of its turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from eleventh.play.why import Answer
from eleventh_ui.plain.layout import columns
from eleventh_ui.tui.drawing.rows import Row, Run, flush
from eleventh_ui.tui.drawing.signs import CHOSEN, COLUMN, EMPTY
from eleventh_ui.words import plain_name, whole

STEP = 10  # an axis of scores begins and ends at a multiple of it
WIDEST = 7  # columns of a turn
LABEL = 5


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
    return _columns(values, size, at)


def _columns(values: Sequence[float], size: tuple[int, int], at: int) -> list[Row]:
    width, height = size
    low, high = _axis(values)
    tall = max(1, height - 2)
    wide = max(2, min(WIDEST, (width - LABEL) // len(values)))
    tops = [(value - low) / (high - low) * tall * len(COLUMN) for value in values]
    rows: list[Row] = []
    for row in range(tall):
        floor_of = (tall - 1 - row) * len(COLUMN)
        label = whole(high) if row == 0 else whole(low) if row == tall - 1 else ""
        rows.append(
            (
                Run(f"{flush(label, LABEL - 2)} ", "dim"),
                *(
                    Run(_cell(top - floor_of) * (wide - 1) + " ", _tone(turn, at), str(turn))
                    for turn, top in enumerate(tops)
                ),
            )
        )
    marks = [flush(whole(value), wide - 1) + " " for value in values]
    return [*rows, _under(marks, at, wide), _turns(len(values), at, wide)]


def _statuses(answer: Answer, values: Sequence[float], width: int, at: int) -> list[Row]:
    names = [plain_name(each) for each in answer.values]
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
    return [*rows, _turns(len(values), at, wide, label)]


def _turns(count: int, at: int, wide: int, label: int = LABEL - 1) -> Row:
    names = [
        flush("start" if wide > 5 and not turn else f"{turn}", wide - 1) for turn in range(count)
    ]
    return _under([f"{name} " for name in names], at, wide, label)


def _under(texts: Sequence[str], at: int, wide: int, label: int = LABEL - 1) -> Row:
    return (
        Run(" " * label),
        *(
            Run(text, "cursor" if turn == at else "dim", str(turn))
            for turn, text in enumerate(texts)
        ),
    )


def _axis(values: Sequence[float]) -> tuple[float, float]:
    least, most = min(values), max(values)
    if most - least < 2 and abs(most) <= 2:
        return 0.0, max(1.0, most)
    low = floor((least - 1) / STEP) * STEP if least >= 1 or least < 0 else 0
    high = ceil((most + 1) / STEP) * STEP
    return float(low), float(high)


def _cell(above: float) -> str:
    """What one cell of a column shows that reaches so many eighths above the cell's foot."""
    eighths = round(above)
    if eighths <= 0:
        return " "
    return COLUMN[min(eighths, len(COLUMN)) - 1]


def _tone(turn: int, at: int) -> str:
    return "mark" if turn == at else "bar"
