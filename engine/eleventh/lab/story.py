"""A game told turn by turn, as data: what was put to the table, who did what, what moved, and what
really happened in those days.

Nothing is hidden: it is for the debrief, after the game, and for the facilitator during it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.bots.reasons import Reason
from eleventh.core.adjudication import Transition
from eleventh.core.joint import find_joined
from eleventh.core.ledger import Ledger
from eleventh.core.program import ChronicleEntry, Program, Role
from eleventh.lab.paths import Path
from eleventh.lab.ranking import rank
from eleventh.play.game import Game, SealedOrders
from eleventh.play.seat_views import Notice, notices


@dataclass(frozen=True, slots=True)
class Put:
    """An event that was put to the table; `added` if by the facilitator."""

    id: str
    headline: str
    text: str
    cite: tuple[str, ...]
    seen_by: tuple[str, ...]
    added: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """Something a seat chose; `ask` is the question, empty for an initiative; `replaced` holds the
    facilitator's reason where the response was given in its place, `reason` a doctrine's. Of a
    joint initiative `together` and `away` name the parties that chose it and those that did not.

    `recorded` is the title of what was really done: the same as `title` where it was this, empty
    where the scenario does not say. `afterwards` is what the scenario told of it at the reveal, or
    empty."""

    ask: str
    title: str
    cite: tuple[str, ...]
    replaced: str | None
    reason: Reason | None
    together: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    recorded: str = ""
    afterwards: str = ""

    @property
    def as_recorded(self) -> bool:
        """Whether it is what was really done."""
        return bool(self.recorded) and self.recorded == self.title


@dataclass(frozen=True, slots=True)
class Ordered:
    """What one seat ordered; `others` are reasons of a doctrine for what is not known to be among
    it."""

    seat: str
    title: str
    chosen: tuple[Chosen, ...]
    others: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """How a track moved in one turn on its scale; for a status the indices of its values. `hands`
    is what the path says of the facilitator's part in it."""

    track: str
    title: str
    kind: str
    before: float
    after: float
    values: tuple[str, ...]
    better: str
    low: float
    high: float
    hands: tuple[str, ...] = ()
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Episode:
    """One turn: its injects, its orders (none yet if it is open), its moves as `ranking` has them,
    the facilitator's doings (an event that was added is among `events`, unless its line of play was
    left), and the entries of the chronicle that fall into it."""

    turn: int
    date: str
    title: str
    events: tuple[Put, ...]
    orders: tuple[Ordered, ...]
    moves: tuple[Move, ...]
    notices: tuple[Notice, ...]
    chronicle: tuple[ChronicleEntry, ...]


def story(game: Game, paths: tuple[Path, ...]) -> tuple[Episode, ...]:
    """Every turn of the game that has opened, in order. `paths` are the game's."""
    program = game.adjudicator.program
    told = notices(game)
    return tuple(
        Episode(
            turn=turn,
            date=program.turns[turn - 1].date,
            title=program.turns[turn - 1].title,
            events=_events(game, turn),
            orders=_orders(game, turn),
            moves=_moves(paths, turn),
            notices=tuple(
                each for each in told if each.turn == turn and (each.kind != "inject" or each.left)
            ),
            chronicle=_chronicle(program, turn),
        )
        for turn in range(1, game.state.turn + 1)
    )


def sources_cited(game: Game) -> tuple[str, ...]:
    """The ids of all sources that this game rests on: of what was put, chosen and posted, and of
    the chronicle; in the scenario's order."""
    program = game.adjudicator.program
    ledger: Ledger = game.ledger
    cited = {each for entry in program.chronicle for each in entry.cite}
    for posting in ledger:
        if posting.cause >= 0:
            cited.update(program.causes[posting.cause].cite)
    for inject, fired in zip(program.injects, game.state.fired, strict=True):
        if fired:
            cited.update(inject.cite)
    for choice, chose in zip(program.choices, game.state.chose, strict=True):
        if chose:
            cited.update(choice.cite)
    listed = [each.id for each in program.sources if each.id in cited]
    return (*listed, *sorted(cited.difference(listed)))


def _events(game: Game, turn: int) -> tuple[Put, ...]:
    step = game.steps[turn - 1]
    program = step.ledger.program
    authored = len(game.openings[0].position.adjudicator.program.injects)
    return tuple(
        Put(
            id=inject.id,
            headline=inject.headline,
            text=inject.text,
            cite=inject.cite,
            seen_by=inject.seen_by,
            added=index >= authored,
        )
        for index, (inject, fired) in enumerate(zip(program.injects, step.state.fired, strict=True))
        if fired == turn
    )


def _orders(game: Game, turn: int) -> tuple[Ordered, ...]:
    if turn > len(game.revealed):
        return ()
    program, given = game.steps[turn - 1].ledger.program, game.revealed[turn - 1]
    closed = game.steps[turn]
    return tuple(
        Ordered(
            seat=seat.id,
            title=seat.title,
            chosen=_chosen(program, seat.id, given[seat.id], closed, turn),
            others=_others(given[seat.id]),
        )
        for seat in program.seats
    )


def _chosen(
    program: Program, seat: str, given: SealedOrders, closed: Transition, turn: int
) -> tuple[Chosen, ...]:
    known = {(each.kind, each.id): each for each in program.choices if each.seat == seat}
    titles = program.seat_titles
    came_of = {
        (each.kind, each.id): each.afterwards
        for each in closed.ledger.program.choices
        if each.seat == seat
    }
    asked = {each.id: each for each in program.decisions if each.seat == seat}
    replaced = {each.decision: each.reason for each in given.replaced}
    reasons = {(each.decision, each.choice): each for each in given.reasons}
    found = []
    order = {each: place for place, each in enumerate(asked)}
    answers = sorted(given.orders.responses.items(), key=lambda each: order.get(each[0], 0))
    for decision, response in answers:
        choice = known["response", response]
        reason = reasons.get((decision, response))
        question = asked.get(decision)
        found.append(
            Chosen(
                ask=question.ask if question else "",
                title=choice.title,
                cite=choice.cite,
                replaced=replaced.get(decision),
                reason=reason,
                recorded=_recorded(program, question.choices) if question else "",
                afterwards=came_of["response", response],
            )
        )
    for initiative in given.orders.initiatives:
        choice = known["initiative", initiative]
        index = program.choices.index(choice)
        came = find_joined(program, closed.state.chose, turn, index)
        together = tuple(titles[each] for each in came.together) if came else ()
        away = tuple(titles[each] for each in came.away) if came else ()
        found.append(
            Chosen(
                ask="",
                title=choice.title,
                cite=choice.cite,
                replaced=None,
                reason=reasons.get(("", initiative)),
                together=together,
                away=away,
                recorded=choice.title if (turn, index) in program.history else "",
                afterwards=came_of["initiative", initiative],
            )
        )
    return tuple(found)


def _recorded(program: Program, choices: Sequence[int]) -> str:
    """The answer, of these, that was really given; empty where none is marked."""
    marked = (program.choices[each] for each in choices if program.choices[each].historical)
    return next((each.title for each in marked), "")


def _others(given: SealedOrders) -> tuple[Reason, ...]:
    """The reasons for what was not ordered in the end."""
    ordered = {*given.orders.responses.items(), *(("", each) for each in given.orders.initiatives)}
    return tuple(each for each in given.reasons if (each.decision, each.choice) not in ordered)


def _moves(paths: tuple[Path, ...], turn: int) -> tuple[Move, ...]:
    found = [
        Move(
            track=path.track,
            title=path.title,
            kind=path.kind,
            before=before,
            after=after,
            values=path.values,
            better=path.better,
            low=path.low,
            high=path.high,
            hands=path.hands.get(turn, ()),
            role=path.role,
        )
        for path in paths
        if (before := path.points[turn - 1]) != (after := path.points[turn])
    ]
    return tuple(sorted(found, key=_rank))


def _rank(move: Move) -> tuple[int, float]:
    return rank(move.role, bool(move.values), move.after - move.before, move.low, move.high)


def _chronicle(program: Program, turn: int) -> tuple[ChronicleEntry, ...]:
    """The entries from when the turn opened to when the next did; those before the first turn
    belong to it, and those after the last to that. An entry without a time of day stands with the
    first turn of its day."""
    opens = [each.date for each in program.turns]
    return tuple(each for each in program.chronicle if _place_entry(each.date, opens) == turn)


def _place_entry(date: str, opens: Sequence[str]) -> int:
    """The turn, from 1, in which a date falls."""
    cut = [each[: len(date)] for each in opens]
    before = bisect_left(cut, date)
    return max(before + (date in cut), 1)
