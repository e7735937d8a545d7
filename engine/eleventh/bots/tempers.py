"""Policies in lanes with a temper of their own in each lane: tastes that last a whole game.

Random orders waver from turn to turn, so they seldom push one thing far. A temper does: it prefers
the same answers all the time, and takes an initiative in every turn, in one turn of its choice, now
and then, or never.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eleventh.bots.lanes import LaneDice
from eleventh.core.program import Program
from eleventh.emit.lanes import Numbers, Picks, Truths, Turns


@dataclass(frozen=True)
class TemperLanes:
    """The answer that its lane likes best, and initiatives as often as it likes. `liking` has a row
    per choice and a column per lane; of an initiative it is the chance that it is taken in a turn.
    `only` has the one turn in which an initiative is taken, 0 for any."""

    program: Program
    dice: LaneDice
    liking: Numbers
    only: Turns

    def weigh(self) -> Numbers | None:
        """It does not draw by weight, since weights are one table for all lanes."""
        return None

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """Of the answers that may be given the one that the lane likes best."""
        rows = self.liking[[*self.program.decisions[decision].choices]]
        picks: Picks = np.where(may, rows, -np.inf).argmax(axis=0)
        return picks

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """In which lanes the turn is right and the roll is below the liking."""
        rolled = self.dice.roll(turn, self.program.choices[choice].sites)
        taken: Truths = may & np.isin(self.only[choice], (0, turn)) & (rolled < self.liking[choice])
        return taken
