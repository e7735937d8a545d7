"""The opponent: pursues its seat's objectives, and looks ahead through what its seat was shown.

It is the planner of `bots.planner` at a table, for one game. Its temperament is drawn from the dice
of the game unless it is named. It is a pure function of the program, those dice and what its seat
may know; the dice that it imagines are others. What it thinks with is loaded as it begins to think.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.bots.doctrine import DoctrineOrders, SeatFacts
from eleventh.bots.planner.strengths import STRENGTHS, USUAL
from eleventh.bots.planner.temperaments import TEMPERAMENTS
from eleventh.bots.random_bot import TableDice
from eleventh.core.adjudication import Adjudicator

NAME = "opponent"


@dataclass(frozen=True, slots=True)
class Opponent:
    """Plays `seat` with a strength of a name, and a temperament of one; empty for one that the dice
    of the game draw."""

    adjudicator: Adjudicator
    seat: str
    dice: TableDice
    temperament: str = ""
    strength: str = USUAL

    def decide(self, facts: SeatFacts) -> DoctrineOrders:
        """The orders it expects most of, as its temperament weighs that."""
        from eleventh.bots.planner.table import plan_orders, prepare_planner

        planner = prepare_planner(self.adjudicator, self.seat, self.strength)
        return plan_orders(self.adjudicator, planner, self.dice, self.temperament, facts)


def read_opponent(name: str) -> tuple[str, str] | None:
    """The temperament and the strength of a name such as `opponent`, `opponent:firm` or
    `opponent:firm:strong`; a temperament that is not named is empty. None for any other name."""
    kind, *words = name.split(":")
    if kind != NAME:
        return None
    temperament = strength = ""
    for word in words:
        if word in TEMPERAMENTS and not temperament:
            temperament = word
        elif word in STRENGTHS and not strength:
            strength = word
        else:
            return None
    return temperament, strength or USUAL
