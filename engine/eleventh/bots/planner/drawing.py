"""Temperaments, drawn from the dice of the games that are played."""

from __future__ import annotations

import numpy as np

from eleventh.bots.lanes import LaneDice
from eleventh.bots.planner.temperaments import TEMPERAMENTS, USUAL
from eleventh.core.program import UNADDRESSED, DoctrineSites, Program, Seat
from eleventh.emit.lanes import Picks

BEFORE = 0  # the turn of a roll before the first: nothing else is rolled in it


def draw_tempers(dice: LaneDice, program: Program, seat: Seat) -> Picks:
    """The temperament of a seat in each game, by its index in `TEMPERAMENTS`: one of those that it
    may have, all as likely. Dice that are one for all games draw one for all."""
    names = seat.temperaments or USUAL
    rolled = np.atleast_1d(dice.roll(BEFORE, find_own_sites(program, seat.id)))
    indices = np.array([[*TEMPERAMENTS].index(each) for each in names])
    found: Picks = indices[(rolled * len(names)).astype(np.intp)]
    return found


def draw_temperament(dice: LaneDice, program: Program, seat: Seat) -> str:
    """The name of the temperament of a seat in the game of these dice."""
    return [*TEMPERAMENTS][int(draw_tempers(dice, program, seat)[0])]


def find_own_sites(program: Program, seat: str) -> DoctrineSites:
    """Where a player of a seat rolls for what is no one decision: the sites of its last choice."""
    mine = (each.sites for each in reversed(program.choices) if each.seat == seat)
    return next(mine, UNADDRESSED)
