"""Several processes at one folder of saves: each match is played by one of them at a time."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from eleventh.play.loading import verify
from eleventh.play.saves import list_saves
from ui.sitting import COMMAND, HARBOUR, environment, ran

pytestmark = pytest.mark.slow
AT_ONCE = 5
BEGIN = ("play", str(HARBOUR), "--plain", "--seat", "seoul", "--bots", "all=historian")


def started(home: Path, *arguments: str) -> subprocess.Popen[str]:
    """The command, at work beside others."""
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env=environment(home),
    )


def test_matches_that_are_begun_at_once_are_as_many_saves(home: Path) -> None:
    ran(home, *BEGIN, typed="quit\n")
    many = [started(home, *BEGIN) for _ in range(AT_ONCE)]
    for process in many:
        told, _ = process.communicate("wait\nquit\n", timeout=60)
        assert "The match is saved." in told
    saves = home / "data" / "eleventh-hour" / "saves"
    found = list_saves(saves)
    assert len(found) == AT_ONCE + 1
    assert [verify(each.path).fault for each in found] == [""] * len(found)
    assert [each.name for each in saves.iterdir() if each.suffix not in (".eleventh", ".txt")] == []


@pytest.mark.parametrize("asked", [("--resume",), ("--resume", "harbour")], ids=["last", "named"])
def test_of_several_who_go_on_with_one_match_one_does(home: Path, asked: tuple[str, ...]) -> None:
    ran(home, *BEGIN, typed="wait\nquit\n")
    (save,) = (home / "data" / "eleventh-hour" / "saves").glob("*.eleventh")
    wanted = asked if len(asked) == 1 else ("--resume", save.stem)
    many = [started(home, "play", "--plain", *wanted) for _ in range(AT_ONCE)]
    first = [process.stdout.readline() for process in many if process.stdout is not None]
    rest = [process.communicate("quit\n", timeout=60)[0] for process in many]  # held until now
    told = [begun + more for begun, more in zip(first, rest, strict=True)]
    playing = [each for each in told if "The match is saved." in each]
    refused = [each for each in told if "is in use by another Eleventh Hour" in each]
    assert len(playing) == 1
    assert len(refused) == AT_ONCE - 1
    assert verify(save).fault == ""
