"""The player that looks ahead as a policy in lanes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from eleventh.bots.lanes import GameDice, LaneDice
from eleventh.bots.planner.drawing import draw_tempers
from eleventh.bots.planner.experience import Experience
from eleventh.bots.planner.planner import Plan, Planner
from eleventh.bots.planner.seat_menu import read_menus
from eleventh.bots.planner.strengths import STRENGTHS
from eleventh.bots.planner.temperaments import TEMPERAMENTS
from eleventh.emit.lanes import Backend, Lanes, Numbers, Picks, Truths


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


def seat_planners(
    backend: Backend,
    experience: Experience,
    lanes: Lanes,
    strengths: Mapping[str, str],
    temperaments: Mapping[str, str] | None = None,
) -> Mapping[str, PlannerLanes]:
    """Players for these lanes by seat, each with the strength of a name, and with the temperament
    of one or, where none is named, that which the dice of each game draw."""
    dice = GameDice(lanes.seed, lanes.games)
    found = {}
    for seat in backend.program.seats:
        if seat.id in strengths:
            planner = Planner(backend, experience, seat, STRENGTHS[strengths[seat.id]])
            tempers = draw_tempers(dice, backend.program, seat)
            if named := (temperaments or {}).get(seat.id):
                tempers = np.full_like(tempers, [*TEMPERAMENTS].index(named))
            found[seat.id] = PlannerLanes(planner, lanes, dice, tempers)
    return found
