"""The files of a scenario from the copy that is kept in a save, or from any other recorded bundle.

They answer as the folders of `files` do, so that a save needs nothing beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eleventh.lang.read.files import RULEBOOK, SCENARIO, BookFiles, join_names
from eleventh.lang.yaml.source import FileRead, note_file


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """Files of a recorded bundle."""

    kept: Mapping[str, bytes]
    prefix: str = ""

    def has(self, name: str) -> bool:
        """Whether the file was recorded."""
        return self.prefix + name in self.kept

    def main(self, name: str) -> FileRead:
        """The recorded bytes of the main file."""
        return self.read("", name)

    def read(self, folder: str, name: str) -> FileRead:
        """The recorded bytes."""
        shown = self.prefix + join_names(folder, name)
        data = self.kept.get(shown)
        if data is not None:
            return FileRead(data, (), shown)
        return FileRead(None, (note_file(shown, "E001", "There is no such file"),))

    def names(self, folder: str) -> Sequence[str]:
        """None: what was recorded needs no proposals."""
        return ()


@dataclass(frozen=True, slots=True)
class KeptBundleFiles:
    """The `files` of a bundle that was loaded before."""

    kept: Mapping[str, bytes]

    def own(self) -> BookFiles:
        """The files that were beside the main file."""
        return KeptFiles(self.kept)

    def rulebook(self, id: str) -> BookFiles | None:
        """The files of the rulebook that was elsewhere."""
        files = KeptFiles(self.kept, f"{id}/")
        return files if files.has(RULEBOOK) else None

    def rulebook_ids(self) -> Iterable[str]:
        """None: what was recorded needs no proposals."""
        return ()

    def scenario(self, id: str) -> BookFiles | None:
        """The files of the scenario that was extended."""
        files = KeptFiles(self.kept, f"{id}/")
        return files if files.has(SCENARIO) else None

    def scenario_ids(self) -> Iterable[str]:
        """None: what was recorded needs no proposals."""
        return ()
