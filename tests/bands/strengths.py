"""Does the stronger player beat the weaker? One seat by one strength, the others by another."""

from __future__ import annotations

from functools import cache

import numpy as np

from bands.batches import GAMES, SEATS
from bands.players import play_apart
from bands.reading import Band, Reading, mean
from eleventh.emit.lanes import Numbers

STRENGTH = "opponents"
PAIRS = (("middle", "easy"), ("strong", "middle"))


@cache
def play_pairs() -> dict[tuple[str, str], Numbers]:
    """What each seat has, a row per seat: by its own strength and that of the others, on the same
    games."""
    wanted = [(mine, others) for pair in PAIRS for others in pair[1:] for mine in pair]
    seated = [
        (dict.fromkeys(SEATS, others) | {seat: mine}, range(GAMES))
        for mine, others in wanted
        for seat in SEATS
    ]
    played = iter(play_apart(seated))
    return {pair: np.array([next(played).totals[row] for row in range(3)]) for pair in wanted}


def find_gain(stronger: str, weaker: str) -> Reading:
    """What a seat gains by the greater strength among players of the less."""
    pairs = play_pairs()
    mine, theirs = pairs[stronger, weaker], pairs[weaker, weaker]
    told = ", ".join(
        f"{seat} {one:.1f} for {other:.1f}"
        for seat, one, other in zip(SEATS, mine.mean(axis=1), theirs.mean(axis=1), strict=True)
    )
    return mean((mine - theirs).ravel(), told)


BANDS = tuple(
    Band(
        f"opponent.{stronger}",
        STRENGTH,
        f"what a seat gains by playing {stronger} among {weaker}",
        "one seat by one strength, two by the other, 64 matched games",
        lambda stronger=stronger, weaker=weaker: find_gain(stronger, weaker),  # type: ignore[misc]
        0.001,
        slow=True,
    )
    for stronger, weaker in PAIRS
)
