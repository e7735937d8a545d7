"""What those who sat at a table can learn from a game: their best and their most costly answer,
where their totals stand, and how well they foretold their turns.

It is for people: seats of doctrines and of programs are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from eleventh.bots.registry import HUMAN
from eleventh.lab.foretold import SeatForetold, find_foretold
from eleventh.lab.hindsight.decisions import SeatHindsight, weigh_decisions
from eleventh.lab.hindsight.yardsticks import SeatYardsticks, measure_yardsticks
from eleventh.play.game import Game
from eleventh.play.match_record import MatchRecord

GoingOn = Callable[[int, int], bool]  # told how much is done, of how much; no: stop


@dataclass(frozen=True, slots=True)
class Lessons:
    """By seats, in the scenario's order: `answers` and `yardsticks` are empty where they were not
    looked for, or of a game that goes on; `foretold` has those that noted anything."""

    answers: tuple[SeatHindsight, ...]
    yardsticks: tuple[SeatYardsticks, ...]
    foretold: tuple[SeatForetold, ...]


def find_foretold_only(game: Game) -> Lessons:
    """What costs no games: the rest is empty."""
    return Lessons((), (), find_foretold(game))


def find_standings(record: MatchRecord) -> Lessons:
    """Where totals stand, and what was foretold: the answers are not weighed."""
    game = record.game
    return replace(
        find_foretold_only(game), yardsticks=measure_yardsticks(game, list_learners(game))
    )


def find_lessons(
    record: MatchRecord,
    weighing: GoingOn = lambda weighed, wanted: True,
    measuring: GoingOn = lambda measured, wanted: True,
) -> Lessons:
    """All of it. The two are told how far it is, and stop their part if they say no."""
    game = record.game
    seats = list_learners(game)
    if not game.state.over or not seats:
        return find_foretold_only(game)
    return Lessons(
        weigh_decisions(game, seats, going_on=weighing),
        measure_yardsticks(game, seats, going_on=measuring),
        find_foretold(game),
    )


def list_learners(game: Game) -> tuple[str, ...]:
    """The seats of people, in the scenario's order."""
    seats = (seat.id for seat in game.adjudicator.program.seats)
    return tuple(seat for seat in seats if game.opened.players[seat] == HUMAN)
