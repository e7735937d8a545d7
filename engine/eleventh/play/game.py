"""A game as a pure value: where a table stands, and the line of play that led there.

How an event changes it stands in `folding`. Going back forgets nothing: the line of play that is
left stays readable beside the one that goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from eleventh.bots.reasons import Reason
from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.ledger import Ledger
from eleventh.core.orders import Menu, Orders
from eleventh.core.override import STAGE, attribute, continue_with
from eleventh.core.position import Position
from eleventh.core.prepared import Prepared
from eleventh.core.program import Link
from eleventh.core.state import State
from eleventh.core.telling import tell_texts
from eleventh.play.events import (
    Event,
    Opened,
    Paused,
    Replaced,
    Retracted,
    Returned,
    Rewound,
)
from eleventh.play.room_events import ALONE, Extended, Hosted, Reclaimed
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
class RoomChange:
    """A change of how the room is run, its entry in the journal, and the turn that was open."""

    entry: int
    turn: int
    event: Hosted | Extended | Reclaimed


@dataclass(frozen=True, slots=True)
class Opening:
    """A turn as it opened, before anybody did anything in it; `events` counts those before it."""

    position: Position
    transition: Transition
    events: int


@dataclass(frozen=True, slots=True)
class Abandoned:
    """A line of play that was left: the game as it stood, the event that left it, and the turn from
    whose opening on the line that goes on does not hold it. `resumed`: it goes on after all."""

    game: Game
    entry: int
    event: Rewound | Returned
    turn: int
    resumed: bool = False

    @property
    def undone(self) -> tuple[JournalEntry, ...]:
        """What was done in it that the one which goes on does not hold."""
        return self.game.events[self.game.openings[self.turn - 1].events :]

    @property
    def touched(self) -> bool:
        """Whether anything was, and it is not what goes on."""
        return bool(self.undone) and not self.resumed


@dataclass(frozen=True, slots=True)
class Game:
    """Where a table stands, and the line of play that led there.

    `position` is the last of the `steps`, with the rules that go on from it. `steps` holds the
    opening and one entry per turn adjudicated, the facilitator's changes included; `revealed` the
    orders that made each of the latter; `sealed` the orders that are in for the open turn, `drafts`
    what players had in mind when they left, and `rulings` what the facilitator decided about its
    responses. `events` are those of this line, `entries` counts all of the journal. `abandoned` are
    the lines left before, one for each step back and each that was taken back. `hosted` holds for
    the table, whichever line it plays, and so do the changes of how the `room` is run, the more
    time that seats were `given` for this turn, by its entries in the journal, what is kept of the
    facilitator's `code`, and the events that were `provided` beside those of the scenario.
    `inspected` are the seats whose sealed orders the facilitator has looked at.
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
    room: tuple[RoomChange, ...] = ()
    given: Mapping[int, Extended] = field(default_factory=dict)
    code: str = ""
    provided: tuple[Prepared, ...] = ()
    inspected: frozenset[str] = frozenset()

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

    @property
    def of_turn(self) -> tuple[JournalEntry, ...]:
        """What was done in the open turn."""
        return self.events[self.openings[-1].events :]

    @property
    def extra(self) -> Mapping[str, int]:
        """The minutes that seats have for this turn beside everybody's; none for no more time."""
        more = dict[str, int]()
        for each in self.given.values():
            more.update({seat: more.get(seat, 0) + each.minutes for seat in each.seats})
        return more

    @property
    def retracted(self) -> frozenset[int]:
        """The entries of the journal that the facilitator has taken back."""
        events = (each.event for each in self.events)
        return frozenset(each.entry for each in events if isinstance(each, Retracted))

    @property
    def holding(self) -> tuple[JournalEntry, ...]:
        """The events of this line of play without those that the facilitator has taken back: what
        made the game what it is, and what plays it again."""
        gone = self.retracted
        return tuple(each for each in self.events if each.entry not in gone)

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
            given={},
            inspected=frozenset(),
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


def ending_of(game: Game) -> str:
    """The id of the ending reached, or an empty text while the game goes on."""
    state = game.state
    return game.adjudicator.program.endings[state.ending].id if state.over else ""


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
