"""A whole scenario or rulebook as an author wrote it, and the two together as they were read.

What both kinds of file may hold are their `Sections`. A `Bundle` is what reading gives and what
lowering takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from eleventh.core.authorship import Authorship
from eleventh.core.span import Span
from eleventh.lang.model.acts import ActKind, Actor
from eleventh.lang.model.history import ChronicleEntry, HistoricalInitiative, Source, TurnDate
from eleventh.lang.model.injects import Deadline, Ending, Inject, Prepared
from eleventh.lang.model.rules import Initiative, Modifier, Rule
from eleventh.lang.model.text import Formula, Name, Prose, ReaderName
from eleventh.lang.model.tracks import DerivedFamily, NamedCondition, Parameter, TrackFamily


@dataclass(frozen=True, slots=True)
class Objective:
    """What one seat wants, and how it is scored."""

    id: Name
    text: Prose
    score: Formula
    weight: float


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of the scenario, with what only its player reads; `advisers` are objectives, each with
    the office that defends it."""

    id: Name
    title: str
    leader: str
    briefing: Prose | None
    objectives: tuple[Objective, ...]
    temperaments: tuple[Name, ...]
    advisers: tuple[tuple[Name, str], ...]


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections that scenario and rulebook share; a scenario adds its own to its rulebook's."""

    actors: tuple[Actor, ...] = ()
    fronts: tuple[Name, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    political_capital: Name | None = None
    table: tuple[Name, ...] = ()
    tracks: tuple[TrackFamily, ...] = ()
    derived: tuple[DerivedFamily, ...] = ()
    acts: tuple[ActKind, ...] = ()
    stages: tuple[Name, ...] = ()
    rules: tuple[Rule, ...] = ()
    modifiers: tuple[Modifier, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    sources: tuple[Source, ...] = ()
    assumptions: tuple[Prose, ...] = ()
    limitations: tuple[Prose, ...] = ()
    names: tuple[ReaderName, ...] = ()
    conditions: tuple[NamedCondition, ...] = ()


Start: TypeAlias = tuple[tuple[Name, Name | float], ...]
"""Starting values: a track each, with a number or the name of a value."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """A whole rulebook as written, all its parts merged, and as the scenario that uses it wants it;
    `starts` are starting values by era."""

    id: Name
    title: str
    synopsis: Prose | None
    about: Authorship | None
    starts: tuple[tuple[Name, Start], ...]
    sections: Sections


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A thing of the rulebook that a scenario leaves out, and in which section it was."""

    section: str
    id: Name


@dataclass(frozen=True, slots=True)
class ScenarioTest:
    """What an author promises: played so, by one player or by one for each seat, of the games with
    these seeds so many end in one of these endings; all, where `times` is None."""

    players: tuple[tuple[Name | None, Name], ...]
    seeds: tuple[int, ...]
    endings: tuple[Name, ...]
    times: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole scenario as written, all its parts merged, and those of the one it extends. What it
    leaves out of either, or of its rulebook, and changes there, is done as these are read."""

    id: Name
    title: str
    synopsis: Prose | None
    about: Authorship | None
    extends: Name | None
    rulebook: Name | None
    era: Name | None
    without: tuple[LeftOut, ...]
    change: tuple[Name, ...]
    minutes: int | None
    next: Name | None
    turns: tuple[TurnDate, ...]
    ends: Name | None
    play: tuple[Name, ...]
    seats: tuple[Seat, ...]
    start: Start
    visible: tuple[tuple[Name, tuple[Name, ...]], ...]
    injects: tuple[Inject, ...]
    prepared: tuple[Prepared, ...]
    deadlines: tuple[Deadline, ...]
    endings: tuple[Ending, ...]
    history: tuple[HistoricalInitiative, ...]
    chronicle: tuple[ChronicleEntry, ...]
    tests: tuple[ScenarioTest, ...]
    sections: Sections


@dataclass(frozen=True, slots=True)
class Bundle:
    """A scenario with the rulebook it names (or a rulebook alone) and the bytes of every file read.

    `files` maps the name shown to people to the file's content; the content hash of the program and
    the copy kept in a save are made from it. Of one that is not `whole` some things were badly
    shaped and are left out; `told` holds their names, which are not to be missed.
    """

    scenario: Scenario | None
    rulebook: Rulebook | None
    files: Mapping[str, bytes] = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    whole: bool = True

    @property
    def start(self) -> Start:
        """The starting values: of the era that the scenario picks those that it does not give
        itself, then its own. An era that there is not has none."""
        if self.scenario is None:
            return ()
        era = self.scenario.era.value if self.scenario.era else ""
        eras = self.rulebook.starts if self.rulebook else ()
        chosen = next((start for name, start in eras if name.value == era), ())
        given = {name.value for name, _ in self.scenario.start}
        return (*(each for each in chosen if each[0].value not in given), *self.scenario.start)

    def is_own(self, span: Span) -> bool:
        """Whether a place is in a file of whoever is told of it: of the scenario's folder, or of a
        rulebook that is looked at by itself."""
        return not any(span.file.startswith(prefix) for prefix in self._list_others())

    def _list_others(self) -> Iterator[str]:
        """What the names of files begin with that come from elsewhere."""
        if self.scenario is not None and self.rulebook is not None:
            folder = self.rulebook.id.span.file.rpartition("/")[0]
            yield from (f"{folder}/",) if folder else ()
        if self.scenario is not None and self.scenario.extends is not None:
            yield f"{self.scenario.extends.value}/"
