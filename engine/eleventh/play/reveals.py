"""What a seat was told as a turn was revealed, told once more from the line of play.

Nothing of it is kept: the game is taken as it stood when the next turn opened, before anybody did
anything in it, and asked what it was asked then. So it follows from what the seat might know then,
and from nothing that came later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from eleventh.core.gains import Gain, find_gains
from eleventh.core.recollection import recall
from eleventh.core.view import View
from eleventh.play.game import Game
from eleventh.play.rulings import Rulings
from eleventh.play.seat_views import see


@dataclass(frozen=True, slots=True)
class Revealed:
    """What `view` told a seat as a turn was over, and what each change of it did for its
    objectives (see `core.gains`)."""

    view: View
    gains: tuple[Gain, ...]


def reveal_again(game: Game, seat: str) -> Revealed:
    """What `seat` is told of the turn revealed last. KeyError if there is no such seat."""
    view = see(game, seat)
    known = recall(game.adjudicator.program, game.state, seat)
    return Revealed(view, find_gains(game.adjudicator, known, seat, view.ledger))


def turn_back(game: Game, turn: int) -> Game:
    """The game as it stood when `turn`, which is over, had been revealed and nothing more had been
    done. Only its line of play up to there is in it."""
    opening = game.openings[turn]
    return replace(
        game,
        position=opening.position,
        steps=(*game.steps[:turn], opening.transition),
        revealed=game.revealed[:turn],
        sealed={},
        drafts={},
        rulings=Rulings(),
        paused=None,
        events=game.events[: opening.events],
        openings=game.openings[: turn + 1],
    )
