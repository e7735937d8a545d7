"""Studies of `eleventh playtest`: what is asked for is made, said, written, and can be stopped."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
from pathlib import Path

import jsonschema
import pytest

from eleventh.lab.playtest.document import playtest_schema
from ui.conftest import Run
from ui.sitting import COMMAND, HARBOUR, environment

FEW = ("-n", "20", "--study-games", "8", "--study-draws", "3", "--search-games", "9000")


def test_all_studies_stand_in_the_document_and_the_same_again(run: Run) -> None:
    code, out, err = run("playtest", HARBOUR, *FEW, "--studies", "all", "--json")
    assert code == 0
    document = json.loads(out)
    jsonschema.validate(document, playtest_schema())
    studies = document["studies"]
    assert set(studies) == {"policies", "responses", "variance", "rare"}
    assert studies["policies"]["games_per_profile"] == 8
    assert studies["variance"]["orders_drawn"] == 3
    assert studies["rare"]["limit_games"] == 9000
    for name, study in studies.items():
        assert re.search(rf"{name}: {study['games']:,} games in [\d.]+ s", err)
    assert run("playtest", HARBOUR, *FEW, "--studies", "all", "--json")[1] == out


def test_none_is_made_unless_it_is_asked_for(run: Run) -> None:
    _, out, err = run("playtest", HARBOUR, "-n", "20")
    assert "Policies against one another" not in out
    assert "None was made. With --studies all" in out
    assert "policies:" not in err
    assert "studies" not in json.loads(run("playtest", HARBOUR, "-n", "20", "--json")[1])


def test_a_terminal_is_told_of_those_that_were_asked_for(run: Run) -> None:
    code, out, _ = run("playtest", HARBOUR, *FEW, "--studies", "policies, responses")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert "Policies against one another" in out
    assert "What hangs on each decision" in out
    assert "Orders and dice" not in out


def test_a_page_has_their_sections(run: Run, home: Path) -> None:
    code, _, _ = run("playtest", HARBOUR, *FEW, "--studies", "policies,variance", "-o", "all.html")
    assert code == 0
    page = (home / "all.html").read_text("utf-8")
    assert "All profiles: the mean of each seat, of 100" in page
    assert "What orders decide" in page


def test_who_plays_one_game_after_the_other_is_studied_beside_in_lanes(run: Run) -> None:
    code, out, _ = run(
        "playtest", HARBOUR, *FEW[2:], "-n", "2", "--bots", "seoul=opponent", "--studies",
        "policies", "--json",
    )  # fmt: skip
    assert code == 0
    document = json.loads(out)
    assert (document["backend"], document["studies"]["policies"]["complete"]) == ("python", True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--studies", "weather"), "“weather” is no study. There are policies, responses"),
        (("--studies", "rare,all"), "“all” is no study"),
        (("--study-games", "1"), "takes a whole number from 8 to 1024, such as 64"),
        (("--study-draws", "2"), "takes a whole number from 3 to 1024"),
        (("--search-games", "0"), "takes a whole number from 1 on, such as 200000"),
        (("--search-seconds", "x"), "takes a whole number from 1 on, such as 60"),
    ],
)
def test_what_is_no_study_or_no_size_is_told_with_what_is(
    run: Run, arguments: tuple[str, ...], told: str
) -> None:
    code, out, err = run("playtest", HARBOUR, *arguments)
    assert (code, out) == (2, "")
    assert told in err


@pytest.mark.slow
def test_ctrl_c_keeps_what_a_study_found_and_says_so(home: Path) -> None:
    """Thousands of games of each profile take minutes."""
    line = [*COMMAND, "playtest", "gsomia_2019", "-n", "10", "--studies", "all", "--json"]
    with subprocess.Popen(
        [*map(str, line), "--study-games", "1024"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=home,
        env=environment(home),
        text=True,
    ) as running:
        assert running.stderr is not None
        assert running.stderr.readline().startswith("10 games in")
        time.sleep(2)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    document = json.loads(out)
    jsonschema.validate(document, playtest_schema())
    assert document["studies"]["policies"]["complete"] is False
    assert set(document["studies"]) == {"policies"}
    assert "Stopped during the studies" in err
