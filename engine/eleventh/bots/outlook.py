"""What a seat expects of a set of choices, one turn ahead, by imagining it.

The turn is played in a few imagined worlds that differ in their dice. The partners of a joint
initiative come along with the chance that there is reason to hope for (`partners.py`), and stay
away otherwise; other seats are taken to give the first answer that is always open to them. Only the
public rules and one view go in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from eleventh.bots.belief_state import answer_usually, imagine
from eleventh.core.adjudication import Adjudicator
from eleventh.core.state import State
from eleventh.core.view import View

WORLDS = 4
NUDGE = 0.01  # weight of tracks that are better high or low, against a point of objectives
PRICE = 0.1  # points of objectives that a point of capital is worth where it may be spent in vain


@dataclass(frozen=True, slots=True)
class Expected:
    """Means over the imagined worlds: how well the objectives are met, 0 to 100 and a little for
    the tie-break, less the price of joint initiatives; and where each score and counter that the
    seat sees will stand (its political capital left out: a price is no outcome). `statuses` are
    those of the first world."""

    worth: float
    readings: Mapping[str, float]
    statuses: Mapping[str, str]


class Outlook:
    """Expectations of one seat in one turn. Asking twice costs nothing.

    `chances` tells how likely the partners of a joint initiative come; those of others never do.
    """

    def __init__(
        self, adjudicator: Adjudicator, view: View, chances: Mapping[str, float] | None = None
    ) -> None:
        self._adjudicator = adjudicator
        self._seat = view.seat
        self._state = imagine(adjudicator, view)
        self._others = answer_usually(adjudicator, self._state, view.seat)
        self._known: dict[frozenset[int], Expected] = {}
        self._program = program = adjudicator.program
        self._seen = [
            (index, track)
            for index, track in enumerate(program.tracks)
            if view.seat in track.seen_by
        ]
        self._capital = dict(program.capital).get(view.seat)
        objectives = next(each.objectives for each in program.seats if each.id == view.seat)
        self._weights = {each.id: each.weight for each in objectives}
        self._chances = chances or {}
        self._prices = {each.id: each.cost for each in view.initiatives if each.joint}
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

    def helps(self, track: str, by: float) -> float:
        """What it would be worth if this track alone moved by so much now."""
        index = next(index for index, each in self._seen if each.id == track)
        values = list(self._state.values)
        low, high = self._program.tracks[index].low, self._program.tracks[index].high
        values[index] = min(max(values[index] + by, low), high)
        return self._worth(replace(self._state, values=tuple(values))) - self._worth(self._state)

    def _expect(self, taken: frozenset[int]) -> Expected:
        alone = self._played(taken, frozenset())
        worth, readings = alone.worth, dict(alone.readings)
        for choice in sorted(taken):
            chance = self._chances.get(self._program.choices[choice].id, 0.0)
            if self._program.choices[choice].joint < 0:
                continue
            worth -= PRICE * self._prices.get(self._program.choices[choice].id, 0.0)
            if chance > 0:
                met = self._played(taken, frozenset({choice}))
                worth += chance * (met.worth - alone.worth)
                for track, value in met.readings.items():
                    readings[track] += chance * (value - alone.readings[track])
        return Expected(worth, readings, alone.statuses)

    def _played(self, taken: frozenset[int], met: frozenset[int]) -> Expected:
        after = [self._play(taken, met, world) for world in range(WORLDS)]
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
        return Expected(sum(self._worth(state) for state in after) / WORLDS, readings, statuses)

    def _play(self, taken: frozenset[int], met: frozenset[int], world: int) -> State:
        program = self._program
        partners = {
            partner
            for choice in met
            for partner in program.joints[program.choices[choice].joint].choices
        }
        choices = sorted(taken) + self._others + sorted(partners - taken)
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
