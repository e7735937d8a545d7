"""The readings that a person wants to see first: by scenario and seat, from one game to the next.

They are a person's own, as the pace is: a room in which several sit begins without any, and keeps
none. What keeps them is given by whoever knows where settings lie.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from eleventh_ui.display.reading_groups import toggle_pin

Kept = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Pins by scenario and seat, each the id of a reading."""


def _keep_nothing(pins: Kept) -> str:
    return ""


@dataclass(slots=True)
class Pins:
    """The pins of whoever sits here. `store` keeps all of them, and says in a sentence why it could
    not; nothing where they are kept or shall not be."""

    kept: Kept = field(default_factory=dict)
    store: Callable[[Kept], str] = _keep_nothing

    def of(self, scenario: str, seat: str) -> tuple[str, ...]:
        """What is pinned for a seat of a scenario, in the order in which it was."""
        return self.kept.get(scenario, {}).get(seat, ())

    def toggle(self, scenario: str, seat: str, track: str) -> str:
        """Pins a reading, or takes the pin away; a sentence if that is not kept for next time."""
        seats = dict(self.kept.get(scenario, {}))
        seats[seat] = toggle_pin(self.of(scenario, seat), track)
        self.kept = {**self.kept, scenario: seats}
        return self.store(self.kept)
