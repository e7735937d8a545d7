"""Nothing in the repository knows the machine it was written on."""

from __future__ import annotations

import re

import pytest

from house.tree import ROOT, named, texts

MACHINE = re.compile(
    r"""(?<![\w.~-])/(?:home|root|work|Users|mnt|media|srv)/\w|\b[A-Z]:\\Users\\"""
)
REGISTRY = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|anaconda|conda)\.(?:org|com|io)\b|--(?:extra-)?index-url"
)


@pytest.mark.parametrize("pattern", [MACHINE, REGISTRY], ids=["machine path", "registry host"])
def test_no_file_names_a_machine_path_or_a_registry_host(pattern: re.Pattern[str]) -> None:
    found = [
        f"{named(path)}:{number}: {line.strip()[:100]}"
        for path in texts()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if pattern.search(line) and path.name != "test_text.py"
    ]
    assert found == []


def test_nothing_strays_into_the_root() -> None:
    """Whatever a test writes goes into a folder of its own, not to wherever it was started."""
    there = {path.name for path in ROOT.iterdir() if path.is_file()}
    documents = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "CITATION.cff"}
    assert there - documents - {"Makefile", "pyproject.toml"} <= {
        ".gitignore",
        ".git",
        ".pre-commit-config.yaml",
    }
