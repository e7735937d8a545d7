"""Counts games while a backend plays them: lanes are looked at as each turn opens, after its
orders, and at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from eleventh.core.program import Program
from eleventh.emit.lanes import RULEBOOK, Backend, LanePolicy, Lanes, RuleSizes, Truths, Turns
from eleventh.emit.scores import average_lanes, score_lanes
from eleventh.emit.tally import make_tally
from eleventh.lab.batch.counts import Counts, make_counts
from eleventh.lab.batch.scales import (
    Grains,
    Scales,
    find_share_bins,
    make_scales,
    to_grains,
    to_shares,
)

Seated: TypeAlias = Callable[[Lanes], Mapping[str, LanePolicy]]


@dataclass(frozen=True)
class GameCounter:
    """Plays games with a backend and counts them. It holds no games."""

    backend: Backend

    @property
    def program(self) -> Program:
        """The program whose games it counts."""
        return self.backend.program

    @cached_property
    def scales(self) -> Scales:
        """The bins into which values fall."""
        return make_scales(self.program)

    def play(
        self, seed: int, games: NDArray[np.uint64], seat: Seated, sizes: RuleSizes = RULEBOOK
    ) -> Counts:
        """Plays these games of a seed to their ends, and tells what was counted. `seat` is given
        the lanes as they begin, and tells who plays."""
        tally = make_tally(self.program)
        lanes = self.backend.begin(seed, games, sizes, tally)
        policies, counts = seat(lanes), make_counts(self.program)
        while lanes.alive.any():
            turn, alive = lanes.turn, lanes.alive.copy()
            self._count_rows(counts, turn - 1, lanes, alive)
            counts.fired[:, turn] += _count(lanes.fired, turn, alive)
            self.backend.advance(lanes, policies, tally)
            counts.chosen[:, turn] += _count(lanes.chose, turn, alive)
            counts.met[:, turn] += _count(lanes.met, turn, alive)
        self._count_rows(counts, len(self.program.turns), lanes, np.ones(games.size, np.bool_))
        counts.ever_fired[:] += np.count_nonzero(lanes.fired, axis=1)
        counts.ever_chosen[:] += np.count_nonzero(lanes.chose, axis=1)
        counts.ever_met[:] += np.count_nonzero(lanes.met, axis=1)
        np.add.at(counts.endings, (lanes.ending.astype(np.intp), lanes.turns.astype(np.intp)), 1)
        self._count_scores(counts, lanes)
        counts.asked[:] += tally.asked
        counts.offered[:] += tally.offered
        counts.done[:] += tally.done
        counts.posted[:] += tally.posted
        counts.amounts[:] += to_grains(tally.amounts)
        return counts

    def _count_rows(self, counts: Counts, moment: int, lanes: Lanes, alive: Truths) -> None:
        """Where all tracks stand, and what follows from them."""
        values = np.empty((len(counts.sums[moment]), alive.size))
        values[: len(lanes.values)] = lanes.values
        for row, each in enumerate(self.program.derived, start=len(lanes.values)):
            values[row] = self.backend.ask(lanes, f"derived:{each.id}")
        grains = to_grains(values if alive.all() else values[:, alive])
        counts.sums[moment] += grains.sum(axis=1)
        counts.squares[moment] += np.einsum("ij,ij->i", grains, grains)
        counts.lows[moment] += np.count_nonzero(grains <= self.scales.lows[:, None], axis=1)
        counts.highs[moment] += np.count_nonzero(grains >= self.scales.highs[:, None], axis=1)
        bins = self.scales.find_bins(grains)
        counts.paths[moment] += np.bincount(bins.ravel(), minlength=counts.paths.shape[1])

    def _count_scores(self, counts: Counts, lanes: Lanes) -> None:
        """How far the seats got: objective for objective, and by weight."""
        scores = {seat.id: score_lanes(self.backend, lanes, seat.id) for seat in self.program.seats}
        single = [to_shares(each) for found in scores.values() for each in found.values()]
        means = to_shares(average_lanes(self.program, scores, lanes.games.size))
        reached = np.array([*single, *means])
        counts.score_sums[:] += reached.sum(axis=1)
        counts.score_squares[:] += np.einsum("ij,ij->i", reached, reached)
        bins = find_share_bins(reached)
        bins += np.arange(len(bins))[:, None] * counts.scores.shape[1]
        found = np.bincount(bins.ravel(), minlength=counts.scores.size)
        counts.scores[:] += found.reshape(counts.scores.shape)
        leads = means == means.max(axis=0)
        counts.ahead[:] += np.count_nonzero(leads & (leads.sum(axis=0) == 1), axis=1)


def _count(happened: Turns, turn: int, alive: Truths) -> Grains:
    """In how many lanes each thing happened in this turn."""
    found: Grains = np.count_nonzero((happened == turn) & alive, axis=1)
    return found
