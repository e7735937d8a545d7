"""How large a measurement is: as large as its numbers need, or small, to see that it runs.

`make bench SIZE=small`, which CI runs, prints the same ratios of fewer games and rounds. They are
not for comparing.
"""

from __future__ import annotations

import os


def sized(usual: int, small: int) -> int:
    """How many games, rounds or runs: `usual`, or `small` where small measurements are wanted."""
    return small if os.environ.get("ELEVENTH_BENCH") == "small" else usual
