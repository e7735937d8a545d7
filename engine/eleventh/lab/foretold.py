"""How well the people at a table foretold what their turns would bring: of what each noted before a
reveal, how much came so.

The measure is the Brier score (G. W. Brier, Monthly Weather Review 78, 1950): the mean square of
the difference between how sure one was, as a share of 1, and what came, 1 or 0. It is 0 for whoever
is always sure and right, and 0.25 for whoever always says 50%. Of figures it is the mean of how far
they were from what came, in points, whichever way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.play.game import Game
from eleventh.play.predictions import CONFIDENCES, NotedPrediction, list_predictions


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Of the predictions that were noted with this confidence, of 100: how many came true."""

    confidence: int
    noted: int
    right: int


@dataclass(frozen=True, slots=True)
class SeatForetold:
    """What a seat noted of turns that were revealed, in order. `aims` has the text of each
    objective that it spoke of, by id. `surprise` is that which it was surest of and which did not
    come, the first of several; None for none. `error` is the mean error of those that named a
    figure, in points; None where none did."""

    seat: str
    title: str
    noted: tuple[NotedPrediction, ...]
    aims: dict[str, str]
    brier: float
    calibration: tuple[Calibrated, ...]
    surprise: NotedPrediction | None
    error: float | None = None


def find_foretold(game: Game) -> tuple[SeatForetold, ...]:
    """Each seat that noted anything, in the scenario's order; nothing of a game that goes on, in
    which that is for the seat alone."""
    found = []
    if not game.state.over:
        return ()
    for seat in game.adjudicator.program.seats:
        noted = [each for each in list_predictions(game, seat.id) if each.came is not None]
        if not noted:
            continue
        wrong = [each for each in noted if not each.right]
        found.append(
            SeatForetold(
                seat=seat.id,
                title=seat.title,
                noted=tuple(noted),
                aims={each.id: each.text for each in seat.objectives},
                brier=find_brier(noted),
                calibration=tuple(
                    Calibrated(confidence, len(those), sum(bool(each.right) for each in those))
                    for confidence in CONFIDENCES
                    if (those := [e for e in noted if e.said.confidence == confidence])
                ),
                surprise=max(wrong, key=lambda each: each.said.confidence, default=None),
                error=find_error(noted),
            )
        )
    return tuple(found)


def find_brier(noted: list[NotedPrediction]) -> float:
    """The Brier score of predictions of which is known what came; at least one."""
    squares = ((each.said.confidence / 100 - bool(each.right)) ** 2 for each in noted)
    return sum(squares) / len(noted)


def find_error(noted: Sequence[NotedPrediction]) -> float | None:
    """The mean distance of the figures that were named from what came, in points; None where none
    was."""
    errors = [abs(each.error) for each in noted if each.error is not None]
    return sum(errors) / len(errors) if errors else None
