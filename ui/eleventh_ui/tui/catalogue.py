"""What the lobby offers: scenarios with what there is to know of them, and saved matches.

Reading a scenario may take seconds the first time, so these functions are for a thread, and import
what they need only there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from eleventh_ui.display.time_limit import SECONDS

if TYPE_CHECKING:
    from eleventh.core.program import Seat
    from eleventh.play.daily import Today
    from eleventh.play.library import Library, Shelved
    from eleventh.play.saved import Saved

FAILED = "Eleventh Hour itself fails at it; checking it tells more."


@dataclass(frozen=True, slots=True)
class ScenarioEntry:
    """One scenario. Without seats it can't be played; `problems` then says why, in short."""

    id: str
    path: Path
    origin: str
    title: str
    synopsis: str = ""
    seats: tuple[Seat, ...] = ()
    dates: tuple[str, ...] = ()
    minutes: int = 0
    next: str = ""
    errors: int = 0
    problems: tuple[str, ...] = ()


class Places:
    """Where scenarios and saves are; looked up when first needed. `save_dir` replaces the usual
    folder of saves."""

    def __init__(self, save_dir: Path | None = None) -> None:
        self.save_dir = save_dir

    @cached_property
    def library(self) -> Library:
        """The scenarios of this installation."""
        from eleventh.play.library import library

        return library()

    @cached_property
    def saves(self) -> Path:
        """The folder of saves."""
        from eleventh.play.folders import saves_folder

        return self.save_dir or saves_folder()


@dataclass(frozen=True, slots=True)
class RoomRequest:
    """How the room is run: the facilitator's name for the record, empty for the usual one and None
    where nobody is named; and the minutes for each turn, 0 for no timer and None where nothing is
    said of one. What is not named stays as it is kept with a match."""

    facilitator: str | None = None
    minutes: int | None = None


NOBODY = RoomRequest()


@dataclass(frozen=True, slots=True)
class Preset:
    """What was asked for on the command line: the seats of people, doctrines as `seoul=historian`,
    the dice, how the room is run, and the seconds that programs have for a turn."""

    people: tuple[str, ...] = ()
    bots: tuple[str, ...] = ()
    seed: int | Today | None = None
    hosted: RoomRequest = NOBODY
    time_limit: float = SECONDS


def suggest_scenario(offers: Iterable[ScenarioEntry], saves: Sequence[Saved]) -> str:
    """The id of the scenario to play next: the first that leads on to another for whoever has
    played nothing, what it leads on to for whoever has finished it and played nothing else; empty
    for everybody else."""
    playable = {each.id: each for each in offers if each.seats}
    if not saves:
        return next((each.id for each in playable.values() if each.next), "")
    begun = saves[0].scenario
    if any(each.scenario != begun for each in saves) or not any(each.ending for each in saves):
        return ""
    led_to = playable[begun].next if begun in playable else ""
    return led_to if led_to in playable else ""


def list_scenarios(library: Library) -> Iterator[ScenarioEntry]:
    """Every scenario of the library, as they are offered."""
    from eleventh.play.offers import list_offers

    for shelved, _ in list_offers(library):
        yield read_scenario(library, shelved)


def read_scenario(library: Library, shelved: Shelved) -> ScenarioEntry:
    """What there is to know of one scenario."""
    from eleventh.lang.compile import attempt, compile_path

    compiled = attempt(lambda: compile_path(shelved.path, library.rulebooks()))
    if compiled is None:
        return ScenarioEntry(
            shelved.id, shelved.path, shelved.origin, shelved.id, errors=1, problems=(FAILED,)
        )
    program = compiled.program
    errors = [each for each in compiled.problems if each.severity == "error"]
    if program is None:
        told = tuple(f"{each.code}: {each.headline}" for each in errors)
        return ScenarioEntry(
            shelved.id,
            shelved.path,
            shelved.origin,
            shelved.id,
            errors=len(errors),
            problems=told,
        )
    return ScenarioEntry(
        id=shelved.id,
        path=shelved.path,
        origin=shelved.origin,
        title=program.title,
        synopsis=program.synopsis,
        seats=program.seats,
        dates=tuple(turn.date for turn in program.turns),
        minutes=program.minutes,
        next=program.next,
        problems=tuple(f"{each.code}: {each.headline}" for each in compiled.problems),
    )
