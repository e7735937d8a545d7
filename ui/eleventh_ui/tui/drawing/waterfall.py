"""A waterfall in rows: from where a score started, cause by cause, to where it ended.

A diamond marks where it stood; each bar begins where the one above it stopped. The size stands
beside it with its sign, and the causes are told in words below.
"""

from __future__ import annotations

from eleventh.lab.waterfall import Waterfall, WaterfallBar
from eleventh_ui.display.causes import KINDS
from eleventh_ui.display.debrief.sentences import describe_origins
from eleventh_ui.display.numbers import Scale, find_scale, judge_change
from eleventh_ui.display.words import join_words, pluralise, safe, sentence
from eleventh_ui.tui.drawing.rows import Row, Run, fill, flush, prose
from eleventh_ui.tui.drawing.signs import BECOMES, PARTS

MOST = 8  # causes drawn; the smaller ones are drawn together
SIZE = 5  # columns of a size
FULL = PARTS[-1]


def waterfall_rows(fall: Waterfall, better: str, width: int) -> list[Row]:
    """The waterfall and, below it, why each cause moved the score."""
    top, rest = fall.top(MOST)
    others = len(fall.bars) - len(top)
    label = min(44, width * 2 // 5)
    cells = max(8, width - label - SIZE - 2)
    points = _stops(fall, top, rest)
    low, high = min(points), max(points)
    span, scale = (high - low) or 1.0, find_scale(fall.kind, fall.low, fall.high)

    def place(value: float) -> int:
        return round((value - low) / span * (cells - 1))

    def drawn(start: float, end: float) -> str:
        first, last = sorted((place(start), place(end)))
        return " " * first + FULL * (last - first + 1)

    start = " " * place(fall.before) + BECOMES
    rows = [_row("At the start", scale.format(fall.before), start, label, "value")]
    now = fall.before
    for bar in top:
        tone = judge_change(bar.amount, better) or "moved"
        size = scale.format_amount(bar.amount)
        rows.append(_row(_name(bar), size, drawn(now, now + bar.amount), label, tone))
        now += bar.amount
    if others:
        name = pluralise(others, "smaller cause")
        rows.append(_row(name, scale.format_amount(rest), drawn(now, now + rest), label, "dim"))
    sizes = [bar.amount for bar in top] + [rest] * bool(others)
    lost = scale.format_rest(fall.before, fall.after, sizes)
    if lost != "0":
        rows.append(_row("By rounding", lost, "", label, "dim"))
    end = " " * place(fall.after) + BECOMES
    rows.append(_row("In the end", scale.format(fall.after), end, label, "value"))
    return [*rows, (), *_told(top, scale, width)]


def _stops(fall: Waterfall, top: tuple[WaterfallBar, ...], rest: float) -> list[float]:
    now, found = fall.before, [fall.before]
    for size in (*(bar.amount for bar in top), rest):
        now += size
        found.append(now)
    return found


def _row(name: str, size: str, drawn: str, label: int, tone: str) -> Row:
    return (Run(fill(name, label)), Run(flush(size, SIZE), tone), Run(f" {drawn}", tone))


def _name(bar: WaterfallBar) -> str:
    times = "" if bar.postings == 1 else f" ×{bar.postings}"
    return f"{safe(bar.title)}{times}"


def _told(bars: tuple[WaterfallBar, ...], scale: Scale, width: int) -> list[Row]:
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
