"""What is the same for everybody at a table, and no secret: names, sources, and what really
happened.

Screens get views and nothing else of a game. This is the printed matter beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eleventh.core.program import ChronicleEntry
from eleventh.play.citing import Cited
from eleventh.play.levels import Level
from eleventh.play.printed import PrintedMatter
from eleventh_ui.display.causes import describe_source
from eleventh_ui.display.words import join_words, safe


@dataclass(frozen=True, slots=True)
class Reference:
    """The printed matter of a scenario. `seats` maps ids to titles, `tracks` too; `levels` tracks
    to the values at which something turns, `groups` to their headings, `definitions` to what they
    measure, `values` statuses to the names of their values."""

    scenario: str
    title: str
    synopsis: str
    seats: Mapping[str, str]
    tracks: Mapping[str, str]
    sources: Mapping[str, Cited]
    chronicle: tuple[ChronicleEntry, ...]
    opens: str
    """The date of the first turn."""
    levels: Mapping[str, tuple[Level, ...]]
    groups: Mapping[str, str]
    definitions: Mapping[str, str]
    values: Mapping[str, tuple[str, ...]]
    next: str = ""
    """The scenario that whoever has played this one is led on to; it may be empty."""

    def seat(self, identifier: str) -> str:
        """The title of a seat, safe to show."""
        return safe(self.seats.get(identifier) or identifier)

    def track(self, identifier: str) -> str:
        """The title of a track, safe to show."""
        return safe(self.tracks.get(identifier) or identifier)

    def seen_by(self, seats: Iterable[str]) -> str:
        """Who learns of something, to begin a sentence: `All seats`, `Only Seoul`, or names."""
        known = set(seats)
        if known >= set(self.seats):
            return "All seats"
        names = [self.seat(each) for each in self.seats if each in known]
        if len(names) < 2:
            return f"Only {names[0]}" if names else "Nobody"
        return join_words(names)

    def source(self, identifier: str) -> str:
        """A source as a person would look it up: id, text, and the publication it is from."""
        found = self.sources.get(identifier)
        return describe_source(found) if found is not None else safe(identifier)

    def places(self, cite: Iterable[str]) -> str:
        """Where these sources stand, each publication or publisher once, whichever is shorter, with
        their ids; of those that rest on others, where these stand. Of what they say, which may tell
        how it really went on, nothing."""
        found: dict[str, list[str]] = {}
        for each in cite:
            source = self.sources.get(each)
            found.setdefault(_name_place(source) if source else "", []).append(safe(each))
        return "; ".join(f"{place} [{', '.join(ids)}]".strip() for place, ids in found.items())


def reference_of(printed: PrintedMatter) -> Reference:
    """The printed matter of a table, to look things up in."""
    return Reference(
        scenario=printed.scenario,
        title=printed.title,
        synopsis=printed.synopsis,
        seats={each.id: each.title for each in printed.seats},
        tracks={each.id: each.title for each in printed.tracks},
        sources={each.id: each for each in printed.sources},
        chronicle=printed.chronicle,
        opens=printed.opens,
        levels={each.id: each.levels for each in printed.tracks if each.levels},
        groups={each.id: each.group for each in printed.tracks if each.group},
        definitions={each.id: each.text for each in printed.tracks if each.text},
        values={each.id: each.values for each in printed.tracks if each.values},
        next=printed.next,
    )


def _name_place(source: Cited) -> str:
    if source.rests_on:
        return f"drawn from {join_words(safe(each.place) for each in source.rests_on)}"
    names = (source.publication, "" if source.own else source.publisher)
    return min((safe(name) for name in names if name), key=len, default="")
