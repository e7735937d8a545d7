"""What a seat is told of a turn that is over, and of what it could have done instead, to the close
of the turn and to the end of the game, follows from what it may know: over whole games, whatever
else is otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eleventh.core.orders import Orders
from eleventh.core.position import Position
from eleventh.core.program import Program
from eleventh.core.recollection import find_sight
from eleventh.core.state import State
from eleventh.play.forecasts import look_back
from eleventh.play.game import Game, SealedOrders
from eleventh.play.match import Match
from games import LIBRARY, adjudicator
from portions import portion


def hide_otherwise(program: Program, state: State, seat: str) -> State:
    """The state with other dice, and with everything otherwise that the seat can't see."""
    sight = find_sight(program, seat)
    return replace(
        state,
        seed=state.seed + 1,
        values=tuple(
            value if seen else track.high
            for seen, value, track in zip(sight.tracks, state.values, program.tracks, strict=True)
        ),
        chose=tuple(
            turn if seen else state.turn - 1
            for seen, turn in zip(sight.choices, state.chose, strict=True)
        ),
        fired=tuple(
            turn if seen else 0 for seen, turn in zip(sight.injects, state.fired, strict=True)
        ),
    )


def play_otherwise(game: Game, seat: str) -> Game:
    """The game as another would be that the seat can't tell from it: before the turn that is over
    and after it all that is hidden stands otherwise, and nobody else sealed anything."""
    program = game.adjudicator.program
    before = game.steps[-2]
    hidden = replace(before, state=hide_otherwise(program, before.state, seat))
    opening = game.openings[-1]
    state = hide_otherwise(program, opening.position.state, seat)
    position = Position(opening.position.adjudicator, state, opening.position.ledger)
    nothing = {each: SealedOrders(Orders()) for each in game.revealed[-1]}
    return replace(
        game,
        steps=(*game.steps[:-2], hidden, game.steps[-1]),
        openings=(*game.openings[:-1], replace(opening, position=position)),
        revealed=(*game.revealed[:-1], {**nothing, seat: game.revealed[-1][seat]}),
    )


def is_tutorial(folder: Path) -> bool:
    return folder.name == "first_hour"


@pytest.mark.parametrize("folder", portion(LIBRARY, is_tutorial), ids=lambda folder: folder.name)
def test_what_a_seat_may_not_know_changes_nothing_of_what_it_could_have_done(folder: Path) -> None:
    table = adjudicator(folder)
    players = {seat.id: "random" for seat in table.program.seats}
    match, told, far = Match.start(table, {}, players, 5), 0, 0
    while not match.over:
        match.advance()
        for seat in match.seats:
            hindsight = look_back(match.game, seat)
            assert hindsight is not None
            told += len(hindsight.alternatives)
            far += sum(each.end is not None for each in hindsight.alternatives)
            assert look_back(play_otherwise(match.game, seat), seat) == hindsight
    assert told > len(match.seats)
    assert far > len(match.seats)
