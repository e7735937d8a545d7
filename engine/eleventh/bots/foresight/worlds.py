"""Worlds in which a turn may take place, as a seat can imagine them from what it knows.

What the seat was shown stands as it was shown. What it can't see stands as in a game of chance that
reached the same turn, another in each world. Others are of many minds: half of them may order
anything that is open to them, the rest are kind, or harsh, or follow the record, so that nothing
is left out that they might well do. Worlds come in blocks: in the first all is drawn, and in each
of the others just one thing is drawn again: the orders of one other seat, or what chance brings and
nobody shows. So what comes out otherwise is due to that one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eleventh.bots.planner.drawing import BEFORE, find_own_sites
from eleventh.bots.planner.guesses import KINDS, GuessedLanes, Guesses
from eleventh.bots.random_bot import EAGERNESS
from eleventh.core.program import Program, Seat
from eleventh.core.recollection import Sight
from eleventh.core.state import State
from eleventh.emit.lanes import (
    LanePolicy,
    Lanes,
    Numbers,
    Picks,
    RuleSizes,
    Truths,
    Turns,
    branch_lanes,
    spread,
)
from eleventh.emit.numpy.backend import NumpyBackend
from eleventh.emit.numpy.dice import make_keys, roll
from eleventh.emit.numpy.postings import plan_rows

SEED = 0x666F726573696768  # of imagined games; no table is likely to be given it
WORLDS = 48  # in a block
MINDS = ("even", "even", "even", "kind", "harsh", "record")  # all as likely
COMPANY = 0.5  # how likely another party comes to a joint initiative of the seat


@dataclass(frozen=True)
class Worlds:
    """A turn that has opened, a lane in each world, with what others order in it. `drawn_again`
    says for each block after the first whose orders were: a seat, or None for chance."""

    lanes: Lanes
    drawn_again: tuple[str | None, ...]


@dataclass(frozen=True)
class Idle:
    """A seat that orders nothing."""

    program: Program

    def weigh(self) -> None:
        """It draws nothing."""

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """None of the answers."""
        return np.full(may.shape[1], len(may))

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """Nowhere."""
        return np.zeros_like(may)


@dataclass(frozen=True)
class Restricted:
    """A seat that orders nothing but what is `allowed`, a truth for every choice."""

    program: Program
    policy: LanePolicy
    allowed: Truths

    def weigh(self) -> None:
        """It draws for itself."""

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """One of the answers that are allowed; none where none of them may be given."""
        may = may & self.allowed[list(self.program.decisions[decision].choices), None]
        return np.where(may.any(axis=0), self.policy.answer(turn, decision, may, costs), len(may))

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """Where it would be taken, if it is allowed."""
        return self.policy.take(turn, choice, may & self.allowed[choice])


def imagine_games(backend: NumpyBackend) -> tuple[Lanes, ...]:
    """Games of chance by the public rules, as each turn opened: the first place is turn 1."""
    games = np.arange(2 * WORLDS, dtype=np.uint64)
    lanes, opened = backend.begin(SEED, games), list[Lanes]()
    weights = _weigh(backend.program, None)
    policies = {
        each.id: _draw(backend.program, weights, each, games) for each in backend.program.seats
    }
    unread = plan_rows(backend.program, ()).begin(games.size)  # in the form that forecasts run in
    for _ in backend.program.turns:
        opened.append(branch_lanes(lanes, np.arange(games.size)))
        if lanes.alive.any():
            backend.advance(lanes, policies, postings=unread)
    return tuple(opened)


def imagine_worlds(
    backend: NumpyBackend,
    games: tuple[Lanes, ...],
    known: State,
    seat: str,
    sight: Sight,
    inputs: NDArray[np.float64] | None,
    guessed: Truths,
) -> Worlds:
    """Worlds for a seat that knows `known` (see `core.recollection`) as a turn has opened, and has
    this `sight` at its table, where events may have been added that no other table has. `games`
    are those of `imagine_games`, `inputs` the sizes of parameters where they are not the
    rulebook's. Others order nothing but what is `guessed`, a truth for every choice."""
    program = backend.program
    others = [each for each in program.seats if each.id != seat]
    drawn_again = (*(each.id for each in others), None)
    block = np.repeat(np.arange(1 + len(drawn_again)), WORLDS)
    first = np.tile(np.arange(WORLDS, dtype=np.uint64), 1 + len(drawn_again))

    def number(whose: str | None) -> NDArray[np.uint64]:
        """Which draw of what this one brings is taken in each world."""
        again = block == 1 + drawn_again.index(whose)
        return np.where(again, first + np.uint64(WORLDS), first)

    lanes = spread(program, known, first, RuleSizes(inputs=inputs))
    lanes.games[:] = number(None)
    lanes.keys[:] = make_keys(SEED, lanes.games)
    _fill_in(lanes, games[lanes.turn - 1], sight)
    weights = _weigh(program, seat)
    policies: Mapping[str, LanePolicy] = {
        seat: Idle(program),
        **{
            each.id: Restricted(program, _draw(program, weights, each, number(each.id)), guessed)
            for each in others
        },
    }
    before = lanes.chose.copy()
    backend.decide(lanes, policies)
    _keep_orders(lanes, before)
    return Worlds(lanes, drawn_again)


def _keep_orders(lanes: Lanes, before: Turns) -> None:
    """In the last block others order what they do in the first, also where chance has left them
    less to pay it with: else their orders would count as chance."""
    ordered = lanes.chose[:, :WORLDS] == lanes.turn
    lanes.chose[:, -WORLDS:] = np.where(ordered, lanes.turn, before[:, -WORLDS:])


def _draw(program: Program, weights: Numbers, seat: Seat, games: NDArray[np.uint64]) -> LanePolicy:
    """A seat that orders in each lane what it does in the imagined game of this number."""
    keys = make_keys(SEED, games)
    minds = (roll(keys, BEFORE, find_own_sites(program, seat.id).table) * len(MINDS)).astype(
        np.intp
    )
    return GuessedLanes(program, weights, keys, minds)


def _weigh(program: Program, seat: str | None) -> Numbers:
    """What each choice weighs for those of each mind. Whoever is even takes initiatives as seldom
    as chance does; those that need `seat` and others more often, or nobody would see what comes of
    them."""
    guessed = Guesses(program, np.zeros(len(program.choices))).weights
    found = guessed[:, [KINDS.index(each) for each in MINDS]]
    even = [column for column, each in enumerate(MINDS) if each == "even"]
    initiatives = [row for row, each in enumerate(program.choices) if each.kind == "initiative"]
    found[np.ix_(initiatives, even)] = EAGERNESS
    for joint in program.joints:
        if seat in {program.choices[party].seat for party in joint.choices}:
            found[np.ix_(joint.choices, even)] = COMPANY
    return found


def _fill_in(lanes: Lanes, imagined: Lanes, sight: Sight) -> None:
    """Puts what a seat can't see as it stands in imagined games of this turn, by the number of each
    lane."""
    going_on = np.flatnonzero(imagined.alive)
    games = going_on if going_on.size else np.arange(imagined.games.size)
    columns = games[lanes.games.astype(np.intp) % games.size]
    for name, shown in {
        "values": sight.tracks,
        "fired": sight.injects,
        "chose": sight.choices,
        "met": sight.joints,
        "done": sight.deeds,
        "times": sight.counters,
    }.items():
        hidden = np.flatnonzero(~np.array(shown, bool))
        getattr(lanes, name)[hidden] = getattr(imagined, name)[np.ix_(hidden, columns)]
