"""A game as its host sees it, nothing hidden: for the facilitator, and for stories of games that
nobody plays by hand.

It holds the same kinds of values as a seat's view, so that one set of sentences serves both. Never
for a seat: what a seat may know is its `View`.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.bots.reasons import Reason
from eleventh.core.joint import find_joined
from eleventh.core.ledger import Ledger
from eleventh.core.prepared import Prepared
from eleventh.core.program import Choice
from eleventh.core.redaction import Line, make_line
from eleventh.core.view import Aim, Closing, Reading
from eleventh.play.game import Game, SealedOrders


@dataclass(frozen=True, slots=True)
class HostEvent:
    """An inject put to the table in this turn, and the seats it is shown to."""

    id: str
    headline: str
    text: str
    seen_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HostOrders:
    """What a seat ordered in the turn revealed last: choices by id and title, reasons of its
    doctrine, if it has one."""

    seat: str
    choices: tuple[tuple[str, str], ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class HostJoint:
    """A joint initiative that somebody chose in the turn revealed last; met if nobody is away."""

    title: str
    away: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HostAims:
    """The objectives of a seat and how far each is reached."""

    seat: str
    aims: tuple[Aim, ...]


@dataclass(frozen=True, slots=True)
class HostView:
    """Everything as a turn opens, or at the end. `revealed` counts the turns that were; `ledger`
    holds what happened since the seats last decided, as a view's does. `prepared` are the events
    that the facilitator has at hand: those of the scenario, then those that were provided."""

    turn: int
    last: int
    date: str
    minutes: int
    turn_title: str
    revealed: int
    readings: tuple[Reading, ...]
    events: tuple[HostEvent, ...]
    orders: tuple[HostOrders, ...]
    joints: tuple[HostJoint, ...]
    aims: tuple[HostAims, ...]
    ledger: tuple[Line, ...]
    ending: Closing | None
    prepared: tuple[Prepared, ...]


def look_over(game: Game) -> HostView:
    """Everything there is to see of a game now."""
    program, state = game.adjudicator.program, game.state
    turn = program.turns[state.turn - 1]
    ending = program.endings[state.ending] if state.over else None
    return HostView(
        turn=state.turn,
        last=len(program.turns),
        date=turn.date,
        minutes=turn.minutes,
        turn_title=turn.title,
        revealed=len(game.revealed),
        readings=game.position.readings,
        events=tuple(
            HostEvent(inject.id, inject.headline, inject.text, inject.seen_by)
            for inject, fired in zip(program.injects, state.fired, strict=True)
            if fired == state.turn
        ),
        orders=_orders(game),
        joints=_joints(game),
        aims=_aims(game),
        ledger=host_lines(game.steps[-1].ledger),
        ending=Closing(ending.id, ending.title, ending.text) if ending else None,
        prepared=(*program.prepared, *game.provided),
    )


def host_lines(ledger: Ledger) -> tuple[Line, ...]:
    """Every posting of a ledger with its cause."""
    return tuple(make_line(ledger.program, posting) for posting in ledger)


def _orders(game: Game) -> tuple[HostOrders, ...]:
    if not game.revealed:
        return ()
    return tuple(
        HostOrders(
            seat,
            tuple((each.id, each.title) for each in _chosen(game, seat, given)),
            given.reasons,
        )
        for seat, given in game.revealed[-1].items()
    )


def _chosen(game: Game, seat: str, given: SealedOrders) -> list[Choice]:
    wanted = (*given.orders.responses.values(), *given.orders.initiatives)
    return [
        choice
        for choice in game.adjudicator.program.choices
        if choice.seat == seat and choice.id in wanted
    ]


def _joints(game: Game) -> tuple[HostJoint, ...]:
    program, chose = game.adjudicator.program, game.state.chose
    found = []
    for each in program.joints:
        came = find_joined(program, chose, len(game.revealed), each.choices[0])
        if game.revealed and came is not None and came.together:
            found.append(HostJoint(program.choices[each.choices[0]].title, came.away))
    return tuple(found)


def _aims(game: Game) -> tuple[HostAims, ...]:
    return tuple(
        HostAims(seat.id, game.position.aims(seat.id)) for seat in game.adjudicator.program.seats
    )
