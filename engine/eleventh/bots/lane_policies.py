"""The policies that play in lanes, by name. Each suits any scenario: none knows an id of a game."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from eleventh.bots.lanes import HistorianLanes, LaneDice, RandomLanes
from eleventh.bots.leaning import FrugalLanes, LeaningLanes
from eleventh.bots.tones import weigh_tones
from eleventh.core.program import Program
from eleventh.emit.lanes import LanePolicy, Numbers, Picks, Truths


@dataclass(frozen=True, slots=True)
class NamedPolicy:
    """What a name stands for. `meaning` says what the policy does; `make` gives one for any seat of
    a program, with the dice that it rolls."""

    meaning: str
    make: Callable[[Program, LaneDice], LanePolicy]


NAMED: Mapping[str, NamedPolicy] = {
    "random": NamedPolicy("picks at random", RandomLanes),
    "historian": NamedPolicy(
        "does what was really done",
        lambda program, dice: HistorianLanes(program),
    ),
    "conciliatory": NamedPolicy(
        "does what is kindest toward other seats",
        lambda program, dice: LeaningLanes(program, dice, np.array(weigh_tones(program))),
    ),
    "hostile": NamedPolicy(
        "does what is harshest toward other seats",
        lambda program, dice: LeaningLanes(program, dice, -np.array(weigh_tones(program))),
    ),
    "frugal": NamedPolicy("spends as little as it can", FrugalLanes),
}


def make_policy(name: str, program: Program, dice: LaneDice) -> LanePolicy:
    """The policy of this name. ValueError, with the names there are, for another."""
    if name not in NAMED:
        raise ValueError(f"there is no policy {name!r}; there are {', '.join(NAMED)}")
    return NAMED[name].make(program, dice)


@dataclass(frozen=True)
class SplitLanes:
    """One policy in some lanes and another in others: `which` has an index of them for each."""

    policies: tuple[LanePolicy, ...]
    which: Picks

    def weigh(self) -> Numbers | None:
        """It does not draw by weight, since weights are one table for all lanes."""
        return None

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """The answer of each lane's policy."""
        given = np.zeros(may.shape[1], np.intp)
        for number, policy in enumerate(self.policies):
            mine = self.which == number
            if mine.any():
                given[mine] = policy.answer(turn, decision, may, costs)[mine]
        return given

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """Whether each lane's policy takes it."""
        taken = np.zeros_like(may)
        for number, policy in enumerate(self.policies):
            mine = self.which == number
            if mine.any():
                taken[mine] = policy.take(turn, choice, may)[mine]
        return taken
