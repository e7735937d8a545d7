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
from eleventh.lang.yaml.source import read_file
from eleventh.play.library import Library, list_beside, list_scenarios_below
from eleventh_ui.display.words import join_words

_FOLDERS = "Give the folder of a scenario; below this one there is"
_MOST_NAMED = 6


def find_place(shelves: Library, given: Path) -> Path:
    """The path itself; or, where nothing is there, the scenario or the rulebook of that id."""
    if given.exists():
        return given
    found = shelves.find(str(given))
    return found if isinstance(found, Path) else shelves.named_rulebooks().get(str(given), given)


def find_meant(shelves: Library, given: Path) -> str | None:
    """What somebody probably meant who gave a path to nothing, or to a folder above scenarios: a
    sentence of help."""
    if given.is_dir():
        below = [each.as_posix() for each in list_scenarios_below(given)]
        return f"{_FOLDERS} {join_words(below[:_MOST_NAMED])}." if below else None
    if given.exists():
        return None
    known = [each.id for each in shelves.scenarios()]
    known += [*shelves.named_rulebooks(), *list_beside(str(given))]
    near = find_nearest(str(given), known)
    return f"Did you mean `{near}`?" if near else None


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
