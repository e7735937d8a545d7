"""The bands that the crisis misses: the number that was measured, and why it is so.

Each is a strict expected failure: one that is met must leave this list, and one whose number moves
must say the new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Missed(NamedTuple):
    """What was measured, as the table prints it, and why."""

    measured: str
    why: str


MISSED: Mapping[str, Missed] = {
    "random.commonest": Missed("38.3", "random orders are no players, and renew half the time"),
    "random.history": Missed(
        "3.8", "random orders are no players, who make history's ending often"
    ),
    "changes.own": Missed(
        "73.3", "answers of the first weeks, and small ones of the last hours, move less by the end"
    ),
    # What a suspension costs at home, if the other agrees to talks in the same hours, decides how
    # often players give notice. All of it: 45.6 per cent do, and 44.9 renew; half, as it is:
    # 49.6 and 41.6; none of it (measured before notes could cross): 73.6 and 25.9. Half is what an
    # evening's news is, and no size for a band.
    "opponent.commonest": Missed("41.6", "to renew is what a careful player does in August"),
    "opponent.cooperation": Missed(
        "13.7", "nobody is praised for holding out who agrees, so more nights end in talks"
    ),
    "opponent.crisis": Missed(
        "2.0", "players keep deterrence near 59, where Pyongyang seldom goes further"
    ),
}
