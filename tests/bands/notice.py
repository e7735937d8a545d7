"""Does it pay Seoul to give notice, and how do games end?"""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np

from bands.batches import (
    GAMES,
    POLICIES,
    SEED,
    backend,
    find_answer,
    find_choices,
    plan,
    play,
    play_all,
    program,
    want_nothing,
)
from bands.reading import TIE, Band, Reading, mean, share
from bands.responses import (
    CONDITIONAL,
    COURSES,
    HISTORY,
    LAPSES,
    NOTICE,
    RENEWAL,
    SEOULS_NIGHT,
    WEIGHING,
)
from eleventh.emit.lanes import Numbers, Truths, Turns
from eleventh.lab.studies.arms import split_seats

RENEWED = "notice against best renewal"
ENDED = "endings"


@cache
def find_gains(notices: tuple[str, ...]) -> list[Reading]:
    """Seoul's total with the best of these answers less that with the best renewal, by the policies
    of Washington and Tokyo. Seoul does the rest as the record has it, except that of its ways
    through the last night it takes the one that serves it best in the cell."""
    arms = [(each, course) for each in notices for course in COURSES]
    arms += [(each, "") for each in RENEWAL[WEIGHING]]
    cells = list(product(range(3), range(3)))
    lanes = backend().begin(
        SEED, np.tile(np.arange(GAMES, dtype=np.uint64), len(cells) * len(arms))
    )
    block = GAMES * len(arms)
    which = {
        "washington": np.repeat([each[0] for each in cells], block),
        "seoul": np.full(lanes.games.size, POLICIES.index("historian")),
        "tokyo": np.repeat([each[1] for each in cells], block),
    }
    wanted = want_nothing(lanes.games.size)
    by_arm = wanted.reshape(*wanted.shape[:2], len(cells), len(arms), GAMES)
    for number, (answer, course) in enumerate(arms):
        by_arm[:, find_answer(WEIGHING, answer), :, number] = 1
        for decision, response in zip(SEOULS_NIGHT, COURSES.get(course, ()), strict=False):
            by_arm[:, find_answer(decision, response), :, number] = 1
    policies = plan(split_seats(backend(), lanes, POLICIES, which), wanted)
    totals = play(lanes, policies).totals[1].reshape(len(cells), len(arms), GAMES)
    given, renewed = np.split(totals, [-len(RENEWAL[WEIGHING])], axis=1)
    return [mean(find_best(one) - find_best(two)) for one, two in zip(given, renewed, strict=True)]


def find_best(arms: Numbers) -> Numbers:
    """The games of the arm that is best on the mean."""
    found: Numbers = arms[arms.mean(axis=1).argmax()]
    return found


def count_better() -> Reading:
    """In how many cells notice is better; a margin under 0.5 is a tie."""
    gains = find_gains(NOTICE[WEIGHING])
    either = find_gains((*NOTICE[WEIGHING], *CONDITIONAL[WEIGHING]))
    told = ", ".join(each.describe() for each in gains)
    told += "; of notice or conditional notice " + ", ".join(f"{each.value:.1f}" for each in either)
    better = sum(each.value >= TIE for each in gains)
    return Reading(float(better), told=f"lead of notice by cell {told}")


def count_clear() -> Reading:
    """In how many cells notice leads by 1, or renewal does: the smaller number."""
    gains = find_gains(NOTICE[WEIGHING])
    up, down = (sum(sign * each.value >= 1 for each in gains) for sign in (1, -1))
    return Reading(float(min(up, down)), told=f"notice in {up}, renewal in {down}")


def share_endings() -> Numbers:
    """How often each ending came in random games, in per cent."""
    ended = play_all("random").lanes.ending
    found: Numbers = 100 * np.bincount(ended, minlength=len(program().endings)) / ended.size
    return found


def find_commonest() -> Reading:
    """The share of the commonest ending."""
    shares = share_endings()
    most = int(shares.argmax())
    of = play_all("random").lanes.games.size
    return share(round(shares[most] * of / 100), of, program().endings[most].id)


def count_endings() -> Reading:
    """How many endings come in more than 2 per cent of games."""
    shares = share_endings()
    named = [f"{each.id} {held:.1f}" for each, held in zip(program().endings, shares, strict=True)]
    return Reading(float((shares > 2).sum()), told=", ".join(named))


def share_of(ids: tuple[str, ...]) -> Reading:
    """The share of games with one of these endings."""
    lanes = play_all("random").lanes
    wanted = [place for place, each in enumerate(program().endings) if each.id in ids]
    return share(int(np.isin(lanes.ending, wanted).sum()), lanes.games.size)


def share_night() -> Reading:
    """The share of games that reach the last night."""
    lanes = play_all("random").lanes
    return share(int(reach_night(lanes.chose).sum()), lanes.games.size)


def share_lapsed_nights() -> Reading:
    """The share of last nights after which the pact lapses."""
    lanes = play_all("random").lanes
    night = reach_night(lanes.chose)
    wanted = [place for place, each in enumerate(program().endings) if each.id in LAPSES]
    return share(int((np.isin(lanes.ending, wanted) & night).sum()), int(night.sum()))


def share_notice() -> Reading:
    """The share of games with a notice, or one on a condition."""
    lanes = play_all("random").lanes
    wanted = find_choices((*NOTICE[WEIGHING], *CONDITIONAL[WEIGHING]))
    return share(int((lanes.chose[wanted] > 0).any(axis=0).sum()), lanes.games.size)


def reach_night(chose: Turns) -> Truths:
    """In which lanes the last night was answered."""
    answers = next(each.choices for each in program().decisions if each.id == SEOULS_NIGHT[0])
    found: Truths = (chose[list(answers)] > 0).any(axis=0)
    return found


FIXED, RANDOM = "3 x 3 policies, Seoul as the record", "random, 1,000 games, in place of players"
BANDS = (
    Band(
        "notice.better",
        RENEWED,
        "cells of 9 in which notice is better",
        FIXED,
        count_better,
        3,
        6,
        "Seoul takes the best way through the last night",
    ),
    Band(
        "notice.clear",
        RENEWED,
        "cells by 1 or more, the fewer of either way",
        FIXED,
        count_clear,
        2,
    ),
    Band(
        "random.notice",
        "notice given",
        "games with notice or conditional notice",
        RANDOM,
        share_notice,
        30,
        60,
    ),
    Band(
        "random.night",
        "notice given",
        "games that reach the last night",
        RANDOM,
        share_night,
        20,
        50,
    ),
    Band("random.commonest", ENDED, "the commonest ending", RANDOM, find_commonest, most=35),
    Band("random.endings", ENDED, "endings above 2 per cent", RANDOM, count_endings, 8),
    Band("random.lapse", ENDED, "lapse", RANDOM, lambda: share_of(LAPSES), 8, 20),
    Band(
        "random.lapsed_nights",
        ENDED,
        "last nights that lapse",
        RANDOM,
        share_lapsed_nights,
        most=50,
    ),
    Band("random.history", ENDED, "history's", RANDOM, lambda: share_of(HISTORY), 4),
)
