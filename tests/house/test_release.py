"""A release is refused while anything speaks against it, and each reason says what to write."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from house.scripts import script
from house.tree import ROOT

release = script("release")

PYPROJECT = """[project]
name = "eleventh-hour"
version = "1.2.0"
[project.urls]
Source = "https://example.org/eleventh-hour"
"""
CHANGELOG = "# Changelog\n\n## [1.2.0] - 2026-02-28\n\n## [1.1.0] - 2026-01-31\n"
CITATION = 'cff-version: 1.2.0\nversion: "1.2.0"\ndate-released: 2026-02-28\n'


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=A tester", "-c", "user.email=tester@example.org"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """A repository that may be released as it is."""
    for name, text in (
        ("pyproject.toml", PYPROJECT),
        ("CHANGELOG.md", CHANGELOG),
        ("CITATION.cff", CITATION),
    ):
        (tmp_path / name).write_text(text)
    git(tmp_path, "init")
    commit(tmp_path)
    return tmp_path


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "All of it", "--allow-empty")


def reasons_after(folder: Path, name: str, before: str, after: str) -> list[str]:
    """What speaks against a release once a text in a file is another one, and committed."""
    path = folder / name
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))
    commit(folder)
    found: list[str] = release.against(folder)
    return found


def test_a_repository_that_agrees_with_itself_may_be_released(ready: Path) -> None:
    assert release.against(ready) == []


def test_a_changelog_that_says_unreleased_holds_it_up(ready: Path) -> None:
    (reason,) = reasons_after(ready, "CHANGELOG.md", "2026-02-28", "Unreleased")
    assert reason.startswith("CHANGELOG.md says Unreleased where the date")


def test_a_changelog_without_any_version_holds_it_up(ready: Path) -> None:
    (reason,) = reasons_after(ready, "CHANGELOG.md", CHANGELOG, "# Changelog\n")
    assert "has no heading" in reason


def test_what_is_not_committed_holds_it_up(ready: Path) -> None:
    (ready / "new.txt").write_text("new")
    (reason,) = release.against(ready)
    assert "not committed" in reason


@pytest.mark.parametrize("name", ["CHANGELOG.md", "CITATION.cff"])
def test_versions_that_disagree_hold_it_up(ready: Path, name: str) -> None:
    before = 'version: "1.2.0"' if name == "CITATION.cff" else "1.2.0"
    (reason,) = reasons_after(ready, name, before, before.replace("1.2.0", "1.3.0"))
    assert name in reason
    assert "1.2.0" in reason


def test_another_date_in_the_citation_holds_it_up(ready: Path) -> None:
    (reason,) = reasons_after(ready, "CITATION.cff", "date-released: 2026-02-28", "")
    assert reason == "CITATION.cff should say `date-released: 2026-02-28`."


def test_a_project_without_a_home_is_not_released(ready: Path) -> None:
    (reason,) = reasons_after(ready, "pyproject.toml", "[project.urls]", "[project.nothing]")
    assert "[project.urls]" in reason


def test_a_version_is_released_once(ready: Path) -> None:
    git(ready, "tag", "v1.2.0")
    (reason,) = release.against(ready)
    assert "v1.2.0 is there already" in reason


def test_several_reasons_are_told_together(ready: Path) -> None:
    (ready / "new.txt").write_text("new")
    git(ready, "tag", "v1.2.0")
    assert len(release.against(ready)) == 2


def test_this_repository_is_held_up_while_its_changelog_says_unreleased() -> None:
    if "- Unreleased" not in (ROOT / "CHANGELOG.md").read_text("utf-8"):
        pytest.skip("the changelog names the date of a release")
    if not (ROOT / ".git").exists():
        pytest.skip("not a repository of git")
    assert any("says Unreleased" in reason for reason in release.against(ROOT))
