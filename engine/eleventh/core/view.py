"""What one seat may know: the only thing that a screen, a bot or a peer ever gets.

Frozen data and nothing else: `view_builder` fills each field from facts that the seat may see. The
law (non-interference): change anything the seat may not see and every byte of its view stays the
same. So the seed, other seats' orders, hidden tracks, private notes of others and causes that are
secret from the seat never enter; what secret causes do to a track it sees is summed into one
undisclosed line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from eleventh.core.joint import Joined
from eleventh.core.program import Adviser, Kin, Objective, Practice, Role, Track
from eleventh.core.redaction import Line
from eleventh.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Reading:
    """One track as the seat sees it; `before` is its value when the seats last decided, or before
    the first turn opened. `status` names the value of a status, else it is empty. `better` is the
    way, `higher` or `lower`, by the seat's own objectives where any of them follows from the track,
    `neither` where these disagree or hang on it otherwise; else, and where nobody's objectives are
    asked, the track's own. `role` says what a face makes of it: None where it stands among the
    others."""

    id: str
    title: str
    kind: str
    value: float
    before: float
    status: str
    low: float
    high: float
    better: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class HintBranch:
    """One of two ways that a choice can go: `fork` numbers the forks of the choice, and `holds`
    tells the two ways apart.

    `kind` says on what it hangs: `joint`, that all parties choose the same; `stated`, `words`, and
    `otherwise` for the other way, where its author gave any; `hidden`, what the seat cannot see.
    """

    fork: int
    holds: bool
    kind: Literal["joint", "stated", "hidden"]
    words: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class Hint:
    """What a choice is known to do: which track it moves, within which bounds, by which chain of
    causes. One with a `branch` does it only on that way; `certain`, that it does, on that way. Of
    those that are not, such with the same `together`, if not 0, come or stay away together. `why`
    and `cite` are those of the rule at its end.
    """

    track: str
    low: float
    high: float
    value: str | None
    chain: str
    certain: bool
    branch: HintBranch | None = None
    why: str = ""
    cite: tuple[str, ...] = ()
    together: int = 0


@dataclass(frozen=True, slots=True)
class OptionAmount:
    """The amount with which an option gives a response: `response` is the id that all amounts of
    it come from, `told` the amount as people read it, `title` what is measured, or empty."""

    response: str
    value: float
    told: str
    title: str


@dataclass(frozen=True, slots=True)
class Option:
    """One thing the seat may order. `barred` is the refusal it would meet, None if it may be
    chosen; `shown_to` who will learn of it. `historical` says that it was really done: a date or
    `true`, and for an initiative only in the turn in which it was. `group` is the heading under
    which an initiative is listed, `kin` what one toward one of several targets is one of. A
    response that takes an amount is an option for each, which `amount` tells apart."""

    id: str
    title: str
    text: str
    why: str
    cite: tuple[str, ...]
    cost: float
    barred: Refusal | None
    joint: tuple[str, ...]
    shown_to: tuple[str, ...]
    hints: tuple[Hint, ...]
    historical: str
    group: str = ""
    kin: Kin | None = None
    amount: OptionAmount | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A decision put to the seat."""

    id: str
    inject: str
    ask: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An inject put to the table in this turn; `private` is the note for this seat alone,
    `practise` what whoever reads it is to try out."""

    id: str
    headline: str
    text: str
    private: str
    cite: tuple[str, ...]
    practise: tuple[Practice, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """A deadline: its date and the days left as the turn opened, a fraction where there are hours;
    `running` whether it runs, `ran` whether it did when the seats last decided. `whole` is what a
    bar of it is measured by: the days that were left as the game opened, and in its last day those
    that were left as that was first played."""

    id: str
    title: str
    date: str
    left: int | float
    running: bool
    whole: int | float
    ran: bool


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective of the seat and how far it is reached, 0 to 100; `before` is its score by the
    readings as they stood when the seats last decided, or before the first turn opened; `ruled` is
    the part of the change since that the facilitator made, as far as the seat is told. `reads` are
    the tracks that it follows from, through derived numbers too; of what its formula names it is
    the `more` reached the higher some stand, the `less` the higher others, and `turns` on the rest,
    such as a status."""

    objective: Objective
    score: float
    before: float
    reads: tuple[str, ...]
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    ruled: float = 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """What a seat is known to have chosen in the turn before, and what came of it where that is
    known and it was joint. `deeds` tell who did what toward whom by it, as far as it depends on
    nothing else and may be known; `afterwards` is what the scenario tells of it, or empty."""

    seat: str
    choice: str
    title: str
    joined: Joined | None
    deeds: tuple[str, ...] = ()
    afterwards: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """The ending reached."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """What one seat knows as a turn opens, or at the end. The turn opens on `date` and lasts so
    many `minutes`. The first `on_table` of the readings are
    the short list of the scenario, in its order; 0 where it has none."""

    scenario: str
    title: str
    seat: str
    seat_title: str
    leader: str
    briefing: str
    turn: int
    last: int
    date: str
    minutes: int
    turn_title: str
    capital: float | None
    readings: tuple[Reading, ...]
    on_table: int
    cards: tuple[Card, ...]
    questions: tuple[Question, ...]
    initiatives: tuple[Option, ...]
    clocks: tuple[Clock, ...]
    aims: tuple[Aim, ...]
    advisers: tuple[Adviser, ...]
    told: tuple[Told, ...]
    ledger: tuple[Line, ...]
    ending: Closing | None


def make_reading(track: Track, value: float, before: float) -> Reading:
    """A track as it stands at a value, and stood when the seats last decided."""
    return Reading(
        track.id,
        track.title,
        track.kind,
        value,
        before,
        track.values[int(value)] if track.kind == "status" else "",
        track.low,
        track.high,
        track.better,
        track.role,
    )
