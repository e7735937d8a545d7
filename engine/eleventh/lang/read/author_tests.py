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
from eleventh.lang.read.files import FolderFiles
from eleventh.lang.read.reader import BundleReader
from eleventh.lang.read.scenario import read_tests
from eleventh.lang.read.side_files import read_side_file

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
    tree = read_side_file("scenario", files, FILE, "tests", BundleReader(found))
    return () if tree is None else read_tests(tree)
