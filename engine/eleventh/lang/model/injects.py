"""The story of a scenario as an author wrote it: injects with their decisions and responses,
deadlines and endings.

A turn is still a date or a number, and a condition still a text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from eleventh.core.span import Span
from eleventh.lang.model.acts import ActUse, Effect
from eleventh.lang.model.text import ADDED, Formula, Name, Prose


@dataclass(frozen=True, slots=True)
class Amount:
    """The amounts with which a response can be given: from `low` to `high` by steps. `historical`
    is the one that really was, None where that is not told."""

    low: float
    high: float
    step: float
    unit: str
    title: str
    historical: float | None
    span: Span


@dataclass(frozen=True, slots=True)
class Response:
    """One answer to a decision. `historical` is a date, "true", or empty."""

    id: Name
    label: Prose
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
    amount: Amount | None = field(default=None, metadata=ADDED)
    hidden_until_open: bool = field(default=False, metadata=ADDED)
    afterwards: Prose | None = field(default=None, metadata=ADDED)


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
class Sequel:
    """What comes so many days after a choice, which is named `SEAT.ID`, or one of the `others` was
    made."""

    choice: Name
    days: float
    others: tuple[Name, ...] = field(default=(), metadata=ADDED)

    @property
    def choices(self) -> tuple[Name, ...]:
        """All that it may follow."""
        return (self.choice, *self.others)


@dataclass(frozen=True, slots=True)
class Inject:
    """An event: `turn` is a date or a number as written; `private` adds text for one seat, and
    `practise` is what whoever reads it is to try out. Of those that are `one_of` the same group one
    comes at most, by their weights."""

    id: Name
    turn: Name | None
    when: Formula | None
    chance: Formula | None
    chance_per_month: Formula | None
    repeats: bool
    visible: tuple[Name, ...]
    headline: Prose
    text: Prose | None
    private: tuple[tuple[Name, Prose], ...]
    practise: tuple[Name, ...]
    acts: tuple[ActUse, ...]
    effects: tuple[Effect, ...]
    why: str
    cite: tuple[Name, ...]
    decisions: tuple[Decision, ...]
    span: Span
    after: Sequel | None = field(default=None, metadata=ADDED)
    one_of: Name | None = field(default=None, metadata=ADDED)
    weight: Formula | None = field(default=None, metadata=ADDED)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date on which something runs out unless somebody acts; without one, that is so many `days`
    after what `starts_when` names happened."""

    id: Name
    title: str
    date: Name | None
    runs_while: Formula | None
    at_end: tuple[Effect, ...]
    why: str
    cite: tuple[Name, ...]
    span: Span
    starts_when: Formula | None = field(default=None, metadata=ADDED)
    days: float = field(default=0.0, metadata=ADDED)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a game can close; without `when` it closes the game after the last turn."""

    id: Name
    when: Formula | None
    title: Prose
    text: Prose
    span: Span


@dataclass(frozen=True, slots=True)
class Prepared:
    """An event that a facilitator may put to the table; its effects are numbers to add, or names of
    values. Without seats it is for all."""

    headline: Prose
    text: Prose | None
    seats: tuple[Name, ...]
    effects: tuple[tuple[Name, Name | float], ...]
    reason: Prose
    cite: tuple[Name, ...]
