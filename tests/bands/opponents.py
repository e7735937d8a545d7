"""Bands of players who look ahead, by the only one that there is: `opponent`, in all seats.

It looks one turn ahead, has no temperament and one strength, and plays one game after the other; so
these are 64 games, and not the thousand that shares want. Their intervals say how little they tell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

import numpy as np

from bands.batches import GAMES, SCENARIO, SEATS, SEED, play_all, program
from bands.notice import ENDED
from bands.reading import Band, Reading, Waiting, share
from bands.replies import TOGETHER
from bands.responses import (
    CONDITIONAL,
    COOPERATION,
    HISTORY,
    LAPSES,
    NOTICE,
    SEOULS_NIGHT,
    WEIGHING,
)
from bands.single_changes import CRISIS
from eleventh.lab.playouts import Playouts, play_games
from games import adjudicator

GIVEN, VARIETY, FAIRNESS = "notice given", "variety", "fairness"
LEAST = 16  # games in which a decision is put, for its answers to be told


@cache
def play_opponents() -> Playouts:
    """The games, a table of columns."""
    return play_games(adjudicator(SCENARIO), dict.fromkeys(SEATS, "opponent"), SEED, range(GAMES))


def find_games(decision: str, choices: tuple[str, ...] = ()) -> set[int]:
    """The games in which a decision was answered, by one of these choices if there are any."""
    rows = play_opponents().orders
    return {
        int(game)
        for game, put, choice in zip(rows["game"], rows["decision"], rows["choice"], strict=True)
        if put == decision and (not choices or choice in choices)
    }


def share_notice() -> Reading:
    """The share of games with a notice, or one on a condition."""
    given = find_games(WEIGHING, (*NOTICE[WEIGHING], *CONDITIONAL[WEIGHING]))
    return share(len(given), GAMES)


def share_night() -> Reading:
    """The share of games that reach the last night."""
    return share(len(find_games(SEOULS_NIGHT[0])), GAMES)


def share_endings(ids: tuple[str, ...]) -> Reading:
    """The share of games with one of these endings."""
    return share(sum(each in ids for each in play_opponents().games["ending"]), GAMES)


def find_commonest() -> Reading:
    """The share of the commonest ending, and all of them."""
    counts = Counter(map(str, play_opponents().games["ending"]))
    return share(
        max(counts.values()),
        GAMES,
        ", ".join(
            f"{id} {number}" for id, number in sorted(counts.items(), key=lambda each: -each[1])
        ),
    )


def count_endings() -> Reading:
    """How many endings come in more than 2 per cent of games."""
    counts = Counter(map(str, play_opponents().games["ending"]))
    return Reading(float(sum(100 * each / GAMES > 2 for each in counts.values())))


def share_crisis() -> Reading:
    """The share of games in which the crisis stands above 60 as some turn closes."""
    rows = play_opponents().tracks
    peaks: dict[int, float] = defaultdict(float)
    for game, crisis in zip(rows["game"], rows["crisis"], strict=True):
        peaks[int(game)] = max(peaks[int(game)], float(crisis))
    told = f"highest {max(peaks.values()):.0f}"
    return share(sum(each > 60 for each in peaks.values()), GAMES, told)


def share_various() -> Reading:
    """The share of decisions of which the commonest answer is given in less than 80 per cent."""
    answers: dict[str, Counter[str]] = defaultdict(Counter)
    rows = play_opponents().orders
    for decision, choice in zip(rows["decision"], rows["choice"], strict=True):
        if decision:
            answers[str(decision)][str(choice)] += 1
    put = {id: each for id, each in answers.items() if each.total() >= LEAST}
    various = sum(max(each.values()) < 0.8 * each.total() for each in put.values())
    return share(various, len(put), f"decisions that were put in {LEAST} games or more")


def find_unfairness() -> Reading:
    """How many percentiles apart the seats' mean totals lie, each on its own distribution under
    random orders."""
    rows, places = play_opponents().games, {}
    for number, seat in enumerate(program().seats):
        weights = sum(each.weight for each in seat.objectives)
        total = sum(
            each.weight * np.array(rows[f"objective.{seat.id}.{each.id}"], float)
            for each in seat.objectives
        )
        reached = float(np.mean(total) / weights)
        places[seat.id] = float(100 * (play_all("random").totals[number] < reached).mean())
    told = ", ".join(f"{seat} at percentile {place:.0f}" for seat, place in places.items())
    return Reading(max(places.values()) - min(places.values()), told=told)


PLAYED = "`opponent` in all seats, 64 games"
BANDS = (
    Band(
        "opponent.notice",
        GIVEN,
        "games with notice or conditional notice",
        PLAYED,
        share_notice,
        30,
        60,
        slow=True,
    ),
    Band(
        "opponent.night",
        GIVEN,
        "games that reach the last night",
        PLAYED,
        share_night,
        20,
        50,
        slow=True,
    ),
    Band(
        "opponent.commonest",
        ENDED,
        "the commonest ending",
        PLAYED,
        find_commonest,
        most=35,
        slow=True,
    ),
    Band(
        "opponent.endings", ENDED, "endings above 2 per cent", PLAYED, count_endings, 8, slow=True
    ),
    Band("opponent.lapse", ENDED, "lapse", PLAYED, lambda: share_endings(LAPSES), 8, 20, slow=True),
    Band(
        "opponent.history", ENDED, "history's", PLAYED, lambda: share_endings(HISTORY), 4, slow=True
    ),
    Band(
        "opponent.cooperation",
        TOGETHER,
        "games that reach cooperation's endings",
        PLAYED,
        lambda: share_endings(COOPERATION),
        3,
        12,
        slow=True,
    ),
    Band("opponent.crisis", CRISIS, "players", PLAYED, share_crisis, 3, 15, slow=True),
    Band(
        "opponent.variety",
        VARIETY,
        "decisions whose commonest answer is below 80 per cent",
        PLAYED,
        share_various,
        75,
        slow=True,
    ),
    Band(
        "opponent.fairness",
        FAIRNESS,
        "percentiles between the seats' means",
        PLAYED,
        find_unfairness,
        most=10,
        slow=True,
    ),
)
TEMPERAMENTS = "temperaments, which no player has yet"
WAITING = (
    Waiting(GIVEN, "games with notice, by each temperament of Seoul", "10 to 80", TEMPERAMENTS),
    Waiting(
        VARIETY,
        "temperament with state predicts better than the seat alone (log loss)",
        "above 0",
        TEMPERAMENTS,
    ),
    Waiting(
        "opponents",
        "the stronger beats the weaker; seconds for an answer",
        "1 or less",
        "three levels of strength",
    ),
)
