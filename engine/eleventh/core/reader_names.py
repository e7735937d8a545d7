"""Names that each seat reads in its own words, as a table of a program.

A program holds the neutral words throughout, so whatever is made of it without thinking of a reader
(records, debriefs, reports, all that a facilitator reads) is neutral. What a seat is told is put in
its words as it is told (`play.wording`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReaderName:
    """One such name: the `neutral` words, and those of each seat that has its own."""

    id: str
    neutral: str
    words: tuple[tuple[str, str], ...]
