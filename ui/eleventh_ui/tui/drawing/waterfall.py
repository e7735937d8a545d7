"""A waterfall in rows: from where a score started, cause by cause, to where it ended.

A diamond marks where it stood; each bar begins where the one above it stopped. The size stands
beside it with its sign, and the causes are told in words below.
"""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.lab.waterfall import Waterfall, WaterfallBar
from eleventh_ui.display.causes import KINDS
from eleventh_ui.display.debrief.sentences import describe_origins
from eleventh_ui.display.debrief.waterfall import CauseStep, list_steps
from eleventh_ui.display.numbers import Scale, find_scale, judge_change
from eleventh_ui.display.words import join_words, safe, sentence
from eleventh_ui.tui.drawing.rows import Row, Run, fill, flush, prose
from eleventh_ui.tui.drawing.signs import BECOMES, PARTS

SIZE = 5  # columns of a size
FULL = PARTS[-1]


def waterfall_rows(fall: Waterfall, better: str, width: int) -> list[Row]:
    """The waterfall and, below it, why each cause moved the score."""
    label = min(44, width * 2 // 5)
    cells = max(8, width - label - SIZE - 2)
    steps = list_steps(fall)
    points = [step.after for step in steps]
    scale = find_scale(fall.kind, fall.low, fall.high)
    low, span = min(points), (max(points) - min(points)) or 1.0

    def place(value: float) -> int:
        return round((value - low) / span * (cells - 1))

    def draw(step: CauseStep) -> Row:
        if step.whole:
            mark, tone = " " * place(step.after) + BECOMES, "value"
        elif step.cause is None and step.before == step.after:
            mark, tone = "", "dim"
        else:
            first, last = sorted((place(step.before), place(step.after)))
            mark, tone = " " * first + FULL * (last - first + 1), "dim"
        if step.cause is not None:
            size = step.cause.amount
            tone = judge_change(size, better, scale)
            tone = tone or ("moved" if scale.is_material(size) else "dim")
        return _row(_name(step), step.size, mark, label, tone)

    causes = [step.cause for step in steps if step.cause is not None]
    return [*map(draw, steps), (), *_told(causes, scale, width)]


def _row(name: str, size: str, drawn: str, label: int, tone: str) -> Row:
    return (Run(fill(name, label)), Run(flush(size, SIZE), tone), Run(f" {drawn}", tone))


def _name(step: CauseStep) -> str:
    times = 1 if step.cause is None else step.cause.postings
    return step.name if times == 1 else f"{step.name} ×{times}"


def _told(bars: Sequence[WaterfallBar], scale: Scale, width: int) -> list[Row]:
    rows: list[Row] = []
    for bar in bars:
        kind, size = KINDS.get(bar.kind, bar.kind), scale.format_amount(bar.amount)
        rows += prose(f"{size}, {kind} “{safe(bar.title)}”", width, "title", "", "  ")
        if bar.why:
            rows += prose(sentence(bar.why), width, "", "  ", "  ")
        if bar.started_by:
            rows += prose(
                f"Set off by: {join_words(describe_origins(bar, scale))}.",
                width,
                "dim",
                "  ",
                "    ",
            )
    return rows
