"""A report before it has a format: a few kinds of block, filled with plain text.

Whoever builds a document chooses the words, and each renderer escapes them for its format, so a
text of a stranger is escaped exactly once, in one place per format.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from eleventh_ui.display.charts import Chart


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `level` 2 opens a section and is in the table of contents, 3 and 4 divide it."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `lead` is words it opens with, set apart from the rest."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of lines; a line may open with words set apart, and lead to an address."""

    lines: tuple[Paragraph | Linked, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """A line that ends in an address. It becomes a link only if it is a plain web address."""

    text: str
    lead: str
    url: str


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with its caption; columns whose place is in `numbers` are set to the right. A cell
    may have several lines, parted by line breaks."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with the table that says the same, for those who do not see it."""

    chart: Chart
    table: TableBlock


@dataclass(frozen=True, slots=True)
class Aside:
    """Something beside the story, under words of its own: what really happened."""

    title: str
    lines: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class FillIn:
    """A table to be filled in by hand: rows with what is known already, their other cells empty and
    as high as so many lines of writing."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: int


Block = Heading | Paragraph | Bullets | TableBlock | Figure | Aside | FillIn
Layout = Literal["long", "paper", "handout"]
"""For what a document is set: to be looked things up in; to be read on paper, some pages; or to be
handed out, on as few as it can."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `notice` is what nobody may overlook; `language` a code such as `en`."""

    title: str
    subtitle: str
    notice: str
    language: str
    blocks: tuple[Block, ...]
    layout: Layout = "long"


Section = tuple[str, Sequence[Block]]


def join_cell(text: str) -> str:
    """The lines of a cell as one, for formats whose cells have but one."""
    return "; ".join(filter(None, text.split("\n")))


def list_opening(document: Document) -> tuple[Block, ...]:
    """What stands before the first section of a document."""
    return tuple(takewhile(lambda block: not _opens(block), document.blocks))


def split_sections(document: Document) -> list[Section]:
    """The sections of a document, each with its title."""
    found: list[tuple[str, list[Block]]] = []
    for block in document.blocks:
        if isinstance(block, Heading) and _opens(block):
            found.append((block.text, []))
        elif found:
            found[-1][1].append(block)
    return list(found)


def _opens(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 2
