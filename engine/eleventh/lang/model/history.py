"""The record behind a scenario as an author wrote it: the dates of its turns, what really happened,
and the sources that can be cited.

Dates are ISO dates that the schema has checked; a source is named, not read.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from eleventh.lang.model.text import ADDED, Name, Prose


@dataclass(frozen=True, slots=True)
class TurnDate:
    """One turn: the day or hour it opens at (ISO, already checked) and its title. One without a
    date (`undated`) has its title in the place of that, and lasts so many `days`."""

    date: Name
    title: str
    undated: bool = field(default=False, metadata=ADDED)
    days: float = field(default=0.0, metadata=ADDED)


@dataclass(frozen=True, slots=True)
class HistoricalInitiative:
    """An initiative that a seat really took."""

    turn: Name
    seat: Name
    initiative: Name


@dataclass(frozen=True, slots=True)
class ChronicleEntry:
    """One thing that really happened."""

    date: str
    text: Prose
    cite: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class SourceItem:
    """A numbered finding of a source; `rests_on` names other items."""

    id: Name
    text: str
    rests_on: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that `cite` can name, with its items. `own`: the authors wrote it."""

    id: Name
    title: str
    publisher: str
    date: str
    url: str
    own: bool
    items: tuple[SourceItem, ...]
