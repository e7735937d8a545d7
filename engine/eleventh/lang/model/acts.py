"""Who acts and how, as an author wrote it: actors, kinds of act, one use of an act, one effect.

Responses, injects and initiatives all consist of uses and effects, so these come before them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from eleventh.core.span import Span
from eleventh.lang.model.text import ADDED, Formula, Name


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor and the group (`seats`, `adversaries`, `publics`, `others`) it belongs to."""

    id: Name
    group: str
    title: str


@dataclass(frozen=True, slots=True)
class ActKind:
    """An `acts:` entry; `encounter` is its title where it is between several and nobody's doing."""

    id: Name
    by: tuple[Name, ...]
    toward: tuple[Name, ...]
    tone: Name
    front: Name | None
    publicity: Name
    cameo: str
    goldstein: float | None
    title: str
    needs: Formula | None
    cost: Formula | None
    wears: Formula | None
    why: str
    cite: tuple[Name, ...]
    encounter: str = field(default="", metadata=ADDED)


@dataclass(frozen=True, slots=True)
class ActUse:
    """A deed: one use of an act by a response, an inject or an initiative. Of an encounter all of
    those that it is `between` stand in `by` and in `toward` too."""

    act: Name
    by: tuple[Name, ...]
    toward: tuple[Name, ...]
    intensity: Formula | None
    front: Name | None
    tone: Name | None
    publicity: Name | None
    when: Formula | None
    in_words: str
    span: Span
    between: tuple[Name, ...] = field(default=(), metadata=ADDED)


@dataclass(frozen=True, slots=True)
class Effect:
    """One `track: amount` pair; for a status the amount is the name of the value it becomes."""

    track: Name
    amount: Formula
