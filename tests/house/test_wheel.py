"""What is installed is complete: from a wheel, from a wheel made of the sdist, and editable.

The packages are built and installed for real into environments of their own. These borrow the
dependencies of the environment the tests run in, through one .pth file, so nothing is downloaded;
its editable install of this very project stays out, since .pth files do not nest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

from house.tree import ROOT

pytestmark = pytest.mark.slow
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
OFFLINE = ["--no-deps", "--no-index", "--no-build-isolation", "--quiet"]


def run(*command: str | Path, cwd: Path = ROOT, **more: str) -> str:
    """What a command says on stdout; its stderr is in the failure if it does not succeed. `more`
    goes into its environment."""
    inherited = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME"}}
    home = {"HOME": str(cwd), "XDG_STATE_HOME": str(cwd)} if cwd != ROOT else {}
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=inherited | home | quiet | more,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def wheel_of(source: Path, into: Path) -> Path:
    """The wheel that pip builds of a source folder or an sdist."""
    run(sys.executable, "-m", "pip", "wheel", *OFFLINE, "--wheel-dir", into, source)
    (wheel,) = into.glob("*.whl")
    return wheel


def installed(env: Path, *what: str | Path) -> Path:
    """The folder of commands of a fresh environment in which `what` is installed."""
    run(sys.executable, "-m", "venv", "--without-pip", env)
    python = env / "bin" / "python"
    purelib = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    (Path(purelib) / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    run(sys.executable, "-m", "pip", "--python", python, "install", *OFFLINE, *what)
    return env / "bin"


def names(wheel: Path) -> set[str]:
    """The files in a wheel, those that differ with each build left out."""
    return {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_of(ROOT, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_every_scenario_problem_document_and_template(wheel: Path) -> None:
    inside = names(wheel)
    for source, target in (
        ("scenarios", "eleventh/scenarios"),
        ("tests/lang/problems", "eleventh/lang/problems/documents"),
        ("ui/eleventh_ui/report/pages", "eleventh_ui/report/pages"),
    ):
        files = [p.relative_to(ROOT / source) for p in (ROOT / source).rglob("*") if p.is_file()]
        assert files
        assert {f"{target}/{path.as_posix()}" for path in files} <= inside


def test_the_wheel_holds_the_compiled_programs_of_its_scenarios(
    wheel: Path, tmp_path: Path
) -> None:
    """So that nobody's first game waits for the compiler: the user's cache stays empty."""
    programs = {name for name in names(wheel) if name.startswith("eleventh/programs/program-")}
    assert len(programs) == len(list((ROOT / "scenarios").glob("*/scenario.yaml")))
    commands = installed(tmp_path / "env", wheel)
    cached = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    for told in (("list",), ("check", "gsomia_2019")):
        run(commands / "eleventh", *told, cwd=tmp_path, **cached)
    assert not (tmp_path / "cache").exists()


def test_the_wheel_holds_two_packages_and_nothing_generic(wheel: Path) -> None:
    assert {name.split("/")[0] for name in names(wheel)} == {"eleventh", "eleventh_ui"}
    assert {"eleventh/py.typed", "eleventh_ui/py.typed"} <= names(wheel)


def test_the_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path)
    (sdist,) = tmp_path.glob("*.tar.gz")
    assert names(wheel_of(sdist, tmp_path / "wheel")) == names(wheel)


@pytest.mark.parametrize("editable", [False, True], ids=["wheel", "editable"])
def test_an_installation_runs_and_finds_its_scenarios(
    wheel: Path, tmp_path: Path, *, editable: bool
) -> None:
    commands = installed(tmp_path / "env", *(["--editable", ROOT] if editable else [wheel]))
    where = run(
        commands / "python", "-c", "import eleventh; print(eleventh.__file__)", cwd=tmp_path
    )
    assert Path(where.strip()).is_relative_to(ROOT if editable else tmp_path)
    assert VERSION in run(commands / "eleventh", "--version", cwd=tmp_path)
    assert "gsomia_2019" in run(commands / "eleventh", "list", cwd=tmp_path)
