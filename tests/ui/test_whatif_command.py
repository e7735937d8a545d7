"""`eleventh whatif`: what it prints, what it refuses, and how it stops."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from eleventh.lab.whatif.document import what_if_schema
from ui.conftest import Run
from ui.sitting import HARBOUR, interrupt
from ui.test_discretion import ONE_TURN

CHANGE = ("--turn", "1", "--seat", "seoul")


@pytest.fixture
def save(run: Run) -> str:
    """The id of a match that doctrines have played to its end."""
    code, _, err = run("play", "first_hour", "--auto", "--bots", "all=historian", "--seed", "3")
    assert code == 0, err
    return "first_hour" + err.split("saved as first_hour")[1].split(".")[0]


def other_answer(run: Run, save: str) -> str:
    """An answer that Seoul could have given in turn 1, as the command lists them."""
    code, _, err = run("whatif", save, *CHANGE, "--response", "no_such")
    assert code == 1
    listed = err.split("Open was ")[1].split(": ")[1].strip().rstrip(".")
    for each in listed.split("; ")[0].split(", "):
        if run("whatif", save, *CHANGE, "--response", each, "-n", "1")[0] == 0:
            return each
    raise AssertionError(listed)


def test_it_tells_both_games_turn_by_turn_and_what_could_follow(run: Run, save: str) -> None:
    response = other_answer(run, save)
    code, out, err = run("whatif", save, *CHANGE, "--response", response, "-n", "50")
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80
    for told in ("How it would have ended", "Turn by turn", "Who decides", "What could follow"):
        assert told in out
    assert "Model output, not a forecast." in out


def test_its_document_is_what_schema_prints_and_the_same_again(run: Run, save: str) -> None:
    line = ("whatif", save, *CHANGE, "--response", other_answer(run, save), "-n", "30", "--json")
    code, out, _ = run(*line)
    assert code == 0
    schema = json.loads(run("schema", "whatif")[1])
    assert schema == what_if_schema()
    document = json.loads(out)
    jsonschema.validate(document, schema)
    assert document["follows"]["games"] == 30
    assert run(*line)[1] == out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--turn", "1", "--seat", "seoul"), 2, "--response ID or --initiative ID"),
        (("--turn", "1", "--seat", "mars", "--response", "x"), 1, "the seats are washington"),
        (("--turn", "99", "--seat", "seoul", "--response", "x"), 1, "were played"),
        (("--turn", "0", "--seat", "seoul", "--response", "x"), 2, "from 1 on"),
        (("--turn", "1", "--seat", "seoul", "--response", "x"), 1, "Open was"),
        (("--turn", "1", "--seat", "seoul", "--initiative", "x"), 1, "Open in turn 1 was"),
    ],
)
def test_what_can_not_be_changed_is_told_with_what_can(
    run: Run, save: str, arguments: tuple[str, ...], code: int, told: str
) -> None:
    found, out, err = run("whatif", save, *arguments)
    assert (found, out) == (code, "")
    assert told in err
    assert "Traceback" not in err


def test_a_match_that_goes_on_keeps_its_secrets(run: Run, home: Path) -> None:
    (home / "orders.yaml").write_text(ONE_TURN)
    assert run("play", HARBOUR, "--orders", "orders.yaml", "--seed", "5")[0] == 0
    (match,) = (home / "data" / "eleventh-hour" / "saves").glob("*.eleventh")
    line = ("whatif", match, *CHANGE, "--response", "give_notice", "-n", "5")
    code, out, err = run(*line)
    assert (code, out) == (1, "")
    assert "The match goes on, and what would have come of another order hides nothing." in err
    assert "--open-secrets" in err
    code, out, _ = run(*line, "--open-secrets")
    assert code == 0
    assert "The game goes on: both are told as far as it went." in out


@pytest.mark.slow
def test_ctrl_c_prints_what_was_played_and_says_that_it_is_part(
    run: Run, save: str, home: Path
) -> None:
    other = other_answer(run, save)
    words = ["whatif", save, *CHANGE, "--response", other, "--json", "-n", "9000000"]
    code, out, err = interrupt(home, *words)
    assert code == 130, err
    document = json.loads(out)
    jsonschema.validate(document, what_if_schema())
    assert document["follows"]["partial"] is True
    assert 0 < document["follows"]["games"] < 9_000_000
    assert f"Stopped after {document['follows']['games']:,} of 9,000,000 games" in err
