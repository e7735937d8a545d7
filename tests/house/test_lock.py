"""The lock of development and CI agrees with the ranges of pyproject.toml, and names no host."""

from __future__ import annotations

import re
import tomllib
from itertools import chain

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from house.lock import ENTRIES, ENTRY, TEXT, locked
from house.tree import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
NAMED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]


def test_the_lock_is_nothing_but_versions_with_hashes() -> None:
    rest = [line for line in ENTRY.sub("", TEXT).splitlines() if line and not line.startswith("#")]
    assert rest == []
    assert len(ENTRIES) > len(NAMED)
    for name, entry in ENTRIES.items():
        hashes = re.findall(r"--hash=(\S+)", entry["hashes"])
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes), name
        assert len(set(hashes)) == len(hashes), name


def test_the_lock_names_no_host_and_no_folder() -> None:
    assert re.findall(r"\w+://|@ |^-\S+", TEXT, re.MULTILINE) == []


@pytest.mark.parametrize("line", NAMED)
def test_what_the_project_names_is_locked_inside_its_range(line: str) -> None:
    requirement = Requirement(line)
    assert requirement.specifier.contains(Version(locked(requirement.name)))
    assert ENTRIES[canonicalize_name(requirement.name)]["marker"] is None


@pytest.mark.parametrize(
    "line", [*PROJECT["dependencies"], *chain(*PROJECT["optional-dependencies"].values())]
)
def test_every_range_has_two_ends_and_pins_nothing(line: str) -> None:
    assert sorted(each.operator for each in Requirement(line).specifier) == ["<", ">="]


def test_the_lock_holds_what_builds_the_project() -> None:
    """pip takes no folder where it asks for hashes, so the project is built without isolation."""
    for line in PYPROJECT["build-system"]["requires"]:
        assert canonicalize_name(Requirement(line).name) in ENTRIES


def test_the_checks_are_set_up_from_the_lock_and_play_from_the_ranges() -> None:
    setup = (ROOT / ".ci/setup").read_text("utf-8")
    assert 'install --require-hashes --requirement "$lock"' in setup
    assert "install --no-deps --no-build-isolation --editable ." in setup
    assert '$(cat pyproject.toml "$lock" | cksum)' in setup
