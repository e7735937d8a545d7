"""Does notice pay among players who look ahead? The same game three times: with the notice given,
and with either renewal; all else is left to `opponent` in every seat.

Until Seoul decides the three are one game, which is played once.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from bands.batches import GAMES, SEED, find_answer, plan, program, want_nothing
from bands.notice import RENEWED
from bands.players import USUAL, lay_table, spread_work
from bands.reading import TIE, Band, Reading, share
from bands.responses import NOTICE, RENEWAL, WEIGHING
from eleventh.bots.planner.lanes import seat_planners
from eleventh.emit.lanes import Numbers, branch_lanes
from eleventh.emit.scores import total_lanes

HALF = GAMES // 2


def find_totals(first: int) -> Numbers:
    """Seoul's total in half the games: a row per answer to the question of the notice."""
    table, arms = lay_table(), (*NOTICE[WEIGHING], *RENEWAL[WEIGHING])
    games = np.arange(first, first + HALF, dtype=np.uint64)
    lanes = table.backend.begin(SEED, games)
    policies = seat_planners(table.backend, table.experience, lanes, USUAL)
    weighed = next(each.turn for each in program().injects if WEIGHING.startswith(f"{each.id}."))
    while lanes.turn < weighed:
        table.backend.advance(lanes, policies)
    lanes = branch_lanes(lanes, np.tile(np.arange(HALF), len(arms)))
    wanted = want_nothing(lanes.games.size)
    for number, answer in enumerate(arms):
        wanted[:, find_answer(WEIGHING, answer), number * HALF : (number + 1) * HALF] = 1
    given = plan(seat_planners(table.backend, table.experience, lanes, USUAL), wanted)
    while lanes.alive.any():
        table.backend.advance(lanes, given)
    return total_lanes(table.backend, lanes)[1].reshape(len(arms), HALF)


@cache
def find_leads() -> Numbers:
    """By how much notice leads the better renewal in each game."""
    rows = np.concatenate(spread_work(find_totals, [(0,), (HALF,)]), axis=1)
    given = len(NOTICE[WEIGHING])
    leads: Numbers = rows[:given].max(axis=0) - rows[given:].max(axis=0)
    return leads


def share_better() -> Reading:
    """The share of games in which notice is better by more than a tie."""
    leads = find_leads()
    told = f"mean lead {leads.mean():+.1f}, from {leads.min():+.1f} to {leads.max():+.1f}"
    return share(int((leads >= TIE).sum()), leads.size, told)


BANDS = (
    Band(
        "opponent.matched",
        RENEWED,
        "matched seeds in which notice is better",
        "`opponent` in all seats, 64 matched seeds",
        share_better,
        25,
        60,
        why="against the better of two renewals in the same game",
        slow=True,
    ),
)
