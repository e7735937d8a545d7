"""Rows of meaning as content: tones become styles of the theme, spots can be clicked.

The texts in rows are safe already and laid out column by column, so spaces stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content, Span
from textual.style import Style

from eleventh.lang.characters import visible
from eleventh_ui.tui.drawing.rows import Row

SPOT = "spot"
PLAIN = ("bar", "frame")  # tones that a cursor would only blur
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
            text = visible(run.text)
            pieces.append(text)
            end = at + len(text)
            spans += [Span(at, end, STYLES[tone]) for tone in run.tone.split() if tone in STYLES]
            if run.spot:
                spans.append(Span(at, end, Style.from_meta({SPOT: run.spot})))
                if run.spot == cursor and run.tone not in PLAIN:
                    spans.append(Span(at, end, STYLES["cursor"]))
            at = end
    return Content("".join(pieces), spans=spans)
