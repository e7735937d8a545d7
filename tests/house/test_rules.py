"""The rules that other tools enforce are switched on, and stay so."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from house.tree import ROOT, SOURCES, modules, named

PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TOOL: dict[str, Any] = PYPROJECT["tool"]
CONTRACTS: list[dict[str, Any]] = [
    each for each in TOOL["importlinter"]["contracts"] if each["type"] == "layers"
]


def test_every_public_function_and_class_needs_a_docstring() -> None:
    lint = TOOL["ruff"]["lint"]
    assert "D1" in lint["select"]
    assert {code for code in lint["ignore"] if code.startswith("D")} <= {"D105", "D107"}
    spared = {glob for glob, codes in lint["per-file-ignores"].items() if "D1" in codes}
    assert spared <= {"tests/**"}


def test_no_module_excuses_itself_from_docstrings_or_types() -> None:
    excuse = re.compile(r"#\s*(?:ruff:\s*)?noqa(?::\s*\S*\bD1|\s*$)|#\s*(?:mypy:|type: ignore\s*$)")
    found = [
        f"{named(path)}:{number}"
        for path in modules(*SOURCES)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if excuse.search(line)
    ]
    assert found == []


def test_types_are_strict_and_both_packages_checked() -> None:
    assert TOOL["mypy"]["strict"] is True
    assert set(TOOL["mypy"]["packages"]) == {"eleventh", "eleventh_ui"}


def test_the_faces_may_not_know_one_another_and_every_package_of_ui_is_one_or_beside_them() -> None:
    (faces,) = (each for each in CONTRACTS if each.get("containers") == ["eleventh_ui"])
    assert faces["exhaustive"] is True
    assert faces["layers"] == ["cli", "tui | plain | report | (web)", "display"]
    assert not TOOL["importlinter"].get("exclude_type_checking_imports", False)


def test_the_layers_are_checked_and_name_every_package_of_the_engine() -> None:
    layers = next(each["layers"] for each in CONTRACTS if "containers" not in each)
    named_there = set(re.findall(r"eleventh\.(\w+)", " ".join(layers)))
    existing = {path.parent.name for path in (ROOT / "engine/eleventh").glob("*/__init__.py")}
    assert existing <= named_there
    assert layers[0] == "eleventh_ui"
    assert layers[-1] == "eleventh.core"


def test_a_package_whose_rooms_are_in_order_has_no_room_outside_that_order() -> None:
    contracts = [each for each in TOOL["importlinter"]["contracts"] if "containers" in each]
    assert "eleventh.lang" in {name for each in contracts for name in each["containers"]}
    assert all(each["exhaustive"] for each in contracts)
