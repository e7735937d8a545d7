"""A finished match that is continued offers the same on every face, also one that nobody sat in."""

from __future__ import annotations

from pathlib import Path

import pytest

from play.quarrel import FOLDER
from ui.sitting import ran


@pytest.mark.parametrize("played", [("--auto",), ("--plain", "--seat", "seoul")])
def test_in_words_it_answers_and_can_be_played_on_from(tmp_path: Path, played: tuple[str]) -> None:
    home = tmp_path / "home"
    typed = "\nyes\n1\nyes\n1\n\nyes\n\n" if "--plain" in played else None
    first = ran(home, "play", FOLDER / "short_night", *played, "--seed", "3", typed=typed)
    assert first.returncode == 0, first.stderr
    (save,) = (home / "data").rglob("*.eleventh")
    lines = "recap 3\nwhy trust of tokyo\nfork 2 seoul\n1\nyes\nquit\n"
    done = ran(home, "play", "--plain", "--resume", save.stem, typed=lines)
    told = " ".join(done.stdout.split())
    assert "The end: Another day" in told
    assert "What turn 3 brought" in told
    assert "Why: Trust of Tokyo in Seoul" in told
    onward = told[told.index("Turn 2 of 7, 22 November 2021, 18:00") :]
    assert "Does Seoul write before night?" in onward
    assert "Does Seoul get up?" not in onward.partition("What turn 2 brought")[0]
    assert len(list((home / "data").rglob("*.eleventh"))) == 2
    assert f"{save.stem} is kept as it is." in " ".join(done.stderr.split())
