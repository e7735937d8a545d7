"""Builds the packages of a release into `dist/`, or says everything that speaks against it.

It publishes nothing and tags nothing: those two steps are printed at the end, for a person to do.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
HEADING = re.compile(r"^## \[(?P<version>[^\]]+)\] - (?P<date>.+)$", re.MULTILINE)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def git(root: Path, *words: str) -> str:
    """What git says of the repository at `root`. CalledProcessError where there is none."""
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def field(citation: str, key: str) -> str:
    """The value of a key at the top of CITATION.cff; empty where it is missing."""
    found = re.search(rf'^{key}: *"?([^"\n]*)"?$', citation, re.MULTILINE)
    return found[1].strip() if found else ""


def against(root: Path) -> list[str]:
    """Everything that speaks against a release of the repository at `root`; empty if nothing."""
    project: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    version = project["version"]
    citation = (root / "CITATION.cff").read_text("utf-8")
    newest = HEADING.search((root / "CHANGELOG.md").read_text("utf-8"))
    found = []
    if git(root, "status", "--porcelain"):
        found.append("The tree holds changes that are not committed. Commit or remove them.")
    if newest is None:
        found.append("CHANGELOG.md has no heading such as `## [1.2.3] - 2026-01-31`.")
    else:
        if newest["version"] != version:
            found.append(
                f"CHANGELOG.md is at {newest['version']} and pyproject.toml at {version}. "
                "Write the same in both."
            )
        if not DATE.fullmatch(newest["date"]):
            found.append(
                f"CHANGELOG.md says {newest['date']} where the date of the release should be. "
                "Write it as 2026-01-31."
            )
        elif field(citation, "date-released") != newest["date"]:
            found.append(f"CITATION.cff should say `date-released: {newest['date']}`.")
    if field(citation, "version") != version:
        found.append(f"CITATION.cff should say `version: {version}`.")
    if not project.get("urls"):
        found.append(
            "pyproject.toml has no [project.urls]. Name there where the sources are and where "
            "problems are reported."
        )
    if f"v{version}" in git(root, "tag", "--list").split():
        found.append(f"The tag v{version} is there already. Raise the version.")
    return found


def build(root: Path) -> None:
    """Makes the sdist and the wheel in `dist/`, which is emptied of older ones."""
    for old in (root / "dist").glob("eleventh_hour-*"):
        old.unlink()
    subprocess.run([sys.executable, "-m", "hatchling", "build"], cwd=root, check=True)


def main() -> int:
    """1 and the reasons if the release has to wait, otherwise 0 and what is left to do."""
    reasons = against(ROOT)
    for reason in reasons:
        print(f"release: {reason}", file=sys.stderr)
    if reasons:
        return 1
    build(ROOT)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    print(f"Built into dist/. Left to do: `git tag v{version}`, push it, and upload both files.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
