"""What is the same for everybody at a table, and no secret: names, sources, and what really
happened.

Screens get views and nothing else of a game. This is the printed matter beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eleventh.core.program import Chronicled, Program, Source

from eleventh_ui.words import day, listed, safe, sentence


@dataclass(frozen=True, slots=True)
class Reference:
    """The printed matter of a scenario. `seats` maps ids to titles, `tracks` too."""

    scenario: str
    title: str
    synopsis: str
    seats: Mapping[str, str]
    tracks: Mapping[str, str]
    sources: Mapping[str, Source]
    chronicle: tuple[Chronicled, ...]

    def seat(self, identifier: str) -> str:
        """The title of a seat, safe to show."""
        return safe(self.seats.get(identifier) or identifier)

    def track(self, identifier: str) -> str:
        """The title of a track, safe to show."""
        return safe(self.tracks.get(identifier) or identifier)

    def seen_by(self, seats: Iterable[str]) -> str:
        """Who learns of something: `all seats`, or names."""
        known = set(seats)
        if known >= set(self.seats):
            return "all seats"
        return listed(self.seat(each) for each in self.seats if each in known) or "nobody"

    def source(self, identifier: str) -> str:
        """A source as a person would look it up: id, text, and the publication it is from."""
        found = self.sources.get(identifier)
        if found is None:
            return safe(identifier)
        place = self.sources.get(found.of) if found.of else None
        about = place or found
        parts = [safe(part) for part in (about.publisher, day(about.date), about.url) if part]
        if place is not None and place.text:
            parts.insert(0, safe(place.text))
        origin = f" ({', '.join(parts)})" if parts else ""
        return f"{safe(identifier)}: {sentence(found.text)}{origin}"


def reference_of(program: Program) -> Reference:
    """The printed matter of a compiled scenario."""
    tracks = {each.id: each.title for each in program.tracks}
    tracks |= {each.id: each.title for each in program.derived}
    return Reference(
        scenario=program.scenario,
        title=program.title,
        synopsis=program.synopsis,
        seats={each.id: each.title for each in program.seats},
        tracks=tracks,
        sources={each.id: each for each in program.sources},
        chronicle=program.chronicle,
    )
