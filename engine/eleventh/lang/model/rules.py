"""What a rulebook says follows from what, as an author wrote it: rules, modifiers and initiatives.

Variables are kept as written; the instances they stand for are made in lowering.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from eleventh.core.span import Span
from eleventh.lang.model.acts import ActUse, Effect
from eleventh.lang.model.text import ADDED, Formula, Name, Prose


@dataclass(frozen=True, slots=True)
class After:
    """Which deeds a rule or a modifier answers; empty tuples and None mean any."""

    acts: tuple[Name, ...]
    tone: Name | None
    front: Name | None
    publicity: Name | None
    by: tuple[Name, ...]
    toward: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Rule:
    """A `rules:` entry. `variables` is its `for`; `support` says how far its sources carry it,
    `why_falls` why it lowers what it moves, where `why` is the reason of a rise alone."""

    id: Name
    title: str
    stage: Name | None
    after: After | None
    variables: tuple[tuple[Name, tuple[Name, ...]], ...]
    when: Formula | None
    chance: Formula | None
    chance_per_month: Formula | None
    effects: tuple[Effect, ...]
    why: str
    why_falls: str
    cite: tuple[Name, ...]
    support: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Modifier:
    """A `modifiers:` entry."""

    id: Name
    title: str
    after: After | None
    variables: tuple[tuple[Name, tuple[Name, ...]], ...]
    of: tuple[Name, ...]
    when: Formula | None
    gains: Formula | None
    losses: Formula | None
    why: str
    cite: tuple[Name, ...]
    support: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Initiative:
    """An `initiatives:` entry: `by` alone, or `parties` jointly; exactly one of the two is not
    empty."""

    id: Name
    title: str
    text: Prose | None
    group: str
    by: tuple[Name, ...]
    parties: tuple[Name, ...]
    toward: tuple[Name, ...]
    needs: Formula | None
    cost: Formula | None
    acts: tuple[ActUse, ...]
    effects: tuple[Effect, ...]
    rebuffed: tuple[Effect, ...]
    once: bool
    publicity: Name | None
    why: str
    cite: tuple[Name, ...]
    span: Span
    hidden_until_open: bool = field(default=False, metadata=ADDED)
    afterwards: Prose | None = field(default=None, metadata=ADDED)
