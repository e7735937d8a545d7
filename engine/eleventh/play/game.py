"""A game as the fold of its events: a pure value, and the one function that extends it.

The live match and every reader of a save use the same fold, so that what was played and what is
loaded can't differ. An event that can't have happened (orders for a turn that was not open, a
digest that does not come out) is an `Impossible`, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from eleventh.core.adjudication import Adjudicator, Turned
from eleventh.core.ledger import Ledger
from eleventh.core.orders import Orders, refusals
from eleventh.core.state import State, digest
from eleventh.play.events import (
    Advanced,
    Closed,
    Event,
    Opened,
    Rewound,
    Submitted,
    Withdrawn,
)


class Impossible(ValueError):
    """An event that can't follow what came before it; the message completes "it says that"."""


class Mismatch(Impossible):
    """A state digest that this engine does not arrive at."""


@dataclass(frozen=True, slots=True)
class Given:
    """Orders of a seat for one turn, with the reasons if a doctrine gave them."""

    orders: Orders
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Game:
    """Where a table stands, and the line of play that led there.

    `steps` holds the opening and one entry per turn adjudicated; `revealed` the orders that made
    each of the latter; `sealed` the orders that are in for the open turn.
    """

    adjudicator: Adjudicator
    opened: Opened
    steps: tuple[Turned, ...]
    revealed: tuple[Mapping[str, Given], ...] = ()
    sealed: Mapping[str, Given] = field(default_factory=dict)

    @property
    def state(self) -> State:
        """The state now."""
        return self.steps[-1].state

    @property
    def ledger(self) -> Ledger:
        """Every posting of the line of play, from the opening on."""
        stages = tuple(each for step in self.steps for each in step.ledger.stages)
        return Ledger(self.adjudicator.program, stages)

    def orders(self) -> dict[str, Orders]:
        """The sealed orders by seat, without reasons."""
        return {seat: given.orders for seat, given in self.sealed.items()}

    def turned(self) -> Turned:
        """What adjudicating the sealed orders yields. All seats must have theirs in."""
        return self.adjudicator.adjudicate(self.state, self.orders())

    def advanced(self, turned: Turned) -> Game:
        """The game after its turn was adjudicated with this outcome."""
        return replace(
            self,
            steps=(*self.steps, turned),
            revealed=(*self.revealed, self.sealed),
            sealed={},
        )


def begin(adjudicator: Adjudicator, opened: Opened) -> Game:
    """The game as it opens. Mismatch if the opening state is not the one recorded."""
    turned = adjudicator.begin(opened.seed)
    _same(turned, opened.digest, 1)
    return Game(adjudicator, opened, (turned,))


def fold(adjudicator: Adjudicator, opened: Opened, events: Iterable[Event]) -> Game:
    """The game after `opened` and these further events. Impossible if they can't have happened."""
    game = begin(adjudicator, opened)
    for event in events:
        game = extend(game, event)
    return game


def extend(game: Game, event: Event) -> Game:
    """The game after one more event, every claim in it checked. Impossible if it can't be."""
    match event:
        case Submitted():
            return _submitted(game, event)
        case Withdrawn():
            _open_turn(game, event.turn)
            if event.seat not in game.sealed:
                raise Impossible(f"{event.seat} withdrew orders it had not submitted.")
            kept = {seat: given for seat, given in game.sealed.items() if seat != event.seat}
            return replace(game, sealed=kept)
        case Advanced():
            _open_turn(game, event.turn)
            if set(game.sealed) != set(_seats(game)):
                raise Impossible(f"turn {event.turn} was adjudicated before all orders were in.")
            turned = game.turned()
            _same(turned, event.digest, event.turn)
            return game.advanced(turned)
        case Rewound():
            if not 1 <= event.turn <= game.state.turn:
                raise Impossible(f"the table went back to turn {event.turn}, which had not come.")
            return replace(
                game,
                steps=game.steps[: event.turn],
                revealed=game.revealed[: event.turn - 1],
                sealed={},
            )
        case Closed():
            if not game.state.over or ending_of(game) != event.ending:
                raise Impossible(f"the game ended with {event.ending!r}, which it did not.")
            return game
        case Opened():
            raise Impossible("the match was opened twice.")


def ending_of(game: Game) -> str:
    """The id of the ending reached, or an empty text while the game goes on."""
    state = game.state
    return game.adjudicator.program.endings[state.ending].id if state.over else ""


def _submitted(game: Game, event: Submitted) -> Game:
    _open_turn(game, event.turn)
    if event.seat not in _seats(game):
        raise Impossible(f"orders came from {event.seat!r}, which is no seat.")
    menu = game.adjudicator.menu(game.state, event.seat)
    refused = refusals(game.adjudicator.program, menu, event.orders)
    if refused:
        raise Impossible(f"orders of {event.seat} were taken that are not in order.")
    given = Given(event.orders, event.reasons)
    return replace(game, sealed={**game.sealed, event.seat: given})


def _open_turn(game: Game, turn: int) -> None:
    if game.state.over or game.state.turn != turn:
        raise Impossible(f"something was done in turn {turn}, which was not open.")


def _same(turned: Turned, recorded: str, turn: int) -> None:
    if digest(turned.state) != recorded:
        raise Mismatch(f"turn {turn} came out differently from what this version computes.")


def _seats(game: Game) -> tuple[str, ...]:
    return tuple(seat.id for seat in game.adjudicator.program.seats)
