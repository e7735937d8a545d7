"""Sources as people read them: the finding, and the publication it stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eleventh.core.program import Program, Source


@dataclass(frozen=True, slots=True)
class Basis:
    """Where findings that another rests on stand: a publisher, or a title where none is named."""

    place: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, resolved: the finding's text, the publication it stands in, and what it rests on.
    `own`: the authors of the scenario wrote it, so that it is no publication."""

    id: str
    text: str
    publication: str
    publisher: str
    date: str
    url: str
    rests_on: tuple[Basis, ...]
    own: bool


def cited(program: Program, ids: Sequence[str]) -> tuple[Cited, ...]:
    """The sources of these ids, as text; an id that no source has stands for itself."""
    sources = {each.id: each for each in program.sources}
    found = []
    for id in ids:
        source = sources.get(id)
        if source is None:
            found.append(Cited(id, "", "", "", "", "", (), own=False))
            continue
        home = sources.get(source.of, source)
        found.append(
            Cited(
                id=id,
                text=source.text if source.of else "",
                publication=home.text,
                publisher=home.publisher,
                date=home.date,
                url=home.url,
                rests_on=_find_basis(sources, source.rests_on),
                own=source.own,
            )
        )
    return tuple(found)


def _find_basis(sources: Mapping[str, Source], ids: Sequence[str]) -> tuple[Basis, ...]:
    """Findings by the publications they stand in, both in the order of the first that is named."""
    places: dict[str, list[str]] = {}
    for id in ids:
        source = sources[id]
        home = sources.get(source.of, source)
        places.setdefault(home.publisher or home.text, []).append(id)
    return tuple(Basis(place, tuple(found)) for place, found in places.items())
