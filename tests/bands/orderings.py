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
from eleventh.emit.lanes import Truths
from eleventh.lab.robustness.redrawing import make_redrawing
from eleventh.play.match import Match
from games import adjudicator, compiled
from scenarios.courses import play
from scenarios.test_extremes import COURSES, ORDERINGS, SEEDS, story

HELD = "orderings"
REDRAWINGS = 200


def share_held() -> Reading:
    """The share of orderings of whole games that hold on every seed."""
    held = [
        all(
            high > low
            for seed in SEEDS
            for high, low in pairwise(story(name, seed).value(track) for name in courses.split())
        )
        for track, courses, _ in ORDERINGS
    ]
    return share(sum(held), len(held))


def share_cases() -> Reading:
    """The share of adjudication cases that hold."""
    with tempfile.TemporaryDirectory() as folder:
        lanes = LaneGround(Ground(Path(folder)), "numpy")
        lanes.play(every_case())
        held = [not complaints(case, lanes) for case in every_case()]
    return share(sum(held), len(held))


@cache
def redraw() -> Truths:
    """Which orderings hold in each redrawing: a row per redrawing. The game that is played under
    it has its number."""
    files = compiled(SCENARIO).files
    match = Match.start(adjudicator(SCENARIO), files, dict.fromkeys(SEATS, "historian"), SEED)
    redrawing = make_redrawing(match.record.game)
    assert redrawing is not None
    tracks = {track for track, _, _ in ORDERINGS}
    rows = []
    for number in range(1, REDRAWINGS + 1):
        rules = redrawing.draw_rules(SEED, number)
        ends = {}
        for name, course in COURSES.items():
            ended = play(rules, course, number)
            ends[name] = {track: ended.value(track) for track in tracks}
        rows.append(
            [
                all(
                    high > low
                    for high, low in pairwise(ends[each][track] for each in names.split())
                )
                for track, names, _ in ORDERINGS
            ]
        )
    return np.array(rows)


def share_redrawn() -> Reading:
    """The mean share of orderings that hold in a redrawing, and those that hold least often."""
    held = redraw()
    rates = held.mean(axis=0)
    worst = np.argsort(rates, kind="stable")[:5]
    told = ", ".join(
        f"{ORDERINGS[each][0]} ({ORDERINGS[each][1]}) {100 * rates[each]:.0f}" for each in worst
    )
    return mean(100 * held.mean(axis=1), f"least often: {told}")


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
