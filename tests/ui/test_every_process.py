"""What is written is the same in every process: nothing hangs on hashes or the order of a set."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from eleventh_ui.display.exports import FORMATS
from portions import portion
from ui.sitting import COMMAND, environment, ran

SEEDS = ("1", "2")


def written(home: Path, hashes: str, *arguments: str | Path) -> bytes:
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        env={**environment(home), "PYTHONHASHSEED": hashes},
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("docs", "northeast_asia"), marks=pytest.mark.slow),
        pytest.param(("docs", "gsomia_2019"), marks=pytest.mark.slow),
        pytest.param(
            ("play", "gsomia_2019", "--auto", "--json", "--seed", "5", "--bots", "seoul=opponent"),
            marks=pytest.mark.slow,
        ),
        pytest.param(("check", "gsomia_2019", "--ir"), marks=pytest.mark.slow),
        ("check", "first_hour", "--ir"),
    ],
    ids=lambda arguments: " ".join(arguments[:3]),
)
def test_two_processes_with_different_hashes_write_the_same(
    home: Path, arguments: tuple[str, ...]
) -> None:
    first, second = (written(home, hashes, *arguments) for hashes in SEEDS)
    assert len(first) > 1000
    assert first == second


@pytest.mark.parametrize("form", portion(FORMATS, "md".__eq__))
def test_two_processes_report_a_save_alike(home: Path, form: str) -> None:
    ran(home, "play", "first_hour", "--auto", "--seed", "5", "--save-dir", home)
    (save,) = home.glob("*.eleventh")
    first, second = (written(home, hashes, "report", save, "--format", form) for hashes in SEEDS)
    assert first == second
