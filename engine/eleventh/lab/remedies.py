"""A change of one choice or two that would have brought an ending, or an event, that stayed away.

Every order that could have been another is changed alone, in lanes on the dice of the game, with
all else ordered as it was, wherever that is still possible (`lab.replaying` says what happens where
it is not). Where no single change brings it, pairs of changes are tried, those first whose parts
come closest to what it needs. What is found is played once more by itself before it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Literal, NamedTuple

import numpy as np

from eleventh.bots.planned import PlannedLanes, Wanted, lay_down
from eleventh.core.orders import Orders
from eleventh.core.program import Choice, Program
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import Backend, Lanes, Numbers, Picks, Truths
from eleventh.lab.batch.plan import plan_run
from eleventh.lab.nearness import measure_lanes
from eleventh.lab.replaying import Held, Replayed, replay_revised
from eleventh.lab.studies.arms import CHUNK
from eleventh.lab.whatif.changes import TurnPoint, find_point
from eleventh.play.game import Game

PAIRS = 2 * CHUNK  # pairs that are tried for one target
GoingOn = Callable[[int, int], bool]  # told how many games were played, of how many; no: stop
TargetKind = Literal["ending", "event"]


class OtherOrder(NamedTuple):
    """An order that is another: in this turn a choice, by its index, is made in the place of
    `instead` (-1 for nothing); or, where not `taken`, an initiative is left out."""

    turn: int
    choice: int
    taken: bool
    instead: int


@dataclass(frozen=True, slots=True)
class ChoiceChange:
    """A changed choice, to be told: `instead` is the title of the answer that was really given,
    empty for an initiative; not `taken`, an initiative is left out."""

    turn: int
    date: str
    seat: str
    seat_title: str
    decision: str
    ask: str
    choice: str
    title: str
    taken: bool
    instead: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """What would have brought about an ending or an event: the `changes`, one or two, and the turn
    in which it would have come; without changes nothing was found. `tried` counts the games that
    were played, `singles` and `pairs` what there was to try; `fell_back` how many later orders
    would not have been possible as they were. `unrepeated`: lanes do not come to the real game
    without any change, as where a facilitator had a hand in it, so nothing was tried."""

    kind: TargetKind
    id: str
    changes: tuple[ChoiceChange, ...]
    turn: int
    tried: int
    singles: int
    pairs: int
    fell_back: int = 0
    unrepeated: bool = False


def find_remedy(
    game: Game,
    kind: TargetKind,
    id: str,
    most: int | None = PAIRS,
    going_on: GoingOn = lambda tried, wanted: True,
) -> Remedy:
    """The change that would have brought an ending or an event, by its id, which stayed away. At
    most `most` pairs are tried, all of them where it is None. `going_on` is told before each chunk
    how far it is; if it says no, what was tried counts. KeyError for an id that nothing has."""
    return RemedySearch(game).find(kind, id, most, going_on)


@dataclass(frozen=True)
class RemedySearch:
    """The search in one game: every single change is played once, for all that is asked."""

    game: Game

    def find(
        self,
        kind: TargetKind,
        id: str,
        most: int | None = PAIRS,
        going_on: GoingOn = lambda tried, wanted: True,
    ) -> Remedy:
        """The change that brings an ending or event, as `find_remedy`."""
        index = self._find_index(kind, id)
        count = len(self.orders)
        pairs = count * (count - 1) // 2
        if not self._repeats:
            return Remedy(kind, id, (), 0, 0, count, pairs, unrepeated=True)
        wanted = count + (pairs if most is None else min(most, pairs))
        going_on(0, wanted)
        tried = count
        for at in np.flatnonzero(self._hits(self._singles, kind, index)).tolist():
            found = self._tell(kind, id, index, (self.orders[at],), tried)
            if found is not None:
                return found
        near = measure_lanes(self._singles, kind, index)
        ranked = islice(self._rank_pairs(near), most)
        while plans := list(islice(ranked, CHUNK)):
            if not going_on(tried, wanted):
                break
            lanes = self.play(plans)
            tried += len(plans)
            for at in np.flatnonzero(self._hits(lanes, kind, index)).tolist():
                found = self._tell(kind, id, index, plans[at], tried)
                if found is not None:
                    return found
        return Remedy(kind, id, (), 0, tried, count, pairs)

    @cached_property
    def orders(self) -> tuple[OtherOrder, ...]:
        """Every order of the game that could have been another, the answers first."""
        game = self.game
        found = [
            each
            for turn in range(1, len(game.revealed) + 1)
            for each in _list_others(game, find_point(game, turn))
        ]
        kinds = self._program.choices
        return tuple(sorted(found, key=lambda each: (kinds[each.choice].kind != "response", each)))

    @property
    def _program(self) -> Program:
        return self.game.adjudicator.program

    @cached_property
    def _backend(self) -> Backend:
        return build_backend(plan_run(CHUNK, {}, cores=1).backend, self._program)

    @cached_property
    def _singles(self) -> Lanes:
        """The games with one change each."""
        return self.play([(each,) for each in self.orders])

    @cached_property
    def _repeats(self) -> bool:
        """Whether a lane without any change comes to where the game stands."""
        lanes, state = self.play([()]), self.game.state
        played = lanes.state(0)
        return (played.values, played.ending, played.turn) == (
            state.values,
            state.ending,
            state.turn,
        )

    def _find_index(self, kind: TargetKind, id: str) -> int:
        program = self._program
        ids = [each.id for each in (program.endings if kind == "ending" else program.injects)]
        if id not in ids:
            raise KeyError(id)
        return ids.index(id)

    def _rank_pairs(self, near: Numbers) -> Iterator[tuple[OtherOrder, ...]]:
        """Pairs of changes that can be made together, the nearest first: of the changes ever more
        are taken in, nearest first, each with all before it."""
        ranked = np.argsort(near, kind="stable").tolist()
        for count, at in enumerate(ranked):
            for other in ranked[:count]:
                pair = tuple(sorted((self.orders[other], self.orders[at])))
                if not contradict(*pair):
                    yield pair

    def play(self, plans: Sequence[Sequence[OtherOrder]]) -> Lanes:
        """The game once more in a lane for each plan, as far as it was really played."""
        game, program = self.game, self._program
        wanted = np.repeat(self._recorded, len(plans), axis=2)
        for lane, plan in enumerate(plans):
            for order in plan:
                wanted[order.turn, order.choice, lane] = 1 if order.taken else -1
                if order.instead >= 0:
                    wanted[order.turn, order.instead, lane] = 0
        lanes = self._backend.begin(game.opened.seed, np.zeros(len(plans), np.uint64))
        policy = PlannedLanes(program, FirstFreeLanes(), wanted)
        seats = {seat.id: policy for seat in program.seats}
        last = len(program.turns) if game.state.over else len(game.revealed)
        while lanes.alive.any() and lanes.turn <= last:
            self._backend.advance(lanes, seats)
        return lanes

    @cached_property
    def _recorded(self) -> Wanted:
        """What was really ordered, for one lane."""
        game, program = self.game, self._program
        orders = [
            (turn, index)
            for turn, given in enumerate(game.revealed, start=1)
            for seat, sealed in given.items()
            for index in game.adjudicator.index_orders(seat, sealed.orders)
        ]
        return lay_down(program, [each.id for each in program.seats], orders)

    def _hits(self, lanes: Lanes, kind: TargetKind, index: int) -> Truths:
        if kind == "ending":
            reached: Truths = lanes.ending == index
            return reached
        fired: Truths = lanes.fired[index] > 0
        return fired

    def _tell(
        self,
        kind: TargetKind,
        id: str,
        index: int,
        plan: Sequence[OtherOrder],
        tried: int,
    ) -> Remedy | None:
        """The remedy, if the game played by itself comes to it too."""
        replayed = replay_changes(self.game, plan)
        state, count = replayed.state, len(self.orders)
        turn = (
            (state.turn if state.ending == index else 0) if kind == "ending" else state.fired[index]
        )
        if not turn:
            return None
        changes = tuple(describe_change(self.game, each) for each in plan)
        pairs = count * (count - 1) // 2
        return Remedy(kind, id, changes, turn, tried, count, pairs, replayed.fell_back)


@dataclass(frozen=True, slots=True)
class FirstFreeLanes:
    """The first answer that is open and free, and no initiative: what is done where the real orders
    say nothing."""

    def weigh(self) -> None:
        """It does not draw by weight."""
        return

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """The first that is free, or else the first."""
        free = may & (costs <= 0)
        picks: Picks = np.where(free.any(axis=0), free.argmax(axis=0), may.argmax(axis=0))
        return picks

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """Nowhere."""
        return np.zeros_like(may)


def replay_changes(game: Game, plan: Sequence[OtherOrder]) -> Replayed:
    """The game played again by itself with these changes."""
    choices, decisions = game.adjudicator.program.choices, _find_decisions(game)

    def revise(turn: int, seat: str, orders: Orders, held: Held) -> tuple[Orders, Held]:
        responses, initiatives = dict(orders.responses), list(orders.initiatives)
        for each in plan:
            choice = choices[each.choice]
            if (each.turn, choice.seat) != (turn, seat):
                continue
            if choice.kind == "response":
                responses[decisions[each.choice]] = choice.id
            elif each.taken:
                initiatives.append(choice.id)
            else:
                initiatives.remove(choice.id)
        return Orders(responses, tuple(initiatives)), held

    return replay_revised(game, min(each.turn for each in plan), revise)


def describe_change(game: Game, order: OtherOrder) -> ChoiceChange:
    """A changed order with the names of its turn."""
    point = find_point(game, order.turn)
    program = point.program
    choice, turn = program.choices[order.choice], program.turns[order.turn - 1]
    decision = _find_decisions(game).get(order.choice, "")
    return ChoiceChange(
        turn=order.turn,
        date=turn.date,
        seat=choice.seat,
        seat_title=program.find_seat(choice.seat).title,
        decision=decision,
        ask=next((each.ask for each in program.decisions if each.id == decision), ""),
        choice=choice.id,
        title=choice.title,
        taken=order.taken,
        instead=program.choices[order.instead].title if order.instead >= 0 else "",
    )


def _find_decisions(game: Game) -> Mapping[int, str]:
    """The decision that each answer belongs to, by their index and id."""
    decisions = game.adjudicator.program.decisions
    return {choice: each.id for each in decisions for choice in each.choices}


def _list_others(game: Game, point: TurnPoint) -> Iterator[OtherOrder]:
    """The orders of a turn that could have been others: answers that were open, initiatives that
    were, and those that were taken."""
    turn, choices = point.state.turn, point.program.choices
    for seat, sealed in game.revealed[turn - 1].items():
        menu, given = point.menu(seat), sealed.orders
        for decision, offers in menu.decisions.items():
            real = [each.choice for each in offers if _is(choices, each.choice, given, decision)]
            for offer in offers:
                if offer.barred is None and offer.choice not in real:
                    yield OtherOrder(turn, offer.choice, True, real[0] if real else -1)
        for offer in menu.initiatives:
            taken = choices[offer.choice].id in given.initiatives
            if taken or offer.barred is None:
                yield OtherOrder(turn, offer.choice, not taken, -1)


def _is(choices: Sequence[Choice], choice: int, given: Orders, decision: str) -> bool:
    return choices[choice].id == given.responses.get(decision)


def contradict(one: OtherOrder, other: OtherOrder) -> bool:
    """Whether two changes are of the same answer."""
    return one.turn == other.turn and one.instead == other.instead and one.instead >= 0
