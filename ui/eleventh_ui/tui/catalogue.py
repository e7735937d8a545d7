"""What the lobby offers: scenarios with what there is to know of them, and saved matches.

Reading a scenario may take seconds the first time, so these functions are for a thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eleventh.core.program import Seat
from eleventh.lang.compile import compile_path
from eleventh.play.library import Library, Shelved
from eleventh.play.saves import Saved, list_saves

TUTORIAL = "first_hour"


@dataclass(frozen=True, slots=True)
class Offer:
    """One scenario. Without seats it can't be played; `problems` then says why, in short."""

    id: str
    path: Path
    origin: str
    title: str
    synopsis: str = ""
    seats: tuple[Seat, ...] = ()
    dates: tuple[str, ...] = ()
    minutes: int = 0
    errors: int = 0
    problems: tuple[str, ...] = ()


def offers(library: Library) -> Iterator[Offer]:
    """Every scenario of the library, the tutorial first."""
    found = library.scenarios()
    for shelved in sorted(found, key=lambda each: (each.id != TUTORIAL, each.id)):
        yield offer_at(library, shelved)


def offer_at(library: Library, shelved: Shelved) -> Offer:
    """What there is to know of one scenario."""
    compiled = compile_path(shelved.path, library.rulebooks())
    program = compiled.program
    errors = [each for each in compiled.problems if each.severity == "error"]
    if program is None:
        told = tuple(f"{each.code}: {each.headline}" for each in errors)
        return Offer(
            shelved.id,
            shelved.path,
            shelved.origin,
            shelved.id,
            errors=len(errors),
            problems=told,
        )
    return Offer(
        id=shelved.id,
        path=shelved.path,
        origin=shelved.origin,
        title=program.title,
        synopsis=program.synopsis,
        seats=program.seats,
        dates=tuple(turn.date for turn in program.turns),
        minutes=program.minutes,
        problems=tuple(f"{each.code}: {each.headline}" for each in compiled.problems),
    )


def saved_matches(folder: Path) -> tuple[Saved, ...]:
    """The saved matches, the last played first; none where there is no folder yet."""
    return list_saves(folder) if folder.is_dir() else ()
