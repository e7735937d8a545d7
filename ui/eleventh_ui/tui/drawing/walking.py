"""Lines from which one walks on, as rows; what a line leads on to is its spot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eleventh_ui.display.walking import WalkLine
from eleventh_ui.tui.drawing.rows import Row, Run, folded


def walk_rows(lines: Sequence[WalkLine], width: int) -> list[Row]:
    """Each line as deep as it is, folded where it is too long."""
    rows: list[Row] = []
    for each in lines:
        if each.tone == "title" and rows:
            rows.append(())
        indent = Run("  " * each.depth)
        runs = (Run(each.text, each.tone, each.spot), *_link(each))
        rows += [(indent, *row) for row in folded(runs, width - 2 * each.depth, 2)]
    return rows


def _link(line: WalkLine) -> Iterator[Run]:
    """What follows the text of a line in brackets, each link with its spot."""
    if not line.links and not line.after:
        return
    for place, (text, spot) in enumerate(line.links):
        yield Run(", " if place else " [", "dim")
        yield Run(text, "dim", spot)
    told = f": {line.after}" if line.links and line.after else line.after
    yield Run(f"{'' if line.links else ' ['}{told}]", "dim")
