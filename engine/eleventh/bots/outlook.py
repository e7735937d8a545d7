"""What a seat expects of a set of choices, one turn ahead, by imagining it.

The turn is played in a few imagined worlds that differ in their dice, and in half of which the
partners of a joint initiative come along. Other seats are taken to give the first answer that is
always open to them. Only the public rules and one view go in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from eleventh.bots.imagining import imagine
from eleventh.core.adjudication import Adjudicator
from eleventh.core.program import Program
from eleventh.core.state import State
from eleventh.core.view import View

WORLDS = 4
NUDGE = 0.01  # weight of tracks that are better high or low, against a point of objectives


@dataclass(frozen=True, slots=True)
class Expected:
    """Means over the imagined worlds: how well the objectives are met, 0 to 100 and a little for
    the tie-break, and where each score and counter that the seat sees will stand (its political
    capital left out: a price is no outcome); `statuses` are those of the first world."""

    worth: float
    readings: Mapping[str, float]
    statuses: Mapping[str, str]


class Outlook:
    """Expectations of one seat in one turn. Asking twice costs nothing.

    `wanted` holds the ids of the tracks that its objectives read.
    """

    def __init__(self, adjudicator: Adjudicator, view: View) -> None:
        self._adjudicator = adjudicator
        self._seat = view.seat
        self._state = imagine(adjudicator, view)
        self._others = _usual(adjudicator, self._state, view.seat)
        self._known: dict[frozenset[int], Expected] = {}
        program = adjudicator.program
        self._seen = [
            (index, track)
            for index, track in enumerate(program.tracks)
            if view.seat in track.seen_by
        ]
        self._capital = dict(program.capital).get(view.seat)
        objectives = next(each.objectives for each in program.seats if each.id == view.seat)
        self._weights = {each.id: each.weight for each in objectives}
        self.wanted = _read_by(program, [f"objective:{view.seat}:{each.id}" for each in objectives])
        self._indices = {
            (choice.kind, choice.id): index
            for index, choice in enumerate(program.choices)
            if choice.seat == view.seat
        }

    def of(self, responses: Iterable[str], initiatives: Iterable[str]) -> Expected:
        """What is expected if the seat chooses just these."""
        taken = frozenset(
            [self._indices["response", each] for each in responses]
            + [self._indices["initiative", each] for each in initiatives]
        )
        if taken not in self._known:
            self._known[taken] = self._expect(taken)
        return self._known[taken]

    def _expect(self, taken: frozenset[int]) -> Expected:
        after = [self._play(taken, world) for world in range(WORLDS)]
        readings = {
            track.id: sum(state.values[index] for state in after) / WORLDS
            for index, track in self._seen
            if track.kind != "status" and index != self._capital
        }
        statuses = {
            track.id: track.values[int(after[0].values[index])]
            for index, track in self._seen
            if track.kind == "status"
        }
        worth = sum(self._worth(state) for state in after) / WORLDS
        return Expected(worth, readings, statuses)

    def _play(self, taken: frozenset[int], world: int) -> State:
        program = self._adjudicator.program
        choices = sorted(taken) + self._others
        if world % 2:
            partners = {
                partner
                for choice in taken
                if program.choices[choice].joint >= 0
                for partner in program.joints[program.choices[choice].joint].choices
            }
            choices += sorted(partners - taken)
        return self._adjudicator.resolve(replace(self._state, game=world), choices).state

    def _worth(self, state: State) -> float:
        scores = self._adjudicator.score(state, self._seat)
        total = sum(self._weights.values())
        met = sum(self._weights[each] * score for each, score in scores.items())
        lean = 0.0
        for index, track in self._seen:
            span = track.high - track.low
            if track.better in ("higher", "lower") and track.kind != "status" and span > 0:
                share = (state.values[index] - track.low) / span
                lean += share if track.better == "higher" else 1 - share
        return (met / total if total else 0.0) + NUDGE * lean


def _read_by(program: Program, queries: Iterable[str]) -> frozenset[str]:
    asked = set(queries)
    return frozenset(
        program.tracks[int(op.data[0])].id
        for query in program.queries
        if query.name in asked
        for op in program.ops[query.start : query.stop]
        if op.code == "track"
    )


def _usual(adjudicator: Adjudicator, state: State, seat: str) -> list[int]:
    program: Program = adjudicator.program
    moment = adjudicator.moment(state)
    asked = [
        program.decisions[index]
        for inject, fired in zip(program.injects, state.fired, strict=True)
        if fired == state.turn
        for index in inject.decisions
        if program.decisions[index].seat != seat
        and adjudicator.code.queries[f"asked:{index}"](moment)
    ]
    return [
        next((each for each in decision.choices if program.choices[each].free), decision.choices[0])
        for decision in asked
    ]
