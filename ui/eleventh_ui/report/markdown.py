"""A report as Markdown, for any reader of it: every character that means something is escaped.

Charts become their tables. Lines are not wrapped, so that a line is a paragraph in any tool.
"""

from __future__ import annotations

import re

from eleventh.lang.problems.characters import make_visible
from eleventh_ui.display.document import Document, join_cell

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$^])")
_SCHEME = re.compile(r"(https?|ftp|mailto|www)(:|\.)", re.IGNORECASE)
_OPENER = re.compile(r"^(\s*)([-+=:]|\d+[.)])")


def to_markdown(document: Document) -> str:
    """The whole report as one Markdown text that ends in a newline."""
    from eleventh_ui.report.templates import fill_template, mark_safe

    def mark_level(level: int) -> str:
        return mark_safe("#" * level)

    values = {"document": document, "marks": mark_level, "join_lines": join_cell}
    return fill_template("page.md", escaped, values)


def escaped(text: str) -> str:
    """One line of text that no Markdown reader takes for anything else."""
    line = _SPECIAL.sub(r"\\\1", make_visible(" ".join(text.split())))
    line = _SCHEME.sub(r"\1\\\2", line)
    return _OPENER.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", line)
