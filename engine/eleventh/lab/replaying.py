"""A game played again on the same dice, with some orders changed or by other rules.

Everybody's orders stay what they were wherever that is still possible. Where a response is no
longer open, or a question is new, the seat gives the first answer that is open and free; an
initiative that can't be taken any more is left out. How often that happened is counted, because
each time the comparison says a little less. What the facilitator set or added in later turns
happens again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.orders import Menu, Offer, Orders
from eleventh.core.override import continue_with
from eleventh.core.program import Program
from eleventh.core.state import State
from eleventh.play.events import Injected, Overridden
from eleventh.play.game import Game, SealedOrders
from eleventh.play.interventions import inject_refusals, injected, overridden, override_refusals


@dataclass(frozen=True, slots=True)
class Changed:
    """The one response that is changed."""

    turn: int
    seat: str
    decision: str
    response: str


Held: TypeAlias = Mapping[str, str]  # responses that are given in any case, by decision
Revise: TypeAlias = Callable[[int, str, Orders, Held], tuple[Orders, Held]]
"""What a seat orders in a turn in the place of what it really ordered, and what it is held to."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """Where the changed game ends: its state, how many orders fell back to others, and how many
    turns were played beyond the last that the real game had. `steps` begin with the opening of the
    turn from which it was played again."""

    state: State
    fell_back: int
    beyond: int
    steps: tuple[Transition, ...]


def replay(game: Game, changed: Changed | None = None) -> Replayed:
    """Plays the game again from the changed turn to its end; without a change, from the start.

    A finished game is played to an ending, an unfinished one as far as it went.
    """
    if changed is None:
        return replay_revised(game, 1, _keep)

    def revise(turn: int, seat: str, orders: Orders, held: Held) -> tuple[Orders, Held]:
        if (turn, seat) != (changed.turn, changed.seat):
            return orders, held
        return orders, {**held, changed.decision: changed.response}

    return replay_revised(game, changed.turn, revise)


def replay_revised(game: Game, first: int, revise: Revise) -> Replayed:
    """Plays the game again from the turn `first`, with the orders that `revise` makes of the real
    ones, as far as they can be given."""
    step = game.steps[first - 1]
    adjudicator = continue_with(game.openings[first - 1].position.adjudicator, step)
    return _play_on(game, adjudicator, step, revise)


def replay_under(game: Game, adjudicator: Adjudicator) -> Replayed:
    """Plays the game again from its very opening by other rules, which know its tracks, seats and
    choices by the same ids."""
    step = repeat_interventions(game, adjudicator.begin(game.opened.seed))
    return _play_on(game, continue_with(adjudicator, step), step, _keep)


def _keep(turn: int, seat: str, orders: Orders, held: Held) -> tuple[Orders, Held]:
    return orders, held


def _play_on(game: Game, adjudicator: Adjudicator, step: Transition, revise: Revise) -> Replayed:
    steps = [step]
    fell_back = beyond = 0
    while not step.state.over:
        turn = step.state.turn
        known = turn <= len(game.revealed)
        if not known and not game.state.over:
            break
        given = game.revealed[turn - 1] if known else {}
        taken, more = _taken(adjudicator, step.state, given, revise)
        fell_back += more if known else 0
        beyond += not known
        step = adjudicator.resolve(step.state, taken)
        if not step.state.over:
            step = repeat_interventions(game, step)
        adjudicator = continue_with(adjudicator, step)
        steps.append(step)
    return Replayed(step.state, fell_back, beyond, tuple(steps))


def _taken(
    adjudicator: Adjudicator,
    state: State,
    given: Mapping[str, SealedOrders],
    revise: Revise,
) -> tuple[list[int], int]:
    program = adjudicator.program
    taken: list[int] = []
    fell_back = 0
    for seat in program.seats:
        orders = given.get(seat.id, SealedOrders(Orders()))
        replaced = {each.decision: each.response for each in orders.replaced}
        given_now, held = revise(state.turn, seat.id, orders.orders, replaced)
        choices, more = fit_orders(program, adjudicator.menu(state, seat.id), given_now, held)
        taken += choices
        fell_back += more
    return taken, fell_back


def fit_orders(
    program: Program, menu: Menu, orders: Orders, held: Mapping[str, str]
) -> tuple[list[int], int]:
    """The choices that come closest to the orders: their indices, and how many differ.

    `held` are responses to be given in any case, whatever they cost.
    """
    left = float("inf") if menu.capital is None else menu.capital
    taken: list[int] = []
    fell_back = 0
    for decision, offers in menu.decisions.items():
        wanted = held.get(decision, orders.responses.get(decision, ""))
        offer = _named(program, offers, wanted)
        if offer is None or (decision not in held and not _open(offer, left)):
            offer = next((each for each in offers if _open(each, 0.0)), offers[0])
            fell_back += 1
        taken.append(offer.choice)
        left -= offer.cost
    for initiative in orders.initiatives:
        offer = _named(program, menu.initiatives, initiative)
        if offer is None or not _open(offer, left):
            fell_back += 1
            continue
        taken.append(offer.choice)
        left -= offer.cost
    return taken, fell_back


def _named(program: Program, offers: Sequence[Offer], wanted: str) -> Offer | None:
    return next((each for each in offers if program.choices[each.choice].id == wanted), None)


def _open(offer: Offer, capital: float) -> bool:
    return not offer.barred and offer.cost <= max(capital, 0.0)


def repeat_interventions(game: Game, step: Transition) -> Transition:
    """The step with what the facilitator did in its turn and did not take back; what can't be done
    now stays undone."""
    for each in game.holding:
        event = each.event
        if isinstance(event, Overridden) and event.turn == step.state.turn:
            if not override_refusals(step, event):
                step = overridden(step, event, each.entry)
        elif (
            isinstance(event, Injected)
            and event.turn == step.state.turn
            and not inject_refusals(step, event)
        ):
            step = injected(step, event, each.entry)
    return step
