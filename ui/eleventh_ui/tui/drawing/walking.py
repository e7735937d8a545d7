"""Lines from which one walks on, as rows; what a line leads on to is its spot."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh_ui.display.walking import WalkLine
from eleventh_ui.tui.drawing.rows import Row, Run, folded


def walk_rows(lines: Sequence[WalkLine], width: int) -> list[Row]:
    """Each line as deep as it is, folded where it is too long."""
    rows: list[Row] = []
    for each in lines:
        if each.tone == "title" and rows:
            rows.append(())
        indent = Run("  " * each.depth)
        run = Run(each.text, each.tone, each.spot)
        rows += [(indent, *row) for row in folded((run,), width - 2 * each.depth, 2)]
    return rows
