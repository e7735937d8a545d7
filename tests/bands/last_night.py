"""Is the last night a game of chicken? Every answer of Seoul's against every answer of Tokyo's."""

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
from bands.responses import ENDING_IT, EVENING, HOLDING, MIDNIGHT, YIELDING
from eleventh.emit.lanes import Lanes, Numbers, branch_lanes
from eleventh.lab.studies.arms import seat_all

CHICKEN = "the last night is chicken"
TERMS, ALLY = "suspend_on_terms", YIELDING[MIDNIGHT][0]
(END,), (HOLD,) = ENDING_IT[MIDNIGHT], HOLDING[EVENING]


def list_answers(decision: str) -> list[str]:
    """The answers of a decision."""
    choices = next(each.choices for each in program().decisions if each.id == decision)
    return [program().choices[each].id for each in choices]


def open_night(name: str, games: int) -> Lanes:
    """Games in which every seat plays the policy of this name, as the turn of the last night
    opens."""
    lanes = backend().begin(SEED, np.arange(games, dtype=np.uint64))
    answers = [find_answer(MIDNIGHT, each) for each in list_answers(MIDNIGHT)]
    night = int(play_all("historian").lanes.chose[answers].max())
    while lanes.turn < night:
        backend().advance(lanes, seat_all(backend(), lanes, name))
    return lanes


def answer_night(
    name: str, lanes: Lanes, columns: NDArray[np.intp], pairs: list[tuple[str, str]]
) -> Batch:
    """These lanes once for each pair of answers of Seoul and Tokyo; Washington plays its policy."""
    branched = branch_lanes(lanes, np.tile(columns, len(pairs)))
    wanted = want_nothing(branched.games.size)
    by_pair = wanted.reshape(*wanted.shape[:2], len(pairs), columns.size)
    for number, (seoul, tokyo) in enumerate(pairs):
        by_pair[:, find_answer(MIDNIGHT, seoul), number] = 1
        by_pair[:, find_answer(EVENING, tokyo), number] = 1
    return play(branched, plan(seat_all(backend(), branched, name), wanted))


@cache
def play_record_nights() -> dict[tuple[str, str], Numbers]:
    """Totals by seat and game, for each pair of answers of Seoul and Tokyo, on the record."""
    lanes = open_night("historian", GAMES)
    pairs = [(one, other) for one in list_answers(MIDNIGHT) for other in list_answers(EVENING)]
    totals = answer_night("historian", lanes, np.arange(GAMES), pairs).totals
    split = totals.reshape(3, len(pairs), GAMES)
    return {pair: split[:, place] for place, pair in enumerate(pairs)}


def find_order() -> Reading:
    """The smallest gap in Seoul's order: its terms met, ending it against a Tokyo that holds,
    yielding for the ally, and ruin: terms that Tokyo does not meet."""
    nights = play_record_nights()
    outcomes = [(TERMS, "resume_dialogue"), (END, HOLD), (ALLY, HOLD), (TERMS, HOLD)]
    totals = [nights[each][1] for each in outcomes]
    gaps = [mean(one - other) for one, other in pairwise(totals)]
    named = ("terms", "end", "ally", "ruin")
    told = ", ".join(f"{name} {each.mean():.1f}" for name, each in zip(named, totals, strict=True))
    least = min(gaps, key=lambda each: each.value)
    return Reading(least.value, least.low, least.high, told)


def find_reward() -> Reading:
    """What Tokyo has of holding if Seoul yields, over the best that it could have given."""
    nights = play_record_nights()
    holding = nights[ALLY, HOLD][2]
    moves = [each for each in list_answers(EVENING) if each != HOLD]
    best = max(moves, key=lambda each: float(nights[ALLY, each][2].mean()))
    record = (holding - nights[ALLY, "resume_dialogue"][2]).mean()
    return mean(holding - nights[ALLY, best][2], f"over {best}; over the record's {record:+.1f}")


@cache
def find_replies() -> NDArray[np.intp]:
    """Seoul's best reply to a Tokyo that holds, in each last night of the random games."""
    lanes = open_night("random", MANY)
    status = find_track("pact")
    notice = program().tracks[status].values.index("notice")
    columns = np.flatnonzero((lanes.values[status] == notice) & lanes.alive)
    answers = list_answers(MIDNIGHT)
    batch = answer_night("random", lanes, columns, [(each, HOLD) for each in answers])
    assert reach_night(batch.lanes.chose).all()
    given = np.array(
        [
            batch.lanes.chose[find_answer(MIDNIGHT, each)].reshape(len(answers), -1)[row] > 0
            for row, each in enumerate(answers)
        ]
    )
    held = np.where(given, batch.totals[1].reshape(len(answers), -1), -np.inf)
    found: NDArray[np.intp] = held.argmax(axis=0)
    return found


def share_ended() -> Reading:
    """In which share of last nights the best reply to holding is to end the pact."""
    replies, answers = find_replies(), list_answers(MIDNIGHT)
    counts = np.bincount(replies, minlength=len(answers))
    told = ", ".join(f"{name} {number}" for name, number in zip(answers, counts, strict=True))
    return share(int(counts[answers.index(END)]), replies.size, told)


RECORD = "the record to the last night, 64 seeds"
BANDS = (
    Band(
        "night.order",
        CHICKEN,
        "Seoul's smallest gap of terms > end > ally > ruin",
        RECORD,
        find_order,
        1,
        why="ruin is to have named terms that Tokyo does not meet",
    ),
    Band(
        "night.reward",
        CHICKEN,
        "Tokyo's gain by holding if Seoul yields",
        RECORD,
        find_reward,
        2,
        why="over the best that Tokyo could have given",
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
