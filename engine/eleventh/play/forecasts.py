"""The forecasts of one seat for the open turn, kept by draft while nothing moves the turn on; and
what it may make of the turn that was revealed last, on the same base.

A person goes back and forth between a few drafts and looks at each more than once. What is told
follows from the recollection of the seat, its menu and its draft, and from nothing else. So what
was to be expected need not be kept: it is told again, from the turn as it stood then.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace

from eleventh.core.forecast import TurnForecast, TurnHindsight
from eleventh.core.orders import Menu, Orders
from eleventh.core.recollection import recall
from eleventh.play.events import Barred
from eleventh.play.game import Game, SealedOrders, stand_at
from eleventh.play.rulings import Rulings

KEPT = 16  # drafts of a turn


@dataclass(frozen=True)
class Forecasts:
    """What `seat` may expect in the open turn of a game."""

    game: Game
    seat: str
    _found: dict[Hashable, TurnForecast] = field(default_factory=dict)

    def hold_for(self, game: Game) -> bool:
        """Whether they hold for this game too: no turn was played, and the facilitator did nothing
        to it."""
        return game.steps is self.game.steps and game.rulings is self.game.rulings

    def find(self, draft: Orders) -> TurnForecast | None:
        """The forecast for a draft, under what the facilitator holds the seat to; None once the
        game is over. KeyError if the table has no such seat."""
        game, seat = self.game, self.seat
        menu = game.shown_menu(seat)
        if game.state.over:
            return None
        least, held = game.rulings.orders(seat, Orders()), game.rulings.orders(seat, draft)
        blank = self._find(menu, least)
        if _name(held) == _name(least):
            return blank
        alone = {(each.decision, each.choice): each.points.total for each in blank.choices}
        found = self._find(menu, held)
        choices = (
            replace(each, alone=alone.get((each.decision, each.choice))) for each in found.choices
        )
        return replace(found, choices=tuple(choices))

    def _find(self, menu: Menu, held: Orders) -> TurnForecast:
        """The forecast for a draft by itself. That of none at all, which is found first, is kept
        beside every other."""
        found = self._found.get(_name(held))
        if found is None:
            from eleventh.bots.foresight.turns import foresee_turn  # and NumPy, which takes a while

            adjudicator = self.game.adjudicator
            known = recall(adjudicator.program, self.game.state, self.seat)
            found = foresee_turn(adjudicator, known, menu, held)
            if len(self._found) >= KEPT:
                _, oldest, *_ = self._found
                self._found.pop(oldest, None)
            self._found[_name(held)] = found
        return found


def _name(orders: Orders) -> Hashable:
    return frozenset(orders.responses.items()), frozenset(orders.initiatives)


def look_back(game: Game, seat: str) -> TurnHindsight | None:
    """What `seat` may make of the turn that was revealed last, from how it stood when the orders
    were revealed and from what the seat was shown of them; None before the first reveal. KeyError
    if there is no such seat."""
    if seat not in game.opened.players:
        raise KeyError(seat)
    if not game.revealed:
        return None
    from eleventh.bots.foresight.turns import judge_turn

    sealed = game.revealed[-1][seat]
    position = stand_at(game.openings[-2].position.adjudicator, game.steps[-2])
    program = position.adjudicator.program
    menu = _find_rulings(game, sealed).menu(program, position.menu(seat))
    known = recall(program, position.state, seat)
    seen = (
        each
        for each in game.openings[-1].position.revealed
        if program.choices[each].seat != seat and seat in program.choices[each].seen_by
    )
    return judge_turn(position.adjudicator, known, menu, sealed.orders, seen)


def _find_rulings(game: Game, sealed: SealedOrders) -> Rulings:
    """What a seat was held to as its orders were revealed last, and what was taken from it."""
    rulings, gone = Rulings(), game.retracted
    for each in sealed.replaced:
        rulings = rulings.and_replaced(each)
    for done in game.events[game.openings[-2].events : game.openings[-1].events]:
        if isinstance(done.event, Barred) and done.entry not in gone:
            rulings = rulings.and_barred(done.event)
    return rulings
