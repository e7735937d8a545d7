"""Whether the partners of a joint initiative may be expected to come: what one view tells of it.

A joint initiative needs all its parties in the same turn, without a word between them. Doctrines
meet by conventions that anybody can read here, and by nothing else:

* Who was left standing waits: no joint initiative with those who stayed away in the turn before.
* Now and then, in turns fixed beforehand, each offers what would serve all parties best by what
  everybody can see. Doctrines see that alike, so they may come together.
* Where one came about, they go on with another, whichever would serve all parties best next.
* An offer of the turn before is answered, in the hope that it is repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import prod

from eleventh.bots.belief_state import answer_usually, imagine_common
from eleventh.bots.reasons import Hope
from eleventh.core.adjudication import Adjudicator
from eleventh.core.program import Joint
from eleventh.core.state import State
from eleventh.core.view import View

EVERY = 4  # turns from one unprompted offer to the next: twice in nine turns
FIRST = 2  # the turn of the first; before it nobody has shown anything
HOPED = 0.7  # that a partner makes the same unprompted offer
PROVED = 0.8  # that a partner who came in the turn before comes again
REPEATED = 0.7  # that a partner repeats the offer that it made in the turn before
FOLLOWED = 0.6  # that a partner who saw such an offer answers it, too
SERVES = 0.1  # points of its objectives, for one of capital, that an offer must bring each party
WORLDS = 3


@dataclass(frozen=True, slots=True)
class Prospect:
    """How likely all partners come, and why that may be thought: of `partners` by their titles."""

    chance: float
    hope: Hope
    partners: tuple[str, ...] = ()


def prospects(adjudicator: Adjudicator, view: View) -> Mapping[str, Prospect]:
    """The joint initiatives of the view's seat that there is reason to hope for, by id.

    A pure function of the program and the view.
    """
    table = _Parties(adjudicator, view)
    found = {each.id: table.prospect(each) for each in table.joints}
    return {id: prospect for id, prospect in found.items() if prospect is not None}


class _Parties:
    """Who offered what to whom in the turn before, as far as the view tells."""

    def __init__(self, adjudicator: Adjudicator, view: View) -> None:
        program = adjudicator.program
        self.view = view
        self.titles = {each.id: each.title for each in program.seats}
        told = {(each.seat, each.choice) for each in view.told}
        self.parties = {
            joint.id: frozenset(program.choices[each].seat for each in joint.choices)
            for joint in program.joints
        }
        self.joints = [each for each in program.joints if view.seat in self.parties[each.id]]
        self.came = {
            joint.id: frozenset(seat for seat in self.parties[joint.id] if (seat, joint.id) in told)
            for joint in self.joints
        }
        mine = [id for id, came in self.came.items() if view.seat in came]
        self.away = frozenset(seat for id in mine for seat in self.parties[id] - self.came[id])
        self.met = frozenset(seat for id in mine for seat in self.came[id]) - self.away
        self._best = _best(adjudicator, view) if self._might_offer() else ""

    def prospect(self, joint: Joint) -> Prospect | None:
        """What may be hoped of one joint initiative; None without a reason to hope."""
        others = self.parties[joint.id] - {self.view.seat}
        offered = self.came[joint.id]
        if others & self.away:
            return None
        if offered and self.view.seat not in offered:
            if self.view.turn % EVERY == 0:
                return None  # else an answer that came too late would be answered in its turn
            chance = prod(REPEATED if each in offered else FOLLOWED for each in others)
            return Prospect(chance, Hope.OFFERED, self._named(offered))
        if joint.id != self._best:
            return None
        if others <= self.met:
            return Prospect(PROVED ** len(others), Hope.CAME, self._named(others))
        if self.view.turn % EVERY != FIRST:
            return None
        return Prospect(HOPED ** len(others), Hope.SERVES_ALL)

    def _might_offer(self) -> bool:
        return bool(self.met - {self.view.seat}) or self.view.turn % EVERY == FIRST

    def _named(self, seats: Iterable[str]) -> tuple[str, ...]:
        return tuple(title for seat, title in self.titles.items() if seat in seats)


def _best(adjudicator: Adjudicator, view: View) -> str:
    """The joint initiative whose least gain for any of its parties, for a point of capital, is
    largest, by what every seat can see, so that all find the same; empty if none serves them all.
    What came about in the turn before is not repeated at once."""
    program, state = adjudicator.program, imagine_common(adjudicator, view)
    answers = answer_usually(adjudicator, state)
    without = _worths(adjudicator, state, answers)
    most, best = SERVES, ""
    for joint, met in zip(program.joints, state.met, strict=True):
        if met or not all(_open(adjudicator, state, each) for each in joint.choices):
            continue
        after = _worths(adjudicator, state, answers + list(joint.choices))
        parties = {program.choices[each].seat for each in joint.choices}
        price = max(_price(adjudicator, state, each) for each in joint.choices)
        least = min(after[seat] - without[seat] for seat in parties) / max(price, 1.0)
        if least > most:
            most, best = least, joint.id
    return best


def _open(adjudicator: Adjudicator, state: State, choice: int) -> bool:
    context = adjudicator.make_context(state)
    return bool(adjudicator.code.queries[f"needs:{choice}"](context))


def _price(adjudicator: Adjudicator, state: State, choice: int) -> float:
    return float(adjudicator.code.queries[f"cost:{choice}"](adjudicator.make_context(state)))


def _worths(adjudicator: Adjudicator, state: State, choices: list[int]) -> Mapping[str, float]:
    """How well each seat's objectives are met after this turn, a mean over imagined dice."""
    program = adjudicator.program
    totals = {seat.id: 0.0 for seat in program.seats}
    for world in range(WORLDS):
        after = adjudicator.resolve(replace(state, game=world), choices).state
        for seat in program.seats:
            scores = adjudicator.score(after, seat.id)
            weight = sum(each.weight for each in seat.objectives) or 1.0
            met = sum(each.weight * scores[each.id] for each in seat.objectives)
            totals[seat.id] += met / weight / WORLDS
    return totals
