"""The bands of the winter of two films, measured and printed by
`PYTHONPATH=tests python -m bands.radar`.

They are those that are asked of every crisis. Players are of the middle strength; the seeds are
fixed, so the output is the same each time. Exits with 1 where a band is missed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache

import numpy as np

os.environ.setdefault("BANDS_OF", "radar_2018")  # before the batches are imported, which read it

from bands.batches import GAMES, POLICIES, SEATS, play_all, play_profiles, program
from bands.players import USUAL, Games, play_some
from bands.reading import Band, Reading
from bands.single_changes import share_moved
from bands.table import tell_band

PLAYED = 250  # games of players who look ahead
RANDOM, LOOKING = "random, 1,000 games", f"`opponent` in all seats, {PLAYED} games"
ENDINGS, ANSWERS, CHANGES, POLICY = "endings", "variety", "single changes", "policies"


@cache
def play_players() -> Games:
    """Games of players who look ahead."""
    return play_some(USUAL, range(PLAYED))


def count_endings(who: str) -> dict[str, float]:
    """The share of each ending in per cent, the commonest first."""
    ended = play_players().endings if who == "players" else play_all(who).lanes.ending
    counted = np.bincount(ended, minlength=len(program().endings)) * 100 / ended.size
    named = {each.id: share for each, share in zip(program().endings, counted, strict=True)}
    return dict(sorted(named.items(), key=lambda each: -each[1]))


def find_commonest(who: str) -> Reading:
    """The share of the commonest ending."""
    name, share = next(iter(count_endings(who).items()))
    return Reading(share, told=name)


def count_usual(who: str) -> Reading:
    """How many endings more than two games in a hundred have."""
    usual = {name: share for name, share in count_endings(who).items() if share > 2}
    return Reading(
        len(usual), told=", ".join(f"{name} {share:.0f}" for name, share in usual.items())
    )


def share_various() -> Reading:
    """The share of decisions of which the commonest answer is given in less than 80 per cent."""
    taken = play_players().taken
    given = [taken[:, list(each.choices)].sum(axis=(0, 2)) for each in program().decisions]
    most = [each.max() / each.sum() for each in given if each.sum() >= 16]
    return Reading(
        100 * float(np.mean([each < 0.8 for each in most])), told=f"{len(most)} decisions"
    )


def count_best(seat: int) -> Reading:
    """In how many of nine profiles of the two others the same policy is the best for a seat."""
    totals = np.moveaxis(play_profiles().mean(axis=-1)[seat], seat, 0).reshape(len(POLICIES), 9)
    best = np.bincount(totals.argmax(axis=0), minlength=len(POLICIES))
    reach = f"totals {totals.min():.0f} to {totals.max():.0f}"
    told = ", ".join(f"{name} {number}" for name, number in zip(POLICIES, best, strict=True))
    return Reading(float(best.max()), told=f"{told}; {reach}")


BANDS = (
    *(
        Band(f"{who}.commonest", ENDINGS, "the commonest", told,
             lambda who=who: find_commonest(who), most=35)
        for who, told in (("random", RANDOM), ("players", LOOKING))
    ),
    *(
        Band(f"{who}.usual", ENDINGS, "above 2 per cent", told, lambda who=who: count_usual(who), 6)
        for who, told in (("random", RANDOM), ("players", LOOKING))
    ),
    *(
        Band(
            f"{seat}.policy", POLICY, f"profiles in which one policy is best for {seat}",
            f"three policies, {GAMES} seeds each", lambda at=at: count_best(at), most=6,
        )
        for at, seat in enumerate(SEATS)
    ),
    Band("variety", ANSWERS, "commonest answer below 80 per cent", LOOKING, share_various, 75),
    Band("own", CHANGES, "an objective of the seat's own by 3", f"{GAMES} random games",
         lambda: share_moved(3, 3), 75),
    Band("deterrence", CHANGES, "deterrence of Pyongyang by 0.5", f"{GAMES} random games",
         lambda: share_moved(1, 0.5), 30),
)  # fmt: skip


def main(bands: Sequence[Band] = BANDS) -> int:
    """Prints the table."""
    print(f"Program `{program().hash[:12]}`.\n")
    print("| row | what | who plays | band | measured | holds |\n|---|---|---|---|---|---|")
    missed = 0
    for band in bands:
        line, holds = tell_band(band)
        missed += not holds
        print(line, flush=True)
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main())
