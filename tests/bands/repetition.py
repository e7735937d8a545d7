"""Does the same deed wear out? Each initiative twice, and as often as it may be up to nine times.

Worth is what the initiative and all that follows from it post on a track in the turn they are done
in, summed over the game: what fades later is not taken for wear. Prices are left out, and purses
are full, so that nothing is too dear.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bands.batches import SEATS, SEED, backend, find_track, program
from bands.reading import Band, Reading
from eleventh.bots.lanes import HistorianLanes
from eleventh.emit.lanes import RULEBOOK, Numbers, Picks, Truths
from eleventh.emit.tally import make_tally

REPETITION = "repetition"
SEEDS = 16
LEAST = 1.0  # points that twice must be worth to be compared


@dataclass(frozen=True)
class RepeatedLanes:
    """Answers as the record does, and takes one initiative, with its partners, the first so many
    times that it may be; `doing` has the place of its id among `ids` for each lane."""

    ids: list[str]
    doing: Picks
    most: int
    times: NDArray[np.int16] = field(init=False)

    def __post_init__(self) -> None:
        shape = (len(program().choices), self.doing.size)
        object.__setattr__(self, "times", np.zeros(shape, np.int16))

    def weigh(self) -> Numbers | None:
        """It does not draw."""
        return None

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """The answer of the record."""
        return HistorianLanes(program()).answer(turn, decision, may, costs)

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """In the lanes of this initiative, until it was taken often enough."""
        mine = self.doing == self.ids.index(program().choices[choice].id)
        taken: Truths = may & mine & (self.times[choice] < self.most)
        self.times[choice] += taken
        return taken


def list_initiatives() -> list[str]:
    """The ids of the initiatives; one that is joint counts once."""
    found = (each.id for each in program().choices if each.kind == "initiative")
    return list(dict.fromkeys(found))


def find_worths(most: int) -> dict[tuple[str, str], float]:
    """What each initiative is worth on each track, done up to so many times: the mean of games."""
    ids = list_initiatives()
    lanes = backend().begin(SEED, np.tile(np.arange(SEEDS, dtype=np.uint64), len(ids)), RULEBOOK)
    policy = RepeatedLanes(ids, np.repeat(np.arange(len(ids)), SEEDS), most)
    tally, purses = make_tally(program()), [find_track(f"capital.{seat}") for seat in SEATS]
    while lanes.alive.any():
        for purse in purses:
            lanes.values[purse] = program().tracks[purse].high
        backend().advance(lanes, dict.fromkeys(SEATS, policy), tally)
    worths: dict[tuple[str, str], float] = defaultdict(float)
    for cause, amount in zip(program().causes, tally.amounts, strict=True):
        first, last = cause.chain[0], cause.chain[-1]
        if first.kind == "initiative" and last.kind not in ("cost", "bounds"):
            worths[first.id, program().tracks[cause.track].id] += float(amount) / SEEDS
    return worths


@cache
def compare_worths() -> dict[tuple[str, str], tuple[float, float]]:
    """What twice and what nine times are worth, where twice is worth something."""
    twice, nine = find_worths(2), find_worths(9)
    return {each: (twice[each], nine[each]) for each in twice if abs(twice[each]) >= LEAST}


def find_worst() -> Reading:
    """The largest ratio of nine times to twice."""
    ratios = {each: nine / twice for each, (twice, nine) in compare_worths().items()}
    worst = sorted(ratios, key=lambda each: -ratios[each])[:3]
    above = sum(ratio > 1.5 for ratio in ratios.values())
    told = ", ".join(f"{id} on {track} {ratios[id, track]:.1f}" for id, track in worst)
    return Reading(ratios[worst[0]], told=f"{above} of {len(ratios)} above 1.5; {told}")


def count_flips() -> Reading:
    """How many times nine times is worth the opposite of twice."""
    flipped = [each for each, (twice, nine) in compare_worths().items() if twice * nine < 0]
    told = ", ".join(f"{id} on {track}" for id, track in flipped) or f"of {len(compare_worths())}"
    return Reading(float(len(flipped)), told=told)


FORCED = "the record, one initiative forced, 16 seeds"
BANDS = (
    Band(
        "repetition.worth",
        REPETITION,
        "nine times, in times of the worth of twice",
        FORCED,
        find_worst,
        most=1.5,
        why="the worst initiative and track",
    ),
    Band("repetition.flips", REPETITION, "sign flips", FORCED, count_flips, most=0),
)
