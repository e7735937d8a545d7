"""Sources as people read them: the finding, and the publication it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.program import Program


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, resolved: the finding's text and the publication it stands in."""

    id: str
    text: str
    publication: str
    publisher: str
    date: str
    url: str
    rests_on: tuple[str, ...]


def cited(program: Program, ids: Sequence[str]) -> tuple[Cited, ...]:
    """The sources of these ids, as text; an id that no source has stands for itself."""
    sources = {each.id: each for each in program.sources}
    found = []
    for id in ids:
        source = sources.get(id)
        if source is None:
            found.append(Cited(id, "", "", "", "", "", ()))
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
                rests_on=source.rests_on,
            )
        )
    return tuple(found)
