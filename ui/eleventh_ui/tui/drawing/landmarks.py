"""What has a place of its own on the table: relations between seats, adversaries, the pact.

Which tracks these are a rulebook says by their roles; where there is a short list, only what is on
it has a place, and all of it does. Everything else is shown too: in the list of all numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from eleventh.core.view import View
from eleventh.play.courses import Course
from eleventh_ui.display.meters import Drive, find_drives
from eleventh_ui.display.reference import Reference
from eleventh_ui.tui.drawing.gauges import Gauge, gauges


@dataclass(frozen=True, slots=True)
class Meter:
    """A reading with what it drives: each level at which something turns, what holds now first."""

    gauge: Gauge
    drives: tuple[Drive, ...]

    @property
    def marks(self) -> tuple[float, ...]:
        """Where these levels stand inside the scale, from 0 to 1."""
        return tuple(dict.fromkeys(each.share for each in self.drives if 0 < each.share < 1))


@dataclass(frozen=True, slots=True)
class Landmarks:
    """`sides` holds the relations by pair of seats; `adversaries` their meters; `scores`
    the gauges of what else is; `statuses` what has named values, the pact first."""

    corners: tuple[tuple[str, str], ...]
    sides: Mapping[tuple[str, str], Gauge]
    adversaries: tuple[Meter, ...]
    scores: tuple[Gauge, ...]
    statuses: tuple[Gauge, ...]


def landmarks(
    view: View,
    reference: Reference,
    courses: Iterable[Course] = (),
    pins: Collection[str] = (),
) -> Landmarks:
    """The landmarks of what a seat sees; what it has pinned is one, and the first of the scores."""
    sides, meters, pacts, statuses = {}, [], [], []
    scores: list[Gauge] = []
    drawn = gauges(view, courses)
    for place, reading in enumerate(view.readings):
        each, indices = drawn[reading.id], reading.id.split(".")[1:]
        if reading.id in pins and reading.role is None:
            scores.insert(sum(other.track in pins for other in scores), each)
        elif reading.role == "adversary":
            meters.append(Meter(each, find_drives(reading, reference)))
        elif view.on_table and place >= view.on_table:
            continue
        elif reading.role == "relation" and set(indices) <= set(reference.seats):
            sides[indices[0], indices[1]] = each
        elif reading.role == "pact":
            pacts.append(each)
        elif reading.kind == "status":
            statuses.append(each)
        elif view.on_table:
            scores.append(each)
    corners = tuple((seat, reference.seat(seat)) for seat in reference.seats)
    return Landmarks(corners, sides, tuple(meters), tuple(scores), (*pacts, *statuses))
