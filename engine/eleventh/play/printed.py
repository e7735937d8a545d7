"""The printed matter of a scenario: what is the same for everybody at a table, and no secret.

Names and scales, sources, and what really happened. A face needs it to tell a view in words; it
holds nothing of a game.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.core.program import ChronicleEntry, Program
from eleventh.play.citing import Cited, cited
from eleventh.play.levels import Level, find_levels


@dataclass(frozen=True, slots=True)
class PrintedSeat:
    """A seat, as it is called."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class PrintedTrack:
    """A track and its scale. `kind` is score, counter, status or derived; `values` are the names of
    a status's values, and `reads` the tracks that a derived one follows from; `levels` the values
    at which something turns, as far as everybody may know. `text` says what it measures, `group`
    under which heading it is listed; either may be empty."""

    id: str
    title: str
    kind: str
    low: float
    high: float
    values: tuple[str, ...]
    reads: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    text: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class PrintedMatter:
    """A scenario as it could lie printed beside a table; `opens` is the date of the first turn,
    `next` the scenario that whoever has played this one is led on to, or empty."""

    scenario: str
    title: str
    synopsis: str
    opens: str
    seats: tuple[PrintedSeat, ...]
    tracks: tuple[PrintedTrack, ...]
    sources: tuple[Cited, ...]
    chronicle: tuple[ChronicleEntry, ...]
    next: str = ""

    def track(self, wanted: str) -> PrintedTrack | None:
        """The track of this id, if there is one."""
        return next((each for each in self.tracks if each.id == wanted), None)


def print_matter(program: Program) -> PrintedMatter:
    """The printed matter of a compiled scenario."""
    levels = find_levels(program)
    moved = [
        PrintedTrack(
            id=each.id,
            title=each.title,
            kind=each.kind,
            low=each.low,
            high=each.high,
            values=each.values,
            levels=levels.get(at, ()),
            text=each.text,
            group=each.group,
        )
        for at, each in enumerate(program.tracks)
    ]
    derived = [
        PrintedTrack(
            id=each.id,
            title=each.title,
            kind="derived",
            low=each.low,
            high=each.high,
            values=(),
            reads=tuple(program.tracks[index].id for index in each.reads),
            text=each.text,
            group=each.group,
        )
        for each in program.derived
    ]
    return PrintedMatter(
        scenario=program.scenario,
        title=program.title,
        synopsis=program.synopsis,
        opens=program.turns[0].date,
        seats=tuple(PrintedSeat(each.id, each.title) for each in program.seats),
        tracks=(*moved, *derived),
        sources=cited(program, [each.id for each in program.sources]),
        chronicle=program.chronicle,
        next=program.next,
    )
