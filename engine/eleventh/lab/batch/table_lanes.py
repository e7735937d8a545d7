"""Lanes for doctrines that know only a table: one game after the other, by the code that plays it.

So that whatever can sit at a table can be counted as well. It is slow: every seat of every turn
looks at its own view.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from eleventh.bots.doctrine import Doctrine
from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.position import Position
from eleventh.core.program import Program
from eleventh.emit.choosing import choose
from eleventh.emit.lanes import RULEBOOK, LanePolicy, Lanes, Numbers, Picks, RuleSizes, Truths
from eleventh.emit.python_lanes import PythonBackend, write_step
from eleventh.emit.tally import Tally
from eleventh.lab.playouts import decide, resolve_doctrine


@dataclass(frozen=True)
class TableBackend:
    """Plays lanes one after the other; `players` are the doctrines of the seats that have no policy
    for lanes, by name. It holds the games of the last batch that it began, and no others."""

    adjudicator: Adjudicator
    players: Mapping[str, str]
    _steps: list[Transition] = field(default_factory=list)
    _doctrines: list[Mapping[str, Doctrine]] = field(default_factory=list)

    @property
    def program(self) -> Program:
        """The program that it plays."""
        return self.adjudicator.program

    def begin(
        self,
        seed: int,
        games: NDArray[np.uint64],
        sizes: RuleSizes = RULEBOOK,
        tally: Tally | None = None,
    ) -> Lanes:
        """The games with these numbers as turn 1 has opened. ValueError for other sizes than
        those of the rules: tables have none."""
        if sizes is not RULEBOOK:
            raise ValueError("doctrines at a table play by the rules as they are")
        lanes = self._beside.begin(seed, games, sizes, tally)
        found = {seat: resolve_doctrine(name) for seat, name in self.players.items()}
        self._steps[:] = [self.adjudicator.begin(seed, game) for game in games.tolist()]
        self._doctrines[:] = [
            {
                seat: each.make(
                    self.adjudicator, seat, self.adjudicator.hand_dice(step.state, seat)
                )
                for seat, each in found.items()
            }
            for step in self._steps
        ]
        return lanes

    def advance(
        self, lanes: Lanes, policies: Mapping[str, LanePolicy], tally: Tally | None = None
    ) -> None:
        """Plays one turn in all lanes that are not over."""
        alive = np.flatnonzero(lanes.alive).tolist()
        ordered = OrderedLanes(self.program, np.zeros_like(lanes.chose, np.bool_))
        for lane in alive:
            position = Position(self.adjudicator, self._steps[lane].state, self._steps[lane].ledger)
            for seat, doctrine in self._doctrines[lane].items():
                orders = decide(position, doctrine, self.players[seat], seat)
                ordered.wanted[list(self.adjudicator.index_orders(seat, orders)), lane] = True
        prices = self._beside.find_prices(lanes)
        taken: list[list[int]] = [[] for _ in self._steps]
        for offers in self.program.offers:
            policy = policies.get(offers.seat, ordered)
            for choice, where in choose(offers, prices, policy, lanes.turn, tally):
                for lane in np.flatnonzero(where).tolist():
                    taken[lane].append(choice)
        for lane in alive:
            self._steps[lane] = self.adjudicator.resolve(self._steps[lane].state, taken[lane])
            write_step(lanes, lane, self._steps[lane], tally)
        lanes.turn += bool(lanes.alive.any())

    def ask(self, lanes: Lanes, query: str) -> Numbers:
        """A query of the program in every lane, by its name; a truth is 1 or 0."""
        return self._beside.ask(lanes, query)

    @cached_property
    def _beside(self) -> PythonBackend:
        return PythonBackend(self.adjudicator)


@dataclass(frozen=True)
class OrderedLanes:
    """A policy that gives orders which were made elsewhere: `wanted` has a row per choice."""

    program: Program
    wanted: Truths

    def weigh(self) -> Numbers | None:
        """It does not draw."""
        return None

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """The answer that is ordered in each lane."""
        choices = list(self.program.decisions[decision].choices)
        given: Picks = self.wanted[choices].argmax(axis=0)
        return given

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """In which lanes an initiative is ordered."""
        taken: Truths = self.wanted[choice]
        return taken
