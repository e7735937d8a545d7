"""Events that a scenario brings for its facilitator, as a table of a program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class PreparedEffect(NamedTuple):
    """What a prepared event does to a track, by its id: the amount added, or of a status the name
    of the value that it becomes, which is empty for a number."""

    track: str
    amount: float
    value: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """An event that a facilitator may put to the table in any turn, and the reason for it. Nobody
    else may know of it before."""

    headline: str
    text: str
    seen_by: tuple[str, ...]
    effects: tuple[PreparedEffect, ...]
    reason: str
