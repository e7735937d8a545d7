"""What an author wrote, as data: the first of the two models (the second is `core.program`).

Everything here mirrors the keys of docs/language.md one for one, with the span of each name and
formula, so that every later problem can point at the YAML. Nothing is resolved yet: names may be
wrong, formulas unparsed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from eleventh.core.span import Span


@dataclass(frozen=True, slots=True)
class Name:
    """An id (or a word from a fixed list) and where it stands."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Formula:
    """The text of a formula, or of a plain number, and where it stands.

    `span` covers the scalar's text without its quotes where that is one line; column offsets into a
    formula are exact only then (`exact`).
    """

    text: str
    span: Span
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Prose:
    """Text for people; from the YAML, or from a Markdown file beside it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor and the group (`seats`, `adversaries`, `publics`, `others`) it belongs to."""

    id: Name
    group: str
    title: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named number; `why` is empty where a scenario overrides one of its rulebook."""

    id: Name
    value: float
    why: str


@dataclass(frozen=True, slots=True)
class TrackFamily:
    """A `tracks:` entry. `of` holds one tuple of set names per index; empty for a single track."""

    id: Name
    kind: str
    of: tuple[tuple[Name, ...], ...]
    low: float
    high: float
    start: Name | float | None
    values: tuple[Name, ...]
    visible: tuple[Name, ...]
    better: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class DerivedFamily:
    """A `derived:` entry."""

    id: Name
    of: tuple[tuple[Name, ...], ...]
    value: Formula
    better: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ActKind:
    """An `acts:` entry."""

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
    why: str
    cite: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class ActUse:
    """A deed: one use of an act by a response, an inject or an initiative."""

    act: Name
    by: tuple[Name, ...]
    toward: tuple[Name, ...]
    intensity: Formula | None
    front: Name | None
    tone: Name | None
    publicity: Name | None
    when: Formula | None
    span: Span


@dataclass(frozen=True, slots=True)
class Effect:
    """One `track: amount` pair; for a status the amount is the name of the value it becomes."""

    track: Name
    amount: Formula


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
    """A `rules:` entry. `variables` is its `for`."""

    id: Name
    title: str
    stage: Name | None
    after: After | None
    variables: tuple[tuple[Name, tuple[Name, ...]], ...]
    when: Formula | None
    chance: Formula | None
    effects: tuple[Effect, ...]
    why: str
    cite: tuple[Name, ...]
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
    span: Span


@dataclass(frozen=True, slots=True)
class Initiative:
    """An `initiatives:` entry: `by` alone, or `parties` jointly; exactly one of the two is not
    empty."""

    id: Name
    title: str
    text: Prose | None
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


@dataclass(frozen=True, slots=True)
class Response:
    """One answer to a decision. `historical` is a date, "true", or empty."""

    id: Name
    label: str
    text: Prose | None
    needs: Formula | None
    cost: Formula | None
    acts: tuple[ActUse, ...]
    effects: tuple[Effect, ...]
    publicity: Name | None
    why: str
    cite: tuple[Name, ...]
    historical: str
    span: Span


@dataclass(frozen=True, slots=True)
class Decision:
    """A question an inject puts to one seat."""

    id: Name | None
    seat: Name
    ask: Prose
    when: Formula | None
    responses: tuple[Response, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Inject:
    """An event: `turn` is a date or a number as written; `private` adds text for one seat."""

    id: Name
    turn: Name | None
    when: Formula | None
    chance: Formula | None
    repeats: bool
    visible: tuple[Name, ...]
    headline: Prose
    text: Prose | None
    private: tuple[tuple[Name, Prose], ...]
    acts: tuple[ActUse, ...]
    effects: tuple[Effect, ...]
    why: str
    cite: tuple[Name, ...]
    decisions: tuple[Decision, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date on which something runs out unless somebody acts."""

    id: Name
    title: str
    date: Name
    runs_while: Formula | None
    at_end: tuple[Effect, ...]
    why: str
    cite: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Objective:
    """What one seat wants, and how it is scored."""

    id: Name
    text: Prose
    score: Formula
    weight: float


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of the scenario, with what only its player reads."""

    id: Name
    title: str
    leader: str
    briefing: Prose | None
    objectives: tuple[Objective, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """How a game can close; without `when` it closes the game after the last turn."""

    id: Name
    when: Formula | None
    title: Prose
    text: Prose
    span: Span


@dataclass(frozen=True, slots=True)
class TurnDate:
    """One turn: the day it opens on (ISO date, already checked) and its title."""

    date: Name
    title: str


@dataclass(frozen=True, slots=True)
class HistoricalInitiative:
    """An initiative that a seat really took."""

    turn: Name
    seat: Name
    initiative: Name


@dataclass(frozen=True, slots=True)
class Chronicled:
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
    """A publication that `cite` can name, with its items."""

    id: Name
    title: str
    publisher: str
    date: str
    url: str
    items: tuple[SourceItem, ...]


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections that scenario and rulebook share; a scenario adds its own to its rulebook's."""

    actors: tuple[Actor, ...] = ()
    fronts: tuple[Name, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    political_capital: Name | None = None
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


@dataclass(frozen=True, slots=True)
class Rulebook:
    """A whole rulebook as written, all its parts merged."""

    id: Name
    title: str
    synopsis: Prose | None
    sections: Sections


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole scenario as written, all its parts merged."""

    id: Name
    title: str
    synopsis: Prose | None
    rulebook: Name | None
    minutes: int | None
    turns: tuple[TurnDate, ...]
    ends: Name | None
    seats: tuple[Seat, ...]
    start: tuple[tuple[Name, Name | float], ...]
    visible: tuple[tuple[Name, tuple[Name, ...]], ...]
    injects: tuple[Inject, ...]
    deadlines: tuple[Deadline, ...]
    endings: tuple[Ending, ...]
    history: tuple[HistoricalInitiative, ...]
    chronicle: tuple[Chronicled, ...]
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
