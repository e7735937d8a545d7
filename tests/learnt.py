"""What could be learnt from some game, in every shape, for tests of how it is told."""

from __future__ import annotations

from eleventh.lab.foretold import Calibrated, SeatForetold
from eleventh.lab.hindsight.answers import GivenAnswer
from eleventh.lab.hindsight.decisions import Lead, SeatHindsight, WeighedAnswer
from eleventh.lab.hindsight.lessons import Lessons
from eleventh.lab.hindsight.recorded import STRONG
from eleventh.lab.hindsight.yardsticks import SeatYardsticks, Yardstick
from eleventh.play.predictions import NotedPrediction, Prediction


def learnt() -> Lessons:
    """A best and a most costly answer, one of no consequence, two yardsticks, two predictions."""
    lead = Lead(better=19, worse=5, games=24, low=-0.4, mean=2.0, high=6.1)
    trail = Lead(better=0, worse=24, games=24, low=-3.0, mean=-2.0, high=-1.0)
    same = Lead(better=0, worse=0, games=24, low=0.0, mean=0.0, high=0.0)
    weighed = tuple(
        WeighedAnswer(
            answer=GivenAnswer(turn, "seoul", f"decision.{turn}", 1, (0, 2)),
            date="2019-11-22T18:00",
            ask="What now?",
            chosen=f"Wait until turn {turn + 1}",
            rival_choice=2,
            rival="Say no",
            margin=each.mean,
            lead=each,
            by_sizes=each if turn < 9 else None,
        )
        for turn, each in ((3, lead), (8, trail), (9, same))
    )
    answers = SeatHindsight("seoul", "Seoul", weighed, 4, weighed[0], weighed[1])
    sticks = (Yardstick("random", 200, 20.0, 30.0, 40.0, 150), Yardstick("x", 8, 50, 60, 70, 0))
    strong = Yardstick(STRONG, 24, 55.0, 60.0, 70.0, 6)
    standing = SeatYardsticks("seoul", "Seoul", 38.0, sticks, strong)
    said = [
        NotedPrediction(turn, Prediction("up", 80), came) for turn, came in ((1, 2.0), (2, -0.25))
    ]
    foretold = SeatForetold(
        "seoul", "Seoul", tuple(said), {}, 0.34, (Calibrated(80, 2, 1),), said[1]
    )
    return Lessons((answers,), (standing,), (foretold,))
