"""The doctrine that picks at random: the yardstick for the others, and a way to reach odd corners.

It reads menus only. Its dice have addresses as the engine's do: those of its game, at sites of its
own, or with a seed of its own those of another game altogether (docs/dice.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from eleventh.bots.doctrine import DoctrineOrders, SeatFacts
from eleventh.bots.draft import Draft
from eleventh.bots.reasons import ReasonCode
from eleventh.core.adjudication import Adjudicator
from eleventh.core.amounts import find_range, group_answers
from eleventh.core.dice import SeatDice, game_key, uniform
from eleventh.core.orders import Offer
from eleventh.core.program import DoctrineSites

EAGERNESS = 0.25  # the chance of taking an initiative that is open


class Dice(Protocol):
    """Rolls for decisions and choices of one seat."""

    def roll(self, turn: int, sites: DoctrineSites) -> float:
        """The roll in this turn for what has these sites, in [0, 1)."""


@dataclass(frozen=True, slots=True)
class TableDice:
    """The dice of the game that is played, as its host has handed them out."""

    handed: SeatDice

    def roll(self, turn: int, sites: DoctrineSites) -> float:
        """The roll in this turn for what has these sites, in [0, 1)."""
        return self.handed.roll(turn, sites.table)


@dataclass(frozen=True, slots=True)
class OwnDice:
    """Dice with a seed of their own, whatever game is played: `seat` is the site of the seat."""

    seed: int
    seat: int

    def roll(self, turn: int, sites: DoctrineSites) -> float:
        """The roll in this turn for what has these sites, in [0, 1)."""
        return uniform(game_key(self.seed, self.seat), turn, sites.own)


@dataclass(frozen=True, slots=True)
class RandomBot:
    """Every open answer is equally likely, and of one with an amount every amount that is open, by
    dice of its own; each open initiative is taken one time in four."""

    adjudicator: Adjudicator
    dice: Dice

    def decide(self, facts: SeatFacts) -> DoctrineOrders:
        """Random orders: the same for the same dice, turn and menu."""
        menu, choices = facts.menu, self.adjudicator.program.choices
        draft = Draft(menu.capital)
        for decision, offers in menu.decisions.items():
            possible = draft.answers(offers)
            if possible:
                offer = self._draw(menu.turn, decision, possible)
                response, open_ = choices[offer.choice].id, {"open": len(possible)}
                draft.answer(decision, response, offer.cost, ReasonCode.DRAWN, open_)
        for offer in menu.initiatives:
            choice = choices[offer.choice]
            if draft.may(offer) and self.dice.roll(menu.turn, choice.sites) < EAGERNESS:
                draft.add(choice.id, offer.cost, ReasonCode.WHIM)
        return draft.decision()

    def _draw(self, turn: int, decision: str, possible: Sequence[Offer]) -> Offer:
        """One of the answers, all as likely; of one that takes an amount, any of its amounts."""
        program = self.adjudicator.program
        groups = group_answers(program, [each.choice for each in possible])
        roll = self.dice.roll(turn, self.adjudicator.decisions[decision].sites)
        places = groups[int(roll * len(groups))]
        made = find_range(program, possible[places[0]].choice)
        if made is None:
            return possible[places[0]]
        amount = self.dice.roll(turn, program.choices[made.choices[0]].sites)
        return possible[places[int(amount * len(places))]]
