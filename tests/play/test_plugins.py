"""Contributions of other packages are found wherever Python finds them."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import pytest

from eleventh.play.plugins import entry_points

GROUP = "eleventh.scenarios"


def installed(place: Path, group: str) -> Path:
    """A folder with a package that has one entry in a group."""
    info = place / "theirs-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{group}]\ncrises = theirs:folder\n")
    return place


def test_where_nothing_is_contributed_python_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(installed(tmp_path, "another.group")), "/nowhere", ""])
    monkeypatch.setattr(metadata, "entry_points", None)
    assert list(entry_points(GROUP)) == []


def test_what_an_installed_package_contributes_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(installed(tmp_path, GROUP))])
    (found,) = entry_points(GROUP)
    assert (found.name, found.value) == ("crises", "theirs:folder")


def test_a_place_that_only_python_can_look_into_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "archive.zip").touch()
    monkeypatch.setattr(sys, "path", [str(tmp_path / "archive.zip")])
    monkeypatch.setattr(metadata, "entry_points", lambda group: [group])
    assert list(entry_points(GROUP)) == [GROUP]
