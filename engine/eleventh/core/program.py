"""A compiled scenario: frozen tables, operations and causes. What the engine runs (the second
model).

Names are resolved to indices, variables are expanded over actors, and every posting has an entry in
the cause table that can still name the author's YAML line. A program is a value: it can be
compared, stored and sent, and its `hash` names the content it was compiled from.

What a program holds thousands of (spans, operations, links, causes) are named tuples: a cached
program with them loads three times as fast as one with data classes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from eleventh.core.amount_range import AmountRange
from eleventh.core.authorship import Authorship
from eleventh.core.deadline import Deadline
from eleventh.core.deeds import Deed, DeedCounter
from eleventh.core.ir import Event, Op, Query, Stage
from eleventh.core.odds import MONTH, count_parts
from eleventh.core.prepared import Prepared
from eleventh.core.reader_names import ReaderName
from eleventh.core.span import Span
from eleventh.core.texts import Telling

GRAIN = 256  # values are whole multiples of 1/256, so that sums of postings are exact in any order

Role: TypeAlias = Literal["relation", "adversary", "pact"]  # what a face makes of a track
Support: TypeAlias = Literal["states", "direction", "analogy", "ours"]  # how far sources go


@dataclass(frozen=True, slots=True)
class Actor:
    """Anyone who acts. `group` is seats, adversaries, publics or others."""

    id: str
    title: str
    group: str


class DoctrineSites(NamedTuple):
    """Where a doctrine rolls for one decision or choice: `table` is an address under the key of its
    game, which nothing else in the program has; `own` one under a seed of the doctrine's own."""

    table: int
    own: int


UNADDRESSED = DoctrineSites(-1, -1)  # as lowered, before every roll of the rules has its address


@dataclass(frozen=True, slots=True)
class Objective:
    """What one seat wants. Its score is the query `objective:SEAT:ID`, 0 to 100; `formula` tells it
    in words, with what it reads in braces by id."""

    id: str
    text: str
    weight: float
    formula: str


@dataclass(frozen=True, slots=True)
class Adviser:
    """An office that speaks for one objective of its seat, by id, when advice is asked for."""

    office: str
    objective: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A side that is played. `briefing`, `objectives` and `advisers` are private to it. `site` is
    the hash of its name, the number of the game that a doctrine with a seed of its own plays here;
    `temperaments` are those that a player who looks ahead may have in it, none for the usual."""

    id: str
    title: str
    leader: str
    briefing: str
    objectives: tuple[Objective, ...]
    site: int
    temperaments: tuple[str, ...] = ()
    advisers: tuple[Adviser, ...] = ()


@dataclass(frozen=True, slots=True)
class Track:
    """One number the rules move: a score, a counter, or a status whose number is the index of its
    value.

    `seen_by` lists the seats that may know its value; `role` is None where it has no place of its
    own on a face. `text` says what it measures, `group` under which heading it is listed.
    """

    id: str
    family: str
    indices: tuple[str, ...]
    kind: Literal["score", "counter", "status"]
    role: Role | None
    low: float
    high: float
    start: float
    values: tuple[str, ...]
    seen_by: tuple[str, ...]
    better: str
    title: str
    text: str
    group: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A track that follows from others; its value is the query `derived:ID`."""

    id: str
    family: str
    indices: tuple[str, ...]
    seen_by: tuple[str, ...]
    better: str
    title: str
    text: str
    group: str
    formula: str
    reads: tuple[int, ...]
    low: float
    high: float
    span: Span


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the ISO date it opens on, with a time of day where it has one; its title, its
    length in minutes."""

    date: str
    title: str
    minutes: int

    @property
    def months(self) -> float:
        """Its length in months of 30 days, rounded once."""
        return self.minutes / MONTH

    @property
    def parts(self) -> int:
        """Its length in parts of a month (`core.odds`)."""
        return count_parts(self.minutes)


class Link(NamedTuple):
    """One step of a cause: `kind` is inject, response, initiative, act, rule, modifier, deadline,
    cost, rebuff or bounds."""

    kind: str
    id: str
    title: str


def find_doing(chain: Sequence[Link]) -> Link:
    """What a cause began with: of what the facilitator did in a seat's place or added, the answer
    or event, not the ruling with its reason. The chain must not be empty."""
    first, *others = chain
    return others[0] if first.kind == "override" and others else first


class Condition(NamedTuple):
    """What some effects of an answer or an initiative hang on, apart from that it is taken: what
    others choose in the same turn, say.

    `words` are those for which it holds, `otherwise` those of an author for its contrary, or empty.
    `told_to` lists the seats that may know all that it names. The query `condition:INDEX` tells
    whether it holds as the turn is resolved.
    """

    words: str
    otherwise: str
    told_to: tuple[str, ...]


class Cause(NamedTuple):
    """Why a posting is made: the chain from deed to rule, the words, the sources and the YAML line.

    `formula` is the amount as written, with its variables filled in; `reads` the tracks it and its
    condition read; `low` and `high` bound the amount; `value` is the status value set, or None.
    `seen_by` lists the seats that may know the chain. `event` is what it hangs on. `odds` names the
    query that tells how likely it is in a turn, of what has a chance a month. `support` says how
    far the sources carry it, where the author said so. Of an amount that is one of two, `condition`
    is the index of what decides, and `holds` whether the first is the one if it holds; else -1.
    `why_falls` is the reason of what is below 0, where `why` is not that too.
    """

    chain: tuple[Link, ...]
    track: int
    formula: str
    when: str
    reads: tuple[int, ...]
    low: float
    high: float
    value: str | None
    why: str
    cite: tuple[str, ...]
    seen_by: tuple[str, ...]
    event: Event
    span: Span
    odds: str = ""
    support: Support | None = None
    condition: int = -1
    holds: bool = True
    why_falls: str = ""

    def find_reason(self, amount: float) -> str:
        """Why such an amount is posted."""
        return self.why_falls if amount < 0 and self.why_falls else self.why


@dataclass(frozen=True, slots=True)
class Kin:
    """What initiatives toward different targets have in common: the `id` and the `title` that are
    written once for all of them, `{target}` where the target goes; and the `target` of this one, as
    it is called."""

    id: str
    title: str
    target: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a seat can order: a response to a decision, or an initiative.

    Queries `needs:INDEX` (a condition) and `cost:INDEX` (points of political capital) of the state
    as the turn opened tell whether it may be chosen. `joint` is the index of the joint initiative
    it belongs to, or -1. `seen_by` lists the seats that learn, when the turn is revealed, that it
    was chosen. `group` is the heading under which an initiative is listed, `kin` what one toward
    one of several targets is one of. One that is `hidden` is
    offered only where what it needs holds. What came of it is told `afterwards`.
    """

    seat: str
    id: str
    kind: Literal["response", "initiative"]
    title: str
    text: str
    why: str
    cite: tuple[str, ...]
    needs: str
    reads: tuple[int, ...]
    free: bool
    once: bool
    joint: int
    target: str
    historical: str
    seen_by: tuple[str, ...]
    span: Span
    sites: DoctrineSites = UNADDRESSED
    group: str = ""
    kin: Kin | None = None
    hidden: bool = False
    afterwards: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceTerms:
    """On what terms a choice may be made: the numbers of the queries that say whether, and at what
    cost."""

    needs: int
    cost: int


@dataclass(frozen=True, slots=True)
class PosedDecision:
    """A decision that is put to a seat once its inject has fired, if the query with the number
    `asked` holds, and the choices that answer."""

    decision: int
    inject: int
    asked: int
    choices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SeatOffers:
    """All that a seat's menu is made of that never changes: the track of its political capital, -1
    for none, its decisions in the order in which they are put, and its initiatives."""

    seat: str
    purse: int
    questions: tuple[PosedDecision, ...]
    initiatives: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """A joint initiative: it is met in a turn in which every party made its choice."""

    id: str
    title: str
    choices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A question to one seat. The query `asked:INDEX` tells whether it is put, once its inject has
    fired."""

    id: str
    seat: str
    ask: str
    choices: tuple[int, ...]
    sites: DoctrineSites = UNADDRESSED


Practice: TypeAlias = Literal["why", "preview"]
"""Something to try out: asking why of a number, looking at all that a choice is known to do."""


@dataclass(frozen=True, slots=True)
class Inject:
    """An event put to the table. `turn` is 0 for one that only a condition fires; `practise` what
    whoever reads it is to try out."""

    id: str
    turn: int
    repeats: bool
    seen_by: tuple[str, ...]
    headline: str
    text: str
    private: tuple[tuple[str, str], ...]
    cite: tuple[str, ...]
    decisions: tuple[int, ...]
    span: Span
    practise: tuple[Practice, ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """How the game can close."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be cited: a publication, or a numbered finding of one (then `of` names
    it). `own`: the authors of the scenario wrote it, and it proves nothing by itself."""

    id: str
    text: str
    of: str
    rests_on: tuple[str, ...]
    publisher: str
    date: str
    url: str
    own: bool


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named number of the rulebook, and why it has this size. One that is an `input` is read as
    the game runs; the others are constants of the program."""

    id: str
    value: float
    why: str
    input: bool = False


@dataclass(frozen=True, slots=True)
class ChronicleEntry:
    """Something that really happened."""

    date: str
    text: str
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """Everything the engine knows of a scenario. Tuples are indexed by the numbers used elsewhere
    in it. `offers` has an entry per seat, `terms` one per choice. `table` has the ids of the tracks
    and derived tracks that a face shows first, in order.

    `definitions` holds a fingerprint per thing defined (`rule restriction_wounds` -> hash), so that
    a changed scenario can say what changed. `next` names the scenario that whoever has played this
    one is led on to; it may be empty. `amounts` has the responses that are given with an amount,
    `names` what seats call by words of their own, `about` who wrote the scenario and its rulebook,
    by their ids, as far as they say so.
    """

    format: int
    hash: str
    scenario: str
    title: str
    synopsis: str
    rulebook: str
    minutes: int
    actors: tuple[Actor, ...]
    seats: tuple[Seat, ...]
    turns: tuple[Turn, ...]
    tracks: tuple[Track, ...]
    derived: tuple[Derived, ...]
    capital: tuple[tuple[str, int], ...]
    table: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    injects: tuple[Inject, ...]
    decisions: tuple[Decision, ...]
    choices: tuple[Choice, ...]
    offers: tuple[SeatOffers, ...]
    terms: tuple[ChoiceTerms, ...]
    joints: tuple[Joint, ...]
    deadlines: tuple[Deadline, ...]
    endings: tuple[Ending, ...]
    deeds: tuple[Deed, ...]
    counters: tuple[DeedCounter, ...]
    history: tuple[tuple[int, int], ...]
    chronicle: tuple[ChronicleEntry, ...]
    sources: tuple[Source, ...]
    assumptions: tuple[str, ...]
    limitations: tuple[str, ...]
    tellings: tuple[Telling, ...]
    ops: tuple[Op, ...]
    stages: tuple[Stage, ...]
    queries: tuple[Query, ...]
    conditions: tuple[Condition, ...]
    causes: tuple[Cause, ...]
    definitions: tuple[tuple[str, str], ...]
    next: str = ""
    prepared: tuple[Prepared, ...] = ()
    amounts: tuple[AmountRange, ...] = ()
    names: tuple[ReaderName, ...] = ()
    about: tuple[tuple[str, Authorship], ...] = ()

    def find_seat(self, seat: str) -> Seat:
        """The seat of this id. KeyError if the scenario has none."""
        for each in self.seats:
            if each.id == seat:
                return each
        raise KeyError(seat)

    @property
    def seat_titles(self) -> dict[str, str]:
        """What each seat is called, by its id, in the order of the scenario."""
        return {each.id: each.title for each in self.seats}
