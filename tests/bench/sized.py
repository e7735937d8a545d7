"""How large a measurement is: as large as its numbers need, or small, to see that it runs.

`make bench SIZE=small`, which CI runs, prints the same ratios of fewer games and rounds. They are
not for comparing.
"""

from __future__ import annotations

import os
from pathlib import Path

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def sized(usual: int, small: int) -> int:
    """How many games, rounds or runs: `usual`, or `small` where small measurements are wanted."""
    return small if os.environ.get("ELEVENTH_BENCH") == "small" else usual


def sized_scenario() -> Path:
    """The scenario to measure: the crisis, or the tutorial where small measurements are wanted."""
    return SCENARIOS / ("first_hour" if sized(0, 1) else "gsomia_2019")
