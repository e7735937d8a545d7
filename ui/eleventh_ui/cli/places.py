"""Where problems are, as the person who gave a path would name it.

Inside the engine a file is named from its scenario's folder. A person checking several folders, or
an editor that jumps to the place, needs the path from where they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from eleventh.lang.problems.problem import Label, Problem
from eleventh.lang.problems.suggest import find_nearest
from eleventh.lang.read.files import RULEBOOK
from eleventh.lang.yaml.source import read_file
from eleventh.play.library import Library


def find_place(shelves: Library, given: Path) -> Path:
    """The path itself; or, where nothing is there, the scenario or the rulebook of that id."""
    if given.exists():
        return given
    found = shelves.find(str(given))
    return found if isinstance(found, Path) else _list_rulebooks(shelves).get(str(given), given)


def find_meant(shelves: Library, given: Path) -> str | None:
    """The scenario or the rulebook whose id somebody probably meant who gave a path to nothing."""
    if given.exists():
        return None
    known = [*(each.id for each in shelves.scenarios()), *_list_rulebooks(shelves)]
    return find_nearest(str(given), known)


def _list_rulebooks(shelves: Library) -> dict[str, Path]:
    """Every rulebook of the library by its id, the name of its folder."""
    found: dict[str, Path] = {}
    for shelf in shelves.rulebooks():
        for main in sorted(shelf.glob(f"*/{RULEBOOK}")):
            found.setdefault(main.parent.name, main.parent)
    return found


def place_problems(
    path: Path, problems: Iterable[Problem], rulebooks: Sequence[Path], from_here: bool
) -> tuple[list[Problem], Mapping[str, str]]:
    """The problems with their files named as wanted, and the text of every file they name."""
    folder = path if path.is_dir() else path.parent
    names: dict[str, str] = {}
    texts: dict[str, str] = {}
    placed: list[Problem] = []
    for problem in problems:
        for label in problem.labels:
            file = label.span.file
            if file not in names:
                place = _place((folder, *rulebooks, folder.parent / "rulebooks"), file)
                names[file] = place.as_posix() if from_here and place else file
                data = read_file(place, file).data if place else None
                if data is not None:
                    texts[names[file]] = data.decode("utf-8", errors="replace")
        labels = tuple(
            Label(label.span._replace(file=names[label.span.file]), label.text)
            for label in problem.labels
        )
        placed.append(replace(problem, labels=labels))
    return placed, texts


def _place(folders: Iterable[Path], file: str) -> Path | None:
    """The file of that name: the scenario's own, or one of its rulebook's."""
    return next((each / file for each in folders if (each / file).is_file()), None)
