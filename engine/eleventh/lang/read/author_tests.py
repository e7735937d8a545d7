"""What an author promises of a scenario: `tests` in its files, and those of a file of their own.

What stands in `tests.yaml` beside the scenario is no part of the program: with a new promise there,
saves and playtests stay those of this scenario.
"""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from pathlib import Path

from eleventh.lang.model.books import ScenarioTest
from eleventh.lang.problems.problem import Problem, Problems
from eleventh.lang.read.bundle import load_bundle_from_files
from eleventh.lang.read.empty import drop_empty_sections
from eleventh.lang.read.files import FolderFiles
from eleventh.lang.read.reader import BundleReader
from eleventh.lang.read.scenario import read_tests
from eleventh.lang.schema.shape import check_shape
from eleventh.lang.yaml.nodes import Mapping

FILE = "tests.yaml"


def load_tests(
    folder: Path, files: AbstractMapping[str, bytes]
) -> tuple[tuple[ScenarioTest, ...], tuple[Problem, ...]]:
    """The tests of a scenario in a folder that was compiled from these files, and what is wrong
    with the file that holds nothing else."""
    bundle, _ = load_bundle_from_files(files)
    own = bundle.scenario.tests if bundle is not None and bundle.scenario is not None else ()
    found = Problems()
    return (*own, *(() if FILE in files else _read_file(FolderFiles(folder), found))), found.all()


def _read_file(files: FolderFiles, found: Problems) -> tuple[ScenarioTest, ...]:
    if not files.has(FILE):
        return ()
    reader = BundleReader(found)
    tree = reader.tree(files, FILE)
    tree = None if tree is None else drop_empty_sections(tree, "scenario", ())
    if tree is None or not check_shape(tree, "scenario", found, part=True):
        return ()
    assert isinstance(tree, Mapping)
    for entry in tree.entries:
        if entry.key.value not in ("format", "tests"):
            found.add(
                "E030",
                f"`{entry.key.value}` does not belong in {FILE}",
                entry.key.span,
                help="It is no part of the game: only `tests` stand here. Move it to a part.",
            )
    return read_tests(tree)
