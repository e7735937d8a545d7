"""Strokes: one direction of a relation as a line that carries how firm it is.

A line is as heavy as the relation is firm (one, two or three lines), and broken where it is broken;
its tone says the same in colour, its head where it points. So each is told apart without colour,
and in ASCII too.
"""

from __future__ import annotations

from eleventh_ui.display.trends import STRENGTHS, name_strength
from eleventh_ui.tui.drawing.gauges import Gauge
from eleventh_ui.tui.drawing.rows import Row, Run
from eleventh_ui.tui.drawing.signs import DOWNWARD, LEFTWARD, RIGHTWARD, UPWARD

WEIGHTS = dict(zip(STRENGTHS, (1, 1, 2, 3), strict=True))  # columns of a slope
LEVEL = dict(zip(STRENGTHS, ("─ ", "─", "═", "≡"), strict=True))
WIDEST = 3  # columns that a slope may take


def name_gauge(each: Gauge) -> str:
    """How firm the relation of a gauge is, in a word; nothing where it has no scale."""
    return name_strength(each.share) if each.share is not None else ""


def sloped(each: Gauge, sign: str, step: int, steps: int, is_downward: bool) -> Run:
    """One row of a stroke that goes down or up along a slope, as wide as it is firm; with its head
    in the last row that it reaches."""
    strength = name_gauge(each) or "thin"
    head = steps - 1 if is_downward else 0
    if step == head:
        return Run(DOWNWARD if is_downward else UPWARD, strength, each.track)
    gap = strength == "broken" and (step - head) % 2
    return Run(" " if gap else sign * WEIGHTS[strength], strength, each.track)


def level(each: Gauge, room: int, is_rightward: bool) -> Run:
    """A stroke along a row of `room` columns, with its head at its end."""
    strength = name_gauge(each) or "thin"
    sign = LEVEL[strength]
    line = (sign * room)[: max(0, room - 1)]
    told = f"{line}{RIGHTWARD}" if is_rightward else f"{LEFTWARD}{line[::-1]}"
    return Run(told, strength, each.track)


def flank(outer: Run, inner: Run, is_left: bool) -> Row:
    """The two strokes of a side in one row, each against the gap between them."""
    outside, inside = len(outer.text), len(inner.text)
    before, after = Run(" " * (WIDEST - outside)), Run(" " * (WIDEST - inside))
    if is_left:
        return before, outer, Run(" "), inner, after
    return after, inner, Run(" "), outer, before
