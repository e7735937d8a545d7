"""Events that a scenario brings for its facilitator, as a table of a program."""

from __future__ import annotations

from collections.abc import Mapping
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
    """An event that a facilitator may put to the table in any turn, the reason for it, and the ids
    of its sources. Nobody else may know of it before."""

    headline: str
    text: str
    seen_by: tuple[str, ...]
    effects: tuple[PreparedEffect, ...]
    reason: str
    cite: tuple[str, ...] = ()

    @property
    def changes(self) -> dict[str, float | str]:
        """What it does by track: the amount added, or of a status the name of the value set."""
        return {each.track: each.value or each.amount for each in self.effects}


def list_effects(changes: Mapping[str, float | str]) -> tuple[PreparedEffect, ...]:
    """The effects that `Prepared.changes` tells so, by the ids of the tracks: a journal keeps no
    other order."""
    return tuple(
        PreparedEffect(track, 0.0, by) if isinstance(by, str) else PreparedEffect(track, by, "")
        for track, by in sorted(changes.items())
    )
