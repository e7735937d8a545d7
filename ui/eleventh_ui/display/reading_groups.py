"""All that a seat sees, under headings: what it has pinned, the short list, then group by group.

The groups and what each reading measures are the rulebook's (`group` and `text` of its tracks);
what has no group stands under a heading of its own. Every face lists and filters alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from eleventh.core.view import Reading, View
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import safe

PINNED, FIRST, REST = "Pinned", "First of all", "Others"


@dataclass(frozen=True, slots=True)
class ReadingGroup:
    """A heading, safe to show, and the readings under it with their numbers in the view, from 1."""

    title: str
    readings: tuple[tuple[int, Reading], ...]


def group_readings(
    view: View, reference: Reference, pins: Collection[str] = (), wanted: str = ""
) -> tuple[ReadingGroup, ...]:
    """The readings whose title, id, group or definition has the wanted words; all without any."""
    found: dict[str, list[tuple[int, Reading]]] = {PINNED: [], FIRST: []}
    for number, reading in enumerate(view.readings, start=1):
        if not _has(reading, reference, wanted):
            continue
        title = safe(reference.groups.get(reading.id, "")) or REST
        if reading.id in pins:
            title = PINNED
        elif number <= view.on_table:
            title = FIRST
        found.setdefault(title, []).append((number, reading))
    return tuple(ReadingGroup(title, tuple(each)) for title, each in found.items() if each)


def define_reading(reading: Reading, reference: Reference) -> str:
    """What a reading measures, as its rulebook says; empty if it does not."""
    return safe(reference.definitions.get(reading.id, ""))


def toggle_pin(pins: Iterable[str], track: str) -> tuple[str, ...]:
    """The pins with one more, or without it if it was one."""
    before = tuple(pins)
    if track in before:
        return tuple(each for each in before if each != track)
    return (*before, track)


def _has(reading: Reading, reference: Reference, wanted: str) -> bool:
    told = (
        reading.title,
        reading.id,
        reference.groups.get(reading.id, ""),
        reference.definitions.get(reading.id, ""),
    )
    text = " ".join(told).casefold()
    return all(word in text for word in wanted.casefold().split())
