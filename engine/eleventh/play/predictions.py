"""What a seat says beforehand about the open turn, for its own eyes until the game is over.

A prediction says whether the seat's objectives by weight, or one of them, will have risen, fallen
or stood as the turn closes, and how sure it is; it may name the figure at which it will stand then.
Rising and falling begin where a change matters (see `core.material`). What came of it is reckoned
from what the seat may know, so that it tells the seat nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from eleventh.core.adjudication import Adjudicator
from eleventh.core.material import is_material_score
from eleventh.core.position import Position
from eleventh.core.program import Program
from eleventh.core.recollection import recall
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.core.state import State
from eleventh.core.totals import total_scores
from eleventh.play.account import Account
from eleventh.play.events import Predicted
from eleventh.play.game import Game, stand_at

Way = Literal["up", "same", "down"]
WAYS: tuple[Way, ...] = get_args(Way)
CONFIDENCES = (50, 60, 70, 80, 90, 95)  # of 100, that it comes so
TOTAL = ""  # in the place of an objective: all of them by weight
LEAST, MOST = 0.0, 100.0  # of what a figure can be


@dataclass(frozen=True, slots=True)
class Prediction:
    """What is expected of an objective, by its id, or of all by weight (`TOTAL`): which way it will
    have moved as the turn closes. `confidence`, one of `CONFIDENCES`, is of that; `figure`, where
    one is named, is where it will stand then, 0 to 100."""

    way: Way
    confidence: int
    aim: str = TOTAL
    figure: float | None = None


@dataclass(frozen=True, slots=True)
class NotedPrediction:
    """A prediction that stands for a turn. Of what it speaks of `came` is by how many points it
    changed, and `closed` where it stood then, 0 to 100; None until the turn is revealed."""

    turn: int
    said: Prediction
    came: float | None
    closed: float | None = None

    @property
    def right(self) -> bool | None:
        """Whether it came as it was said; None while nobody knows."""
        return None if self.came is None else find_way(self.came) == self.said.way

    @property
    def error(self) -> float | None:
        """By how many points what came is above the figure, below 0 where it is below; None where
        none was named, and while nobody knows."""
        figure = self.said.figure
        return None if figure is None or self.closed is None else self.closed - figure


def find_way(change: float) -> Way:
    """Which way so many points are."""
    if not is_material_score(change):
        return "same"
    return "up" if change > 0 else "down"


def refuse_prediction(program: Program, seat: str, said: Prediction) -> tuple[Refusal, ...]:
    """Why that can't be said of the objectives of `seat`, which must be a seat."""
    known = (TOTAL, *(each.id for each in program.find_seat(seat).objectives))
    can_be = said.figure is None or LEAST <= said.figure <= MOST
    if said.way in WAYS and said.confidence in CONFIDENCES and said.aim in known and can_be:
        return ()
    return (Refusal(RefusalCode.NO_SUCH_PREDICTION, {"known": known[1:]}),)


def read_prediction(event: Predicted) -> Prediction | None:
    """What an event of a journal says; None where it takes back what was said."""
    for way in WAYS:
        if way == event.way:
            return Prediction(way, event.confidence, event.aim, event.figure)
    return None


def list_predictions(game: Game, seat: str) -> tuple[NotedPrediction, ...]:
    """What `seat` has said in this line of play, by turns, with what came. KeyError if there is no
    such seat."""
    if seat not in game.opened.players:
        raise KeyError(seat)
    said: dict[int, Prediction | None] = {
        each.event.turn: read_prediction(each.event)
        for each in game.events
        if isinstance(each.event, Predicted) and each.event.seat == seat
    }
    account = Account(game, seat)
    return tuple(_judge(account, seat, turn, each) for turn, each in said.items() if each)


def _judge(account: Account, seat: str, turn: int, said: Prediction) -> NotedPrediction:
    """What was said with what came: from when the seats decided in the turn to its close, where the
    tracks stood as the postings that the seat is told have left them."""
    game = account.game
    if turn > len(game.revealed):
        return NotedPrediction(turn, said, None)
    decided, after = _stand(game, turn), _stand(game, turn + 1)
    before = _score(decided.adjudicator, decided.state, seat, said.aim)
    closed = _score(after.adjudicator, account.ends[turn], seat, said.aim)
    return NotedPrediction(turn, said, closed - before, closed)


def _stand(game: Game, turn: int) -> Position:
    """A turn as it stood with all that the facilitator did in it."""
    return stand_at(game.openings[turn - 1].position.adjudicator, game.steps[turn - 1])


def _score(adjudicator: Adjudicator, state: State, seat: str, aim: str) -> float:
    program = adjudicator.program
    scores = adjudicator.score(recall(program, state, seat), seat)
    if aim != TOTAL:
        return scores[aim]
    return total_scores(program.find_seat(seat).objectives, scores)
