"""What a seat says beforehand about the open turn, for its own eyes until the game is over.

A prediction says whether the seat's objectives by weight, or one of them, will have risen, fallen
or stood as the turn closes, and how sure it is. Rising and falling begin where a change matters
(see `core.material`). What came of it is reckoned from what the seat may know, so that it tells the
seat nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from eleventh.core.adjudication import Adjudicator
from eleventh.core.material import is_material_score
from eleventh.core.position import Position
from eleventh.core.program import Objective, Program
from eleventh.core.recollection import recall
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.core.state import State
from eleventh.core.totals import total_scores
from eleventh.play.events import Predicted
from eleventh.play.game import Game, stand_at

Way = Literal["up", "same", "down"]
WAYS: tuple[Way, ...] = get_args(Way)
CONFIDENCES = (50, 60, 70, 80, 90, 95)  # of 100, that it comes so
TOTAL = ""  # in the place of an objective: all of them by weight


@dataclass(frozen=True, slots=True)
class Prediction:
    """What is expected of an objective, by its id, or of all by weight (`TOTAL`): which way it will
    have moved as the turn closes. `confidence` is one of `CONFIDENCES`."""

    way: Way
    confidence: int
    aim: str = TOTAL


@dataclass(frozen=True, slots=True)
class NotedPrediction:
    """A prediction that stands for a turn; `came` is by how many points what it speaks of changed,
    None until the turn is revealed."""

    turn: int
    said: Prediction
    came: float | None

    @property
    def right(self) -> bool | None:
        """Whether it came as it was said; None while nobody knows."""
        return None if self.came is None else find_way(self.came) == self.said.way


def find_way(change: float) -> Way:
    """Which way so many points are."""
    if not is_material_score(change):
        return "same"
    return "up" if change > 0 else "down"


def refuse_prediction(program: Program, seat: str, said: Prediction) -> tuple[Refusal, ...]:
    """Why that can't be said of the objectives of `seat`, which must be a seat."""
    known = (TOTAL, *(each.id for each in _objectives(program, seat)))
    if said.way in WAYS and said.confidence in CONFIDENCES and said.aim in known:
        return ()
    return (Refusal(RefusalCode.NO_SUCH_PREDICTION, {"known": known[1:]}),)


def read_prediction(event: Predicted) -> Prediction | None:
    """What an event of a journal says; None where it takes back what was said."""
    for way in WAYS:
        if way == event.way:
            return Prediction(way, event.confidence, event.aim)
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
    return tuple(
        NotedPrediction(turn, each, find_change(game, seat, turn, each.aim))
        for turn, each in said.items()
        if each is not None
    )


def find_change(game: Game, seat: str, turn: int, aim: str = TOTAL) -> float | None:
    """By how many points an objective of `seat`, or all by weight, had changed as a turn closed,
    from when the seats decided in it; None until it is revealed."""
    if turn > len(game.revealed):
        return None
    decided, step = _stand(game, turn), game.steps[turn]
    after = _stand(game, turn + 1)
    closed = replace(after.state, values=step.closing_values)
    return _score(after.adjudicator, closed, seat, aim) - _score(
        decided.adjudicator, decided.state, seat, aim
    )


def _stand(game: Game, turn: int) -> Position:
    """A turn as it stood with all that the facilitator did in it."""
    return stand_at(game.openings[turn - 1].position.adjudicator, game.steps[turn - 1])


def _score(adjudicator: Adjudicator, state: State, seat: str, aim: str) -> float:
    program = adjudicator.program
    scores = adjudicator.score(recall(program, state, seat), seat)
    if aim != TOTAL:
        return scores[aim]
    return total_scores(_objectives(program, seat), scores)


def _objectives(program: Program, seat: str) -> tuple[Objective, ...]:
    return next(each.objectives for each in program.seats if each.id == seat)
