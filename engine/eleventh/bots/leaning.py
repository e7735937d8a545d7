"""Policies in lanes that always lean one way: to the kindest answer, the harshest, the cheapest.

They know nothing of a game but what its program says of every choice: the deeds that it does toward
others, with the values that Goldstein's scale gives them, or their tone, and how intense they are;
and its price. Where answers are level they draw, with the dice that they are given.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eleventh.bots.lanes import LaneDice, draw_lanes
from eleventh.bots.random_bot import EAGERNESS
from eleventh.core.program import Program
from eleventh.emit.lanes import Numbers, Picks, Truths


@dataclass(frozen=True)
class LeaningLanes:
    """The answer of the greatest worth, of level ones any; of the initiatives only those of a worth
    above 0, each one time in four. `worth` has a number for each choice."""

    program: Program
    dice: LaneDice
    worth: Numbers

    def weigh(self) -> Numbers | None:
        """It does not draw by weight."""
        return None

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """Of the answers that may be given one of the greatest worth."""
        asked = self.program.decisions[decision]
        return _draw_best(
            self.dice.roll(turn, asked.sites), may, self.worth[[*asked.choices], None]
        )

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """In which lanes one that is worth something has a roll below `EAGERNESS`."""
        if self.worth[choice] <= 0:
            return np.zeros_like(may)
        return may & (self.dice.roll(turn, self.program.choices[choice].sites) < EAGERNESS)


@dataclass(frozen=True)
class FrugalLanes:
    """The cheapest answer, of level ones any; no initiatives."""

    program: Program
    dice: LaneDice

    def weigh(self) -> Numbers | None:
        """It does not draw by weight."""
        return None

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """Of the answers that may be given one of the cheapest."""
        sites = self.program.decisions[decision].sites
        return _draw_best(self.dice.roll(turn, sites), may, -costs)

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """Nowhere."""
        return np.zeros_like(may)


def _draw_best(rolled: Numbers | float, may: Truths, worth: Numbers) -> Picks:
    """In each lane one of the best of those that may be given."""
    held = np.where(may, worth, -np.inf)
    best = may & (held == held.max(axis=0))
    return draw_lanes(best, rolled * best.sum(axis=0))
