"""Rows of meaning as content: tones become styles of the theme, spots can be clicked.

The texts in rows are safe already and laid out column by column, so spaces stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content, Span
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from eleventh.lang.problems.characters import make_visible
from eleventh_ui.tui.drawing.rows import Row, extent, folded

SPOT = "spot"
STROKES = {"broken": "$loss", "thin": "$quiet", "firm": "$primary", "strong": "bold $primary"}
PLAIN = ("bar", "frame", *STROKES)  # tones that a cursor would only blur
STYLES: Mapping[str, str] = {
    "better": "$gain",
    "worse": "$loss",
    "moved": "$mark",
    "alarm": "bold $mark",
    "mark": "bold $mark",
    "private": "bold $mark",
    "dim": "$quiet",
    "value": "bold",
    "title": "bold",
    "bold": "bold",
    "bar": "$primary",
    "frame": "$primary",
    "capital": "bold $mark",
    "key": "bold underline",
    "cursor": "bold reverse",
    **STROKES,
}


def paint(rows: Sequence[Row], cursor: str = "") -> Content:
    """The rows, one below the other; the runs of the spot `cursor` stand out."""
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    for number, row in enumerate(rows):
        if number:
            pieces.append("\n")
            at += 1
        for run in row:
            text = make_visible(run.text)
            pieces.append(text)
            end = at + len(text)
            spans += [Span(at, end, STYLES[tone]) for tone in run.tone.split() if tone in STYLES]
            if run.spot:
                spans.append(Span(at, end, Style.from_meta({SPOT: run.spot})))
                if run.spot == cursor and run.tone not in PLAIN:
                    spans.append(Span(at, end, STYLES["cursor"]))
            at = end
    return Content("".join(pieces), spans=spans)


class Folded(Visual):
    """Rows that go on below themselves, `hanging` columns in, where there is too little room."""

    def __init__(self, rows: Sequence[Row], hanging: int) -> None:
        self._rows, self._hanging = tuple(rows), hanging
        self._fitted: tuple[int, int, Content] | None = None

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The rows in `width` columns."""
        return self._fit(width)[2].render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as the longest row, so that none is folded."""
        return max((extent(row) for row in self._rows), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many rows it takes in `width` columns."""
        return self._fit(width)[1]

    def _fit(self, width: int) -> tuple[int, int, Content]:
        if self._fitted is None or self._fitted[0] != width:
            rows = [part for row in self._rows for part in folded(row, width, self._hanging)]
            self._fitted = (width, len(rows), paint(rows))
        return self._fitted
