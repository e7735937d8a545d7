"""A player that looks ahead, for one seat in many games at once: at a table it is one game.

It tries each answer to each question, the others left open, and a few initiatives, or none; plays
each of these candidates on in imagination; and chooses by how far its objectives are reached, as
its temperament weighs that. Where candidates are close, the game's own dice choose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from eleventh.bots.lanes import LaneDice, draw_by_weight
from eleventh.bots.planner.drawing import find_own_sites
from eleventh.bots.planner.experience import Experience
from eleventh.bots.planner.imagining import Candidates, Imagination
from eleventh.bots.planner.seat_menu import Pick, SeatMenu, choose_by_worth
from eleventh.bots.planner.strengths import Strength
from eleventh.bots.planner.tastes import Manners, find_hope, find_manners, find_staleness
from eleventh.bots.planner.temperaments import TEMPERAMENTS
from eleventh.core.program import DoctrineSites, Program, Seat, SeatOffers
from eleventh.emit.lanes import Backend, Lanes, Numbers, Picks, Truths

CLOSE = 3.0  # times the slack within which candidates are close
NONE = -1  # the place of no initiative among choices
SURE = 0.9  # the most that is ever hoped of partners
LOWEST = -1e6  # points, which stand for -inf
GRAIN = 256  # in steps of which worths are compared, so that all machines choose alike


@dataclass(frozen=True)
class Forecast:
    """What is expected of each choice in each game, a row per choice and a column per game, in
    points of objectives; of an initiative what it adds to taking none. `worth` is the sum of the
    parts, -inf where nothing was imagined: how far objectives are reached (`aims`), what the
    temperament takes off for risk, and what it adds for tone and show; of an initiative also what
    it is worn and what it costs in vain. `hope` is the chance that partners come. `points` has what
    each objective gives to `aims`, by objective, choice and game."""

    worth: Numbers
    aims: Numbers
    risk: Numbers
    tone: Numbers
    show: Numbers
    hope: Numbers
    points: Numbers
    manners: Manners


@dataclass(frozen=True)
class Plan:
    """Orders in each game, a row per choice and a column per game, and what led to them. `ahead` is
    over how many turns it was looked in each game, this one counted; 0 for to the end."""

    chosen: Truths
    forecast: Forecast
    ahead: Picks


@dataclass(frozen=True)
class Planner:
    """Plans for one seat, with one strength."""

    backend: Backend
    experience: Experience
    seat: Seat
    strength: Strength

    @property
    def program(self) -> Program:
        """The program that is played."""
        return self.backend.program

    @cached_property
    def offers(self) -> SeatOffers:
        """What the seat may be offered."""
        return next(each for each in self.program.offers if each.seat == self.seat.id)

    @cached_property
    def imagination(self) -> Imagination:
        """What it imagines with."""
        return Imagination(self.backend, self.experience, self.seat, self.strength.playouts)

    def plan(self, known: Lanes, menu: SeatMenu, tempers: Picks, dice: LaneDice) -> Plan:
        """Orders in games of which the seat knows `known`, each with the temperament of an index.
        The dice are those of the games that are played."""
        candidates = self._list_candidates(known, menu, tempers)
        forecast = self._forecast(known, menu, candidates, tempers, None)
        chosen = choose_by_worth(menu, forecast.worth, self._pick_best)
        for _ in range(1, self.strength.passes):
            plan = chosen.astype(np.int8)
            forecast = self._forecast(known, menu, candidates, tempers, plan)
            chosen = choose_by_worth(menu, forecast.worth, self._pick_best)
        chosen = choose_by_worth(menu, forecast.worth, self._pick_close(dice, known.turn))
        return Plan(chosen, forecast, self._patience[tempers])

    def _list_candidates(self, known: Lanes, menu: SeatMenu, tempers: Picks) -> Candidates:
        rows = [*self._find_answers(menu), *self._screen(known, menu)]
        left = [each for each in rows if self._is_joint(each[0])]
        alone = np.repeat([False, True], [_count(rows), _count(left)])
        rows += left
        games = np.concatenate([each for _, each in rows])
        choices = np.repeat([choice for choice, _ in rows], [each.size for _, each in rows])
        order = np.argsort(games, kind="stable")
        games, choices = games[order], choices[order].astype(np.intp)
        return Candidates(games, choices, alone[order], self._patience[tempers[games]])

    def _is_joint(self, choice: int) -> bool:
        return choice >= 0 and self.program.choices[choice].joint >= 0

    def _find_answers(self, menu: SeatMenu) -> Iterator[tuple[int, Picks]]:
        """The answers that may be given, each with the games."""
        nothing = np.zeros(menu.open_.shape[1])
        for posed, put in zip(menu.offers.questions, menu.put, strict=True):
            if put.any():
                may = menu.find_answers(posed.choices, put, nothing)
                for choice, where in zip(posed.choices, may, strict=True):
                    yield choice, np.flatnonzero(where)

    def _screen(self, known: Lanes, menu: SeatMenu) -> Iterator[tuple[int, Picks]]:
        """No initiative, and those that promise most at first sight, each with the games."""
        yield NONE, np.flatnonzero(known.alive)
        rows = menu.offers.initiatives
        if not rows:
            return
        promise = np.array([self._promise(known, each) for each in rows])
        promise[~np.array([menu.find_affordable(each) for each in rows])] = -np.inf
        best = np.argsort(-promise, axis=0, kind="stable")[: self.strength.initiatives]
        for row, choice in enumerate(rows):
            where = (best == row).any(axis=0) & (promise[row] > -np.inf)
            yield choice, np.flatnonzero(where)

    def _promise(self, known: Lanes, choice: int) -> Numbers:
        """What an initiative has been worth in imagined games, as often as it can come about."""
        worth = float(self.experience.guesses.served[choice])
        return worth * self._find_hope(known, choice) - self._find_staleness(known, choice)

    def _find_staleness(self, known: Lanes, choice: int) -> Numbers:
        """What an initiative loses by when it was last taken, a joint one by when it was met."""
        joint = self.program.choices[choice].joint
        since = known.chose[choice] if joint < 0 else known.met[joint]
        return find_staleness(since, known.turn)

    def _find_hope(self, known: Lanes, choice: int) -> Numbers:
        if not self._is_joint(choice):
            return np.ones(known.games.size)
        served = self.experience.guesses.served
        return find_hope(self.program, self.seat.id, choice, known, served)

    def _forecast(
        self,
        known: Lanes,
        menu: SeatMenu,
        candidates: Candidates,
        tempers: Picks,
        plan: NDArray[np.int8] | None,
    ) -> Forecast:
        played = self.imagination.foresee(known, candidates, plan)
        count, games = len(self.program.choices), known.games.size
        # a row per choice, one per choice with its partners away, and one for NONE
        aims, risk = np.zeros((2, 2 * count + 1, games))
        points = np.zeros((len(played.points), 2 * count + 1, games))
        worth = np.full((count + 1, games), -np.inf)
        at = candidates.choices + count * candidates.alone, candidates.games
        aims[at], risk[at] = played.totals.mean(axis=1), -played.totals.std(axis=1)
        for rows, given in zip(points, played.points, strict=True):
            rows[at] = given
        worth[candidates.choices, candidates.games] = 0.0
        risk *= self._tastes["caution"][tempers]
        tone = self._tastes["tone"][tempers] * self.manners.tone[:, None]
        show = self._tastes["show"][tempers] * self.manners.show[:, None]
        hope = np.ones((count, games))
        for choice in menu.offers.initiatives:
            if self._is_joint(choice):
                trusted = self._find_hope(known, choice) * self._tastes["faith"][tempers]
                hope[choice] = np.minimum(trusted, SURE)
            for rows in (aims, risk, *points):
                met, left = rows[choice] - rows[NONE], rows[count + choice] - rows[NONE]
                rows[choice] = hope[choice] * met + (1 - hope[choice]) * left
            worth[choice] -= self._find_staleness(known, choice)
            worth[choice] -= self._tastes["reserve"][tempers]
        aims, risk = aims[:count], risk[:count]
        tone, show = tone * hope, show * hope
        worth = np.rint((worth[:count] + aims + risk + tone + show) * GRAIN) / GRAIN
        return Forecast(worth, aims, risk, tone, show, hope, points[:, :count], self.manners)

    def _pick_best(self, decision: int, worth: Numbers) -> Picks:
        best: Picks = worth.argmax(axis=0)
        return best

    def _pick_close(self, dice: LaneDice, turn: int) -> Pick:
        """Picks among those that are close to the best, the better the likelier."""

        def pick(decision: int, worth: Numbers) -> Picks:
            behind = np.maximum(worth, LOWEST) - worth.max(axis=0).clip(LOWEST)
            slack = self.strength.slack
            odds = np.where(behind >= -CLOSE * slack, np.exp(behind / slack), 0.0)
            return draw_by_weight(odds, dice.roll(turn, self._find_sites(decision)))

        return pick

    def _find_sites(self, decision: int) -> DoctrineSites:
        if decision >= 0:
            return self.program.decisions[decision].sites
        return find_own_sites(self.program, self.seat.id)

    @cached_property
    def manners(self) -> Manners:
        """How the choices of the program sound."""
        return find_manners(self.program)

    @cached_property
    def _tastes(self) -> Mapping[str, Numbers]:
        """By taste its amount for each temperament."""
        sway = dict.fromkeys(("tone", "show", "caution"), self.strength.sway)
        return {
            name: factor * np.array([getattr(each, name) for each in TEMPERAMENTS.values()])
            for name, factor in {**sway, "faith": 1.0, "reserve": 1.0}.items()
        }

    @cached_property
    def _patience(self) -> Picks:
        horizon = self.strength.horizon
        looks = [each.patience for each in TEMPERAMENTS.values()]
        return np.array([min(filter(None, (each, horizon)), default=0) for each in looks], np.intp)


def _count(rows: Sequence[tuple[int, Picks]]) -> int:
    return sum(each.size for _, each in rows)
