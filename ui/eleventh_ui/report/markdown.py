"""A report as Markdown, for any reader of it: every character that means something is escaped.

Charts become their tables. Lines are not wrapped, so that a line is a paragraph in any tool.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from eleventh.lang.problems.characters import make_visible
from eleventh_ui.display.document import (
    Aside,
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Linked,
    Paragraph,
    TableBlock,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$^])")
_SCHEME = re.compile(r"(https?|ftp|mailto|www)(:|\.)", re.IGNORECASE)
_OPENER = re.compile(r"^(\s*)([-+=:]|\d+[.)])")


def to_markdown(document: Document) -> str:
    """The whole report as one Markdown text that ends in a newline."""
    parts = [
        f"# {escaped(document.title)}",
        escaped(document.subtitle),
        f"> **{escaped(document.notice)}**",
        *(part for block in document.blocks for part in _block(block)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """One line of text that no Markdown reader takes for anything else."""
    line = _SPECIAL.sub(r"\\\1", make_visible(" ".join(text.split())))
    line = _SCHEME.sub(r"\1\\\2", line)
    return _OPENER.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", line)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {escaped(block.text)}"
        case Paragraph():
            yield _line(block)
        case Bullets():
            yield "\n".join(f"- {_line(line)}" for line in block.lines)
        case TableBlock():
            yield from _table(block)
        case Figure():
            yield escaped(block.chart.text)
            yield from _table(block.table)
        case Aside():
            lines = [f"**{escaped(block.title)}**", *(_line(line) for line in block.lines)]
            yield "\n>\n".join(f"> {line}" for line in lines)


def _line(line: Paragraph | Linked) -> str:
    lead = f"**{escaped(line.lead)}** " if line.lead else ""
    end = f" {escaped(line.url)}" if isinstance(line, Linked) and line.url else ""
    return f"{lead}{escaped(line.text)}{end}".strip()


def _table(table: TableBlock) -> Iterator[str]:
    if table.caption:
        yield f"*{escaped(table.caption)}*"
    rule = ["---:" if place in table.numbers else "---" for place in range(len(table.head))]
    rows = [table.head, *table.rows]
    cells = [[escaped(cell) or " " for cell in row] for row in rows]
    cells.insert(1, rule)
    yield "\n".join(f"| {' | '.join(row)} |" for row in cells)
