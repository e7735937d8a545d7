"""Totals that players reached in each seat of the scenarios that come along, as they were recorded.

A strong player imagines so much that nobody would wait for it after a game. So it has played once
for each program that is shipped, and others beside it: the file says what each came to, for whom
and in how many games. It names the programs that it speaks of by their hashes; of any other
program nothing is recorded, and that is what is said. `tests/bench/yardsticks.py` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

RECORD = Path(__file__).with_name("yardsticks.json")
AHEAD = "opponent"  # looks ahead, and takes its time
STRONG = "opponent:strong"  # takes so long that it is played nowhere else


@dataclass(frozen=True, slots=True)
class RecordedTotals:
    """What a policy, by its name, reached in a seat: a total of 100 for each game, the least
    first; at least one."""

    policy: str
    totals: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The middle one, of two the lower."""
        return self.totals[(len(self.totals) - 1) // 2]

    def count_below(self, total: float) -> int:
        """In how many of its games it stayed below this total."""
        return sum(each < total for each in self.totals)


@dataclass(frozen=True, slots=True)
class RecordedSeat:
    """All that is recorded of a seat, the policies in the order of the file; `others` is who
    played the rest of the table."""

    others: str
    policies: tuple[RecordedTotals, ...]

    def find(self, policy: str) -> RecordedTotals | None:
        """What this one reached, if it played."""
        return next((each for each in self.policies if each.policy == policy), None)


def find_recorded(program_hash: str, seat: str) -> RecordedSeat | None:
    """What is recorded of a seat of the program with this hash; None if nothing is."""
    record = _read()
    for scenario in record["scenarios"].values():
        if program_hash in scenario["programs"] and seat in scenario["seats"]:
            policies = scenario["seats"][seat].items()
            found = tuple(RecordedTotals(name, tuple(totals)) for name, totals in policies)
            return RecordedSeat(record["others"], found)
    return None


@cache
def _read() -> Mapping[str, Any]:
    """The file as it was shipped: it never changes while the program runs."""
    content: Mapping[str, Any] = json.loads(RECORD.read_text("utf-8"))
    return content
