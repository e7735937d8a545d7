"""A game as the fold of its events: a pure value, and the one function that extends it.

The live match and every reader of a save use the same fold, so that what was played and what is
loaded can't differ. An event that can't have happened (orders for a turn that was not open, a
digest that does not come out) is an `Impossible`, never a guess. Going back forgets nothing: the
line of play that is left stays readable beside the one that goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from eleventh.bots.reasons import Reason
from eleventh.bots.registry import HUMAN
from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.ledger import Ledger
from eleventh.core.orders import Menu, Orders, refusals
from eleventh.core.override import STAGE, attribute, continue_with
from eleventh.core.position import Position
from eleventh.core.program import Link
from eleventh.core.state import State, digest
from eleventh.core.telling import tell_texts
from eleventh.play.events import (
    ALONE,
    Advanced,
    Barred,
    Closed,
    Drafted,
    Event,
    Forked,
    Hosted,
    Injected,
    Opened,
    Overridden,
    Paused,
    Replaced,
    Resumed,
    Rewound,
    Submitted,
    Withdrawn,
)
from eleventh.play.interventions import (
    Refusals,
    bar_refusals,
    host_refusals,
    inject_refusals,
    injected,
    overridden,
    override_refusals,
    pause_refusals,
    replace_refusals,
)
from eleventh.play.rulings import Rulings


class Impossible(ValueError):
    """An event that can't follow what came before it; the message completes "it says that"."""


class Mismatch(Impossible):
    """A state digest that this engine does not arrive at."""


@dataclass(frozen=True, slots=True)
class SealedOrders:
    """Orders of a seat for one turn, with the reasons if a doctrine gave them, and the responses
    that the facilitator gave in its place."""

    orders: Orders
    reasons: tuple[Reason, ...] = ()
    replaced: tuple[Replaced, ...] = ()


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """An event of a line of play, and its entry in the journal."""

    entry: int
    event: Event


@dataclass(frozen=True, slots=True)
class Opening:
    """A turn as it opened, before anybody did anything in it; `events` counts those before it."""

    position: Position
    transition: Transition
    events: int


@dataclass(frozen=True, slots=True)
class Abandoned:
    """A line of play that was left for good: the game as it stood, and the event that left it."""

    game: Game
    entry: int
    event: Rewound

    @property
    def undone(self) -> tuple[JournalEntry, ...]:
        """What was done in it that the one which goes on does not hold."""
        return self.game.events[self.game.openings[self.event.turn - 1].events :]

    @property
    def touched(self) -> bool:
        """Whether anything was."""
        return bool(self.undone)


@dataclass(frozen=True, slots=True)
class Game:
    """Where a table stands, and the line of play that led there.

    `position` is the last of the `steps`, with the rules that go on from it. `steps` holds the
    opening and one entry per turn adjudicated, the facilitator's changes included; `revealed` the
    orders that made each of the latter; `sealed` the orders that are in for the open turn, `drafts`
    what players had in mind when they left, and `rulings` what the facilitator decided about its
    responses. `events` are those of this line, `entries` counts all of the journal. `abandoned` are
    the lines left before, one for each step back. `hosted` holds for the table, whichever line it
    plays.
    """

    position: Position
    opened: Opened
    steps: tuple[Transition, ...]
    revealed: tuple[Mapping[str, SealedOrders], ...] = ()
    sealed: Mapping[str, SealedOrders] = field(default_factory=dict)
    drafts: Mapping[str, Orders] = field(default_factory=dict)
    rulings: Rulings = field(default_factory=Rulings)
    paused: Paused | None = None
    events: tuple[JournalEntry, ...] = ()
    entries: int = 1
    openings: tuple[Opening, ...] = ()
    abandoned: tuple[Abandoned, ...] = ()
    hosted: Hosted = ALONE

    @property
    def adjudicator(self) -> Adjudicator:
        """The rules, as the facilitator may have amended them."""
        return self.position.adjudicator

    @property
    def state(self) -> State:
        """The state now."""
        return self.position.state

    @property
    def ledger(self) -> Ledger:
        """Every posting of the line of play, from the opening on."""
        stages = tuple(each for step in self.steps for each in step.ledger.stages)
        return Ledger(self.adjudicator.program, stages)

    def menu(self, seat: str) -> Menu:
        """What `seat` may order now, under the facilitator's rulings."""
        return self.rulings.menu(self.adjudicator.program, self.position.menu(seat))

    def shown_menu(self, seat: str) -> Menu:
        """The same as the seat is shown it: with the price of a response that it is held to."""
        return self.rulings.shown_menu(self.adjudicator.program, self.position.menu(seat))

    def resolve_turn(self) -> Transition:
        """What the sealed orders lead to. All seats must have theirs in.

        Orders stand as they were sealed, even where the facilitator has changed things since; a
        price that can't be paid any more is paid as far as the capital goes.
        """
        adjudicator = self.adjudicator
        taken = [
            index
            for seat in adjudicator.program.seats
            for index in adjudicator.index_orders(seat.id, self.sealed[seat.id].orders)
        ]
        transition = adjudicator.resolve(self.state, taken)
        replaced = self.rulings.replaced.values()
        return tell_texts(adjudicator, attribute_replaced(adjudicator, transition, replaced))

    def amend_step(self, transition: Transition) -> Game:
        """The game with its last step replaced: the facilitator changed something in it."""
        position = stand_at(self.adjudicator, transition)
        return replace(self, position=position, steps=(*self.steps[:-1], transition))

    def open_turn(self, transition: Transition) -> Game:
        """The game after its turn was resolved with this outcome."""
        position = stand_at(self.adjudicator, transition)
        opening = Opening(position, transition, len(self.events) + 1)
        return replace(
            self,
            position=position,
            steps=(*self.steps, transition),
            revealed=(*self.revealed, self.sealed),
            sealed={},
            drafts={},
            rulings=Rulings(),
            openings=(*self.openings, opening),
        )


def attribute_replaced(
    adjudicator: Adjudicator, transition: Transition, replaced: Iterable[Replaced]
) -> Transition:
    """The same outcome, with what the facilitator's responses led to told as the facilitator's."""
    for event in replaced:
        given = Orders({event.decision: event.response})
        (index,) = adjudicator.index_orders(event.seat, given)
        link = Link("override", STAGE, event.reason)
        why = f"Response given by {event.by}."
        transition = attribute(adjudicator, transition, index, link, why)
    return transition


def stand_at(adjudicator: Adjudicator, transition: Transition) -> Position:
    """Where a transition leads, with the rules that go on from it."""
    going_on = continue_with(adjudicator, transition)
    return Position(going_on, transition.state, transition.ledger)


def open_game(adjudicator: Adjudicator, opened: Opened, transition: Transition) -> Game:
    """The game that opens with this transition, which is the one recorded."""
    position = stand_at(adjudicator, transition)
    opening = Opening(position, transition, 0)
    return Game(position, opened, (transition,), openings=(opening,))


def begin(adjudicator: Adjudicator, opened: Opened) -> Game:
    """The game as it opens. Mismatch if the opening state is not the one recorded."""
    transition = tell_texts(adjudicator, adjudicator.begin(opened.seed))
    _same(transition, opened.digest, 1)
    return open_game(adjudicator, opened, transition)


def fold(adjudicator: Adjudicator, opened: Opened, events: Iterable[Event]) -> Game:
    """The game after `opened` and these further events. Impossible if they can't have happened."""
    game = begin(adjudicator, opened)
    for event in events:
        game = extend(game, event)
    return game


def extend(game: Game, event: Event) -> Game:
    """The game after one more event, every claim in it checked. Impossible if it can't be."""
    if isinstance(event, Rewound):
        return _rewind(game, event, game.entries + 1)
    if isinstance(event, Hosted):
        _allow(host_refusals(event))
        return replace(game, hosted=event, entries=game.entries + 1)
    return _enter(_after(game, event, game.entries + 1), event)


def advance(game: Game) -> tuple[Game, Advanced]:
    """The game after its turn, and the event that records it: resolved and digested once.

    Impossible while somebody's orders are missing or play is paused, and when it is over.
    """
    turn = game.state.turn
    _check_orders_are_in(game, turn)
    transition = game.resolve_turn()
    event = Advanced(turn, digest(transition.state))
    return _enter(game.open_turn(transition), event), event


def ending_of(game: Game) -> str:
    """The id of the ending reached, or an empty text while the game goes on."""
    state = game.state
    return game.adjudicator.program.endings[state.ending].id if state.over else ""


def _after(game: Game, event: Event, entry: int) -> Game:
    match event:
        case Submitted():
            return _submit(game, event)
        case Withdrawn():
            _check_playing(game, event.turn)
            if event.seat not in game.sealed:
                raise Impossible(f"{event.seat} withdrew orders it had not submitted.")
            return replace(game, sealed=_without(game, event.seat))
        case Drafted():
            return _draft(game, event)
        case Advanced():
            _check_orders_are_in(game, event.turn)
            transition = game.resolve_turn()
            _same(transition, event.digest, event.turn)
            return game.open_turn(transition)
        case Closed():
            if not game.state.over or ending_of(game) != event.ending:
                raise Impossible(f"the game ended with {event.ending!r}, which it did not.")
            return game
        case Overridden() | Injected():
            return _change(game, event, entry)
        case Replaced() | Barred():
            return _rule(game, event)
        case Paused() | Resumed():
            return _halt(game, event)
        case Forked():
            if event.turn != game.state.turn or game.state.over or game.sealed:
                raise Impossible(f"it went on from turn {event.turn}, which had not just opened.")
            return game
        case Opened() | Rewound() | Hosted():
            raise Impossible("the match was opened twice.")


def _enter(game: Game, event: Event) -> Game:
    """The game with one more entry in its journal."""
    entry = game.entries + 1
    return replace(game, events=(*game.events, JournalEntry(entry, event)), entries=entry)


def _check_orders_are_in(game: Game, turn: int) -> None:
    _check_playing(game, turn)
    if set(game.sealed) != set(_seats(game)):
        raise Impossible(f"turn {turn} was adjudicated before all orders were in.")


def _rewind(game: Game, event: Rewound, entry: int) -> Game:
    if not 1 <= event.turn <= game.state.turn:
        raise Impossible(f"the table went back to turn {event.turn}, which had not come.")
    opening = game.openings[event.turn - 1]
    # Also where nothing was done: seats are told of every step back, whatever happened in secret.
    left = Abandoned(replace(game, abandoned=()), entry, event)
    return replace(
        game,
        position=opening.position,
        steps=(*game.steps[: event.turn - 1], opening.transition),
        revealed=game.revealed[: event.turn - 1],
        sealed={},
        drafts={},
        rulings=Rulings(),
        events=game.events[: opening.events],
        entries=entry,
        openings=game.openings[: event.turn],
        abandoned=(*game.abandoned, left),
    )


def _submit(game: Game, event: Submitted) -> Game:
    _check_playing(game, event.turn)
    if event.seat not in _seats(game):
        raise Impossible(f"orders came from {event.seat!r}, which is no seat.")
    refused = refusals(game.adjudicator.program, game.menu(event.seat), event.orders)
    if refused:
        raise Impossible(f"orders of {event.seat} were taken that are not in order.")
    return _seal(game, event.seat, SealedOrders(event.orders, event.reasons))


def keep_possible(game: Game, seat: str, orders: Orders) -> Orders:
    """What of these orders answers a question put to `seat` now, or is an initiative of its own."""
    choices, menu = game.adjudicator.program.choices, game.menu(seat)
    offered = {
        (decision, choices[each.choice].id)
        for decision, offers in menu.decisions.items()
        for each in offers
    }
    own = {choices[each.choice].id for each in menu.initiatives}
    return Orders(
        {asked: given for asked, given in orders.responses.items() if (asked, given) in offered},
        tuple(each for each in orders.initiatives if each in own),
    )


def _draft(game: Game, event: Drafted) -> Game:
    _check_open(game, event.turn)
    if event.seat not in _seats(game):
        raise Impossible(f"a draft came from {event.seat!r}, which is no seat.")
    if keep_possible(game, event.seat, event.orders) != event.orders:
        raise Impossible(f"{event.seat} had in mind what it could not order.")
    return replace(game, drafts={**game.drafts, event.seat: event.orders})


def _seal(game: Game, seat: str, given: SealedOrders) -> Game:
    rulings = game.rulings
    held = tuple(each for (whose, _), each in rulings.replaced.items() if whose == seat)
    given = replace(given, orders=rulings.orders(seat, given.orders), replaced=held)
    return replace(game, sealed={**game.sealed, seat: given})


def _change(game: Game, event: Overridden | Injected, entry: int) -> Game:
    _check_open(game, event.turn)
    step = game.steps[-1]
    if isinstance(event, Overridden):
        _allow(override_refusals(step, event))
        transition = overridden(step, event, entry)
    else:
        _allow(inject_refusals(step, event))
        transition = injected(step, event, entry)
    _same(transition, event.digest, event.turn)
    return game.amend_step(transition)


def _rule(game: Game, event: Replaced | Barred) -> Game:
    _check_open(game, event.turn)
    program, seat = game.adjudicator.program, event.seat
    menu = game.menu(seat) if seat in _seats(game) else None
    sealed = game.sealed.get(seat)
    if isinstance(event, Barred):
        held = event.decision in game.rulings.of(seat)
        _allow(bar_refusals(program, menu, held, event))
        game = replace(game, rulings=game.rulings.and_barred(event))
        if sealed is not None and sealed.orders.responses.get(event.decision) == event.response:
            return replace(game, sealed=_without(game, seat))
        return game
    _allow(replace_refusals(program, menu, event))
    game = replace(game, rulings=game.rulings.and_replaced(event))
    if sealed is not None:
        return _seal(game, seat, sealed)
    held_to = game.rulings.of(seat)
    unanswered = [each for each in menu.decisions if each not in held_to] if menu else []
    if game.opened.players[seat] == HUMAN and not unanswered:
        return _seal(game, seat, SealedOrders(Orders()))
    return game


def _halt(game: Game, event: Paused | Resumed) -> Game:
    _check_open(game, event.turn)
    pausing = isinstance(event, Paused)
    if pausing == (game.paused is not None):
        raise Impossible("play was paused twice, or resumed though it was not paused.")
    _allow(pause_refusals(event.reason, event.by, needed=pausing))
    return replace(game, paused=event if isinstance(event, Paused) else None)


def _allow(refused: Refusals) -> None:
    if refused:
        raise Impossible(f"the facilitator did what can't be done: {refused[0].code}.")


def _check_playing(game: Game, turn: int) -> None:
    _check_open(game, turn)
    if game.paused is not None:
        raise Impossible("play went on while it was paused.")


def _check_open(game: Game, turn: int) -> None:
    if game.state.over or game.state.turn != turn:
        raise Impossible(f"something was done in turn {turn}, which was not open.")


def _same(transition: Transition, recorded: str, turn: int) -> None:
    if digest(transition.state) != recorded:
        raise Mismatch(f"turn {turn} came out differently from what this version computes.")


def _without(game: Game, seat: str) -> dict[str, SealedOrders]:
    return {whose: given for whose, given in game.sealed.items() if whose != seat}


def _seats(game: Game) -> tuple[str, ...]:
    return tuple(seat.id for seat in game.adjudicator.program.seats)
