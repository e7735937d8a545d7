"""Kill -9 at any moment loses nothing that a call had acknowledged, whoever called it: players and
facilitators alike. What people are shown is attacked in `tests/ui` and `tests/tui`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks")
EACH = 10  # kills that one save goes through, as in killing.py
ENTRY_IN_FLIGHT = 2  # what a single call may store beyond the last one that was acknowledged


def kill(folder: Path, rounds: int) -> list[tuple[int, int]]:
    script = Path(__file__).with_name("killing.py")
    done = subprocess.run(
        [sys.executable, str(script), str(folder), str(rounds)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [(int(left), int(right)) for left, right in map(str.split, done.stdout.splitlines())]


def check(outcomes: list[tuple[int, int]], rounds: int) -> None:
    assert len(outcomes) == rounds
    for acknowledged, found in outcomes:
        assert acknowledged <= found <= acknowledged + ENTRY_IN_FLIGHT
    # Killed while storing and killed in between, as often as the machine's speed makes it so.
    assert {found > acknowledged for acknowledged, found in outcomes} == {True, False}
    for start in range(0, rounds, EACH):
        found = [last for _, last in outcomes[start : start + EACH]]
        assert found == sorted(set(found))  # every child went on from what the one before it left


def test_a_match_survives_being_killed_thirty_times(tmp_path: Path) -> None:
    check(kill(tmp_path, 30), 30)
