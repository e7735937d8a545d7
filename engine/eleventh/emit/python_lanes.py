"""The reference as a backend: lane by lane, by the code that plays at a table.

It is slow, and it is what the others are held against: of any lane it can tell the ledger.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.program import Program
from eleventh.core.scaling import scale_amounts
from eleventh.core.state import make_start
from eleventh.emit.choosing import Prices, choose
from eleventh.emit.lanes import RULEBOOK, LanePolicy, Lanes, Numbers, RuleSizes, spread
from eleventh.emit.tally import Tally


@dataclass(frozen=True)
class PythonBackend:
    """Plays lanes one after the other with an adjudicator."""

    adjudicator: Adjudicator

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
        """The games with these numbers as turn 1 has opened."""
        lanes = spread(self.program, make_start(self.program, seed), games, sizes)
        for lane, game in enumerate(games.tolist()):
            write_step(lanes, lane, self.find_table(lanes, lane).begin(seed, game), tally)
        lanes.turn = 1
        return lanes

    def advance(
        self, lanes: Lanes, policies: Mapping[str, LanePolicy], tally: Tally | None = None
    ) -> None:
        """Plays one turn in all lanes that are not over."""
        prices = self.find_prices(lanes)
        taken: list[list[int]] = [[] for _ in range(lanes.games.size)]
        for offers in self.program.offers:
            for choice, where in choose(offers, prices, policies[offers.seat], lanes.turn, tally):
                for lane in np.flatnonzero(where).tolist():
                    taken[lane].append(choice)
        for lane in np.flatnonzero(lanes.alive).tolist():
            table = self.find_table(lanes, lane)
            write_step(lanes, lane, table.resolve(lanes.state(lane), taken[lane]), tally)
        lanes.turn += bool(lanes.alive.any())

    def ask(self, lanes: Lanes, query: str) -> Numbers:
        """A query of the program in every lane, by its name; a truth is 1 or 0."""
        asked = self.adjudicator.code.queries[query]
        contexts = (
            self.find_table(lanes, lane).make_context(lanes.state(lane))
            for lane in range(lanes.games.size)
        )
        return np.array([float(asked(each)) for each in contexts])

    def find_prices(self, lanes: Lanes) -> Prices:
        """What is asked and offered in each lane that is not over."""
        queries, names = self.adjudicator.code.queries, self.program.queries
        contexts = [
            self.find_table(lanes, lane).make_context(lanes.state(lane)) if alive else None
            for lane, alive in enumerate(lanes.alive.tolist())
        ]

        def ask(query: int) -> Numbers:
            asked = queries[names[query].name]
            return np.array([float(asked(each)) if each else 0.0 for each in contexts])

        return Prices(lanes, ask)

    def find_table(self, lanes: Lanes, lane: int) -> Adjudicator:
        """The rules of one lane: those of all, with its sizes."""
        table = self.adjudicator
        if lanes.inputs is not None:
            table = replace(table, inputs=tuple(lanes.inputs[:, lane].tolist()))
        if lanes.factors is not None:
            table = scale_amounts(table, lanes.factors[:, lane].tolist())
        return table


def write_step(lanes: Lanes, lane: int, step: Transition, tally: Tally | None) -> None:
    """Puts what a lane's turn came to in the place of what it was, and into the tally."""
    state = step.state
    if tally is not None:
        _count(step, np.flatnonzero(lanes.done[:, lane]), tally)
    lanes.values[:, lane] = state.values
    lanes.fired[:, lane] = state.fired
    lanes.chose[:, lane] = state.chose
    lanes.met[:, lane] = state.met
    lanes.done[:, lane] = False
    lanes.done[list(state.deeds), lane] = True
    lanes.turns[lane] = state.turn
    lanes.ending[lane] = state.ending
    lanes.times[:, lane] = state.times


def _count(step: Transition, before: NDArray[np.intp], tally: Tally) -> None:
    """Adds a step to a tally; the deeds done `before`, as its turn opened, are counted already."""
    tally.done[np.setdiff1d(step.deeds, before).astype(np.intp)] += 1
    if not step.state.over:
        tally.done[list(step.state.deeds)] += 1
    for stage in step.ledger.stages:
        for cause, amount in stage.posts:
            tally.posted[cause] += 1
            tally.amounts[cause] += amount
        for cause, _ in stage.sets:
            tally.posted[cause] += 1
