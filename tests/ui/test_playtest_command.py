"""`eleventh playtest`: what it prints and writes, what it refuses, and how it stops."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import jsonschema
import pytest

from eleventh.lab.playtest.document import playtest_schema
from eleventh.lab.playtest.intervals import Proportion
from eleventh_ui.display.playtest.numbers import format_interval, format_share
from ui.conftest import Run
from ui.sitting import COMMAND, HARBOUR, environment, interrupt

T = TypeVar("T")


def test_it_tells_in_eighty_columns_what_came_of_it(run: Run) -> None:
    code, out, err = run("playtest", "first_hour", "-n", "200")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    for told in ("Share of games by ending", "Whom it favours", "What came to nothing"):
        assert told in out
    assert re.search(r"200 games in [\d.]+ s, [\d,]+ a second, by numpy on 1 core\.", err)


@pytest.mark.parametrize("columns", ["40", "60", "200"])
def test_it_keeps_to_the_columns_that_there_are(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = run("playtest", HARBOUR, "-n", "1")[1]
    assert max(map(len, out.splitlines())) <= int(columns)
    told = " ".join(out.split())
    assert " 1 game, seed 1." in told
    assert "Not told here:" in told


def test_its_document_is_what_schema_prints_and_the_same_again(run: Run) -> None:
    code, out, _ = run("playtest", HARBOUR, "-n", "60", "--seed", "9", "--json")
    assert code == 0
    schema = json.loads(run("schema", "playtest")[1])
    assert schema == playtest_schema()
    jsonschema.validate(json.loads(out), schema)
    assert run("playtest", HARBOUR, "-n", "60", "--seed", "9", "--json")[1] == out
    other = run("playtest", HARBOUR, "-n", "60", "--seed", "10", "--json")[1]
    assert json.loads(other)["tracks"] != json.loads(out)["tracks"]


def test_a_page_has_charts_and_needs_nothing_from_elsewhere(run: Run, home: Path) -> None:
    code, out, err = run("playtest", "first_hour", "-n", "50", "-o", "page.html")
    assert (code, out) == (0, "")
    assert "The playtest is in page.html." in err
    page = (home / "page.html").read_text("utf-8")
    assert page.count("<svg") > 10
    assert "default-src 'none'" in page
    assert not re.search(r'(src|href)="(?!#)', page)
    assert run("playtest", "first_hour", "-n", "50", "-o", "page.html")[0] == 1
    assert (home / "page.html").read_text("utf-8") == page


def test_a_document_is_written_as_it_is_printed(run: Run, home: Path) -> None:
    printed = run("playtest", HARBOUR, "-n", "9", "--json", "-o", "found.json")[1]
    assert (home / "found.json").read_text("utf-8") == printed


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("-o", "x.png"), 2, "x.png says no format: a playtest is written to a .html or a .json"),
        (("--bots", "all=oponent"), 2, "Did you mean 'opponent'?"),
        (("--bots", "mars=random"), 2, "mars"),
        (("--bots", "all=human"), 2, "weights:FILE"),
        (("--bots", "all=opponent", "--backend", "numpy"), 2, "one game after the other"),
        (("-n", "0"), 2, "takes a whole number from 1 on, such as 1000"),
        (("--bots", "all=weights:none.yaml"), 1, "none.yaml"),
        (("--bots", "all=weights:empty.yaml"), 1, "empty.yaml"),
        (("--bots", "seoul=weights:wrong.yaml"), 1, "'stay_quite'"),
    ],
)
def test_what_can_not_be_played_is_told_with_what_can(
    run: Run, home: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    (home / "empty.yaml").write_text("")
    (home / "wrong.yaml").write_text("seoul: {stay_quite: 1}\n")
    found, out, err = run("playtest", HARBOUR, *arguments)
    assert (found, out) == (code, "")
    assert told in err
    assert "Traceback" not in err


def test_a_table_of_weights_says_what_is_chosen(run: Run, home: Path) -> None:
    document = json.loads(run("playtest", "first_hour", "-n", "40", "--json")[1])
    id, decision = next(iter(document["decisions"].items()))
    first, *others = decision["responses"]
    table = {decision["seat"]: {first: 1, **dict.fromkeys(others, 0)}}
    (home / "w.json").write_text(json.dumps(table))
    bots = f"{decision['seat']}=weights:w.json"
    code, out, _ = run("playtest", "first_hour", "-n", "40", "--json", "--bots", bots)
    assert code == 0
    chosen = json.loads(out)["decisions"][id]["responses"]
    assert chosen[first]["share"] == 1
    assert all(chosen[each]["chosen"] == 0 for each in others)


def test_a_seat_that_does_not_exist_is_told_also_in_a_file_of_weights(run: Run, home: Path) -> None:
    told = json.loads(run("playtest", HARBOUR, "-n", "1", "--json")[1])
    seat = next(iter(told["players"]))
    (home / "w.yaml").write_text(f"{seat}: {{}}\natlantis: {{}}\n")
    code, out, err = run("playtest", HARBOUR, "-n", "5", "--bots", f"{seat}=weights:w.yaml")
    assert (code, out) == (1, "")
    assert "“atlantis”, and there is no such seat. The seats are" in " ".join(err.split())


@pytest.mark.parametrize("option", ["-o", "--csv"])
def test_a_place_where_nothing_can_be_written_is_told_before_a_game(
    run: Run, home: Path, option: str
) -> None:
    (home / "file").write_text("")
    places = {"-o": ("nowhere/x.html", "file/x.json"), "--csv": ("file/t", "file/deep/t")}
    for place in places[option]:
        code, out, err = run("playtest", HARBOUR, "-n", "5", option, place)
        assert (code, out) == (1, "")
        assert "could not be written" in err
        assert "games in" not in err


def test_standard_output_is_no_file_of_a_playtest(run: Run) -> None:
    code, out, err = run("playtest", HARBOUR, "-n", "5", "-o", "-")
    assert (code, out) == (2, "")
    assert "--json prints all of it" in err


def test_what_was_never_open_has_no_share_and_no_interval() -> None:
    assert (format_share(Proportion(0, 0)), format_interval(Proportion(0, 0))) == ("never open", "")
    assert format_share(Proportion(0, 5)) == "0%"


def test_whoever_plays_at_a_table_plays_here_too(run: Run) -> None:
    code, out, err = run("playtest", HARBOUR, "-n", "3", "--bots", "seoul=opponent", "--json")
    assert code == 0
    assert "opponent plays one game after the other" in err
    document = json.loads(out)
    assert (document["backend"], document["games"]) == ("python", 3)
    assert document["players"]["seoul"] == "opponent"


def test_ctrl_c_prints_what_was_played_and_says_that_it_is_part(home: Path) -> None:
    """Nine million games take minutes."""
    words = ["playtest", str(HARBOUR), "-n", "9000000", "--json", "--cores", "1"]
    code, out, err = interrupt(home, *words, "--backend", "numpy")
    assert code == 130
    document = json.loads(out)
    jsonschema.validate(document, playtest_schema())
    assert document["partial"] is True
    assert 0 < document["games"] < document["wanted"] == 9_000_000
    assert f"Stopped after {document['games']:,} of 9,000,000 games" in err


@pytest.mark.parametrize(
    ("number", "code", "wait"),
    [
        pytest.param(each, code, wait, marks=() if (code, wait) == (130, 0.3) else pytest.mark.slow)
        for each, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129))
        for wait in (0.0, 0.3)
    ],
)
def test_a_signal_while_processes_begin_ends_them_without_a_traceback(
    home: Path, number: signal.Signals, code: int, wait: float
) -> None:
    """As from a terminal: all processes of the command hear it."""
    line = [*map(str, COMMAND), "playtest", str(HARBOUR), "-n", "9000000", "--cores", "2"]
    with subprocess.Popen(
        [*line, "--backend", "numpy"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=home,
        env=environment(home),
        text=True,
        start_new_session=True,
    ) as running:
        try:
            workers = wait_for(lambda: find_workers(running.pid))
            time.sleep(wait)
            os.killpg(running.pid, number)
            _, err = running.communicate(timeout=60)
        finally:
            running.kill()
    assert workers
    assert running.returncode == code
    assert "Traceback" not in err
    assert "warn" not in err
    assert wait_for(lambda: [True] if not any(map(is_running, workers)) else [])


def test_no_process_outlives_a_command_that_was_killed(home: Path) -> None:
    line = [*map(str, COMMAND), "playtest", str(HARBOUR), "-n", "9000000", "--cores", "2"]
    with subprocess.Popen(
        [*line, "--backend", "numpy"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=home,
        env=environment(home),
    ) as running:
        try:
            workers = wait_for(
                lambda: found if len(found := find_workers(running.pid)) == 2 else []
            )
            time.sleep(1)
        finally:
            running.kill()
    assert len(workers) == 2
    assert wait_for(lambda: [True] if not any(map(is_running, workers)) else [])


def find_workers(parent: int) -> list[int]:
    """The processes that play for another one."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [
        int(each)
        for each in children
        if "spawn_main" in Path(f"/proc/{each}/cmdline").read_text(errors="replace")
    ]


def is_running(process: int) -> bool:
    """Whether there is such a process, and it has not ended."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return False
    return state != "Z"


def wait_for(ask: Callable[[], list[T]], seconds: float = 30) -> list[T]:
    """What comes once there is something; nothing if nothing does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := ask():
            return found
        time.sleep(0.1)
    return []
