"""Where the files of a scenario come from: folders on a disk, or the copy kept in a save (see
`kept_files`).

Both give a file by the folder of the file that names it, so that everything above is the same for
both. A file's shown name is unique in a bundle and does not depend on where the folders are.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from eleventh.lang.problems.characters import quote
from eleventh.lang.yaml.source import FileRead, note_file, read_file, resolve_beside

SCENARIO = "scenario.yaml"
RULEBOOK = "rulebook.yaml"

_MOST_NAMES = 1000


class BookFiles(Protocol):
    """The files of one scenario or one rulebook, by names with `/`."""

    @property
    def prefix(self) -> str:
        """What stands before each name when it is shown: empty, or the rulebook's id and `/`."""
        ...

    def has(self, name: str) -> bool:
        """Whether there is such a file, or anything else of that name."""
        ...

    def main(self, name: str) -> FileRead:
        """The main file: which one it is no author says, so it may be a link to anywhere."""
        ...

    def read(self, folder: str, name: str) -> FileRead:
        """The file that `name` means in a file of `folder`, or None with at least one problem."""
        ...

    def names(self, folder: str) -> Sequence[str]:
        """The files in a folder, for proposals."""
        ...


class BundleFiles(Protocol):
    """A scenario's or rulebook's own files, and those of the rulebooks that it may name."""

    def own(self) -> BookFiles:
        """The files beside the main file."""
        ...

    def rulebook(self, id: str) -> BookFiles | None:
        """The files of a rulebook elsewhere, if there is one."""
        ...

    def rulebook_ids(self) -> Iterable[str]:
        """The rulebooks there are elsewhere, for proposals."""
        ...

    def scenario(self, id: str) -> BookFiles | None:
        """The files of another scenario, which this one extends, if there is one."""
        ...

    def scenario_ids(self) -> Iterable[str]:
        """The other scenarios there are, for proposals."""
        ...


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """The files of a folder; a name never leads out of it."""

    root: Path
    prefix: str = ""

    def has(self, name: str) -> bool:
        """Whether there is such a file, or anything else of that name."""
        return os.path.lexists(self.root / name)

    def main(self, name: str) -> FileRead:
        """The bytes of the main file."""
        return read_file(self.root / name, self.prefix + name)

    def read(self, folder: str, name: str) -> FileRead:
        """The file's bytes. A name that is refused is a problem without opening anything."""
        shown = self.prefix + join_names(folder, name)
        path, reason = resolve_beside(self.root / folder, name)
        if path is None:
            headline = f"The name {quote(name)} {reason}"
            return FileRead(None, (note_file(shown, "E039", headline),))
        return read_file(path, shown)

    def names(self, folder: str) -> Sequence[str]:
        """The first thousand files of a folder, in order."""
        try:
            with os.scandir(self.root / folder) as found:
                each = sorted(
                    entry.name for entry, _ in zip(found, range(_MOST_NAMES), strict=False)
                )
        except OSError:
            return ()
        return each


@dataclass(frozen=True, slots=True)
class FolderBundleFiles:
    """A folder, and folders that hold a folder for each rulebook."""

    folder: Path
    shelves: tuple[Path, ...]

    def own(self) -> BookFiles:
        """The files of the folder."""
        return FolderFiles(self.folder)

    def rulebook(self, id: str) -> BookFiles | None:
        """The files of the first rulebook of that name."""
        return _find_book(self.shelves, id, RULEBOOK)

    def rulebook_ids(self) -> Iterable[str]:
        """The names of the folders that hold a rulebook."""
        return _list_books(self.shelves, RULEBOOK)

    def scenario(self, id: str) -> BookFiles | None:
        """The files of the first scenario of that name: beside this one or the rulebooks."""
        return _find_book(self._scenario_shelves(), id, SCENARIO)

    def scenario_ids(self) -> Iterable[str]:
        """The names of the folders that hold another scenario."""
        own = self.folder.resolve().name
        return (id for id in _list_books(self._scenario_shelves(), SCENARIO) if id != own)

    def _scenario_shelves(self) -> tuple[Path, ...]:
        beside = self.folder.resolve().parent
        return (beside, *(shelf.parent for shelf in self.shelves))


def _find_book(shelves: Iterable[Path], id: str, main: str) -> FolderFiles | None:
    for shelf in shelves:
        files = FolderFiles(shelf / id, f"{id}/")
        if files.has(main):
            return files
    return None


def _list_books(shelves: Iterable[Path], main: str) -> Iterable[str]:
    for shelf in shelves:
        for name in FolderFiles(shelf).names(""):
            if (shelf / name / main).exists():
                yield name


def locate(path: Path, rulebooks: Sequence[Path]) -> tuple[BundleFiles, str] | None:
    """Where to look for files, and which is the main one; None if the path names another."""
    if path.is_dir():
        files = FolderFiles(path)
        only_rulebook = files.has(RULEBOOK) and not files.has(SCENARIO)
        folder, main = path, RULEBOOK if only_rulebook else SCENARIO
    elif path.name in (SCENARIO, RULEBOOK) or not path.exists():
        folder, main = path.parent, path.name
    else:
        return None
    shelves = (*rulebooks, folder.resolve().parent / "rulebooks")
    return FolderBundleFiles(folder, shelves), main


def join_names(folder: str, name: str) -> str:
    """A name as seen from the main file."""
    return f"{folder}/{name}" if folder else name
