"""The matrix of versions: its lowest ends, the Pythons it finds, and what it says of them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from house.scripts import script
from house.tree import ROOT

matrix = script("matrix")


def python_at(folder: Path, name: str, says: str, status: int = 0) -> None:
    """A command that answers as an interpreter of some version would."""
    folder.mkdir(exist_ok=True)
    command = folder / name
    command.write_text(f"#!/bin/sh\necho '{says}'\nexit {status}\n")
    command.chmod(0o755)


def test_the_lowest_end_of_every_dependency_is_known() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = matrix.floors(project["dependencies"])
    assert len(pins) == len(project["dependencies"])
    assert "click==8.1" in pins


@pytest.mark.parametrize("line", ["click", "click==8.1", "click>=8.1", "click<9", "click~=8.1"])
def test_a_dependency_without_two_ends_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="needs two ends"):
        matrix.floors([line])


def test_one_python_of_each_minor_version_is_found_the_first_first(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    python_at(one, "python3.13", "3.13.2 /one")
    python_at(one, "python3", "3.10.9 /one")
    python_at(one, "python3-config", "3.12.0 /one")
    python_at(one, "python3.14", "pyenv: not switched on", status=127)
    python_at(other, "python3", "3.11.4 /other")
    python_at(other, "python3.13", "3.13.9 /other")
    found = matrix.find_pythons([one, tmp_path / "none", other])
    assert [each.version for each in found] == ["3.11.4", "3.13.2"]
    assert [each.minor for each in found] == ["3.11", "3.13"]


def test_a_python_that_is_named_but_not_here_is_told() -> None:
    here = [matrix.Python(Path("python3.11"), "3.11.4")]
    head = "Programming Language :: Python :: "
    assert matrix.missing([f"{head}3.11", f"{head}3.13", "Typing :: Typed"], here) == ["3.13"]


def test_a_row_says_which_versions_ran_and_how_it_went() -> None:
    here = matrix.Python(Path("python3.11"), "3.11.4")
    assert (
        str(matrix.Row(here, "lowest", "click 8.1.0", True, 12.3))
        == "Python 3.11.4, lowest: passed in 12 s (click 8.1.0)"
    )
    assert "FAILED" in str(matrix.Row(here, "newest", "click 8.1.0", False, 1))
