"""What somebody meant who named a scenario or a rulebook, and where its problems are, as they would
name the place.

All commands look for names here, by the rule of the library: what lies here, else what it has.
Inside the engine a file is named from its scenario's folder. A person checking several folders, or
an editor that jumps to the place, needs the path from where they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from eleventh.core.refusals import Refusal
from eleventh.lang.problems.problem import Label, Problem
from eleventh.lang.yaml.source import read_file
from eleventh.play.library import Library, Located
from eleventh_ui.cli.guard import Trouble
from eleventh_ui.cli.output import talk
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.words import echo, join_words

_FOLDERS = "Give the folder of a scenario; below this one there is"
_MOST_NAMED = 6


def find_scenario(shelves: Library, wanted: str) -> Path:
    """Where the scenario of that name lies. Says so where there are two; Trouble where there is
    none."""
    return _settle(wanted, shelves.find(wanted))


def find_written(shelves: Library, wanted: str) -> Path:
    """As `find_scenario`, and rulebooks as well."""
    found = shelves.find_written(wanted)
    if isinstance(found, Refusal):
        told = _guess(found) or "`eleventh list` shows the scenarios there are."
        raise Trouble(f"There is no scenario and no rulebook {echo(wanted)!r}.", told)
    return _settle(wanted, found)


def find_usual_book(shelves: Library) -> Path:
    """What is meant where nothing is named: the scenario or the rulebook in this folder, else the
    one rulebook that the library has. UsageError where it has none, or several."""
    here = shelves.find_written(".")
    if isinstance(here, Located):
        return here.path
    books = shelves.named_rulebooks()
    if len(books) != 1:
        known = f": {join_words(books, 'or')}" if books else ""
        raise click.UsageError(f"Name a rulebook or a scenario with --in{known}.")
    return next(iter(books.values()))


def find_to_check(shelves: Library, wanted: str) -> tuple[Path, str | None]:
    """As `find_written`; where there is none, the path as given, and a sentence of help about what
    was probably meant, or None."""
    found = shelves.find_written(wanted)
    if isinstance(found, Refusal):
        return Path(wanted), _guess(found)
    return _settle(wanted, found), None


def _settle(wanted: str, found: Located | Refusal) -> Path:
    if isinstance(found, Refusal):
        raise Trouble(describe_refusal(found))
    if found.passed_over is not None:
        talk(
            f"This is the {wanted} that lies here; the library has another in {found.passed_over}."
        )
    return found.path


def _guess(refusal: Refusal) -> str | None:
    below = refusal.data.get("known", ())
    if isinstance(below, tuple) and below:
        return f"{_FOLDERS} {join_words([str(each) for each in below[:_MOST_NAMED]])}."
    near = refusal.data.get("near", "")
    return f"Did you mean `{near}`?" if near else None


def place_problems(
    path: Path, problems: Iterable[Problem], rulebooks: Sequence[Path], from_here: bool
) -> tuple[list[Problem], Mapping[str, str]]:
    """The problems with their files named as wanted, and the text of every file they name."""
    folder = path if path.is_dir() else path.parent
    shelves = (*rulebooks, folder.parent / "rulebooks")
    places = (folder, *shelves, folder.parent, *(each.parent for each in rulebooks))
    names: dict[str, str] = {}
    texts: dict[str, str] = {}
    placed: list[Problem] = []
    for problem in problems:
        for label in problem.labels:
            file = label.span.file
            if file not in names:
                place = _place(places, file)
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
    """The file of that name: the scenario's own, or one of what it uses or extends."""
    return next((each / file for each in folders if (each / file).is_file()), None)
