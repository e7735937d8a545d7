"""The hunt for what is rare: games that may show it, and their orders made as short as may be."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

import numpy as np
from numpy.typing import NDArray

from eleventh.bots.lane_policies import NAMED
from eleventh.emit.lanes import Backend, LanePolicy, Lanes, Truths
from eleventh.lab.studies.arms import CHUNK, Stopwatch, seat_all, split_seats
from eleventh.lab.studies.plans import (
    Plan,
    PlannedOrder,
    list_orders,
    play_plans,
    read_plan,
    record_choices,
)
from eleventh.lab.studies.seeking import breed_tempers
from eleventh.lab.studies.shrinking import shrink_list
from eleventh.lab.studies.targets import Ground, Target, find_hits

DICE = 4  # games in which every single order is tried
COMPANY = 8  # games of each profile of named policies
PROFILES = 256  # of them at most
ROUNDS = 16  # of breeding
ADDED = 2 * CHUNK  # lists with orders added, for one target at a time
STARTS = 4  # games from which a target's orders are made short

Played = tuple[Lanes, list[Truths]]  # lanes at their ends, and the choices made in each turn


@dataclass(slots=True)
class Quest:
    """A target on its way: what is known of it so far. `starts` are games with orders that bring it
    about, `best` the shortest of them that is proven: `shortened` once no order of it can be left
    out, `shortest` if no shorter list does."""

    target: Target
    seen: float
    starts: list[tuple[int, Plan]] = field(default_factory=list)
    best: tuple[int, Plan] | None = None
    shortened: bool = False
    shortest: bool = False


@dataclass(slots=True)
class Hunt:
    """The search itself, on the marked program."""

    backend: Backend
    seed: int
    marks: Mapping[str, int]
    quests: list[Quest]
    watch: Stopwatch

    def see_random(self, games: int, share: float) -> None:
        """Plays the random games again, now that rules are marked: counts the games that show each
        rule, lets go of the rules that are not rare, and keeps starts of all that was seen."""
        if not self.quests or not self.watch.may_go_on():
            return
        shown, played = dict.fromkeys((id(each) for each in self.quests), 0), 0
        for lanes, made in self._play_random(games):
            self.watch.games += lanes.games.size
            played += lanes.games.size
            for quest in self.quests:
                hits = np.flatnonzero(find_hits(lanes, quest.target, self.marks))
                shown[id(quest)] += hits.size
                if not quest.starts:
                    self._keep_hits(quest, lanes, made, hits)
            if not self.watch.may_go_on():
                break
        for quest in self.quests:
            quest.seen = shown[id(quest)] / played
        self.quests[:] = [each for each in self.quests if each.seen < share]

    def _keep_hits(
        self, quest: Quest, lanes: Lanes, made: Sequence[Truths], hits: NDArray[np.intp]
    ) -> None:
        """The orders of the first of these lanes, as starts."""
        quest.starts = [
            (int(lanes.games[lane]), read_plan(self.backend.program, made, lane))
            for lane in hits[:STARTS].tolist()
        ]

    def try_record(self, games: int) -> None:
        """What the record brings about when the dice fall so."""
        for first in range(0, games, CHUNK):
            numbers = list(range(first, min(first + CHUNK, games)))
            self._try_all(numbers, [()] * len(numbers))

    def try_single_orders(self) -> None:
        """Every order by itself, in a few games."""
        singles: list[Plan] = [(each,) for each in list_orders(self.backend.program)]
        for game in range(DICE):
            self._try_all([game] * len(singles), singles)

    def _try_all(self, games: Sequence[int], plans: Sequence[Plan]) -> None:
        """Notes the first of these plans for every target that has none, as the shortest there
        is."""
        if not self._open or not self.watch.may_go_on():
            return
        for place, lanes in play_plans(self.backend, self.seed, games, plans):
            self.watch.games += lanes.games.size
            for quest in self._open:
                hits = np.flatnonzero(find_hits(lanes, quest.target, self.marks))
                if hits.size:
                    at = place.start + int(hits[0])
                    quest.best = games[at], plans[at]
                    quest.shortened = quest.shortest = True

    @property
    def _open(self) -> list[Quest]:
        """The targets of which no orders are proven yet."""
        return [each for each in self.quests if each.best is None]

    def gather(self, play: Callable[[], Iterator[Played]]) -> None:
        """Plays games for the targets that have no start yet, and keeps what starts they give."""
        if not self._unseen or not self.watch.may_go_on():
            return
        for lanes, made in play():
            self.watch.games += lanes.games.size
            for quest in self._unseen:
                hits = np.flatnonzero(find_hits(lanes, quest.target, self.marks))
                self._keep_hits(quest, lanes, made, hits)
            if not self._unseen or not self.watch.may_go_on():
                return

    @property
    def _unseen(self) -> list[Quest]:
        return [each for each in self._open if not each.starts]

    def _play_random(self, games: int) -> Iterator[Played]:
        """Games of random orders, those that said what is rare."""
        for first in range(0, games, CHUNK):
            numbers = np.arange(first, min(first + CHUNK, games), dtype=np.uint64)
            yield self._record(numbers, lambda lanes: seat_all(self.backend, lanes, "random"))

    def play_company(self) -> Iterator[Played]:
        """Games of named policies against one another."""
        seats, names = self.backend.program.seats, tuple(NAMED)
        profiles = list(islice(product(range(len(names)), repeat=len(seats)), PROFILES))
        rows = np.repeat(np.array(profiles, np.intp), COMPANY, axis=0)
        games = np.tile(np.arange(COMPANY, dtype=np.uint64), len(profiles))
        which = {seat.id: rows[:, index] for index, seat in enumerate(seats)}
        yield self._record(games, lambda lanes: split_seats(self.backend, lanes, names, which))

    def play_bred(self) -> Iterator[Played]:
        """Games of tempers that are bred toward what is still unseen."""
        ground = Ground(self.backend.program)
        footings = [ground.find_footing(each.target) for each in self._unseen]
        for each in breed_tempers(self.backend, self.seed, footings, ROUNDS):
            yield each.lanes, each.made

    def _record(
        self, games: NDArray[np.uint64], seat: Callable[[Lanes], Mapping[str, LanePolicy]]
    ) -> Played:
        lanes = self.backend.begin(self.seed, games)
        return lanes, list(record_choices(self.backend, lanes, seat(lanes)))

    def build_on(self) -> None:
        """Adds to every list that was found, and to the record, the choices that a target hangs on:
        each alone and all together, in every turn. Goes on as long as that brings anything."""
        ground = Ground(self.backend.program)
        while self._open and self.watch.may_go_on():
            bases = {each.best for each in self.quests if each.best is not None}
            bases |= {(game, ()) for game in range(DICE)}
            before = len(self._open)
            for quest in self._open:
                if not self.watch.may_go_on():
                    break
                choices = ground.find_footing(quest.target).choices
                trials = islice(self._add_choices(sorted(bases), choices), ADDED)
                self._keep_starts(quest, list(trials))
            self.shorten()
            if len(self._open) == before:
                return

    def _add_choices(
        self, bases: Sequence[tuple[int, Plan]], choices: Sequence[int]
    ) -> Iterator[tuple[int, Plan]]:
        """Lists with choices added; of a decision one answer replaces another that was planned."""
        sets = {(each,) for each in choices} | {tuple(choices)}
        for game, plan in bases:
            for turn in range(1, len(self.backend.program.turns) + 1):
                for added in sorted(sets - {()}):
                    more = (PlannedOrder(turn, each, True) for each in added)
                    yield game, tuple(dict.fromkeys((*plan, *more)))

    def _keep_starts(self, quest: Quest, trials: Sequence[tuple[int, Plan]]) -> None:
        """The first of these that bring the target about, as its starts."""
        games, plans = [game for game, _ in trials], [plan for _, plan in trials]
        for place, lanes in play_plans(self.backend, self.seed, games, plans):
            self.watch.games += lanes.games.size
            hits = np.flatnonzero(find_hits(lanes, quest.target, self.marks))
            quest.starts = [trials[place.start + each] for each in hits[:STARTS].tolist()]
            if quest.starts:
                return

    def try_shorter(self) -> None:
        """For every list of two orders each single order, on its own dice."""
        singles: list[Plan] = [(each,) for each in list_orders(self.backend.program)]
        for quest in self.quests:
            if quest.best is None or len(quest.best[1]) != 2 or not self.watch.may_go_on():
                continue
            game = quest.best[0]
            for place, lanes in play_plans(self.backend, self.seed, [game] * len(singles), singles):
                self.watch.games += lanes.games.size
                hits = np.flatnonzero(find_hits(lanes, quest.target, self.marks))
                if hits.size:
                    quest.best = game, singles[place.start + int(hits[0])]
                    break
            quest.shortened = quest.shortest = True

    def shorten(self) -> None:
        """Makes the orders of all starts as short as may be, in the same batches, and keeps the
        shortest for each target."""
        running = [
            _Shortening(quest, game, plan, shrink_list(plan))
            for quest in self._open
            for game, plan in quest.starts
        ]
        for each in running:
            each.step(None)
        while running := [each for each in running if each.trials]:
            games = [each.game for each in running for _ in each.trials]
            plans = [plan for each in running for plan in each.trials]
            if not self.watch.may_go_on():
                for each in running:
                    each.settle(whole=False)
                return
            does = self._test(running, games, plans)
            first = 0
            for each in running:
                count = len(each.trials)
                each.step(does[first : first + count])
                first += count

    def _test(
        self, running: Sequence[_Shortening], games: Sequence[int], plans: Sequence[Plan]
    ) -> list[bool]:
        """Whether each trial still brings about the target of its shortening."""
        owners = [each for each in running for _ in each.trials]
        does: list[bool] = []
        for place, lanes in play_plans(self.backend, self.seed, games, plans):
            self.watch.games += lanes.games.size
            hits = {
                id(each): find_hits(lanes, each.quest.target, self.marks) for each in owners[place]
            }
            does += [bool(hits[id(each)][lane]) for lane, each in enumerate(owners[place])]
        return does


@dataclass(slots=True)
class _Shortening:
    """One start of one target on its way to a short list."""

    quest: Quest
    game: int
    held: Plan
    work: Generator[list[Plan], Sequence[bool], Plan]
    trials: list[Plan] = field(default_factory=list)

    def step(self, does: Sequence[bool] | None) -> None:
        """Goes on with what the trials of the last round did; without any, begins."""
        good = [trial for trial, each in zip(self.trials, does or (), strict=True) if each]
        self.held = min((self.held, *good), key=len)
        try:
            self.trials = next(self.work) if does is None else self.work.send(does)
        except StopIteration:
            self.trials = []
            self.settle(whole=True)

    def settle(self, *, whole: bool) -> None:
        """Keeps what is held, if it is the shortest list of its target so far; `whole` says that
        it can't be made shorter by leaving out an order."""
        best = self.quest.best
        if best is None or len(self.held) < len(best[1]):
            self.quest.best = self.game, self.held
            self.quest.shortened = whole or len(self.held) <= 1
            self.quest.shortest = len(self.held) <= 1
