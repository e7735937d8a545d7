"""Where an objective can go no further: at the floor of its scale, or full.

At its floor nothing is lost any more, whatever moves what it follows from, so that a sacrifice is
free as far as it goes; full, nothing is gained. One rule for all that is told of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stop = Literal["floor", "full"]
FLOOR, FULL = 0.0, 100.0  # of how far an objective is reached


@dataclass(frozen=True, slots=True)
class AimStop:
    """An objective, by its place in the seat's order, that ends a turn at an end of its scale: in
    every turn imagined, or only in most."""

    aim: int
    stop: Stop
    always: bool


def find_stop(score: float) -> Stop | None:
    """The end at which an objective stands that is reached so far; None in between."""
    if score <= FLOOR:
        return "floor"
    return "full" if score >= FULL else None
