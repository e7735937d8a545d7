"""A policy fitted to a seat: what its player would choose, from what the player did choose.

Each choice has traits: the tones and the acts of the deeds that it does, or that it does nothing.
Of every question that a seat answered the answers that were open are compared with the one that was
given. A trait weighs (times it was chosen + 1) / (times it would have been, at random, + 1); an
answer weighs the geometric mean of its traits' weights, and four times that where it is what the
player really answered to this very question. Of an initiative the chance that it is taken in a turn
in which it may be is the share of such turns in which initiatives of its traits were taken, with
four turns of `EAGERNESS` added so that little evidence says little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from eleventh.bots.random_bot import EAGERNESS
from eleventh.core.orders import Offer
from eleventh.core.program import Program
from eleventh.lab.whatif.changes import TurnPoint, find_point
from eleventh.play.game import Game, SealedOrders

OWN = 4.0  # times that an answer weighs which the player gave to the same question
PRIOR = 4.0  # turns of `EAGERNESS` that are added to those that were seen

Traits = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FittedPolicy:
    """What a seat's player would choose. `weights` has a number for each of its choices, by index:
    of a response its weight among those that are open, of an initiative the chance that it is
    taken. `answers` and `turns` count what it was fitted to."""

    seat: str
    weights: Mapping[int, float]
    answers: int
    turns: int


def fit_policy(game: Game, seat: str) -> FittedPolicy:
    """The policy of the player of a seat, from all orders of it that were revealed. What the
    facilitator answered in its place tells nothing of it."""
    program = game.adjudicator.program
    traits = find_traits(program)
    seen = _Evidence(traits)
    for turn, given in enumerate(game.revealed, start=1):
        seen.note_turn(find_point(game, turn), seat, given[seat])
    weights = {
        index: seen.weigh_response(index) if choice.kind == "response" else seen.find_chance(index)
        for index, choice in enumerate(program.choices)
        if choice.seat == seat
    }
    return FittedPolicy(seat, weights, seen.answers, len(game.revealed))


def find_traits(program: Program) -> tuple[Traits, ...]:
    """The traits of every choice: tones and acts of its deeds, alone or with its partners."""
    found: list[set[str]] = [set() for _ in program.choices]
    for deed in program.deeds:
        if deed.event.kind == "choice":
            doers: Sequence[int] = (deed.event.index,)
        elif deed.event.kind == "met":
            doers = program.joints[deed.event.index].choices
        else:
            continue
        for each in doers:
            found[each] |= {f"tone {deed.tone}", f"act {deed.act}"}
    return tuple(tuple(sorted(each)) or ("no deed",) for each in found)


class _Evidence:
    """What was open to a seat and what it chose, counted by traits."""

    def __init__(self, traits: Sequence[Traits]) -> None:
        self.answers = 0
        self._traits = traits
        self._chosen: Counter[str] = Counter()
        self._expected: dict[str, float] = {}
        self._given: set[int] = set()
        self._open: Counter[str] = Counter()
        self._taken: Counter[str] = Counter()
        self._open_turns = self._taken_turns = 0

    def note_turn(self, point: TurnPoint, seat: str, given: SealedOrders) -> None:
        """Adds what a seat ordered in a turn."""
        menu, choices = point.menu(seat), point.program.choices
        held = {each.decision for each in given.replaced}
        for decision, offers in menu.decisions.items():
            answer = given.orders.responses.get(decision)
            open_ = [each for each in offers if not each.barred]
            chosen = [each.choice for each in open_ if choices[each.choice].id == answer]
            if decision not in held and chosen:
                self._note_answer(open_, chosen[0])
        for offer in menu.initiatives:
            if not offer.barred:
                taken = choices[offer.choice].id in given.orders.initiatives
                self._note_initiative(offer.choice, taken)

    def _note_answer(self, open_: Sequence[Offer], chosen: int) -> None:
        self.answers += 1
        self._given.add(chosen)
        self._chosen.update(self._traits[chosen])
        for offer in open_:
            for trait in self._traits[offer.choice]:
                self._expected[trait] = self._expected.get(trait, 0.0) + 1 / len(open_)

    def _note_initiative(self, choice: int, taken: bool) -> None:
        self._open_turns += 1
        self._taken_turns += taken
        self._open.update(self._traits[choice])
        if taken:
            self._taken.update(self._traits[choice])

    def weigh_response(self, choice: int) -> float:
        """The weight of an answer."""
        traits = self._traits[choice]
        logs = (
            log((self._chosen[each] + 1) / (self._expected.get(each, 0.0) + 1)) for each in traits
        )
        return exp(sum(logs) / len(traits)) * (OWN if choice in self._given else 1.0)

    def find_chance(self, choice: int) -> float:
        """The chance that an initiative is taken in a turn in which it may be."""
        rate = (self._taken_turns + PRIOR * EAGERNESS) / (self._open_turns + PRIOR)
        traits = self._traits[choice]
        shares = (
            (self._taken[each] + PRIOR * rate) / (self._open[each] + PRIOR) for each in traits
        )
        return sum(shares) / len(traits)
