"""The backend that plays batches in NumPy arrays, with a column for each game."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from math import floor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eleventh.core.odds import find_odds
from eleventh.core.program import Program
from eleventh.core.state import make_start
from eleventh.emit.choosing import Prices, choose
from eleventh.emit.lanes import (
    RULEBOOK,
    LanePolicy,
    Lanes,
    Numbers,
    RuleSizes,
    Truths,
    Turns,
    spread,
)
from eleventh.emit.numpy.dice import Keys, roll
from eleventh.emit.numpy.postings import LanePostings
from eleventh.emit.numpy.queries import READS_TURN, write_queries
from eleventh.emit.numpy.stages import StageForm, write_stage
from eleventh.emit.tally import Tally


@dataclass(slots=True)
class Batch:
    """What the generated functions read and change: the lanes, and what holds in this turn.

    `alive` are the lanes that were not over as the turn began; `reached` the ending that each has
    reached in it, or -1; `none` no lane at all.
    """

    values: Numbers
    fired: Turns
    chose: Turns
    met: Turns
    done: Truths
    keys: Keys
    turn: int
    alive: Truths
    all_alive: bool
    none: Truths
    reached: Turns
    factors: Numbers | None
    inputs: Numbers | None
    times: Numbers
    tally: Tally | None
    postings: LanePostings | None = None


RunStage = Callable[[Batch], None]


@dataclass(frozen=True)
class NumpyBackend:
    """A program made to run in lanes. It holds no games; code is made when it is first asked for,
    in the form that is needed."""

    program: Program
    space: Mapping[str, Any]
    made: dict[tuple[str, StageForm], tuple[RunStage, ...]]

    def begin(
        self,
        seed: int,
        games: Keys,
        sizes: RuleSizes = RULEBOOK,
        tally: Tally | None = None,
    ) -> Lanes:
        """The games with these numbers as turn 1 has opened."""
        lanes = spread(self.program, make_start(self.program, seed), games, sizes)
        self._open(lanes, _make_batch(lanes, tally))
        return lanes

    def advance(
        self,
        lanes: Lanes,
        policies: Mapping[str, LanePolicy],
        tally: Tally | None = None,
        postings: LanePostings | None = None,
    ) -> None:
        """Plays one turn in all lanes that are not over; `postings` as `close` has them."""
        self.decide(lanes, policies, tally)
        self.close(lanes, tally, postings)
        if lanes.alive.any():
            self._open(lanes, _make_batch(lanes, tally))

    def close(
        self, lanes: Lanes, tally: Tally | None = None, postings: LanePostings | None = None
    ) -> None:
        """Plays a turn in which all is chosen to its end; the next one does not open. What causes
        post on the way is added to `postings`, of as many lanes, where they are given."""
        batch = _make_batch(lanes, tally)
        batch.postings = postings
        for index, joint in enumerate(self.program.joints):
            together = np.logical_and.reduce(batch.chose[list(joint.choices)] == batch.turn)
            batch.met[index][together & batch.alive] = batch.turn
        for moment in ("resolve", "react", "close"):
            self._run(moment, batch)
        lanes.ending[batch.alive] = batch.reached[batch.alive]

    def decide(
        self, lanes: Lanes, policies: Mapping[str, LanePolicy], tally: Tally | None = None
    ) -> None:
        """Notes what the seats choose in this turn."""
        batch, names = _make_batch(lanes), self.program.queries
        prices = Prices(lanes, lambda query: self.queries[names[query].name](batch))
        taken = [
            each
            for offers in self.program.offers
            for each in choose(offers, prices, policies[offers.seat], batch.turn, tally)
        ]
        for choice, where in taken:
            batch.chose[choice][where] = batch.turn

    def ask(self, lanes: Lanes, query: str) -> Numbers:
        """A query of the program in every lane, by its name; a truth is 1 or 0."""
        batch = _make_batch(lanes)
        found = _fill(self.queries[query](batch), lanes.ending)
        if query in self.clock_queries and (lanes.turns != lanes.turn).any():
            found = found.copy()
            for turn in np.unique(lanes.turns):  # a lane that is over stands in its last turn
                batch.turn, then = int(turn), lanes.turns == turn
                found[then] = _fill(self.queries[query](batch), lanes.ending)[then]
        return found

    def _open(self, lanes: Lanes, batch: Batch) -> None:
        lanes.turn += 1
        batch.turn = lanes.turn
        lanes.turns[batch.alive] = lanes.turn
        for index, counter in enumerate(self.program.counters):
            lanes.times[index] += lanes.done[list(counter.deeds)].sum(axis=0) * batch.alive
        lanes.done &= ~batch.alive
        self._run("open", batch)

    def _run(self, moment: str, batch: Batch) -> None:
        form = StageForm(
            counts=batch.tally is not None,
            live=batch.factors is not None,
            keeps=batch.postings is not None,
        )
        if (moment, form) not in self.made:
            self.made[moment, form] = tuple(self._make(moment, form))
        for run in self.made[moment, form]:
            run(batch)

    def _make(self, moment: str, form: StageForm) -> Iterator[RunStage]:
        for stage in self.program.stages:
            if stage.moment == moment:
                text = write_stage(self.program, stage, form)
                yield _run_source(f"{self.program.scenario}: {stage.id}", text, self.space)["stage"]

    @cached_property
    def clock_queries(self) -> frozenset[str]:
        """The queries whose answers follow from the turn."""
        written = write_queries(self.program).items()
        return frozenset(
            name for body, names in written if body.startswith(READS_TURN) for name in names
        )

    @cached_property
    def queries(self) -> Mapping[str, Callable[[Batch], Any]]:
        """What can be asked of a batch, by name."""
        return _make_queries(self.program, self.space)


def build(program: Program) -> NumpyBackend:
    """The program made to run in lanes."""
    space: dict[str, Any] = {
        "MONTHS": (0.0, *(turn.months for turn in program.turns)),
        "PARTS": (0, *(turn.parts for turn in program.turns)),
        "LEFT": tuple((0, *each.left) for each in program.deadlines),
        "absolute": np.absolute,
        "array": np.array,
        "count_nonzero": np.count_nonzero,
        "copy_rows": _copy_rows,
        "floor": floor,
        "make_rows": _make_rows,
        "maximum": np.maximum,
        "minimum": np.minimum,
        "odds": partial(find_odds, sqrt=np.sqrt),
        "roll": roll,
        "to_grain": _to_grain,
        "where": np.where,
        "broadcast_to": np.broadcast_to,
    }
    return NumpyBackend(program, space, {})


def _make_queries(program: Program, space: Mapping[str, Any]) -> Mapping[str, Any]:
    bodies = write_queries(program)
    text = "\n".join(f"def query_{index}(m):\n{body}" for index, body in enumerate(bodies))
    made = _run_source(f"{program.scenario}: queries", text, space)
    return {
        name: made[f"query_{index}"]
        for index, names in enumerate(bodies.values())
        for name in names
    }


def _run_source(name: str, text: str, space: Mapping[str, Any]) -> Mapping[str, Any]:
    made = dict(space)
    exec(compile(text, f"<{name}>", "exec"), made)  # noqa: S102 - our own source, made of indices and numbers only
    return made


def _make_batch(lanes: Lanes, tally: Tally | None = None) -> Batch:
    alive = lanes.alive
    return Batch(
        values=lanes.values,
        fired=lanes.fired,
        chose=lanes.chose,
        met=lanes.met,
        done=lanes.done,
        keys=lanes.keys,
        turn=lanes.turn,
        alive=alive,
        all_alive=bool(alive.all()),
        none=np.zeros(alive.shape, np.bool_),
        reached=np.full(alive.shape, -1, np.int16),
        factors=lanes.factors,
        inputs=lanes.inputs,
        times=lanes.times,
        tally=tally,
    )


def _fill(answer: Any, like: NDArray[Any]) -> Numbers:
    """An answer as a column, also where it is one for all lanes."""
    return np.broadcast_to(np.asarray(answer, np.float64), like.shape)


def _to_grain(values: NDArray[np.float64]) -> NDArray[np.float64]:
    grains = values * 256.0
    grains += 0.5
    np.floor(grains, out=grains)
    grains *= 1 / 256  # exact, as dividing by a power of two is
    return grains


def _make_rows(rows: int, count: int, stride: int) -> tuple[Numbers, Numbers]:
    """Rows for so many lanes, as far apart as those of the values, and the flat array they are."""
    flat = np.empty(rows * stride)
    return flat.reshape(rows, stride)[:, :count], flat


def _copy_rows(values: Numbers, stride: int) -> tuple[Numbers, Numbers]:
    """The values again, and the flat array that holds them."""
    rows, flat = _make_rows(len(values), values.shape[1], stride)
    rows[:] = values
    return rows, flat
