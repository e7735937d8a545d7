"""The temperaments of players who look ahead, for those who may know all of a match."""

from __future__ import annotations

from collections.abc import Mapping

from eleventh.bots.opponent import read_opponent
from eleventh.bots.planner.drawing import draw_temperament
from eleventh.bots.random_bot import TableDice
from eleventh.play.game import Game


def find_temperaments(game: Game) -> Mapping[str, str]:
    """The temperament of each seat that a doctrine with one plays, by the id of the seat."""
    table, found = game.adjudicator, {}
    for seat in table.program.seats:
        named = read_opponent(game.opened.players[seat.id])
        if named is not None:
            dice = TableDice(table.hand_dice(game.openings[0].transition.state, seat.id))
            found[seat.id] = named[0] or draw_temperament(dice, table.program, seat)
    return found
