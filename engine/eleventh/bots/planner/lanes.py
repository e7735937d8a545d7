"""The player that looks ahead as a policy in lanes."""

from __future__ import annotations

from dataclasses import dataclass, field

from eleventh.bots.lanes import LaneDice
from eleventh.bots.planner.planner import Plan, Planner
from eleventh.bots.planner.seat_menu import read_menus
from eleventh.emit.lanes import Lanes, Numbers, Picks, Truths


@dataclass
class PlannerLanes:
    """Plays these lanes and no others, which it plans for as their turn has opened; `tempers` is
    the temperament of each lane by its index."""

    planner: Planner
    lanes: Lanes
    dice: LaneDice
    tempers: Picks
    _plans: dict[int, Plan] = field(default_factory=dict)

    def weigh(self) -> Numbers | None:
        """It does not draw by weight."""
        return None

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """The answer of the plan."""
        rows = list(self.planner.program.decisions[decision].choices)
        picks: Picks = self.find_plan(turn).chosen[rows].argmax(axis=0)
        return picks

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """Whether it is planned."""
        taken: Truths = may & self.find_plan(turn).chosen[choice]
        return taken

    def find_plan(self, turn: int) -> Plan:
        """The plan for this turn, in which the lanes stand."""
        if turn not in self._plans:
            known = self.planner.imagination.hide(self.lanes)
            menu = read_menus(self.planner.backend, known, self.planner.offers)
            self._plans.clear()
            self._plans[turn] = self.planner.plan(known, menu, self.tempers, self.dice)
        return self._plans[turn]
