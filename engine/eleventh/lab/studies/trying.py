"""The games of every answer: each is tried where its decision is first put, on the same dice.

A few games go their way without anybody's hand in them. Wherever a decision is put in one, the
lanes branch: one for each answer, which is given there and whenever the decision is put again, with
all else as the policies do it. Branches of all decisions of a turn are played together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from eleventh.bots.planned import PlannedLanes
from eleventh.core.program import Decision
from eleventh.emit.lanes import Backend, LanePolicy, Lanes, Numbers, Picks, Truths, branch_lanes
from eleventh.emit.scores import score_lanes, total_lanes
from eleventh.lab.studies.arms import CHUNK, Stopwatch, play_out, split_seats


@dataclass(frozen=True, slots=True)
class Trial:
    """The games of one decision, by answer and then by policy of the others and game (`p * games +
    g`): in which the answer was given, totals by seat, the seat's own objectives, tracks and
    endings."""

    given: Truths
    totals: Numbers
    objectives: Numbers
    values: Numbers
    ending: NDArray[np.int16]


def try_answers(
    backend: Backend, seed: int, games: int, policies: Sequence[str], watch: Stopwatch
) -> list[Trial]:
    """The trials of all decisions. The first policy is that of the seat that answers, the others
    are those of everybody else, one after the other. What the watch stopped was not given."""
    program = backend.program
    company, answering = len(policies) - 1, len(program.seats)
    trials = [_make_trial(backend, each, company * games) for each in program.decisions]
    block = max(1, CHUNK // (company * answering))
    for first in range(0, games, block):
        numbers = np.arange(first, min(first + block, games))
        _Block(backend, seed, games, policies, numbers, trials, watch).play()
    return trials


def _make_trial(backend: Backend, decision: Decision, width: int) -> Trial:
    program, answers = backend.program, len(decision.choices)
    own = len(program.find_seat(decision.seat).objectives)
    return Trial(
        given=np.zeros((answers, width), np.bool_),
        totals=np.zeros((len(program.seats), answers, width)),
        objectives=np.zeros((own, answers, width)),
        values=np.zeros((len(program.tracks), answers, width)),
        ending=np.zeros((answers, width), np.int16),
    )


@dataclass(frozen=True, slots=True)
class _Branches:
    """Lanes to be played from a turn on: the lane that each begins as, and what is tried in it."""

    column: Picks
    decision: Picks
    answer: Picks


@dataclass(frozen=True)
class _Block:
    """Some of the games, with each seat answering in turn against each policy of the others."""

    backend: Backend
    seed: int
    games: int
    policies: Sequence[str]
    numbers: NDArray[np.intp]
    trials: Sequence[Trial]
    watch: Stopwatch

    @cached_property
    def _owner(self) -> Picks:
        """The seat, by index, whose decisions are tried in each lane."""
        seats, company = len(self.backend.program.seats), len(self.policies) - 1
        return np.repeat(np.arange(seats), company * self.numbers.size)

    @cached_property
    def _other(self) -> Picks:
        """The policy of all others in each lane."""
        company = np.repeat(np.arange(1, len(self.policies)), self.numbers.size)
        return np.tile(company, len(self.backend.program.seats))

    @cached_property
    def _number(self) -> NDArray[np.intp]:
        """The number of the game in each lane."""
        return np.tile(self.numbers, self._owner.size // self.numbers.size)

    def _seat(self, lanes: Lanes, columns: Picks) -> Mapping[str, LanePolicy]:
        """The policies of lanes that are these columns of the block."""
        which = {
            seat.id: np.where(self._owner == index, 0, self._other)[columns]
            for index, seat in enumerate(self.backend.program.seats)
        }
        return split_seats(self.backend, lanes, self.policies, which)

    def play(self) -> None:
        """Plays the block, and all that branches off."""
        if not self.watch.may_go_on():
            return
        lanes = self.backend.begin(self.seed, self._number.astype(np.uint64))
        everywhere = np.arange(self._number.size)
        policies = self._seat(lanes, everywhere)
        tried = np.zeros((len(self.trials), everywhere.size), np.bool_)
        self.watch.games += everywhere.size
        while lanes.alive.any():
            before, turn = branch_lanes(lanes, everywhere), lanes.turn
            self.backend.advance(lanes, policies)
            found = list(self._find_branches(lanes, turn, tried))
            if found and not self._play_branches(before, _join(found)):
                return

    def _find_branches(self, lanes: Lanes, turn: int, tried: Truths) -> Iterator[_Branches]:
        """All answers of the decisions that were first put in a turn, in the lanes of their
        seats."""
        program = self.backend.program
        seats = [each.id for each in program.seats]
        for number, decision in enumerate(program.decisions):
            put = (lanes.chose[[*decision.choices]] == turn).any(axis=0)
            fresh = put & (self._owner == seats.index(decision.seat)) & ~tried[number]
            tried[number] |= fresh
            columns, answers = np.flatnonzero(fresh), len(decision.choices)
            if columns.size:
                yield _Branches(
                    np.tile(columns, answers),
                    np.full(columns.size * answers, number),
                    np.repeat(np.arange(answers), columns.size),
                )

    def _play_branches(self, before: Lanes, branches: _Branches) -> bool:
        """Plays them to their ends, and notes what comes of each; no if the watch stopped it."""
        program = self.backend.program
        for first in range(0, branches.column.size, CHUNK):
            if not self.watch.may_go_on():
                return False
            part = slice(first, first + CHUNK)
            columns, decisions = branches.column[part], branches.decision[part]
            answers = branches.answer[part]
            lanes = branch_lanes(before, columns)
            wanted = np.zeros((len(program.choices), columns.size), np.int8)
            for lane, (number, answer) in enumerate(zip(decisions, answers, strict=True)):
                wanted[program.decisions[number].choices[answer], lane] = 1
            turns = np.broadcast_to(wanted, (len(program.turns) + 1, *wanted.shape))
            seated = self._seat(lanes, columns)
            planned = {
                seat: PlannedLanes(program, policy, turns) for seat, policy in seated.items()
            }
            play_out(self.backend, lanes, planned)
            self.watch.games += columns.size
            places = (self._other[columns] - 1) * self.games + self._number[columns]
            self._note(lanes, decisions, answers, places)
        return True

    def _note(self, lanes: Lanes, decisions: Picks, answers: Picks, places: Picks) -> None:
        program = self.backend.program
        totals = total_lanes(self.backend, lanes)
        scores = {
            seat.id: np.array([*score_lanes(self.backend, lanes, seat.id).values()])
            for seat in program.seats
        }
        for number in np.unique(decisions).tolist():
            decision, trial = program.decisions[number], self.trials[number]
            at = np.flatnonzero(decisions == number)
            answer, place = answers[at], places[at]
            chose = lanes.chose[[*decision.choices]][:, at] > 0
            trial.given[answer, place] = (chose.sum(axis=0) == 1) & chose[
                answer, np.arange(at.size)
            ]
            trial.totals[:, answer, place] = totals[:, at]
            if trial.objectives.size:
                trial.objectives[:, answer, place] = scores[decision.seat][:, at]
            trial.values[:, answer, place] = lanes.values[:, at]
            trial.ending[answer, place] = lanes.ending[at]


def _join(found: Sequence[_Branches]) -> _Branches:
    return _Branches(
        *(
            np.concatenate([getattr(each, name) for each in found])
            for name in ("column", "decision", "answer")
        )
    )
