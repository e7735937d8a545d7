"""The numbers of a game as an author wrote them: parameters, tracks and what is derived from them.

A family is one entry that stands for a track of each actor, or of each pair of actors; which they
are is found in lowering.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from eleventh.lang.model.text import ADDED, Formula, Name


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named number; `why` is empty where a scenario overrides one of its rulebook."""

    id: Name
    value: float
    why: str


@dataclass(frozen=True, slots=True)
class TrackFamily:
    """A `tracks:` entry. `of` holds one tuple of set names per index; empty for a single track.
    `shown`: it is there to be seen, and nothing need read it."""

    id: Name
    kind: str
    role: Name | None
    of: tuple[tuple[Name, ...], ...]
    low: float
    high: float
    start: Name | float | None
    values: tuple[Name, ...]
    visible: tuple[Name, ...]
    better: str
    title: str
    group: str
    text: str
    shown: bool = field(default=False, metadata=ADDED)


@dataclass(frozen=True, slots=True)
class NamedCondition:
    """A `conditions:` entry: what a name stands for wherever a condition stands."""

    id: Name
    when: Formula


@dataclass(frozen=True, slots=True)
class DerivedFamily:
    """A `derived:` entry."""

    id: Name
    of: tuple[tuple[Name, ...], ...]
    value: Formula
    better: str
    title: str
    group: str
    text: str
