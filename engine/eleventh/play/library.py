"""The library: every scenario that can be named, and where it lies.

Scenarios ship with the package, come from other packages through the entry-point group
`eleventh.scenarios` (each entry a folder, or a function that gives one), or lie in the user's own
folder: where two have one id the earlier of these wins. A name means what lies here by that name,
else what the library has; this is the one place that says so.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eleventh.lang.problems.suggest import find_nearest
from eleventh.play.folders import scenarios_folder
from eleventh.play.plugins import entry_points

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from eleventh.core.refusals import Refusal

GROUP = "eleventh.scenarios"
MAIN = "scenario.yaml"
RULEBOOK = "rulebook.yaml"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder that holds scenarios, one folder each. `origin`: shipped, the name of the entry
    point, or own. Without a folder it can't be used, and `fault` says why."""

    origin: str
    folder: Path | None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A scenario in the library: its id is the name of its folder."""

    id: str
    path: Path
    origin: str


@dataclass(frozen=True, slots=True)
class Located:
    """Where lies what somebody named; and, where the library has another of that name, where that
    lies, which was not meant."""

    path: Path
    passed_over: Path | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """Scenarios by name. Nothing in it is read until it is asked for."""

    shelves: tuple[Shelf, ...]

    def scenarios(self) -> tuple[Shelved, ...]:
        """Every scenario once, sorted by id."""
        found: dict[str, Shelved] = {}
        for shelf in self.shelves:
            for folder in _folders(shelf.folder):
                if os.path.lexists(folder / MAIN):  # whatever it is: to read it tells
                    shelved = Shelved(folder.name, folder, shelf.origin)
                    found.setdefault(folder.name, shelved)
        return tuple(found[each] for each in sorted(found))

    def shelved(self, id: str) -> Path | None:
        """The folder of the library's scenario with this id, whatever lies here by that name."""
        return next((each.path for each in self.scenarios() if each.id == id), None)

    def find(self, wanted: str) -> Located | Refusal:
        """The scenario that a path leads to from here, else the one with this id.

        A Refusal, with a suggestion, if there is neither.
        """
        return _find(wanted, {each.id: each.path for each in self.scenarios()}, (MAIN,))

    def find_written(self, wanted: str) -> Located | Refusal:
        """As `find`, and rulebooks as well; of one id the scenario goes before the rulebook."""
        known = dict(self.named_rulebooks()) | {each.id: each.path for each in self.scenarios()}
        return _find(wanted, known, (MAIN, RULEBOOK))

    def rulebooks(self) -> tuple[Path, ...]:
        """The folders in which scenarios of the library find their rulebooks."""
        places = (shelf.folder / "rulebooks" for shelf in self.shelves if shelf.folder)
        return tuple(place for place in places if place.is_dir())

    def named_rulebooks(self) -> Mapping[str, Path]:
        """Every rulebook of the library by its id, the name of its folder."""
        found: dict[str, Path] = {}
        for shelf in self.rulebooks():
            for main in sorted(shelf.glob(f"*/{RULEBOOK}")):
                found.setdefault(main.parent.name, main.parent)
        return found

    def faults(self) -> tuple[str, ...]:
        """Sentences about shelves that can't be used."""
        return tuple(shelf.fault for shelf in self.shelves if shelf.fault)


def library(own: Path | None = None) -> Library:
    """The library of this installation; `own` replaces the user's folder of scenarios."""
    shelves = [Shelf("shipped", shipped_folder())]
    shelves += [_contributed(entry) for entry in sorted(entry_points(group=GROUP), key=_name)]
    shelves.append(Shelf("own", own or scenarios_folder()))
    return Library(tuple(shelves))


def list_scenarios_below(folder: Path) -> tuple[Path, ...]:
    """The folders right below one that hold a scenario, sorted."""
    return tuple(each for each in _folders(folder) if os.path.lexists(each / MAIN))


def _find(wanted: str, known: Mapping[str, Path], mains: Sequence[str]) -> Located | Refusal:
    """What holds one of the main files here, else what is known by that name.

    A file without a known name is what it says: to read it tells whether it is one.
    """
    from eleventh.core.refusals import Refusal, RefusalCode  # a list of scenarios needs none

    path = os.path.expanduser(wanted)  # like isfile, and unlike Path's, it never raises
    shelved = known.get(wanted)
    held = any(os.path.lexists(os.path.join(path, main)) for main in mains)
    if (held and wanted) or (shelved is None and os.path.isfile(path)):
        here = Path(path)
        same = shelved is None or os.path.realpath(here) == os.path.realpath(shelved)
        return Located(here, None if same else shelved)
    if shelved is not None:
        return Located(shelved)
    if wanted and os.path.isdir(path):
        below = tuple(each.as_posix() for each in list_scenarios_below(Path(path)))
        return Refusal(RefusalCode.NOT_A_SCENARIO, {"path": path, "file": mains[0], "known": below})
    near = find_nearest(wanted, [*known, *list_beside(wanted)]) or ""
    return Refusal(RefusalCode.NO_SCENARIO, {"wanted": wanted, "near": near})


def list_beside(wanted: str) -> tuple[str, ...]:
    """The folders with a scenario that lie where a path leads, each named as the path is."""
    head = os.path.split(wanted)[0]
    try:
        return tuple(
            os.path.join(head, each.name)
            for each in list_scenarios_below(Path(os.path.expanduser(head or ".")))
        )
    except ValueError:  # a path that no system takes
        return ()


def shipped_folder() -> Path:
    """The scenarios that come with the package: inside it when installed, beside it in a
    checkout."""
    package = Path(__file__).parents[1]
    inside = package / "scenarios"
    return inside if inside.is_dir() else package.parents[1] / "scenarios"


def _contributed(entry: EntryPoint) -> Shelf:
    try:
        given = entry.load()
        return Shelf(entry.name, Path(given() if callable(given) else given))
    except Exception as fault:  # other people's code: one bad package must not hide the others
        told = f"The scenarios of {entry.name!r} ({entry.value}) can't be used: {fault}."
        return Shelf(entry.name, None, told)


def _folders(folder: Path | None) -> Iterator[Path]:
    if folder is None:
        return
    try:
        yield from sorted(each for each in folder.iterdir() if os.path.isdir(each))
    except OSError:
        return


def _name(entry: EntryPoint) -> str:
    return entry.name
