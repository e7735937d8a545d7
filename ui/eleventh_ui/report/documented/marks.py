"""Markdown in which an author's text stays text.

A page is read in editors and on code hosts that turn Markdown and HTML into more than letters. So
whatever an author wrote passes through `text` or `code` here: it shows as written, and nothing in
it becomes a heading, a link, a picture, a formula or a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from eleventh_ui.display.words import safe

_INLINE = re.compile(r"([\\`*_\[\]<>|~$&])")
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.")
_LEADING = re.compile(r"(?:[#+=-]|\d+(?=[.)](?:\s|$)))")


def text(written: object) -> str:
    """An author's text on one line, harmless anywhere in a page."""
    line = _ADDRESS.sub(r"\\\g<0>", _INLINE.sub(r"\\\1", safe(written)))
    opening = _LEADING.match(line)
    if opening is None:
        return line
    at = opening.end() if line[0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"


def code(written: object, *, cell: bool = False) -> str:
    """An id, a formula or a file name, as code; in a table's `cell` bars are escaped too."""
    line = safe(written)
    longest = max((len(run) for run in re.findall(r"`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    shown = f"{fence}{pad}{line}{pad}{fence}"
    return shown.replace("|", r"\|") if cell else shown


def codes(written: Iterable[object], *, cell: bool = False) -> str:
    """Several of these, with commas."""
    return ", ".join(code(each, cell=cell) for each in written)


def anchor(heading: str) -> str:
    """The fragment that code hosts give to a heading made of plain words."""
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.replace(" ", "-")


def link(shown: str, heading: str) -> str:
    """A link to a heading of the same page."""
    return f"[{shown}](#{anchor(heading)})"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table, or nothing where there are no rows."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if not lines:
        return []
    return [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *lines, ""]


def bullets(items: Iterable[str]) -> list[str]:
    """The lines of a list, or nothing for no items."""
    lines = [f"- {each}" for each in items]
    return [*lines, ""] if lines else []
