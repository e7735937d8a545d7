"""Bands of players who look ahead: `opponent` of the middle strength in all seats, a thousand
games, each seat with the temperament that the dice of its game draw.
"""

from __future__ import annotations

import numpy as np

from bands.batches import MANY, SEATS, find_choices, play_all, program
from bands.notice import ENDED
from bands.players import play_many
from bands.reading import Band, Reading, share
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
from eleventh.bots.planner.temperaments import TEMPERAMENTS
from eleventh.emit.lanes import Numbers, Truths

GIVEN, FAIRNESS = "notice given", "fairness"


def find_games(choices: list[int]) -> Truths:
    """In which games any of these choices was made."""
    found: Truths = play_many().taken[:, choices].any(axis=(0, 1))
    return found


def find_notices() -> Truths:
    """The games with a notice, or one on a condition."""
    return find_games(find_choices((*NOTICE[WEIGHING], *CONDITIONAL[WEIGHING])))


def find_nights() -> Truths:
    """The games that reach the last night."""
    first = next(each for each in program().decisions if each.id == SEOULS_NIGHT[0])
    return find_games(list(first.choices))


def share_notice() -> Reading:
    """The share of games with a notice, or one on a condition."""
    return share(int(find_notices().sum()), MANY)


def share_by_temperament(*, least: bool) -> Reading:
    """That share of the temperament of Seoul that gives notice least, or most."""
    given, tempers = find_notices(), play_many().tempers[SEATS.index("seoul")]
    shares = {
        name: share(int(given[tempers == index].sum()), int((tempers == index).sum()), name)
        for index, name in enumerate(TEMPERAMENTS)
        if (tempers == index).any()
    }
    return (min if least else max)(shares.values(), key=lambda each: each.value)


def share_night() -> Reading:
    """The share of games that reach the last night."""
    return share(int(find_nights().sum()), MANY)


def share_lapsed_nights() -> Reading:
    """The share of last nights after which the pact lapses."""
    nights = find_nights()
    return share(int((nights & find_ended(LAPSES)).sum()), max(int(nights.sum()), 1))


def find_ended(ids: tuple[str, ...]) -> Truths:
    """The games with one of these endings."""
    wanted = [place for place, each in enumerate(program().endings) if each.id in ids]
    found: Truths = np.isin(play_many().endings, wanted)
    return found


def share_endings(ids: tuple[str, ...]) -> Reading:
    """The share of games with one of these endings."""
    return share(int(find_ended(ids).sum()), MANY)


def find_counts() -> Numbers:
    """How many games came to each ending."""
    return np.bincount(play_many().endings, minlength=len(program().endings))


def find_commonest() -> Reading:
    """The share of the commonest ending, and all of them."""
    counts, endings = find_counts(), program().endings
    order = [each for each in np.argsort(-counts, kind="stable") if counts[each]]
    told = ", ".join(f"{endings[each].id} {counts[each]}" for each in order)
    return share(int(counts.max()), MANY, told)


def count_endings() -> Reading:
    """How many endings come in more than 2 per cent of games."""
    return Reading(float((100 * find_counts() / MANY > 2).sum()))


def share_crisis() -> Reading:
    """The share of games in which the crisis stands above 60 as some turn closes."""
    peaks = play_many().crisis
    return share(int((peaks > 60).sum()), MANY, f"highest {peaks.max():.0f}")


def find_unfairness() -> Reading:
    """How many percentiles apart the seats' mean totals lie, each on its own distribution under
    random orders."""
    reached, drawn = play_many().totals.mean(axis=1), play_all("random").totals
    places = 100 * (drawn < reached[:, None]).mean(axis=1)
    told = ", ".join(
        f"{seat} at percentile {place:.0f}" for seat, place in zip(SEATS, places, strict=True)
    )
    return Reading(float(places.max() - places.min()), told=told)


PLAYED = "`opponent` in all seats, 1,000 games"
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
        "opponent.notice_least",
        GIVEN,
        "of the temperament of Seoul that gives notice least",
        PLAYED,
        lambda: share_by_temperament(least=True),
        10,
        slow=True,
    ),
    Band(
        "opponent.notice_most",
        GIVEN,
        "of the temperament of Seoul that gives it most",
        PLAYED,
        lambda: share_by_temperament(least=False),
        most=80,
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
        "opponent.lapsed_nights",
        ENDED,
        "last nights that lapse",
        PLAYED,
        share_lapsed_nights,
        most=50,
        slow=True,
    ),
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
        "opponent.fairness",
        FAIRNESS,
        "percentiles between the seats' means",
        PLAYED,
        find_unfairness,
        most=10,
        slow=True,
    ),
)
