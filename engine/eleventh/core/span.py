"""Where in an author's file something stands.

Spans are made by the reader of scenarios and survive into the compiled program, so that a posting
in a ledger can still name the YAML line it comes from.
"""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of one file: 1-based lines and columns, the end exclusive.

    `file` is the name shown to people: relative to the scenario's or the rulebook's folder.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
