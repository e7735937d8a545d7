"""Is one policy best whatever the others do, and does cooperation exist and stay hard?"""

from __future__ import annotations

import numpy as np

from bands.batches import POLICIES, SEATS, play_profiles
from bands.reading import TIE, Band, Reading, mean
from eleventh.emit.lanes import Numbers

KIND, RECORD, HARSH = range(3)
REPLIES, TOGETHER = "best replies", "cooperation exists and is hard"
FIXED = "3 x 3 x 3 policies, 64 matched seeds"


def find_totals(seat: str) -> Numbers:
    """The totals of a seat: by its own policy, by those of the others in their order, by game."""
    place = SEATS.index(seat)
    return np.moveaxis(play_profiles()[place], place, 0)


def count_best(seat: str) -> Reading:
    """In how many of the 9 cells the policy that is best most often leads by more than a tie."""
    means = find_totals(seat).mean(axis=-1).reshape(3, 9)
    leads = np.diff(np.sort(means, axis=0)[-2:], axis=0)[0]
    best = np.bincount(means.argmax(axis=0)[leads >= TIE], minlength=3)
    told = ", ".join(f"{name} {number}" for name, number in zip(POLICIES, best, strict=True))
    return Reading(float(best.max()), told=f"{told}, ties {9 - int(best.sum())}")


def find_yielding(seat: str) -> Reading:
    """By how much kindness to a hostile neighbour exceeds the better of record and hostile, with
    the Washington beside which that is most."""
    held = find_totals(seat)[:, :, HARSH]  # Washington comes first among the others of both
    gaps = []
    for washington in range(3):
        against = held[:, washington]
        better = against[1:][against[1:].mean(axis=-1).argmax()]
        gaps.append(mean(against[KIND] - better, f"beside a {POLICIES[washington]} Washington"))
    return max(gaps, key=lambda each: each.value)


def find_worth() -> Reading:
    """The least that any seat has of all being kind, against all as the record or all hostile."""
    all_ = play_profiles()
    gaps = [
        mean(
            all_[row, KIND, KIND, KIND] - all_[row, other, other, other],
            f"{seat}, over all {POLICIES[other]}",
        )
        for row, seat in enumerate(SEATS)
        for other in (RECORD, HARSH)
    ]
    return min(gaps, key=lambda each: each.value)


def find_temptation() -> Reading:
    """The most that any seat gains by leaving it alone."""
    gaps = [
        mean(totals[other, KIND, KIND] - totals[KIND, KIND, KIND], f"{seat}, as {POLICIES[other]}")
        for seat in SEATS
        for totals in [find_totals(seat)]
        for other in (RECORD, HARSH)
    ]
    return max(gaps, key=lambda each: each.value)


BANDS = (
    Band(
        "replies.washington",
        REPLIES,
        "cells of 9 with Washington's commonest best policy",
        FIXED,
        lambda: count_best("washington"),
        most=7,
    ),
    Band(
        "replies.seoul",
        REPLIES,
        "cells of 9 with Seoul's commonest best policy",
        FIXED,
        lambda: count_best("seoul"),
        most=6,
    ),
    Band(
        "replies.tokyo",
        REPLIES,
        "cells of 9 with Tokyo's commonest best policy",
        FIXED,
        lambda: count_best("tokyo"),
        most=6,
    ),
    Band(
        "replies.yield_seoul",
        REPLIES,
        "Seoul's gain of yielding to a hostile Tokyo",
        FIXED,
        lambda: find_yielding("seoul"),
        most=5,
    ),
    Band(
        "replies.yield_tokyo",
        REPLIES,
        "Tokyo's gain of yielding to a hostile Seoul",
        FIXED,
        lambda: find_yielding("tokyo"),
        most=5,
    ),
    Band(
        "cooperation.worth",
        TOGETHER,
        "what the seat with least has of it",
        FIXED,
        find_worth,
        TIE,
        why="a margin under 0.5 is a tie",
    ),
    Band(
        "cooperation.tempted",
        TOGETHER,
        "the most that a seat gains by leaving it",
        FIXED,
        find_temptation,
        most=3,
    ),
)
