"""What one other answer moves, all other orders and the dice being the same."""

from __future__ import annotations

from functools import cache

import numpy as np

from bands.batches import (
    GAMES,
    MANY,
    SEATS,
    backend,
    find_track,
    play_all,
    play_answers,
    program,
)
from bands.reading import Band, Reading, mean, share
from eleventh.emit.lanes import Numbers
from eleventh.emit.scores import score_lanes

CHANGES, CRISIS = "single changes of an answer", "crisis above 60"
DETERRENCE = "deterrence.pyongyang"


@cache
def change_answers(track: str = DETERRENCE) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """For each single change of an answer in random games: the game, by how much it moves a track
    (deterrence of Pyongyang unless given), the total of the seat that answers, and the most that
    it moves an objective of that seat."""
    base = play_all("random")
    asked = [
        (choice, list(decision.choices), SEATS.index(decision.seat))
        for decision in program().decisions
        for choice in decision.choices
    ]
    trials = [
        (game, choice, seat)
        for choice, rivals, seat in asked
        for game in range(GAMES)
        if (base.lanes.chose[rivals, game] > 0).any() and not base.lanes.chose[choice, game]
    ]
    games, answers, seats = np.array(trials).T
    changed = play_answers("random", games.astype(np.uint64), answers)
    given = changed.lanes.chose[answers, np.arange(games.size)] > 0
    at = find_track(track)
    deterred = np.abs(changed.lanes.values[at] - base.lanes.values[at, games])
    place = np.arange(games.size)
    own = np.abs(changed.totals[seats, place] - base.totals[seats, games])
    most = np.zeros(games.size)
    for number, seat in enumerate(SEATS):
        mine = seats == number
        after = score_lanes(backend(), changed.lanes, seat)
        before = score_lanes(backend(), base.lanes, seat)
        moved = [np.abs(after[id] - before[id][games]) for id in after]
        most[mine] = np.max(moved, axis=0)[mine]
    return games[given], deterred[given], own[given], most[given]


def share_moved(column: int, least: float, track: str = DETERRENCE) -> Reading:
    """The share of changes that move it by so much; the interval is that of means of games, since
    the changes of one game fall alike."""
    found = change_answers(track)
    games, moved = found[0], found[column] >= least
    rates = np.array([100 * moved[games == game].mean() for game in range(GAMES)])
    return mean(rates, f"{int(moved.sum())} of {moved.size} changes")


def share_crisis(name: str) -> Reading:
    """The share of games in which the crisis stands above 60 in some turn."""
    peaks = play_all(name).paths["crisis"].max(axis=0)
    return share(int((peaks > 60).sum()), MANY, f"highest {peaks.max():.0f}")


RANDOM = "64 random games, every answer changed"
BANDS = (
    Band(
        "changes.deterrence_1",
        CHANGES,
        "deterrence of Pyongyang by 1 or more",
        RANDOM,
        lambda: share_moved(1, 1),
        15,
    ),
    Band(
        "changes.deterrence_half",
        CHANGES,
        "deterrence of Pyongyang by 0.5",
        RANDOM,
        lambda: share_moved(1, 0.5),
        30,
    ),
    Band(
        "changes.own",
        CHANGES,
        "own objectives by 3",
        RANDOM,
        lambda: share_moved(3, 3),
        75,
        why="any one of the seat's own objectives",
    ),
    Band(
        "crisis.random",
        CRISIS,
        "random, in place of players",
        "random, 1,000 games",
        lambda: share_crisis("random"),
        3,
        15,
    ),
    Band(
        "crisis.record",
        CRISIS,
        "the record",
        "record, 1,000 games",
        lambda: share_crisis("historian"),
        most=10,
    ),
    Band(
        "crisis.kind",
        CRISIS,
        "cooperation",
        "conciliatory, 1,000 games",
        lambda: share_crisis("conciliatory"),
        most=2,
    ),
    Band(
        "crisis.hostile",
        CRISIS,
        "hostility",
        "hostile, 1,000 games",
        lambda: share_crisis("hostile"),
        20,
    ),
)
