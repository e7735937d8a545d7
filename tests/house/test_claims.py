"""What the project says of itself outwards is one thing everywhere: systems, Pythons, versions."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
import yaml

from house.tree import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/checks.yml").read_text("utf-8"))
ROWS = WORKFLOW["jobs"]["run"]["strategy"]["matrix"]["include"]
SYSTEMS = {"ubuntu": "POSIX :: Linux", "macos": "MacOS", "windows": "Microsoft :: Windows"}


def classified(head: str) -> set[str]:
    """What follows a head in the classifiers."""
    lines = PROJECT["classifiers"]
    return {line.removeprefix(head) for line in lines if line.startswith(head)}


def test_the_public_service_runs_what_a_developer_runs() -> None:
    steps = WORKFLOW["jobs"]["run"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == [".ci/run"]


def test_a_row_that_has_not_run_there_says_so_in_its_name_and_fails_nothing() -> None:
    job = WORKFLOW["jobs"]["run"]
    assert job["continue-on-error"] == "${{ matrix.experimental }}"
    assert "matrix.experimental && ' (experimental" in job["name"]
    assert all(isinstance(row["experimental"], bool) for row in ROWS)


def test_classifiers_name_what_has_run_somewhere_and_nothing_else() -> None:
    counted = [row for row in ROWS if row["proven"] or not row["experimental"]]
    assert classified("Programming Language :: Python :: ") == {row["python"] for row in counted}
    systems = {SYSTEMS[row["system"].partition("-")[0]] for row in counted}
    assert classified("Operating System :: ") == systems


def test_the_oldest_python_is_the_same_everywhere() -> None:
    oldest = PROJECT["requires-python"].removeprefix(">=")
    assert min(classified("Programming Language :: Python :: "), key=minor) == oldest
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    assert tool["mypy"]["python_version"] == oldest
    assert tool["ruff"]["target-version"] == "py" + oldest.replace(".", "")
    assert f"--python-version {oldest} " in (ROOT / ".ci/lock").read_text("utf-8")


def minor(version: str) -> int:
    return int(version.partition(".")[2])


def test_the_citation_names_this_version_and_its_licence() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert str(citation["version"]) == PROJECT["version"]
    assert citation["license"] == PROJECT["license"]
    (author,) = citation["authors"]
    assert author["name"] in (ROOT / "LICENSE").read_text("utf-8")


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.name
)
def test_an_issue_form_can_be_read_and_asks_for_commands_that_exist(path) -> None:
    text = path.read_text("utf-8")
    form = yaml.safe_load(text)
    if path.name == "config.yml":
        return
    assert {"name", "description", "body"} <= set(form)
    assert all("label" in part["attributes"] for part in form["body"])
    commands = (ROOT / "docs/commands.md").read_text("utf-8")
    for command in re.findall(r"`eleventh ([a-z]+)", text):
        assert f"## eleventh {command}\n" in commands


def test_the_hooks_before_a_commit_run_what_is_here() -> None:
    (local,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert local["repo"] == "local"
    tools = {entry["entry"].split()[0] for entry in local["hooks"]}
    assert tools <= {".ci/setup", ".venv/bin/python"}
