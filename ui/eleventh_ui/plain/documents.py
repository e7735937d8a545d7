"""A report in words: its sections one at a time, tables and charts told row by row."""

from __future__ import annotations

from eleventh_ui.display.charts import LineChart
from eleventh_ui.display.document import (
    Aside,
    Block,
    Bullets,
    Figure,
    Heading,
    Linked,
    Paragraph,
    Section,
    TableBlock,
)
from eleventh_ui.display.words import join_words, safe
from eleventh_ui.plain.console import Console


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
        case TableBlock():
            _say_table(console, block)
        case Figure(chart=LineChart()):
            console.say(f"{safe(block.chart.title)}:")
            for title, first, *later in block.table.rows:
                told = (
                    f"{safe(title)}: {first} at the start, then turn by turn {join_words(later)}."
                )
                console.say(f"- {told}", "  ", "    ")
        case Figure():
            console.say(block.chart.text, "", "  ")
        case Aside():
            console.say(f"{safe(block.title)}:")
            for line in block.lines:
                console.say(f"- {_line(line)}", "  ", "    ")


def _say_table(console: Console, table: TableBlock) -> None:
    if table.caption:
        console.say(f"{safe(table.caption)}:")
    for row in table.rows:
        if len(row) == 2:
            told = safe(row[1])
        else:
            cells = zip(table.head[1:], row[1:], strict=True)
            each = (f"{safe(head).casefold()} {safe(cell)}" for head, cell in cells if cell)
            told = "; ".join(each)
        console.say(f"- {safe(row[0])}: {told}", "  ", "    ")


def _line(line: Paragraph | Linked) -> str:
    end = line.url if isinstance(line, Linked) else ""
    return " ".join(filter(None, (line.lead, line.text, end)))
