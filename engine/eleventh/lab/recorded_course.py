"""Where the course that history took leads in this model, on the dice of a game that was played.

A yardstick: every seat does what was really done, as the scenario marks it, and goes on in its
usual tone where the record is silent. What the facilitator changed is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eleventh.core.totals import total_scores
from eleventh.lab.columns import Cell
from eleventh.lab.playouts import play_games
from eleventh.play.game import Game

HISTORIAN = "historian"


@dataclass(frozen=True, slots=True)
class RecordedCourse:
    """How that game ends: the id and the title of its ending, its last turn, how far each seat's
    objectives are reached by weight (0 to 100), and where every track stands, a status by the name
    of its value."""

    ending: str
    title: str
    turns: int
    totals: Mapping[str, float]
    values: Mapping[str, Cell]


def play_recorded_course(game: Game) -> RecordedCourse | None:
    """The recorded course on the dice of `game`; None if its scenario marks nothing as history."""
    adjudicator = game.openings[0].position.adjudicator
    program = adjudicator.program
    if not program.history and not any(each.historical for each in program.choices):
        return None
    players = dict.fromkeys((seat.id for seat in program.seats), HISTORIAN)
    played = play_games(adjudicator, players, game.opened.seed, [0])
    (ending,) = played.games["ending"]
    scores = {
        seat.id: {
            each.id: played.games[f"objective.{seat.id}.{each.id}"][0] for each in seat.objectives
        }
        for seat in program.seats
    }
    return RecordedCourse(
        ending=ending,
        title=next(each.title for each in program.endings if each.id == ending),
        turns=played.games["turns"][0],
        totals={seat.id: total_scores(seat.objectives, scores[seat.id]) for seat in program.seats},
        values={
            name: column[-1]
            for name, column in played.tracks.items()
            if name not in ("game", "turn")
        },
    )
