"""Many games at once: what a batch of them is, and what a backend that plays it promises.

The games of a batch have one seed and stand in lanes, side by side and in step: all are in the same
turn, or over. Whatever plays them comes to the states that the reference emitter comes to, to the
last bit, so that any lane is explained by playing its game alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from eleventh.core.program import Program
from eleventh.core.state import State
from eleventh.emit.numpy.dice import Keys, make_keys
from eleventh.emit.tally import Tally

KINDS = 8  # of lanes, at most, whose weights differ
VECTOR = 8  # lanes that are taken at once where vectors are
Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]
Turns = NDArray[np.int16]
Picks = NDArray[np.intp]  # an index for each lane


@dataclass(slots=True)
class Lanes:
    """Games of one seed, a lane each: `games` are their numbers, `keys` those to their dice.

    `values` has a row per track and a column per lane; `fired`, `chose` and `met` hold the turn in
    which each inject, choice and joint initiative last happened in each lane, 0 for never; `done`
    whether each deed was done in the lane's turn. `turns` is the turn in which each lane stands, or
    ended; `ending` the index of its ending, or -1; `times` what each counter of deeds stands at. A
    backend changes them in place, and nothing of a lane once it is over. `factors`, with a row per
    cause, are what a live backend multiplies each posted amount by, before it rounds it to 1/256
    again, and a status is not set where it is 0; None for what the rules say. `inputs`, with a row
    per parameter, are the sizes of those that are read as the game runs, None where there are none.
    """

    program: Program
    seed: int
    games: NDArray[np.uint64]
    keys: Keys
    turn: int
    values: Numbers
    fired: Turns
    chose: Turns
    met: Turns
    done: Truths
    turns: Turns
    ending: Turns
    times: Numbers
    factors: Numbers | None = None
    inputs: Numbers | None = None

    @property
    def alive(self) -> Truths:
        """Which lanes are not over."""
        return self.ending < 0

    def state(self, lane: int) -> State:
        """The state in which one lane stands: what the reference would have made of its game."""
        return State(
            seed=self.seed,
            game=int(self.games[lane]),
            turn=int(self.turns[lane]),
            values=tuple(self.values[:, lane].tolist()),
            fired=tuple(self.fired[:, lane].tolist()),
            chose=tuple(self.chose[:, lane].tolist()),
            met=tuple(self.met[:, lane].tolist()),
            deeds=tuple(np.flatnonzero(self.done[:, lane]).tolist()),
            ending=int(self.ending[lane]),
            times=tuple(map(int, self.times[:, lane].tolist())),
        )


@dataclass(frozen=True, slots=True)
class RuleSizes:
    """Other sizes than the rules have: a factor for each cause, a number for each parameter, of
    which those are read that are inputs. Each is one for all lanes, or has a column per lane; None
    leaves what the rules say."""

    factors: NDArray[np.float64] | None = None
    inputs: NDArray[np.float64] | None = None


RULEBOOK = RuleSizes()


def spread(
    program: Program,
    state: State,
    games: NDArray[np.uint64],
    sizes: RuleSizes = RULEBOOK,
) -> Lanes:
    """Lanes with the games of these numbers that all stand as `state` does: from there each goes
    its own way, by its own dice and orders.

    Rows are longer than there are lanes, for whoever takes them in vectors of eight; what stands
    behind the last lane is over.
    """
    length = find_length(games.size)

    def column(values: Any, kind: Any) -> Any:
        rows = np.array(values, kind)
        found = np.zeros((len(rows), length), kind)
        found[:, : games.size] = rows if rows.ndim == 2 else rows[:, None]
        return found[:, : games.size]

    def row(value: Any, beyond: int, kind: Any = np.int16) -> Any:
        found = np.full(length, beyond, kind)
        found[: games.size] = value
        return found[: games.size]

    factors, inputs = sizes.factors, sizes.inputs
    if inputs is None and any(each.input for each in program.parameters):
        inputs = np.array([each.value for each in program.parameters])
    done = np.zeros(len(program.deeds), np.bool_)
    done[list(state.deeds)] = True
    return Lanes(
        program=program,
        seed=state.seed,
        games=games,
        keys=row(make_keys(state.seed, games), 0, np.uint64),
        turn=state.turn,
        values=column(state.values, np.float64),
        fired=column(state.fired, np.int16),
        chose=column(state.chose, np.int16),
        met=column(state.met, np.int16),
        done=column(done, np.bool_),
        turns=row(state.turn, 0),
        ending=row(state.ending, 0),
        times=column(state.times, np.float64),
        factors=None if factors is None else column(factors, np.float64),
        inputs=None if inputs is None else column(inputs, np.float64),
    )


def branch_lanes(lanes: Lanes, columns: Picks) -> Lanes:
    """New lanes that stand as those at these places do; a place may be named more than once."""
    length = find_length(columns.size)

    def gather(rows: NDArray[Any]) -> NDArray[Any]:
        found = np.zeros((*rows.shape[:-1], length), rows.dtype)
        found[..., : columns.size] = rows[..., columns]
        return found[..., : columns.size]

    held = {each.name: getattr(lanes, each.name) for each in fields(Lanes)}
    arrays = {name: gather(each) for name, each in held.items() if isinstance(each, np.ndarray)}
    return Lanes(**{**held, **arrays})


def join_lanes(first: Lanes, second: Lanes) -> Lanes:
    """New lanes that stand as those of both do, the first before the second. Both are of the same
    program, seed and turn, and have factors and inputs alike."""
    count = first.games.size
    joined = branch_lanes(first, np.r_[:count, np.zeros(second.games.size, np.intp)])
    for each in fields(Lanes):
        rows = getattr(joined, each.name)
        if isinstance(rows, np.ndarray):
            rows[..., count:] = getattr(second, each.name)
    return joined


def find_length(count: int) -> int:
    """How long the rows of so many lanes are: whole vectors, and no power of two of them, since
    rows that far apart share the same places of a processor's cache."""
    length = -(-count // VECTOR) * VECTOR
    return length if length % 512 else length + VECTOR


@dataclass(frozen=True, slots=True)
class KindWeights:
    """Weights of several kinds of lanes: `table` has a row per choice and a column per kind, of
    which there are `KINDS` at most, and `kinds` the kind of each lane."""

    table: Numbers
    kinds: Picks


class LanePolicy(Protocol):
    """Whoever decides for one seat in all lanes, by index and without a word of text."""

    def weigh(self) -> Numbers | KindWeights | None:
        """The weight of every choice, if answers are drawn by weight, and initiatives taken by the
        chance that their weight is, with the dice of the games themselves; else None."""

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """Which answer each lane gives to a decision: an index along the first axis of `may`, which
        says what is open and affordable there. Of a lane in which nothing is, any will do."""

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """In which lanes an initiative is taken; only where it `may` be does it count."""


class Backend(Protocol):
    """Plays lanes of one program."""

    @property
    def program(self) -> Program:
        """The program that it plays."""

    def begin(
        self,
        seed: int,
        games: NDArray[np.uint64],
        sizes: RuleSizes = RULEBOOK,
        tally: Tally | None = None,
    ) -> Lanes:
        """The games with these numbers as turn 1 has opened."""

    def advance(
        self, lanes: Lanes, policies: Mapping[str, LanePolicy], tally: Tally | None = None
    ) -> None:
        """Plays one turn in all lanes that are not over, with these policies by seat: to the end
        of the turn, and the next one opened. What came of it is added to `tally`."""

    def ask(self, lanes: Lanes, query: str) -> Numbers:
        """A query of the program in every lane, by its name; a truth is 1 or 0."""
