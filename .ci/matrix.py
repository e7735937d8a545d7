"""Runs tests at the lowest and the newest versions that pyproject.toml allows, on every Python.

`make test` runs at the versions of the lock. A user's are others: whatever fits the ranges. So each
row of this matrix is one Python with one end of the ranges, in an environment of its own under
`.venvs`. It needs pip and nothing else. At the end it tells which rows ran, and which of the
Pythons that pyproject.toml names are not on this machine.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OLDEST = (3, 11)
ENDS = ("lowest", "newest")
REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)\s*>=\s*(?P<floor>[0-9.]+)\s*,\s*<\s*[0-9.]+")
ASK = "import sys; print('%d.%d.%d' % sys.version_info[:3], sys.base_prefix)"


@dataclass(frozen=True, slots=True)
class Python:
    """An interpreter on this machine: its command, and its version such as 3.11.7."""

    command: Path
    version: str

    @property
    def minor(self) -> str:
        """Its version without the last part, as classifiers name it."""
        return self.version.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Row:
    """One Python with one end of the ranges, how it went, and in how many seconds."""

    python: Python
    end: str
    versions: str
    passed: bool
    seconds: float

    def __str__(self) -> str:
        went = "passed" if self.passed else "FAILED"
        row = f"Python {self.python.version}, {self.end}"
        return f"{row}: {went} in {self.seconds:.0f} s ({self.versions})"


def floors(dependencies: Iterable[str]) -> list[str]:
    """A pin to the lowest version each of these allows. ValueError where one has no two ends."""
    found = []
    for line in dependencies:
        match = REQUIREMENT.fullmatch(line)
        if match is None:
            raise ValueError(f"pyproject.toml: {line!r} needs two ends, such as 'click>=8.1,<9'")
        found.append(f"{match['name']}=={match['floor']}")
    return found


def folders() -> list[Path]:
    """Where interpreters may lie: the PATH, then pyenv's, whose commands may be switched off."""
    path = [Path(each) for each in os.environ.get("PATH", "").split(os.pathsep) if each]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    return [*path, *sorted(pyenv.glob("versions/*/bin"))]


def find_pythons(places: Iterable[Path]) -> list[Python]:
    """The first interpreter of each minor version from 3.11 up, oldest first."""
    found: dict[tuple[int, int], Python] = {}
    for place in places:
        for command in sorted(place.glob("python3*")):
            if not re.fullmatch(r"python3(\.\d+)?", command.name):
                continue
            asked = subprocess.run(
                [command, "-c", ASK], capture_output=True, text=True, check=False
            )
            version = asked.stdout.partition(" ")[0]
            if asked.returncode or not re.fullmatch(r"\d+\.\d+\.\d+", version):
                continue
            minor = (int(version.split(".")[0]), int(version.split(".")[1]))
            if minor >= OLDEST:
                found.setdefault(minor, Python(command, version))
    return [found[minor] for minor in sorted(found)]


def missing(classifiers: Iterable[str], found: Iterable[Python]) -> list[str]:
    """The minor versions that the classifiers name and this machine has not."""
    named = [line.rpartition(" :: ")[2] for line in classifiers if "Python :: 3." in line]
    there = {python.minor for python in found}
    return [minor for minor in named if minor not in there]


def prepare(
    python: Python, end: str, dependencies: Sequence[str], extras: Sequence[str] = ()
) -> Path:
    """The interpreter of an environment for this row, with the project and these extras of it
    installed at that end."""
    folder = ROOT / ".venvs" / "-".join((python.minor, end, *extras))
    inside = folder / "bin" / "python"
    if not inside.is_file():
        subprocess.run(
            [python.command, "-m", "venv", "--clear", "--without-pip", folder], check=True
        )
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", inside, "install", "-qq"]
    wanted = ",".join(("dev", *extras))
    # What the tests import is compiled as they import it, and the rest of it never.
    what = ["--no-compile", "--upgrade", "--upgrade-strategy", "eager"]
    what += ["--editable", f"{ROOT}[{wanted}]"]
    if end == "lowest":
        what += floors(dependencies)
    subprocess.run([*pip, *what], check=True)
    return inside


def installed(inside: Path, dependencies: Iterable[str]) -> str:
    """The versions of the dependencies in an environment, in a line."""
    names = [re.split(r"[<>= ]", line)[0] for line in dependencies]
    script = (
        "import sys; from importlib.metadata import version; "
        "print(', '.join(f'{name} {version(name)}' for name in sys.argv[1:]))"
    )
    return subprocess.run(
        [inside, "-c", script, *names], capture_output=True, text=True, check=True
    ).stdout.strip()


def run(
    python: Python,
    end: str,
    dependencies: Sequence[str],
    extras: Sequence[str],
    tests: Sequence[str],
) -> Row:
    """Prepares a row and runs the tests in it."""
    print(f"== Python {python.version}, {end}", flush=True)
    start = time.monotonic()
    try:
        inside = prepare(python, end, dependencies, extras)
    except subprocess.CalledProcessError:
        return Row(python, end, "could not be installed", False, time.monotonic() - start)
    versions = installed(inside, dependencies)
    pytest: list[str | Path] = [
        inside,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "--numprocesses",
        "auto",
        "--dist",
        "worksteal",
    ]
    done = subprocess.run([*pytest, *tests], cwd=ROOT, check=False)
    return Row(python, end, versions, done.returncode == 0, time.monotonic() - start)


def main(words: Sequence[str] | None = None) -> int:
    """Runs the rows asked for; 1 if one failed or there was none, otherwise 0."""
    parser = argparse.ArgumentParser(prog="make matrix", description=__doc__)
    parser.add_argument("--end", choices=ENDS, action="append", help="only this end of the ranges")
    parser.add_argument(
        "--python", action="append", help="only this Python, such as 3.12, or `this` of .venv"
    )
    parser.add_argument(
        "--extra", action="append", help="with this extra, such as sweep, which is not in the lock"
    )
    parser.add_argument(
        "--prepare", action="store_true", help="only install what the rows need, and run nothing"
    )
    parser.add_argument(
        "tests", nargs="*", help="only these tests; otherwise all that `make test` runs"
    )
    asked = parser.parse_args(words)
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = find_pythons(folders())
    this = f"{sys.version_info.major}.{sys.version_info.minor}"
    wanted = {this if each == "this" else each for each in asked.python or ()}
    chosen = [each for each in found if not wanted or each.minor in wanted]
    extras = sorted(asked.extra or ())
    dependencies = [*project["dependencies"]]
    for each in extras:
        dependencies += project["optional-dependencies"][each]
    if asked.prepare:
        for python in chosen:
            for end in asked.end or ENDS:
                prepare(python, end, dependencies, extras)
        return 0
    rows = [
        run(python, end, dependencies, extras, asked.tests)
        for python in chosen
        for end in asked.end or ENDS
    ]
    print("== matrix")
    for row in rows:
        print(row)
    for minor in missing(project["classifiers"], found):
        print(
            f"Python {minor} is named in pyproject.toml and is not on this machine: it did not run."
        )
    return 0 if rows and all(row.passed for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
