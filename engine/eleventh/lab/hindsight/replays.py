"""Turns of a game played again with one answer changed, and on to the end, many at once.

In the turn itself everybody's other orders are those that were given: they were sealed. What comes
after is chosen anew, by the doctrine of a seat where it plays in lanes and else by the policy that
is fitted to it, on dice that are the same for all answers that are compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from eleventh.bots.planned import PlannedLanes, Wanted, lay_down
from eleventh.core.program import Program
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import RULEBOOK, Backend, Lanes, Numbers, RuleSizes, spread
from eleventh.emit.scores import total_lanes
from eleventh.lab.hindsight.answers import GivenAnswer
from eleventh.lab.studies.arms import play_out
from eleventh.lab.whatif.branching import SeatPlayer
from eleventh.lab.whatif.changes import find_point
from eleventh.lab.whatif.spreading import seat_policies
from eleventh.play.game import Game

LANES = 4096  # that are played together


@dataclass(frozen=True, slots=True)
class Arm:
    """An answer of a seat, given or another, whose games are played."""

    answer: GivenAnswer
    choice: int


class Replays:
    """Plays arms of one game. Backends are made once for each program that its turns were played
    with: a facilitator may have added to it."""

    def __init__(self, game: Game, players: Mapping[str, SeatPlayer]) -> None:
        self._game, self._players = game, players
        self._backends: dict[int, Backend] = {}

    def play(
        self,
        arms: Sequence[Arm],
        numbers: Sequence[int],
        program: Program | None = None,
        sizes: RuleSizes = RULEBOOK,
    ) -> Numbers:
        """Where the total of the seat of each arm ends in the games with these numbers: a row per
        arm and a column per game. All arms are of one turn. `sizes` have a column per game, and are
        those of `program`, which knows everything by the same indices."""
        if len(arms) * len(numbers) > LANES and len(arms) > 1:
            half = len(arms) // 2
            parts = (arms[:half], arms[half:])
            return np.vstack([self.play(each, numbers, program, sizes) for each in parts])
        turn = arms[0].answer.turn
        point = find_point(self._game, turn)
        program = point.program if program is None else program
        backend = self._find_backend(program)
        games = np.tile(np.array(numbers, np.uint64), len(arms))
        lanes = spread(program, point.state, games, _repeat(sizes, len(arms)))
        policies = seat_policies(program, self._players, lanes)
        wanted = self._lay_down(program, arms, len(numbers))
        backend.advance(
            lanes, {seat: PlannedLanes(program, each, wanted) for seat, each in policies.items()}
        )
        play_out(backend, lanes, policies)
        return _take_totals(backend, lanes, arms, len(numbers))

    def _find_backend(self, program: Program) -> Backend:
        found = self._backends.get(id(program))
        if found is None:
            found = self._backends[id(program)] = build_backend("numpy", program)
        return found

    def _lay_down(self, program: Program, arms: Sequence[Arm], games: int) -> Wanted:
        """The orders of the turn of the arms, by lane: those that were given, but for the answer
        of the arm. Other initiatives are left."""
        turn = arms[0].answer.turn
        adjudicator = find_point(self._game, turn).adjudicator
        given = [
            (turn, index)
            for seat, sealed in self._game.revealed[turn - 1].items()
            for index in adjudicator.index_orders(seat, sealed.orders)
        ]
        laid = lay_down(program, [each.id for each in program.seats], given)
        wanted: Wanted = np.repeat(laid, len(arms) * games, axis=2)
        for place, arm in enumerate(arms):
            lanes = slice(place * games, (place + 1) * games)
            wanted[turn, arm.answer.chose, lanes] = 0
            wanted[turn, arm.choice, lanes] = 1
        return wanted


def _repeat(sizes: RuleSizes, times: int) -> RuleSizes:
    """The same columns for every arm."""
    parts = (sizes.factors, sizes.inputs)
    factors, inputs = (None if each is None else np.tile(each, (1, times)) for each in parts)
    return RuleSizes(factors, inputs)


def _take_totals(backend: Backend, lanes: Lanes, arms: Sequence[Arm], games: int) -> Numbers:
    seats = [each.id for each in backend.program.seats]
    totals = total_lanes(backend, lanes).reshape(len(seats), len(arms), games)
    rows = [totals[seats.index(arm.answer.seat), place] for place, arm in enumerate(arms)]
    return np.array(rows)
