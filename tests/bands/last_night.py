"""Is the last night a game of chicken? Each way of Seoul through it against each of Tokyo."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bands.batches import (
    GAMES,
    MANY,
    SEED,
    Batch,
    backend,
    find_answer,
    find_track,
    plan,
    play,
    play_all,
    program,
    want_nothing,
)
from bands.notice import reach_night
from bands.reading import Band, Reading, mean, share
from bands.responses import COURSES, HOLD, MOVES, SEOULS_NIGHT, TOKYOS_NIGHT
from eleventh.emit.lanes import Lanes, Numbers, branch_lanes
from eleventh.lab.studies.arms import seat_all

CHICKEN = "the last night is chicken"
Way = tuple[str, ...]
ENDED = ("end", "terms, then end")


def open_night(name: str, games: int) -> Lanes:
    """Games in which every seat plays the policy of this name, as the turn of the last night
    opens."""
    lanes = backend().begin(SEED, np.arange(games, dtype=np.uint64))
    first = next(each for each in program().decisions if each.id == SEOULS_NIGHT[0])
    night = int(play_all("historian").lanes.chose[list(first.choices)].max())
    while lanes.turn < night:
        backend().advance(lanes, seat_all(backend(), lanes, name))
    return lanes


def play_night(
    name: str, lanes: Lanes, columns: NDArray[np.intp], pairs: list[tuple[Way, Way]]
) -> Batch:
    """These lanes once for each pair of ways of Seoul and Tokyo; Washington plays its policy."""
    branched = branch_lanes(lanes, np.tile(columns, len(pairs)))
    wanted = want_nothing(branched.games.size)
    by_pair = wanted.reshape(*wanted.shape[:2], len(pairs), columns.size)
    for number, (seoul, tokyo) in enumerate(pairs):
        moves = (*zip(SEOULS_NIGHT, seoul, strict=True), *zip(TOKYOS_NIGHT, tokyo, strict=True))
        for decision, response in moves:
            by_pair[:, find_answer(decision, response), number] = 1
    return play(branched, plan(seat_all(backend(), branched, name), wanted))


@cache
def play_record_nights() -> dict[tuple[str, Way], Numbers]:
    """Totals by seat and game, for each course of Seoul and way of Tokyo, on the record."""
    lanes = open_night("historian", GAMES)
    pairs = [(course, way) for course in COURSES for way in (HOLD, *MOVES.values())]
    ways = [(COURSES[course], way) for course, way in pairs]
    totals = play_night("historian", lanes, np.arange(GAMES), ways).totals
    split = totals.reshape(3, len(pairs), GAMES)
    return {pair: split[:, place] for place, pair in enumerate(pairs)}


def find_order() -> Reading:
    """The smallest gap in Seoul's order: its terms met, ending it against a Tokyo that holds,
    yielding for the ally, and ruin: to yield after terms that Tokyo never met."""
    nights = play_record_nights()
    met, ruin = MOVES["talks at six"], "terms, then ally"
    outcomes = [("terms", met), ("end", HOLD), ("ally", HOLD), (ruin, HOLD)]
    totals = [nights[each][1] for each in outcomes]
    gaps = [mean(one - other) for one, other in pairwise(totals)]
    named = ("terms", "end", "ally", "ruin")
    told = ", ".join(f"{name} {each.mean():.1f}" for name, each in zip(named, totals, strict=True))
    least = min(gaps, key=lambda each: each.value)
    return Reading(least.value, least.low, least.high, told)


def find_reward() -> Reading:
    """What Tokyo has of holding if Seoul yields, over the best that it could have said."""
    nights = play_record_nights()
    holding = nights["ally", HOLD][2]
    best = max(MOVES, key=lambda each: float(nights["ally", MOVES[each]][2].mean()))
    record = (holding - nights["ally", MOVES["talks at six"]][2]).mean()
    told = f"over {best}; over the record's {record:+.1f}"
    return mean(holding - nights["ally", MOVES[best]][2], told)


@cache
def find_replies() -> NDArray[np.intp]:
    """Seoul's best way against a Tokyo that holds, in each last night of the random games."""
    lanes = open_night("random", MANY)
    status = find_track("pact")
    notice = program().tracks[status].values.index("notice")
    columns = np.flatnonzero((lanes.values[status] == notice) & lanes.alive)
    pairs = [(course, HOLD) for course in COURSES.values()]
    batch = play_night("random", lanes, columns, pairs)
    assert reach_night(batch.lanes.chose).all()
    given = np.array(
        [
            batch.lanes.chose[find_answer(SEOULS_NIGHT[-1], last)].reshape(len(pairs), -1)[row] > 0
            for row, (*_, last) in enumerate(COURSES.values())
        ]
    )
    held = np.where(given, batch.totals[1].reshape(len(pairs), -1), -np.inf)
    found: NDArray[np.intp] = held.argmax(axis=0)
    return found


def share_ended() -> Reading:
    """In which share of last nights the best way against holding is to end the pact."""
    replies = find_replies()
    counts = dict(zip(COURSES, np.bincount(replies, minlength=len(COURSES)).tolist(), strict=True))
    told = ", ".join(f"{name} {number}" for name, number in counts.items())
    return share(sum(counts[each] for each in ENDED), replies.size, told)


RECORD = "the record to the last night, 64 seeds"
BANDS = (
    Band(
        "night.order",
        CHICKEN,
        "Seoul's smallest gap of terms > end > ally > ruin",
        RECORD,
        find_order,
        1,
        why="ruin is to give way after terms were named and not met",
    ),
    Band(
        "night.reward",
        CHICKEN,
        "Tokyo's gain by holding if Seoul yields",
        RECORD,
        find_reward,
        2,
        why="over the best that Tokyo could have said",
    ),
    Band(
        "night.ended",
        CHICKEN,
        "last nights in which to end it is Seoul's best reply to holding",
        "last nights of 1,000 random games",
        share_ended,
        25,
        75,
    ),
)
