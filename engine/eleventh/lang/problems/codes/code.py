"""What a problem code is.

A code is a promise: once published, its number keeps its meaning, so that a search for it years
later still finds the right page.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProblemCode:
    """A stable name for one kind of problem: `E` or `W`, three digits, and its page's title."""

    id: str
    title: str
