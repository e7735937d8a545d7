"""What is told to have been foreseeable by the end is so by the rule that is told beside it."""

from __future__ import annotations

import re
from itertools import product

from eleventh.core.forecast import AlternativeHindsight, EndForecast, PointForecast, PointRange
from eleventh_ui.display.by_the_end import describe_end

MEANS = (-12.4, -7.26, -1.94, -1.85, -0.94, -0.93, -0.7, -0.04, 0.0)
MEANS += tuple(-each for each in MEANS)
POINTS = r"([+-]?[\d.]+)"
TOLD = re.compile(
    rf"By the end {POINTS}[^,:]*, (.*): {POINTS} from what you knew(, not told apart)?\."
)


def judge(came: float, known: float, *, apart: bool) -> str:
    """The rule in words, upon figures as they are printed."""
    same_way = came * known > 0
    if same_way and 2 * abs(known) >= abs(came):
        return "foreseeable" if apart else "perhaps foreseeable"
    return "foreseeable in part" if same_way and apart else "not foreseeable"


def order(end: EndForecast, end_told: EndForecast) -> AlternativeHindsight:
    zero = PointForecast(PointRange(0.0, 0.0, 0.0), (), ())
    return AlternativeHindsight("asked", "b", "B", "A", 0.0, zero, zero, end=end, end_told=end_told)


def test_printed_figures_keep_the_printed_rule() -> None:
    found = set()
    for came, known, reach in product(MEANS, MEANS, (0.1, 0.5, 3.0)):
        other = order(
            EndForecast(came - 0.5, came, came + 0.5, 96),
            EndForecast(known - reach, known, known + reach, 96),
        )
        told = TOLD.match(describe_end(other))
        if told is None:  # of what is not told apart itself, nothing is said to be foreseeable
            assert "foreseeable" not in describe_end(other)
            continue
        word = judge(float(told[1]), float(told[3]), apart=not told[4])
        assert told[2] == word, told[0]
        found.add(word)
    assert found == {
        "foreseeable",
        "perhaps foreseeable",
        "foreseeable in part",
        "not foreseeable",
    }
