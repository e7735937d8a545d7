"""Texts that depend on the state, as tables of a program: their forms, and where values stand.

What writes them when they are due is in `telling`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

TextPlace: TypeAlias = Literal[
    "headline", "text", "private", "ask", "label", "response", "afterwards", "ending", "epilogue"
]  # `label` and `response` are the title and the text of a choice, `ending` and `epilogue` those


class TextSlot(NamedTuple):
    """A place in a text where a value stands: the query that gives it, its title, and the scale on
    which it is written. `is_time`: days, written as a length of time."""

    query: str
    title: str
    low: float
    high: float
    values: tuple[str, ...]
    counted: bool
    is_time: bool


class TextVariant(NamedTuple):
    """One form of a text: the words around its slots, always one more than there are slots. The
    query `when` tells whether it fits; empty for one that always does."""

    when: str
    words: tuple[str, ...]
    slots: tuple[TextSlot, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A text that depends on the state, and where it stands: the index of what it belongs to, the
    seat if it is private, and the inject with which it is told, -1 for that of an ending.

    The first variant that fits is told, as the turn of the inject opens or as the game ends, or of
    what is told `afterwards` as the turn of the choice has closed; the last always does. In its
    place the program holds the last one, with titles for values.
    """

    place: TextPlace
    index: int
    seat: str
    inject: int
    variants: tuple[TextVariant, ...]
