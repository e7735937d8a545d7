"""What a player guesses of the others: policies that draw by weight, and which of them fits whom.

There are a few kinds of seats to reckon with: one that may do anything, one that is kind, one that
is harsh, one that follows the record, and one that does what has served it in imagined games. How
likely a seat is of a kind follows from the answers that it was seen to give.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from eleventh.bots.lanes import draw_by_weight
from eleventh.bots.tones import weigh_tones
from eleventh.core.amounts import share_answers
from eleventh.core.program import Program
from eleventh.emit.lanes import KindWeights, Numbers, Picks, Truths, Turns
from eleventh.emit.numpy.dice import Keys, roll

KINDS = ("even", "kind", "harsh", "record", "served")
PRIOR = np.array([0.1, 0.15, 0.15, 0.2, 0.4])  # of others, before they were seen to do anything
OWN = np.array([0.2, 0.05, 0.05, 0.1, 0.6])  # of the seat itself later on
LEAN = 2.0  # how strongly those lean who do: the log of weight from a neutral answer to the kindest
FOLLOWED = 8.0  # times that the record outweighs other answers for those who follow it
TASTE = 1.0  # points of objectives that make an answer e times as likely for those it serves
OFTEN, SELDOM = 0.2, 0.02  # chances of an initiative that suits a seat, and of another
STEPS = 1024  # of a weight of 1
LEAST = 1 / STEPS  # that one amount of many weighs
EVIDENCE = 0.5  # how far one answer counts as evidence of a kind


@dataclass(frozen=True)
class Guesses:
    """The kinds of seats for one program. `served` says for each choice by how many points it has
    served its seat in imagined games."""

    program: Program
    served: Numbers

    @cached_property
    def weights(self) -> Numbers:
        """A row per choice and a column per kind: of a response its weight among those that may be
        given, of an initiative the chance that it is taken."""
        choices = self.program.choices
        initiative = np.array([each.kind == "initiative" for each in choices], bool)
        recorded = np.array([bool(each.historical) for each in choices], bool)
        tones = _center(self.program, np.array(weigh_tones(self.program)))
        found = np.ones((len(choices), len(KINDS)))
        found[:, 1], found[:, 2] = np.exp(LEAN * tones), np.exp(-LEAN * tones)
        found[recorded, 3] = FOLLOWED
        found[:, 4] = np.exp(np.clip(self.served / TASTE, -4, 4))
        found[initiative, 0] = OFTEN / 2
        for kind, suits in ((1, tones > 0), (2, tones < 0), (3, recorded)):
            found[initiative, kind] = np.where(suits[initiative], OFTEN, SELDOM)
        found[initiative, 4] = np.clip(OFTEN / 2 * found[initiative, 4], SELDOM, 2 * OFTEN)
        parts = np.array(share_answers(self.program))[:, None]
        return np.where(parts < 1, np.maximum(_round(found * parts), LEAST), _round(found))

    @cached_property
    def _logs(self) -> Numbers:
        """The log of the chance that each kind gives an answer; 0 for initiatives."""
        found = np.zeros_like(self.weights)
        for decision in self.program.decisions:
            rows = list(decision.choices)
            held = self.weights[rows]
            found[rows] = np.log(held / held.sum(axis=0))
        return found

    def judge(self, seat: str, chose: Turns) -> Numbers:
        """How likely a seat is of each kind, by what it was seen to choose: a row per kind and a
        column per game."""
        rows = [place for place, each in enumerate(self.program.choices) if each.seat == seat]
        logs = EVIDENCE * (self._logs[rows].T @ (chose[rows] > 0)) + np.log(PRIOR)[:, None]
        odds = np.exp(logs - logs.max(axis=0))
        found: Numbers = odds / odds.sum(axis=0)
        return found


@dataclass(frozen=True)
class GuessedLanes:
    """A seat that is of another kind in each lane, and rolls the dice of these keys. `weights` has
    a row per choice and a column per kind, as `Guesses.weights` has."""

    program: Program
    weights: Numbers
    keys: Keys
    kinds: Picks

    def weigh(self) -> KindWeights:
        """The weights of the kinds."""
        return KindWeights(self.weights, self.kinds)

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """An answer drawn in each lane by the weights of its kind."""
        asked = self.program.decisions[decision]
        weights = may * self.weights[list(asked.choices)][:, self.kinds]
        return draw_by_weight(weights, roll(self.keys, turn, asked.sites.table))

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """In which lanes the roll is below the chance of its kind."""
        if not may.any():
            return may
        chance = self.weights[choice][self.kinds]
        site = self.program.choices[choice].sites.table
        taken: Truths = may & (roll(self.keys, turn, site) < chance)
        return taken


def _round(weights: Numbers) -> Numbers:
    found: Numbers = np.rint(weights * STEPS) / STEPS
    return found


def _center(program: Program, values: Numbers) -> Numbers:
    """Values of the answers to each decision about their mean, none beyond 1; of an initiative its
    sign."""
    found = np.sign(values)
    for decision in program.decisions:
        rows = list(decision.choices)
        about = values[rows] - values[rows].mean()
        found[rows] = about / max(np.abs(about).max(), 1e-9)
    return found
