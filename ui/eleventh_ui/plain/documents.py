"""A report in words: its sections one at a time, tables and charts told row by row."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh_ui.plain.console import Console
from eleventh_ui.report.document import (
    Aside,
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Linked,
    Paragraph,
    Table,
)
from eleventh_ui.words import safe

Section = tuple[str, Sequence[Block]]


def sections(document: Document) -> list[Section]:
    """The sections of a document, each with its title."""
    found: list[tuple[str, list[Block]]] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            found.append((block.text, []))
        elif found:
            found[-1][1].append(block)
    return list(found)


def say_section(console: Console, section: Section) -> None:
    """A section with its heading."""
    title, blocks = section
    console.head(title)
    for block in blocks:
        _say(console, block)


def _say(console: Console, block: Block) -> None:
    match block:
        case Heading():
            console.say()
            console.say(block.text)
        case Paragraph():
            console.say(_line(block))
        case Bullets():
            for line in block.lines:
                console.say(f"- {_line(line)}", "  ", "    ")
        case Table():
            _say_table(console, block)
        case Figure():
            console.say(f"{safe(block.chart.title)}. {block.chart.text}", "", "  ")
        case Aside():
            console.say(f"{safe(block.title)}:")
            for line in block.lines:
                console.say(f"- {_line(line)}", "  ", "    ")


def _say_table(console: Console, table: Table) -> None:
    if table.caption:
        console.say(f"{safe(table.caption)}:")
    for row in table.rows:
        cells = zip(table.head[1:], row[1:], strict=True)
        told = "; ".join(f"{safe(head).casefold()} {safe(cell)}" for head, cell in cells if cell)
        console.say(f"- {safe(row[0])}: {told}", "  ", "    ")


def _line(line: Paragraph | Linked) -> str:
    end = line.url if isinstance(line, Linked) else ""
    return " ".join(filter(None, (line.lead, line.text, end)))
