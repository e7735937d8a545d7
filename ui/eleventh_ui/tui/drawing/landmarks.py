"""What has a place of its own on the table: relations between seats, adversaries, the pact.

Which tracks these are a rulebook says by their roles; where there is a short list, only what is on
it has a place, and all of it does. Everything else is shown too: in the list of all numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eleventh.core.view import View
from eleventh.play.courses import Course
from eleventh_ui.display.reference import Reference
from eleventh_ui.tui.drawing.gauges import Gauge, gauges


@dataclass(frozen=True, slots=True)
class Landmarks:
    """`sides` holds the relations by pair of seats; `scores` the gauges of adversaries, and of
    whatever else is on the short list; `statuses` what has named values, the pact first."""

    corners: tuple[tuple[str, str], ...]
    sides: Mapping[tuple[str, str], Gauge]
    scores: tuple[Gauge, ...]
    statuses: tuple[Gauge, ...]


def landmarks(view: View, reference: Reference, courses: Iterable[Course] = ()) -> Landmarks:
    """The landmarks of what a seat sees."""
    sides, scores, pacts, statuses = {}, [], [], []
    drawn = gauges(view, courses)
    for reading in view.readings[: view.on_table or None]:
        each, indices = drawn[reading.id], reading.id.split(".")[1:]
        if reading.role == "relation" and set(indices) <= set(reference.seats):
            sides[indices[0], indices[1]] = each
        elif reading.role == "pact":
            pacts.append(each)
        elif reading.kind == "status":
            statuses.append(each)
        elif reading.role == "adversary" or view.on_table:
            scores.append(each)
    corners = tuple((seat, reference.seat(seat)) for seat in reference.seats)
    return Landmarks(corners, sides, tuple(scores), (*pacts, *statuses))
