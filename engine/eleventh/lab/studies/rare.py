"""The shortest orders to what is rare: how an author sees what hardly any game shows.

What random games bring about never or seldom is looked for in this order: in games that follow the
record (no order is needed), in games with one order changed (all that there are, on a few dice), in
games of random and named policies, whose orders are then made as short as may be, in what was found
for others with orders added, and in games of policies that are bred toward it. A list of one or two
orders is the shortest on its dice; of a longer one no order can be left out alone.

The search has a limit of games and of seconds. What it does not find may still be possible, and a
list that it came to last may not be shortened, which is said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from eleventh.core.program import Program
from eleventh.emit.lanes import Backend, Lanes
from eleventh.emit.tally import make_tally
from eleventh.lab.studies.arms import CHUNK, Effort, GoingOn, Stopwatch, go_on, play_out, seat_all
from eleventh.lab.studies.hunting import Hunt, Quest
from eleventh.lab.studies.marking import mark_causes
from eleventh.lab.studies.plans import PlannedOrder, seat_plans
from eleventh.lab.studies.targets import find_hits, find_marks, list_targets

SearchEnd = Literal["whole", "games", "seconds", "stopped"]
GAMES = CHUNK  # random ones, that say what is rare
SHARE = 0.01  # of them that show a target, and it is not rare any more
LIMIT, SECONDS = 200_000, 60.0  # games and seconds after which nothing new is tried


@dataclass(frozen=True, slots=True)
class RareOrder:
    """An order that differs from the record: in this turn a seat gives an answer to a decision, or
    takes an initiative (`decision` is empty), or leaves out one of the record (not `taken`)."""

    turn: int
    seat: str
    decision: str
    choice: str
    taken: bool


@dataclass(frozen=True, slots=True)
class RareFind:
    """Something rare and how it comes about: in this game of the study's seed, with these orders
    and else those of the record. `seen` is the share of random games that show it. `shortened` says
    that no order can be left out, `shortest` that no shorter list does on these dice; a list that
    is not shortened is what a search that ended early had come to, and may hold much that is of no
    account."""

    kind: str
    id: str
    of: str
    seen: float
    game: int
    orders: tuple[RareOrder, ...]
    shortened: bool
    shortest: bool


@dataclass(frozen=True, slots=True)
class RareMiss:
    """Something rare that no game of the search brought about."""

    kind: str
    id: str
    of: str
    seen: float


@dataclass(frozen=True, slots=True)
class RareStudy:
    """What is rarer than `share` in `games` random games of a seed, and the orders that bring it
    about. The search stops at `limit` games or `limit_seconds`; `effort` is what it took, and not
    complete if it was stopped by either, or from outside, which `ended` says: then some lists may
    not be shortened."""

    seed: int
    games: int
    share: float
    limit: int
    limit_seconds: float
    found: tuple[RareFind, ...]
    missed: tuple[RareMiss, ...]
    ended: SearchEnd
    effort: Effort


@dataclass(frozen=True, slots=True)
class RareSearch:
    """How hard to look: random `games`, the `share` of them that makes a thing rare, and the most
    games and seconds to be spent in all."""

    games: int = GAMES
    share: float = SHARE
    limit: int = LIMIT
    seconds: float = SECONDS


def seek_rare(
    build: Callable[[Program], Backend],
    program: Program,
    seed: int,
    search: RareSearch | None = None,
    going_on: GoingOn = go_on,
) -> RareStudy:
    """Looks for what is rare in a program; `build` makes its backend, and that of the same program
    with marks for what a state does not show."""
    search = search or RareSearch()
    limits = _Limits(search, going_on)
    watch = Stopwatch(search.limit, limits.ask)
    quests = _find_rare(build(program), seed, search, watch)
    targets = [each.target for each in quests]
    marked = mark_causes(program, [each.causes for each in targets if each.kind == "rule"])
    hunt = Hunt(build(marked), seed, find_marks(program, targets), quests, watch)
    hunt.see_random(search.games, search.share)
    hunt.try_record(search.games)
    hunt.try_single_orders()
    hunt.gather(hunt.play_company)
    hunt.shorten()
    hunt.build_on()
    hunt.gather(hunt.play_bred)
    hunt.shorten()
    hunt.build_on()
    hunt.try_shorter()
    return RareStudy(
        seed=seed,
        games=search.games,
        share=search.share,
        limit=search.limit,
        limit_seconds=search.seconds,
        found=tuple(_tell(program, each) for each in quests if each.best is not None),
        missed=tuple(
            RareMiss(each.target.kind, each.target.id, each.target.of, each.seen)
            for each in quests
            if each.best is None
        ),
        ended=limits.ended,
        effort=watch.read(),
    )


def replay_orders(backend: Backend, seed: int, find: RareFind) -> Lanes:
    """The game in which something rare came about, alone, with the orders that were found."""
    program = backend.program
    asked = _name_decisions(program)
    named = {
        (each.seat, asked.get(index, ""), each.id): index
        for index, each in enumerate(program.choices)
    }
    plan = tuple(
        PlannedOrder(each.turn, named[each.seat, each.decision, each.choice], each.taken)
        for each in find.orders
    )
    lanes = backend.begin(seed, np.array([find.game], np.uint64))
    return play_out(backend, lanes, seat_plans(program, [plan]))


def _name_decisions(program: Program) -> dict[int, str]:
    """The decision that each response answers, by the index of the choice."""
    return {choice: each.id for each in program.decisions for choice in each.choices}


class _Limits:
    """What may end a search before it is whole, and what did."""

    def __init__(self, search: RareSearch, going_on: GoingOn) -> None:
        self._search, self._going_on = search, going_on
        self._watch = Stopwatch(0, go_on)
        self.ended: SearchEnd = "whole"

    def ask(self, played: int, wanted: int) -> bool:
        """Whether the search shall go on."""
        if played >= wanted:
            self.ended = "games"
        elif self._watch.seconds >= self._search.seconds:
            self.ended = "seconds"
        elif not self._going_on(played, wanted):
            self.ended = "stopped"
        return self.ended == "whole"


def _find_rare(backend: Backend, seed: int, search: RareSearch, watch: Stopwatch) -> list[Quest]:
    """What random games show seldom or never; of rules also those that may be among it, since a
    tally does not tell games from turns."""
    program, tally = backend.program, make_tally(backend.program)
    seen = dict.fromkeys(list_targets(program), 0)
    played = 0
    for first in range(0, search.games, CHUNK):
        if not watch.may_go_on():
            break
        games = np.arange(first, min(first + CHUNK, search.games), dtype=np.uint64)
        lanes = backend.begin(seed, games, tally=tally)
        policies = seat_all(backend, lanes, "random")
        while lanes.alive.any():
            backend.advance(lanes, policies, tally)
        played += games.size
        watch.games += games.size
        for target in seen:
            if target.kind != "rule":
                seen[target] += int(find_hits(lanes, target, {}).sum())
    for target in seen:
        if target.kind == "rule":
            seen[target] = int(tally.posted[list(target.causes)].max()) // len(program.turns)
    shares = {target: count / played for target, count in seen.items()} if played else {}
    return [Quest(target, share) for target, share in shares.items() if share < search.share]


def _tell(program: Program, quest: Quest) -> RareFind:
    assert quest.best is not None
    game, plan = quest.best
    asked = _name_decisions(program)
    orders = tuple(
        RareOrder(
            turn,
            program.choices[choice].seat,
            asked.get(choice, ""),
            program.choices[choice].id,
            taken,
        )
        for turn, choice, taken in plan
    )
    target = quest.target
    return RareFind(
        target.kind, target.id, target.of, quest.seen, game, orders, quest.shortened, quest.shortest
    )
