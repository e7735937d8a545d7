"""Which of its answers served a seat best, and which cost it most.

Each answer is held against every other that was open, by where the seat's objectives end by weight
in games that go on from there (see `replays`). The rival that does best is found in some games, and
what it would have meant is told from others: an answer that only had luck is not told as wise. It
is a statement about this model, one answer at a time, and players who go on as they did; the same
record tells the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from eleventh.core.program import Program
from eleventh.emit.lanes import RULEBOOK, Numbers, RuleSizes
from eleventh.lab.hindsight.answers import GivenAnswer, list_answers
from eleventh.lab.hindsight.replays import Arm, Replays
from eleventh.lab.robustness.redrawing import Redrawing, make_redrawing
from eleventh.lab.whatif.branching import find_seat_players
from eleventh.lab.whatif.changes import find_point
from eleventh.play.game import Game

GAMES = 24  # of each answer by which a rival is found, and as many from which it is told

GoingOn = Callable[[int, int], bool]  # told how many answers were weighed, of how many; no: stop


@dataclass(frozen=True, slots=True)
class Lead:
    """How far the answer that was given leads another, over games on the same dice: it did better
    in `better` of `games` and worse in `worse`, by a mean of `mean` points of the seat's 100, and
    eight of ten games lie from `low` to `high`. These are below 0 where it did worse."""

    better: int
    worse: int
    games: int
    low: float
    mean: float
    high: float

    @property
    def ahead(self) -> bool:
        """Whether it did better on the mean, and in most games."""
        return self.mean > 0 and 2 * self.better > self.games

    @property
    def behind(self) -> bool:
        """Whether it did worse so; where it is neither, there is no clear difference."""
        return self.mean < 0 and 2 * self.worse > self.games


@dataclass(frozen=True, slots=True)
class WeighedAnswer:
    """An answer and its strongest rival: `lead` over it as the rules are; `by_sizes` where each
    game has sizes of its own (see `robustness`), for the best and the most costly alone, None where
    these can't be drawn. `margin` is by how many points it led in the games by which the rival was
    found: what answers are ranked by."""

    answer: GivenAnswer
    date: str
    ask: str
    chosen: str
    rival_choice: int
    rival: str
    margin: float
    lead: Lead
    by_sizes: Lead | None

    @property
    def leads(self) -> bool:
        """Whether it led its rival in both sets of games, and in most of those that are told."""
        return self.margin > 0 and self.lead.ahead

    @property
    def trails(self) -> bool:
        """Whether it trailed its rival so."""
        return self.margin < 0 and self.lead.behind


@dataclass(frozen=True, slots=True)
class SeatHindsight:
    """The answers of a seat: `weighed` of those that it gave between several, in order, of
    `answers` in all. `best` is the one that leads its rival most, `costly` the one that trails it
    most; None where none does."""

    seat: str
    title: str
    weighed: tuple[WeighedAnswer, ...]
    answers: int
    best: WeighedAnswer | None
    costly: WeighedAnswer | None


def weigh_decisions(
    game: Game,
    seats: Sequence[str],
    games: int = GAMES,
    going_on: GoingOn = lambda weighed, wanted: True,
) -> tuple[SeatHindsight, ...]:
    """The best and the most costly answers of these seats. `going_on` is told before each turn how
    many answers were weighed, of how many; if it says no, those count that were."""
    listed = sorted(
        (each for seat in seats for each in list_answers(game, seat)), key=lambda each: each.turn
    )
    replays = Replays(game, find_seat_players(game))
    found: list[WeighedAnswer] = []
    for _, group in groupby(listed, key=lambda each: each.turn):
        if not going_on(len(found), len(listed)):
            break
        found += _weigh_turn(game, replays, tuple(group), games)
    titles = game.adjudicator.program.seat_titles
    redrawn = _Redrawn(game, games)

    def draw_sizes(each: WeighedAnswer | None) -> WeighedAnswer | None:
        return None if each is None else _add_sizes(game, replays, redrawn, each)

    return tuple(
        SeatHindsight(
            seat=seat,
            title=titles[seat],
            weighed=tuple(each for each in found if each.answer.seat == seat),
            answers=sum(each.seat == seat for each in listed),
            best=draw_sizes(_find_best(found, seat)),
            costly=draw_sizes(_find_costly(found, seat)),
        )
        for seat in seats
    )


class _Redrawn:
    """Sizes for so many games, a column each, where the rules can be redrawn."""

    def __init__(self, game: Game, games: int) -> None:
        self._redrawing = make_redrawing(game)
        self.sizes = RULEBOOK
        if self._redrawing is not None and self._redrawing.sites:
            drawn = [self._redrawing.draw(game.opened.seed, 1 + each) for each in range(games)]
            inputs, factors = (np.array(each).T for each in zip(*drawn, strict=True))
            self.sizes = RuleSizes(factors, inputs)

    def find_program(self, program: Program) -> Program | None:
        """The program that reads the sizes; None where there are none, or where the turn was
        played by other rules, to which the facilitator had added."""
        found: Redrawing | None = self._redrawing
        if found is None or self.sizes is RULEBOOK:
            return None
        redrawn = found.adjudicator.program
        return redrawn if len(redrawn.injects) == len(program.injects) else None


def _weigh_turn(
    game: Game, replays: Replays, answers: Sequence[GivenAnswer], games: int
) -> Iterator[WeighedAnswer]:
    program = find_point(game, answers[0].turn).program
    arms = [Arm(each, choice) for each in answers for choice in (each.chose, *each.others)]
    totals = dict(zip(arms, replays.play(arms, range(1, 2 * games + 1)), strict=True))
    asks = {(each.id, each.seat): each.ask for each in program.decisions}
    for each in answers:
        leads = {
            other: totals[Arm(each, each.chose)] - totals[Arm(each, other)] for other in each.others
        }
        margin, rival = min((float(leads[other][:games].mean()), other) for other in each.others)
        yield WeighedAnswer(
            answer=each,
            date=program.turns[each.turn - 1].date,
            ask=asks[each.decision, each.seat],
            chosen=program.choices[each.chose].title,
            rival_choice=rival,
            rival=program.choices[rival].title,
            margin=margin,
            lead=_sum_up(leads[rival][games:]),
            by_sizes=None,
        )


def _sum_up(differences: Numbers) -> Lead:
    ordered, last = np.sort(differences), differences.size - 1
    return Lead(
        better=int((differences > 0).sum()),
        worse=int((differences < 0).sum()),
        games=differences.size,
        low=float(ordered[last // 10]),
        mean=float(differences.mean()),
        high=float(ordered[last - last // 10]),
    )


def _add_sizes(
    game: Game, replays: Replays, redrawn: _Redrawn, each: WeighedAnswer
) -> WeighedAnswer:
    program = redrawn.find_program(find_point(game, each.answer.turn).program)
    if program is None:
        return each
    pair = [Arm(each.answer, choice) for choice in (each.answer.chose, each.rival_choice)]
    games = each.lead.games
    numbers = range(games + 1, 2 * games + 1)
    own, rival = replays.play(pair, numbers, program, redrawn.sizes)
    return replace(each, by_sizes=_sum_up(own - rival))


def _find_best(found: Sequence[WeighedAnswer], seat: str) -> WeighedAnswer | None:
    own = [each for each in found if each.answer.seat == seat and each.leads]
    return max(own, key=lambda each: each.margin, default=None)


def _find_costly(found: Sequence[WeighedAnswer], seat: str) -> WeighedAnswer | None:
    own = [each for each in found if each.answer.seat == seat and each.trails]
    return min(own, key=lambda each: each.margin, default=None)
