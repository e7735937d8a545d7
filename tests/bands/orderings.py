"""Do the orderings of the sources hold, and do they still if all sizes are drawn anew?

The courses, their orderings and the cases are those of `tests/scenarios` and `tests/cases`. Sizes
are drawn as the laboratory draws them for a debrief.
"""

from __future__ import annotations

import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from bands.batches import SCENARIO, SEATS, SEED
from bands.reading import Band, Reading, mean, share
from cases.ground import Ground
from cases.judging import complaints
from cases.lane_ground import LaneGround
from cases.reading import every_case
from eleventh.emit.lanes import Numbers
from eleventh.lab.robustness.redrawing import make_redrawing
from eleventh.play.match import Match
from games import adjudicator, compiled
from scenarios.courses import compare, play
from scenarios.test_extremes import COURSES, ORDERINGS, SEEDS, story

HELD = "orderings"
REDRAWINGS = 200


def share_held() -> Reading:
    """The share of orderings of whole games that hold on every seed that tells."""
    held = [
        all(
            falls(compare([story(name, seed) for name in courses.split()], track)) is not False
            for seed in SEEDS
        )
        for track, courses, _ in ORDERINGS
    ]
    return share(sum(held), len(held))


def falls(ends: list[float] | None) -> bool | None:
    """Whether each is lower than the one before; None where there is nothing to compare."""
    return None if ends is None else all(high > low for high, low in pairwise(ends))


def share_cases() -> Reading:
    """The share of adjudication cases that hold."""
    with tempfile.TemporaryDirectory() as folder:
        lanes = LaneGround(Ground(Path(folder)), "numpy")
        lanes.play(every_case())
        held = [not complaints(case, lanes) for case in every_case()]
    return share(sum(held), len(held))


@cache
def redraw() -> Numbers:
    """Which orderings hold in each redrawing, 1 or 0: a row per redrawing; not a number where a
    scare ended one of the games early. The game that is played under it has its number."""
    files = compiled(SCENARIO).files
    match = Match.start(adjudicator(SCENARIO), files, dict.fromkeys(SEATS, "historian"), SEED)
    redrawing = make_redrawing(match.record.game)
    assert redrawing is not None
    rows = []
    for number in range(1, REDRAWINGS + 1):
        rules = redrawing.draw_rules(SEED, number)
        stories = {name: play(rules, course, number) for name, course in COURSES.items()}
        rows.append(
            [
                falls(compare([stories[each] for each in names.split()], track))
                for track, names, _ in ORDERINGS
            ]
        )
    return np.array(rows, dtype=float)


def share_redrawn() -> Reading:
    """The mean share of orderings that hold in a redrawing, and those that hold least often."""
    held = redraw()
    held = held[~np.isnan(held).all(axis=1)]  # in which some ordering could be looked at
    rates = np.nanmean(held, axis=0)
    worst = np.argsort(rates, kind="stable")[:5]
    told = ", ".join(
        f"{ORDERINGS[each][0]} ({ORDERINGS[each][1]}) {100 * rates[each]:.0f}" for each in worst
    )
    return mean(100 * np.nanmean(held, axis=1), f"least often: {told}")


BANDS = (
    Band(
        "orderings.games",
        HELD,
        "orderings of whole games that hold",
        "7 courses, 6 seeds",
        share_held,
        100,
        slow=True,
    ),
    Band(
        "orderings.cases",
        HELD,
        "adjudication cases that hold",
        "every case",
        share_cases,
        100,
        slow=True,
    ),
    Band(
        "orderings.redrawn",
        HELD,
        "orderings that hold in a redrawing",
        "7 courses, 200 redrawings",
        share_redrawn,
        90,
        slow=True,
    ),
)
