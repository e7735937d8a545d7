"""Doctrines that play in lanes: by index, over all games of a batch at once.

They give the orders that their namesakes give at a table, roll for roll, so that a lane is the same
game; and a table of weights is one that has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from eleventh.bots.random_bot import EAGERNESS
from eleventh.bots.tones import UsualTones, find_usual_tones
from eleventh.core.amounts import group_answers
from eleventh.core.dice import game_key, uniform
from eleventh.core.program import DoctrineSites, Program
from eleventh.emit.lanes import Numbers, Picks, Truths
from eleventh.emit.numpy.dice import Keys, make_keys, roll


class LaneDice(Protocol):
    """Rolls for decisions and choices, a lane each, or one for all."""

    def roll(self, turn: int, sites: DoctrineSites) -> Numbers | float:
        """The roll in this turn for what has these sites, in [0, 1)."""


@dataclass(frozen=True)
class GameDice:
    """The dice of the games that are played."""

    seed: int
    games: Keys

    @cached_property
    def _keys(self) -> Keys:
        return make_keys(self.seed, self.games)

    def roll(self, turn: int, sites: DoctrineSites) -> Numbers:
        """The roll in this turn for what has these sites, in [0, 1)."""
        return roll(self._keys, turn, sites.table)


@dataclass(frozen=True)
class OtherDice:
    """The dice of other games than those that are played, a game for each lane."""

    other: GameDice

    def roll(self, turn: int, sites: DoctrineSites) -> Numbers:
        """The roll in this turn for what has these sites, in [0, 1)."""
        return self.other.roll(turn, sites)


@dataclass(frozen=True)
class SeedDice:
    """Dice with a seed of their own, the same in every lane: `seat` is the site of the seat."""

    seed: int
    seat: int

    def roll(self, turn: int, sites: DoctrineSites) -> float:
        """The roll in this turn for what has these sites, in [0, 1)."""
        return uniform(game_key(self.seed, self.seat), turn, sites.own)


@dataclass(frozen=True)
class RandomLanes:
    """Every open answer is equally likely; each open initiative is taken one time in four."""

    program: Program
    dice: LaneDice

    def weigh(self) -> Numbers | None:
        """Answers alike, initiatives by `EAGERNESS`; amounts have dice of their own."""
        if not isinstance(self.dice, GameDice) or self.program.amounts:
            return None
        kinds = (each.kind for each in self.program.choices)
        return np.array([1.0 if kind == "response" else EAGERNESS for kind in kinds])

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """An answer drawn in each lane from those that it may give."""
        asked = self.program.decisions[decision]
        drawn, groups = self.dice.roll(turn, asked.sites), self._groups[decision]
        if len(groups) == len(asked.choices):
            return draw_lanes(may, drawn * may.sum(axis=0))
        some = np.array([may[list(rows)].any(axis=0) for rows in groups])
        group = draw_lanes(some, drawn * some.sum(axis=0))
        given = np.zeros_like(group)
        for number, rows in enumerate(groups):
            open_ = may[list(rows)]
            amount = self.dice.roll(turn, self.program.choices[asked.choices[rows[0]]].sites)
            place = draw_lanes(open_, amount * open_.sum(axis=0))
            given = np.where(group == number, np.array(rows)[place], given)
        return given

    @cached_property
    def _groups(self) -> tuple[tuple[tuple[int, ...], ...], ...]:
        """The answers of each decision, those with different amounts together."""
        return tuple(group_answers(self.program, each.choices) for each in self.program.decisions)

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """In which lanes the roll is below `EAGERNESS`."""
        drawn = self.dice.roll(turn, self.program.choices[choice].sites)
        return may & (drawn < EAGERNESS)


@dataclass(frozen=True)
class HistorianLanes:
    """What was really done; where the record is silent or barred, the answer that is nearest in
    tone to what the seat usually did."""

    program: Program

    def weigh(self) -> Numbers | None:
        """It rolls no dice."""
        return None

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """The first that is marked and may be given, else the nearest in tone that may be."""
        asked = self.program.decisions[decision]
        choices = asked.choices
        marked = np.array([[bool(self.program.choices[each].historical)] for each in choices])
        done = may & marked
        stray = np.array([[self._tones.stray(asked.seat, each)] for each in choices])
        near = np.where(may, stray, np.inf).argmin(axis=0)
        given: Picks = np.where(done.any(axis=0), done.argmax(axis=0), near)
        return given

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """Wherever it may be, if the record has it in this turn."""
        return np.full(may.shape, (turn, choice) in self.program.history)

    @cached_property
    def _tones(self) -> UsualTones:
        return find_usual_tones(self.program)


@dataclass(frozen=True)
class WeightedLanes:
    """Answers as likely as their weights say, among those that are open; of an initiative the
    weight is the chance that it is taken. `weights` are by choice, 0 where there is none."""

    program: Program
    dice: LaneDice
    weights: Mapping[int, float]

    def weigh(self) -> Numbers | None:
        """Its weights, where it rolls the dice of the games."""
        if not isinstance(self.dice, GameDice):
            return None
        return np.array([self.weights.get(each, 0.0) for each in range(len(self.program.choices))])

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """An answer drawn in each lane by weight; the first that may be given where all have 0."""
        choices = self.program.decisions[decision].choices
        weights = may * np.array([[self.weights.get(each, 0.0)] for each in choices])
        drawn = self.dice.roll(turn, self.program.decisions[decision].sites)
        found = draw_by_weight(weights, drawn)
        given: Picks = np.where(weights.any(axis=0), found, may.argmax(axis=0))
        return given

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """In which lanes the roll is below its weight."""
        drawn = self.dice.roll(turn, self.program.choices[choice].sites)
        return may & (drawn < self.weights.get(choice, 0.0))


def draw_by_weight(weights: Numbers, drawn: Numbers | float) -> Picks:
    """In each lane an answer as likely as its weight, by what was drawn in [0, 1); the first where
    all weights are 0."""
    rising = weights.cumsum(axis=0)
    picks: Picks = (rising > drawn * rising[-1]).argmax(axis=0)
    return picks


def draw_lanes(may: Truths, drawn: Numbers) -> Picks:
    """In each lane the first answer at which the count of those that may be given exceeds
    `drawn`."""
    counted = np.cumsum(may, axis=0, dtype=np.int16)
    picks: Picks = (counted > drawn).argmax(axis=0)
    return picks
