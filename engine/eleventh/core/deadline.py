"""Deadlines, as tables of a program: of a date, or of one that follows an event.

Where one stands in a state is in `clocks`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeadlineStart:
    """How a deadline runs that starts with an event: its date and the turn with which it ends, 0
    for beyond the game, for each turn in which it may start, and how many minutes it runs.
    `ordered`: an order starts it, so it shows in the turn after."""

    dates: tuple[str, ...]
    ends: tuple[int, ...]
    minutes: int
    ordered: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date on which something runs out. `left` holds the days left as each turn opens, `turn` the
    turn in which it ends.

    The query `running:INDEX` tells whether it runs. `turn` is 0 if its date lies beyond the game.
    Of one that starts with an event, as `start` says, the query `begun:INDEX` tells in which turn
    it did, 0 for not yet, and `left:INDEX` what is left; its `date` is empty and `left` holds 0.
    """

    id: str
    title: str
    date: str
    turn: int
    left: tuple[int | float, ...]
    seen_by: tuple[str, ...]
    cite: tuple[str, ...]
    start: DeadlineStart | None = None
