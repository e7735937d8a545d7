"""Games as a seat imagines them from what it knows, each candidate on the same dice.

The lanes begin from what the seat was shown. What it can't see stands as in one of the games of its
experience, another in each playout; the dice are imagined too, and the same whatever is played.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from eleventh.bots.planned import PlannedLanes
from eleventh.bots.planner.experience import Experience, imagine_keys, spread_kinds
from eleventh.bots.planner.guesses import OWN, GuessedLanes
from eleventh.core.program import Seat
from eleventh.core.recollection import Sight, find_sight
from eleventh.emit.lanes import Backend, LanePolicy, Lanes, Numbers, Picks, Truths, branch_lanes
from eleventh.emit.scores import average_seat, score_lanes

LANES = 4096  # that are imagined together


@dataclass(frozen=True)
class Candidates:
    """Things that a seat might choose: the game of each, in rising order, and the choice, -1 for no
    initiative at all; `alone` says that the partners of a joint initiative stay away, else they
    come. `patience` is how many turns are looked ahead, 0 for all."""

    games: Picks
    choices: Picks
    alone: Truths
    patience: Picks


@dataclass(frozen=True)
class Foreseen:
    """How far the seat's objectives are reached: `totals` has a row per candidate and a column per
    playout; `points` what each objective gives to the mean of the playouts, a row per objective and
    a column per candidate."""

    totals: Numbers
    points: Numbers


@dataclass(frozen=True)
class Imagination:
    """Imagines games for one seat, so many playouts of each candidate."""

    backend: Backend
    experience: Experience
    seat: Seat
    playouts: int

    def hide(self, lanes: Lanes) -> Lanes:
        """Lanes as the seat may know them: `core.recollection` for each."""
        known = branch_lanes(lanes, np.arange(lanes.games.size))
        program, sight = self.backend.program, self._sight
        shown = {
            "fired": sight.injects,
            "chose": sight.choices,
            "met": sight.joints,
            "done": sight.deeds,
            "times": sight.counters,
        }
        for name, seen in shown.items():
            getattr(known, name)[~np.array(seen, bool)] = 0
        for row in self._hidden:
            known.values[row] = program.tracks[row].start
        known.games[:], known.keys[:] = 0, 0
        return replace(known, seed=0)

    def foresee(
        self, known: Lanes, candidates: Candidates, plan: NDArray[np.int8] | None = None
    ) -> Foreseen:
        """What comes of each candidate. `plan` has what the seat chooses beside, a row per choice
        and a column per game."""
        judged = {
            seat.id: self.experience.guesses.judge(seat.id, known.chose)
            for seat in self.backend.program.seats
        }
        judged[self.seat.id] = np.repeat(OWN[:, None], known.games.size, axis=1)
        count = candidates.games.size
        found = Foreseen(np.empty((count, self.playouts)), np.empty((len(self._shares), count)))
        step = max(1, LANES // self.playouts)
        for first in range(0, candidates.games.size, step):
            place = slice(first, first + step)
            part = Candidates(
                candidates.games[place],
                candidates.choices[place],
                candidates.alone[place],
                candidates.patience[place],
            )
            played = self._play(known, part, plan, judged)
            found.totals[place], found.points[:, place] = played.totals, played.points
        return found

    def _play(
        self,
        known: Lanes,
        candidates: Candidates,
        plan: NDArray[np.int8] | None,
        judged: Mapping[str, Numbers],
    ) -> Foreseen:
        columns = np.repeat(candidates.games, self.playouts)
        playouts = np.tile(np.arange(self.playouts), candidates.games.size)
        lanes = self._imagine(known, columns, playouts)
        policies: Mapping[str, LanePolicy] = {
            seat.id: GuessedLanes(
                self.backend.program,
                self.experience.guesses.weights,
                lanes.keys,
                spread_kinds(judged[seat.id], seat.site, columns, playouts, self.playouts),
            )
            for seat in self.backend.program.seats
        }
        wanted = np.broadcast_to(
            self._lay_down(candidates, plan), (lanes.turn + 1, *self._shape(columns))
        )
        planned = {
            seat: PlannedLanes(self.backend.program, each, wanted)
            for seat, each in policies.items()
        }
        until = np.repeat(candidates.patience, self.playouts)
        totals, scores = np.empty(columns.size), np.empty((len(self._shares), columns.size))
        for ahead in self._advance(lanes, planned, policies):
            if (due := until == ahead).any():
                self._score(lanes, due, totals, scores)
                if due.all():
                    break
        else:
            left = (until == 0) | (until > ahead)
            self._score(lanes, left, totals, scores)
        count = candidates.games.size
        means = scores.reshape(len(self._shares), count, self.playouts).mean(axis=2)
        return Foreseen(totals.reshape(count, self.playouts), self._shares[:, None] * means)

    def _score(self, lanes: Lanes, where: Truths, totals: Numbers, scores: Numbers) -> None:
        """Fills in how far the objectives are reached in these lanes."""
        found = score_lanes(self.backend, lanes, self.seat.id)
        totals[where] = average_seat(self.seat, found, where.size)[where]
        for row, each in enumerate(self.seat.objectives):
            scores[row, where] = found[each.id][where]

    def _advance(
        self,
        lanes: Lanes,
        first: Mapping[str, LanePolicy],
        later: Mapping[str, LanePolicy],
    ) -> Iterator[int]:
        """Plays on, and tells after each turn how many were played."""
        policies, ahead = first, 0
        while lanes.alive.any():
            self.backend.advance(lanes, policies)
            policies, ahead = later, ahead + 1
            yield ahead

    def _imagine(self, known: Lanes, columns: Picks, playouts: Picks) -> Lanes:
        """The known games once for each playout, with what nobody showed."""
        lanes = branch_lanes(known, columns)
        lanes.games[:] = playouts
        lanes.keys[:] = imagine_keys(self.playouts)[playouts]
        hidden = self._hidden
        if hidden.size:
            told = self.experience.tracks[lanes.turn][hidden]
            lanes.values[hidden] = told[:, playouts]
        return lanes

    def _lay_down(self, candidates: Candidates, plan: NDArray[np.int8] | None) -> NDArray[np.int8]:
        """What is done for certain in the first turn: the candidate, no initiative beside, and what
        is planned; of a joint initiative its partners do their part."""
        program, mine = self.backend.program, self._initiatives
        wanted = np.zeros((len(program.choices), candidates.games.size), np.int8)
        if plan is not None:
            wanted[:] = plan[:, candidates.games]
        for column, choice in enumerate(candidates.choices.tolist()):
            wanted[self._siblings.get(choice, mine), column] = 0
            if choice < 0:
                continue
            joint = program.choices[choice].joint
            if joint >= 0:
                partners = list(program.joints[joint].choices)
                wanted[partners, column] = -1 if candidates.alone[column] else 1
            wanted[choice, column] = 1
        held = wanted[mine]
        wanted[mine] = np.where(held > 0, held, -1)
        return np.repeat(wanted, self.playouts, axis=1)

    def _shape(self, columns: Picks) -> tuple[int, int]:
        return len(self.backend.program.choices), columns.size

    @cached_property
    def _shares(self) -> Numbers:
        """The weight of each objective in the whole."""
        weights = np.array([each.weight for each in self.seat.objectives], np.float64)
        return weights / (weights.sum() or 1.0)

    @cached_property
    def _initiatives(self) -> list[int]:
        offers = self.backend.program.offers
        return list(next(each.initiatives for each in offers if each.seat == self.seat.id))

    @cached_property
    def _siblings(self) -> Mapping[int, list[int]]:
        """The answers beside each answer, itself among them."""
        return {
            choice: list(each.choices)
            for each in self.backend.program.decisions
            for choice in each.choices
        }

    @cached_property
    def _sight(self) -> Sight:
        return find_sight(self.backend.program, self.seat.id)

    @cached_property
    def _hidden(self) -> Picks:
        return np.flatnonzero(~np.array(self._sight.tracks, bool))
