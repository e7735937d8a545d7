"""The forecasts of one seat for the open turn, kept by draft while nothing moves the turn on.

A person goes back and forth between a few drafts and looks at each more than once. What is told
follows from the recollection of the seat, its menu and its draft, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from eleventh.core.forecast import TurnForecast
from eleventh.core.orders import Orders
from eleventh.core.recollection import recall
from eleventh.play.game import Game

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
        held = game.rulings.orders(seat, draft)
        key = frozenset(held.responses.items()), frozenset(held.initiatives)
        found = self._found.get(key)
        if found is None:
            from eleventh.bots.foresight.turns import foresee_turn  # and NumPy, which takes a while

            adjudicator = game.adjudicator
            known = recall(adjudicator.program, game.state, seat)
            found = foresee_turn(adjudicator, known, menu, held)
            if len(self._found) >= KEPT:
                self._found.pop(next(iter(self._found)), None)
            self._found[key] = found
        return found
