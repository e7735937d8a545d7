"""What has a place of its own on the table: trust between seats, deterrence, the pact.

Which tracks these are follows from their names, as rulebooks use them. A scenario that has none of
them still shows everything: in the list of all numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eleventh.core.view import View
from eleventh_ui.display.reference import Reference
from eleventh_ui.tui.drawing.gauges import Gauge, gauges

TRUST, DETERRENCE, PACT = "trust", "deterrence", "pact"


@dataclass(frozen=True, slots=True)
class Landmarks:
    """`sides` holds trust by pair of seats; `statuses` everything that has named values, the pact
    first; `others` the rest, in the scenario's order."""

    corners: tuple[tuple[str, str], ...]
    sides: Mapping[tuple[str, str], Gauge]
    deterrence: tuple[Gauge, ...]
    statuses: tuple[Gauge, ...]
    others: tuple[Gauge, ...]


def landmarks(view: View, reference: Reference) -> Landmarks:
    """The landmarks of what a seat sees."""
    sides, deterrence, statuses, others = {}, [], [], []
    kinds = {each.id: each.kind for each in view.readings}
    for track, each in gauges(view).items():
        family, *indices = track.split(".")
        if family == TRUST and len(indices) == 2 and set(indices) <= set(reference.seats):
            sides[indices[0], indices[1]] = each
        elif family == DETERRENCE:
            deterrence.append(each)
        elif kinds[track] == "status":
            statuses.append(each)
        else:
            others.append(each)
    statuses.sort(key=lambda each: each.track != PACT)
    corners = tuple((seat, reference.seat(seat)) for seat in reference.seats)
    return Landmarks(corners, sides, tuple(deterrence), tuple(statuses), tuple(others))
