"""Games of several arms on common dice: the same games, once with these policies, once with those.

An arm says which policy plays in each seat. All arms stand beside one another in lanes, in chunks
of a fixed size, so that memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from eleventh.bots.lane_policies import SplitLanes, make_policy
from eleventh.bots.lanes import GameDice
from eleventh.emit.lanes import Backend, LanePolicy, Lanes

CHUNK = 4096  # lanes that are played together

GoingOn = Callable[[int, int], bool]  # told how many games were played, of how many; no: stop
Seated = Callable[[Lanes, slice], Mapping[str, LanePolicy]]  # who plays in lanes of a chunk


@dataclass(frozen=True, slots=True)
class Effort:
    """What a study cost: games that it played, in how many seconds; and whether it came to its end,
    or was stopped before."""

    games: int
    seconds: float
    complete: bool


class Stopwatch:
    """Counts the games of one study, and the seconds since it was made."""

    def __init__(self, wanted: int, going_on: GoingOn) -> None:
        self._begun = perf_counter()
        self._wanted, self._going_on = wanted, going_on
        self.games = 0
        self.stopped = False

    @property
    def seconds(self) -> float:
        """Since it was made."""
        return perf_counter() - self._begun

    def may_go_on(self) -> bool:
        """Whether the study shall go on; once it shall not, it never does again."""
        self.stopped = self.stopped or not self._going_on(self.games, self._wanted)
        return not self.stopped

    def read(self) -> Effort:
        """What the study cost so far."""
        return Effort(self.games, self.seconds, not self.stopped)


def go_on(played: int, wanted: int) -> bool:
    """Yes, always: for whoever neither shows progress nor stops."""
    return True


def play_out(backend: Backend, lanes: Lanes, policies: Mapping[str, LanePolicy]) -> Lanes:
    """The same lanes, played to their ends."""
    while lanes.alive.any():
        backend.advance(lanes, policies)
    return lanes


def play_chunks(
    backend: Backend, seed: int, games: NDArray[np.uint64], seated: Seated, watch: Stopwatch
) -> Iterator[tuple[slice, Lanes]]:
    """The games with these numbers, which may repeat, played to their ends chunk by chunk; each
    chunk with its place among them. `seated` is asked for the policies of every chunk. Stops when
    the watch says so."""
    for first in range(0, games.size, CHUNK):
        if not watch.may_go_on():
            return
        place = slice(first, min(first + CHUNK, games.size))
        lanes = backend.begin(seed, games[place])
        yield place, play_out(backend, lanes, seated(lanes, place))
        watch.games += lanes.games.size


def split_seats(
    backend: Backend, lanes: Lanes, names: Sequence[str], which: Mapping[str, NDArray[np.intp]]
) -> Mapping[str, LanePolicy]:
    """For each seat the policies of these names, each in the lanes where `which` has its index."""
    dice = GameDice(lanes.seed, lanes.games)
    made = tuple(make_policy(name, backend.program, dice) for name in names)
    return {seat: SplitLanes(made, rows) for seat, rows in which.items()}


def seat_all(backend: Backend, lanes: Lanes, name: str) -> Mapping[str, LanePolicy]:
    """The policy of this name in every seat."""
    policy = make_policy(name, backend.program, GameDice(lanes.seed, lanes.games))
    return {seat.id: policy for seat in backend.program.seats}
