"""The seed of the day: dice that are the same for everybody who plays a scenario on a day.

They follow from the scenario's id and the date alone, in UTC, so nobody has to be asked for them
and two who have never met can compare their games.
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Literal

Today = Literal["today"]
TODAY: Today = "today"
DICE = 10**9  # so many seeds there are: short enough to be typed


def find_seed_of_day(scenario: str, day: date) -> int:
    """The seed of a scenario on a day, from 0 to 999,999,999."""
    text = f"seed of the day\n{scenario}\n{day.isoformat()}"
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogateescape")).digest()) % DICE


def find_day_of_seed(scenario: str, seed: int, begun: date) -> date | None:
    """The day whose seed a match was begun with on that date: the date itself, or the one before
    for whoever asked for it at midnight. None if it was begun with other dice."""
    days = (begun, begun - timedelta(days=1))
    return next((day for day in days if find_seed_of_day(scenario, day) == seed), None)


def settle_seed(wanted: int | Today, scenario: str, day: date) -> int:
    """The seed that is meant: the number itself, or the seed of this day."""
    return find_seed_of_day(scenario, day) if wanted == TODAY else wanted
