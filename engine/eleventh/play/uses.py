"""What moves a number and what reads it, both ways, from the program and its cause table.

For the facilitator everything. To a seat it names what it can ask about and what it has been told
of: rules as `play.topics` has them, answers and initiatives that it is offered or has learned of,
events that it has seen, its own objectives. Of the rest not even how much there is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from eleventh.core.clocks import has_begun
from eleventh.core.foresight import Foresight
from eleventh.core.guards import learns_of
from eleventh.core.intervals import Expectation
from eleventh.core.ir import Event
from eleventh.core.program import Cause, Choice, Derived, Link, Program, Support, Track
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.lang.open_sizes import open_sizes
from eleventh.lang.problems.suggest import find_nearest
from eleventh.play.account import Account
from eleventh.play.bundle import unpack
from eleventh.play.citing import Cited, cited
from eleventh.play.objectives import named_in, seat_objectives
from eleventh.play.rule_index import RuleIndex, find_users, index_rules
from eleventh.play.topics import Named, Topic, find_told, is_public, list_topics
from eleventh.play.why import known_tracks, place_of

USES_FORMAT = 1  # of an answer as an export
OPEN = "rule index of open sizes"  # the name under which rules keep it
UseKind = Literal[
    "rule", "modifier", "answer", "initiative", "event", "deadline", "ending", "objective",
    "derived",
]  # fmt: skip
_KINDS: Mapping[str, UseKind] = {
    "rule": "rule",
    "modifier": "modifier",
    "response": "answer",
    "initiative": "initiative",
    "inject": "event",
    "deadline": "deadline",
}


@dataclass(frozen=True, slots=True)
class Amounts:
    """All amounts from `low` to `high`, both included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Use:
    """Something that moves a number or reads it. `topic` is the id under which it can be asked why
    it did not come about, or the id of an objective or derived number; empty where there is none.

    `low` and `high` bound the sum of all that its effects may add to the number in any turn, and
    `values` are the names that they set; both are empty of what only reads. `now` bounds what they
    add in the open turn once it comes, as far as its reader can foresee; None for whoever sees all,
    and once the game is over. `others` are the readings at the other end: what something that reads
    it moves, what something that moves it reads.
    """

    kind: UseKind
    id: str
    title: str
    topic: str
    low: float = 0.0
    high: float = 0.0
    values: tuple[str, ...] = ()
    now: Amounts | None = None
    others: tuple[Named, ...] = ()
    why: str = ""
    place: str = ""
    sources: tuple[Cited, ...] = ()
    support: Support | None = None


@dataclass(frozen=True, slots=True)
class Uses:
    """What moves a number, and what reads it. `kind` is that of a reading, `objective` or
    `parameter`; `follows` are the readings of which it is made, where rules do not move it.
    `partial` says that its reader may not be told of everything."""

    id: str
    title: str
    kind: str
    follows: tuple[Named, ...]
    moved_by: tuple[Use, ...]
    read_by: tuple[Use, ...]
    partial: bool


def find_uses(account: Account, wanted: str) -> Uses | Refusal:
    """What moves and reads the number with this id: a track, a derived number, an objective, or a
    parameter, as far as the account's reader may know. A Refusal, with a suggestion, for one that
    does not exist, or that the reader does not see."""
    return _Finder(account).find(wanted)


@dataclass(slots=True)
class _Gathered:
    """The effects of one thing, gathered: those of one event add up, and of events one happens."""

    cause: Cause
    sums: dict[Event, tuple[float, float]] = field(default_factory=dict)
    now: dict[Event, tuple[float, float]] = field(default_factory=dict)
    values: dict[str, None] = field(default_factory=dict)
    others: dict[int, None] = field(default_factory=dict)

    def add(self, cause: Cause, others: Iterable[int], now: Expectation | None) -> None:
        """One more effect of it, and what is to be expected of it in the open turn."""
        if cause.value is None:
            _widen(self.sums, cause.event, cause.low, cause.high)
            if now is not None and now.certainty != "never":
                _widen(self.now, cause.event, now.amount.low, now.amount.high)
        else:
            self.values[cause.value] = None
        self.others |= dict.fromkeys(others)


def _widen(sums: dict[Event, tuple[float, float]], event: Event, low: float, high: float) -> None:
    least, most = sums.get(event, (0.0, 0.0))
    sums[event] = least + min(low, 0.0), most + max(high, 0.0)


def _bound(sums: Iterable[tuple[float, float]]) -> Amounts:
    """Of several events one happens, or none."""
    return Amounts(
        min((low for low, _ in sums), default=0.0), max((high for _, high in sums), default=0.0)
    )


@dataclass(frozen=True)
class _Finder:
    account: Account

    @property
    def _program(self) -> Program:
        return self.account.game.adjudicator.program

    @property
    def _seat(self) -> str | None:
        return self.account.seat

    def find(self, wanted: str) -> Uses | Refusal:
        """The answer for a number by its id."""
        program = self._program
        goals = seat_objectives(program, self._seat)
        readings = known_tracks(program, self._seat)
        for reading in readings:
            if reading.id == wanted:
                return self._trace(reading)
        for goal in goals:
            if goal.id == wanted:
                follows = _name_all(named_in(program, goal.objective.formula))
                return self._answer(goal.id, goal.title, "objective", follows)
        for parameter in program.parameters:
            if parameter.id == wanted:
                mentioned = self._gather_readers(self._find_mentions(wanted))
                found = [*mentioned, *self._list_decided(wanted)]
                title = wanted.replace("_", " ")
                return self._answer(wanted, title, "parameter", reads=found)
        known = tuple(each.id for each in (*readings, *goals, *program.parameters))
        near = find_nearest(wanted, known) or ""
        return Refusal(RefusalCode.NO_SUCH_TRACK, {"wanted": wanted, "near": near, "known": known})

    def _answer(
        self,
        id: str,
        title: str,
        kind: str,
        follows: tuple[Named, ...] = (),
        moves: Iterable[Use] = (),
        reads: Iterable[Use] = (),
    ) -> Uses:
        partial = self._seat is not None
        return Uses(id, title, kind, follows, tuple(moves), tuple(reads), partial)

    def _trace(self, reading: Track | Derived) -> Uses:
        program = self._program
        if isinstance(reading, Derived):
            wanted = {at for at, id in self._index.derived.items() if id == reading.id}
            follows = _name_all(named_in(program, reading.formula))
            moves, kind = list[Use](), "derived"
        else:
            at = program.tracks.index(reading)
            wanted = {
                register
                for register, op in enumerate(program.ops)
                if op.code == "track" and op.data[0] == at
            }
            moves = list(
                self._gather(
                    (index for index in self._known if program.causes[index].track == at),
                    self._index.find_read,
                )
            )
            follows, kind = (), reading.kind
        reads = find_users(program.ops, wanted)
        found = [
            index
            for index in self._known
            if any(reads[root] for root in self._index.find_own(index))
        ]
        readers = (
            *self._gather_readers(found),
            *self._list_conditions(self._index, reads, reading.id),
        )
        return self._answer(reading.id, reading.title, kind, follows, moves, readers)

    def _find_mentions(self, parameter: str) -> Iterator[int]:
        """The causes that name a parameter in their amount or their condition."""
        named = re.compile(rf"(?<![\w.]){re.escape(parameter)}(?![\w.])")
        for index in self._known:
            cause = self._program.causes[index]
            if named.search(f"{cause.formula} {cause.when}"):
                yield index

    def _list_decided(self, parameter: str) -> Iterator[Use]:
        """What else a parameter decides: conditions and prices of choices, events, clocks, endings,
        derived numbers, objectives; nothing where the game does not hold the files of its rules."""
        index = self._open_index
        if index is None:
            return
        program = index.program
        at = next(i for i, each in enumerate(program.parameters) if each.id == parameter)
        wanted = {
            register
            for register, op in enumerate(program.ops)
            if op.code == "input" and op.data[0] == at
        }
        yield from self._list_conditions(index, find_users(program.ops, wanted))

    @cached_property
    def _open_index(self) -> RuleIndex | None:
        """The index of the same rules where they read their parameters."""
        game = self.account.game
        prepared = game.adjudicator.prepared
        if OPEN not in prepared:
            try:
                found = open_sizes(unpack(game.opened.files), self._index.program)
            except ValueError:  # a game that holds no files
                found = None
            prepared[OPEN] = None if found is None else RuleIndex(found)
        index: RuleIndex | None = prepared[OPEN]
        return index

    def _gather_readers(self, causes: Iterable[int]) -> Iterator[Use]:
        moves = self._gather(causes, lambda index: (self._program.causes[index].track,))
        return (replace(each, low=0.0, high=0.0, values=(), now=None) for each in moves)

    def _gather(
        self, causes: Iterable[int], others: Callable[[int], Iterable[int]]
    ) -> Iterator[Use]:
        """The causes by what is at the end of their chains, each with the readings at the other
        end."""
        found: dict[tuple[Link, str], _Gathered] = {}
        for index in causes:
            cause = self._program.causes[index]
            key = _find_mover(cause), self._find_owner(cause)
            now = self._foresight.expect(index) if self._foresight is not None else None
            found.setdefault(key, _Gathered(cause)).add(cause, others(index), now)
        for (link, owner), each in found.items():
            yield self._tell(link, owner, each)

    def _find_owner(self, cause: Cause) -> str:
        """The seat whose own choice a cause is; empty of what rules do with it."""
        own = cause.event.kind == "choice"
        return self._program.choices[cause.event.index].seat if own else ""

    def _tell(self, link: Link, owner: str, gathered: _Gathered) -> Use:
        cause, kind, ever = gathered.cause, _KINDS[link.kind], _bound(gathered.sums.values())
        choice = cause.event.index if owner else -1
        topic = self._topics.get((kind, link.id, choice))
        return Use(
            kind=kind,
            id=link.id,
            title=self._title(link.title or link.id, owner),
            topic=topic.id if topic else "",
            low=ever.low,
            high=ever.high,
            values=tuple(gathered.values),
            now=None if self._foresight is None else _bound(gathered.now.values()),
            others=self._name_seen(gathered.others),
            why=cause.why,
            place=place_of(cause, self._seat),
            sources=cited(self._program, cause.cite),
            support=cause.support,
        )

    def _title(self, title: str, owner: str) -> str:
        if owner in ("", self._seat):
            return title
        seats = self._program.seat_titles
        return f"{seats[owner]}: {title}"

    def _name_seen(self, tracks: Iterable[int]) -> tuple[Named, ...]:
        found = (self._program.tracks[each] for each in tracks)
        return _name_all(each for each in found if self._seat is None or self._seat in each.seen_by)

    def _list_conditions(
        self, index: RuleIndex, reads: Sequence[bool], id: str = ""
    ) -> Iterator[Use]:
        """What reads a number and posts nothing by that: conditions and prices of choices, events,
        clocks, endings, derived numbers, objectives. `reads` tells which operations of the index
        read it."""
        program, seat = self._program, self._seat
        for at, choice in enumerate(program.choices):
            if any(reads[each] for each in index.of_choice(at)) and self._has_learned(
                Event("choice", at)
            ):
                yield self._describe_choice(at, choice)
        for at, inject in enumerate(program.injects):
            roots = index.of_effect("fire", at)
            if any(reads[each] for each in roots) and self._has_learned(Event("inject", at)):
                yield self._describe("event", inject.id, inject.headline, at, inject.cite)
        for at, deadline in enumerate(program.deadlines):
            known = seat in deadline.seen_by and self._has_begun(at)
            if reads[index.of_query(f"running:{at}")] and (seat is None or known):
                yield self._describe("deadline", deadline.id, deadline.title, at, deadline.cite)
        for at, ending in enumerate(program.endings):
            roots = index.of_effect("end", at)
            if seat is None and any(reads[each] for each in roots):
                yield self._describe("ending", ending.id, ending.title, at)
        for derived in program.derived:
            seen = derived.id != id and (seat is None or seat in derived.seen_by)
            if seen and reads[index.of_query(f"derived:{derived.id}")]:
                yield Use("derived", derived.id, derived.title, derived.id)
        for goal in seat_objectives(program, seat):
            name = f"objective:{goal.seat}:{goal.objective.id}"
            if reads[index.of_query(name)]:
                yield Use("objective", goal.id, self._title(goal.title, goal.seat), goal.id)

    def _describe_choice(self, index: int, choice: Choice) -> Use:
        kind: UseKind = "answer" if choice.kind == "response" else "initiative"
        told = self._describe(kind, choice.id, choice.title, index, choice.cite)
        place = f"{choice.span.file}:{choice.span.line}"
        title = self._title(choice.title, choice.seat)
        return replace(told, title=title, why=choice.why, place=place)

    def _describe(
        self, kind: UseKind, id: str, title: str, index: int, cite: Sequence[str] = ()
    ) -> Use:
        topic = self._topics.get((kind, id, index))
        sources = cited(self._program, cite)
        return Use(kind, id, title or id, topic.id if topic else "", sources=sources)

    def _has_begun(self, deadline: int) -> bool:
        game = self.account.game
        return has_begun(game.adjudicator.code.queries, deadline, game.position.context)

    def _has_learned(self, event: Event) -> bool:
        """Whether the reader may know of a choice or an inject: it is offered it, or has been told
        that it happened."""
        seat, state, program = self._seat, self.account.game.state, self._program
        if seat is None:
            return True
        if event.kind in ("inject", "firing"):
            return seat in program.injects[event.index].seen_by and state.fired[event.index] > 0
        if event.kind == "met":
            parties = program.joints[event.index].choices
            return any(self._has_learned(Event("choice", each)) for each in parties)
        offered = any(each.index == event.index for each in self._offered)
        made = state.chose[event.index] > 0 and learns_of(seat, program.choices[event.index])
        return offered or made

    @cached_property
    def _known(self) -> Sequence[int]:
        """The causes that the reader may know of, those of the rules as they were compiled."""
        return [
            index for index in self._index.of_causes if self._may_know(self._program.causes[index])
        ]

    def _may_know(self, cause: Cause) -> bool:
        link, seat = cause.chain[-1], self._seat
        if link.kind in ("rule", "modifier"):
            return is_public(self._program, cause, seat, self._told)
        seen = seat is None or (
            seat in cause.seen_by and seat in self._program.tracks[cause.track].seen_by
        )
        return seen and (link.kind == "deadline" or self._has_learned(cause.event))

    @cached_property
    def _foresight(self) -> Foresight | None:
        """What the reader can foresee of the open turn; None for whoever sees all, and once it is
        over."""
        game = self.account.game
        if self._seat is None or game.state.over:
            return None
        return game.position.foresight(self._seat)

    @cached_property
    def _told(self) -> Set[Link]:
        return find_told(self.account)

    @cached_property
    def _offered(self) -> Sequence[Topic]:
        return [each for each in list_topics(self.account) if each.kind in ("answer", "initiative")]

    @cached_property
    def _topics(self) -> Mapping[tuple[str, str, int], Topic]:
        return {(each.kind, each.name, each.index): each for each in list_topics(self.account)}

    @cached_property
    def _index(self) -> RuleIndex:
        return index_rules(self.account.game.adjudicator)


def _find_mover(cause: Cause) -> Link:
    """What an effect is ascribed to: the last link, and of a price or a rebuff the choice."""
    last = cause.chain[-1]
    return cause.chain[0] if last.kind in ("cost", "rebuff") else last


def _name_all(readings: Iterable[Track | Derived]) -> tuple[Named, ...]:
    return tuple(Named(each.id, each.title) for each in readings)
