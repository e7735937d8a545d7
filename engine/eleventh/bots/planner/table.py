"""The planner at a table: orders for one seat in one game, from what its player is told."""

from __future__ import annotations

import numpy as np

from eleventh.bots.doctrine import DoctrineOrders, SeatFacts
from eleventh.bots.planner.drawing import draw_temperament
from eleventh.bots.planner.experience import gain_experience
from eleventh.bots.planner.explaining import tell_orders
from eleventh.bots.planner.planner import Planner
from eleventh.bots.planner.seat_menu import read_menu
from eleventh.bots.planner.strengths import STRENGTHS
from eleventh.bots.planner.temperaments import TEMPERAMENTS
from eleventh.bots.random_bot import TableDice
from eleventh.core.adjudication import Adjudicator
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import RULEBOOK, RuleSizes, spread

PREPARED = "planner"  # the name under which rules keep what planners of all seats share


def prepare_planner(adjudicator: Adjudicator, seat: str, strength: str) -> Planner:
    """A planner for a seat. What seats share is made when it is first asked for."""
    shared, program = adjudicator.prepared, adjudicator.program
    if PREPARED not in shared:
        backend = build_backend("numpy", program)
        shared[PREPARED] = backend, gain_experience(backend)
    backend, experience = shared[PREPARED]
    place = program.find_seat(seat)
    return Planner(backend, experience, place, STRENGTHS[strength])


def plan_orders(
    adjudicator: Adjudicator,
    planner: Planner,
    dice: TableDice,
    temperament: str,
    facts: SeatFacts,
) -> DoctrineOrders:
    """Its orders, with reasons. A temperament without a name is drawn from the dice."""
    program, inputs = adjudicator.program, adjudicator.inputs
    sizes = RULEBOOK if inputs is None else RuleSizes(inputs=np.array(inputs))
    known = spread(program, facts.recollection, np.zeros(1, np.uint64), sizes)
    menu = read_menu(program, planner.offers, facts.menu)
    temper = temperament or draw_temperament(dice, program, planner.seat)
    tempers = np.array([[*TEMPERAMENTS].index(temper)])
    return tell_orders(planner, facts.menu, planner.plan(known, menu, tempers, dice))
