"""How far each seat got: its objectives at the start and at the end, and all of them by weight."""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.core.adjudication import Adjudicator
from eleventh.core.program import Program
from eleventh.core.state import State
from eleventh.core.totals import total_scores
from eleventh.play.game import Game


@dataclass(frozen=True, slots=True)
class Aimed:
    """One objective and how far it was reached, 0 to 100, as the game opened and in the end.
    `formula` tells how it is scored, with what it reads in braces by id."""

    id: str
    text: str
    weight: float
    formula: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Reached:
    """A seat's objectives; `before` and `after` are the means by weight."""

    seat: str
    title: str
    player: str
    before: float
    after: float
    objectives: tuple[Aimed, ...]


def reached(game: Game) -> tuple[Reached, ...]:
    """Every seat's objectives, in the scenario's order."""
    table, program = game.adjudicator, game.adjudicator.program
    first = game.openings[0].transition.state
    found = []
    for seat in program.seats:
        before, after = table.score(first, seat.id), table.score(game.state, seat.id)
        found.append(
            Reached(
                seat=seat.id,
                title=seat.title,
                player=game.opened.players[seat.id],
                before=total_scores(seat.objectives, before),
                after=total_scores(seat.objectives, after),
                objectives=tuple(
                    Aimed(
                        each.id,
                        each.text,
                        each.weight,
                        each.formula,
                        before[each.id],
                        after[each.id],
                    )
                    for each in seat.objectives
                ),
            )
        )
    return tuple(found)


def totals(adjudicator: Adjudicator, program: Program, state: State) -> dict[str, float]:
    """How far each seat's objectives are reached in a state: means by weight, 0 to 100."""
    return {
        seat.id: total_scores(seat.objectives, adjudicator.score(state, seat.id))
        for seat in program.seats
    }
