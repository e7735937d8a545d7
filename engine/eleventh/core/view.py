"""What one seat may know: the only thing that a screen, a bot or a peer ever gets.

A view is built from an allow-list: each field below is filled from facts that the seat may see, and
nothing is copied wholesale. The law (non-interference): change anything the seat may not see and
every byte of its view stays the same. So the seed, other seats' orders, hidden tracks, private
notes of others and causes that are secret from the seat never enter; what secret causes do to a
track it sees is summed into one undisclosed line.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.core.adjudication import Adjudicator
from eleventh.core.joint import Joined, joined
from eleventh.core.ledger import Ledger
from eleventh.core.orders import Menu, Offer
from eleventh.core.program import Cause, Objective, Program, Role, Track
from eleventh.core.redaction import Line, disclosed
from eleventh.core.refusals import Refusal
from eleventh.core.state import State


@dataclass(frozen=True, slots=True)
class Reading:
    """One track as the seat sees it; `status` names the value of a status, else it is empty. `role`
    says what a face makes of it: None where it stands among the others."""

    id: str
    title: str
    kind: str
    value: float
    status: str
    low: float
    high: float
    better: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """What a choice is known to do: which track it moves, within which bounds, by which chain of
    causes."""

    track: str
    low: float
    high: float
    value: str | None
    chain: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Option:
    """One thing the seat may order. `barred` is the refusal it would meet, None if it may be
    chosen; `shown_to` who will learn of it. `historical` says that it was really done: a date or
    `true`, and for an initiative only in the turn in which it was."""

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


@dataclass(frozen=True, slots=True)
class Question:
    """A decision put to the seat."""

    id: str
    inject: str
    ask: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An inject put to the table in this turn; `private` is the note for this seat alone."""

    id: str
    headline: str
    text: str
    private: str
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """A deadline: its date and the days left as the turn opened; `running` whether it runs."""

    id: str
    title: str
    date: str
    left: int
    running: bool


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective of the seat and how far it is reached, 0 to 100."""

    objective: Objective
    score: float


@dataclass(frozen=True, slots=True)
class Told:
    """What a seat is known to have chosen in the turn before, and what came of it where that is
    known and it was joint."""

    seat: str
    choice: str
    title: str
    joined: Joined | None


@dataclass(frozen=True, slots=True)
class Closing:
    """The ending reached."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """What one seat knows as a turn opens, or at the end."""

    scenario: str
    title: str
    seat: str
    seat_title: str
    leader: str
    briefing: str
    turn: int
    last: int
    date: str
    turn_title: str
    capital: float | None
    readings: tuple[Reading, ...]
    cards: tuple[Card, ...]
    questions: tuple[Question, ...]
    initiatives: tuple[Option, ...]
    clocks: tuple[Clock, ...]
    aims: tuple[Aim, ...]
    told: tuple[Told, ...]
    ledger: tuple[Line, ...]
    ending: Closing | None


def look(adjudicator: Adjudicator, state: State, seat: str, ledger: Ledger) -> View:
    """The view of `seat`. `ledger` holds what happened since the seat last decided.

    KeyError if nobody of that name sits at the table.
    """
    program = adjudicator.program
    place = {each.id: each for each in program.seats}[seat]
    menu = adjudicator.menu(state, seat)
    turn = program.turns[state.turn - 1]
    scores = adjudicator.score(state, seat)
    ending = program.endings[state.ending] if state.over else None
    return View(
        scenario=program.scenario,
        title=program.title,
        seat=seat,
        seat_title=place.title,
        leader=place.leader,
        briefing=place.briefing,
        turn=state.turn,
        last=len(program.turns),
        date=turn.date,
        turn_title=turn.title,
        capital=menu.capital,
        readings=_readings(adjudicator, state, seat),
        cards=_cards(program, state, seat),
        questions=_questions(adjudicator, state, menu),
        initiatives=tuple(_option(adjudicator, each, state) for each in menu.initiatives),
        clocks=_clocks(adjudicator, state, seat),
        aims=tuple(Aim(each, scores[each.id]) for each in place.objectives),
        told=_told(program, state, seat),
        ledger=tuple(disclosed(ledger, seat)),
        ending=Closing(ending.id, ending.title, ending.text) if ending else None,
    )


def reading(track: Track, value: float) -> Reading:
    """A track as it stands at a value."""
    return Reading(
        track.id,
        track.title,
        track.kind,
        value,
        track.values[int(value)] if track.kind == "status" else "",
        track.low,
        track.high,
        track.better,
        track.role,
    )


def _readings(adjudicator: Adjudicator, state: State, seat: str) -> tuple[Reading, ...]:
    program = adjudicator.program
    moved = [
        reading(track, value)
        for track, value in zip(program.tracks, state.values, strict=True)
        if seat in track.seen_by
    ]
    queries, context = adjudicator.code.queries, adjudicator.make_context(state)
    derived = [
        Reading(
            each.id,
            each.title,
            "derived",
            float(queries[f"derived:{each.id}"](context)),
            "",
            each.low,
            each.high,
            each.better,
        )
        for each in program.derived
        if seat in each.seen_by
    ]
    return (*moved, *derived)


def _cards(program: Program, state: State, seat: str) -> tuple[Card, ...]:
    return tuple(
        Card(
            inject.id, inject.headline, inject.text, dict(inject.private).get(seat, ""), inject.cite
        )
        for inject, fired in zip(program.injects, state.fired, strict=True)
        if fired == state.turn and seat in inject.seen_by
    )


def _questions(adjudicator: Adjudicator, state: State, menu: Menu) -> tuple[Question, ...]:
    asked = {each.id: each for each in adjudicator.program.decisions if each.seat == menu.seat}
    return tuple(
        Question(
            id=decision,
            inject=decision.split(".")[0],
            ask=asked[decision].ask,
            options=tuple(_option(adjudicator, each, state) for each in offers),
        )
        for decision, offers in menu.decisions.items()
    )


def _option(adjudicator: Adjudicator, offer: Offer, state: State) -> Option:
    program, turn = adjudicator.program, state.turn
    choice = program.choices[offer.choice]
    historical = choice.historical
    if (turn, offer.choice) in program.history:
        historical = program.turns[turn - 1].date
    joint: tuple[str, ...] = ()
    if choice.joint >= 0:
        joint = tuple(program.choices[each].seat for each in program.joints[choice.joint].choices)
    return Option(
        id=choice.id,
        title=choice.title,
        text=choice.text,
        why=choice.why,
        cite=choice.cite,
        cost=offer.cost,
        barred=offer.barred,
        joint=joint,
        shown_to=choice.seen_by,
        hints=tuple(_hints(adjudicator, state, offer.choice, choice.seat)),
        historical=historical,
    )


def _hints(adjudicator: Adjudicator, state: State, choice: int, seat: str) -> list[Hint]:
    program = adjudicator.program
    causes = adjudicator.consequences.get(("choice", choice), ())
    joint = program.choices[choice].joint
    if joint >= 0:
        causes += adjudicator.consequences.get(("met", joint), ())
    return [
        Hint(
            program.tracks[cause.track].id,
            cause.low,
            cause.high,
            cause.value,
            _chain(cause),
            _certain(adjudicator, state, cause, seat),
        )
        for cause in causes
        if seat in program.tracks[cause.track].seen_by
    ]


def _certain(adjudicator: Adjudicator, state: State, cause: Cause, seat: str) -> bool:
    """Whether an effect can't stay away: it has no condition, or sets a value and the seat sees, as
    things stand, that its condition holds."""
    if cause.value is None:
        return not cause.when
    program, event = adjudicator.program, cause.event
    if event.kind == "deed" and not program.deeds[event.index].certain:
        return False
    if not cause.holds:
        return not cause.when
    seen = all(seat in program.tracks[each].seen_by for each in cause.reads)
    return seen and bool(adjudicator.code.queries[cause.holds](adjudicator.make_context(state)))


def _chain(cause: Cause) -> str:
    return " > ".join(link.title for link in cause.chain[1:])


def _clocks(adjudicator: Adjudicator, state: State, seat: str) -> tuple[Clock, ...]:
    context = adjudicator.make_context(state)
    return tuple(
        Clock(
            each.id,
            each.title,
            each.date,
            each.left[state.turn - 1],
            bool(adjudicator.code.queries[f"running:{index}"](context)),
        )
        for index, each in enumerate(adjudicator.program.deadlines)
        if seat in each.seen_by
    )


def _told(program: Program, state: State, seat: str) -> tuple[Told, ...]:
    revealed = state.turn if state.over else state.turn - 1
    return tuple(
        Told(
            choice.seat,
            choice.id,
            choice.title,
            joined(program, state.chose, revealed, index, seat),
        )
        for index, (choice, turn) in enumerate(zip(program.choices, state.chose, strict=True))
        if turn == revealed and turn > 0 and seat in choice.seen_by
    )
