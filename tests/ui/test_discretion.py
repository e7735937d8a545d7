"""While a match goes on the shell tells of its save what one seat may know, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.conftest import Run
from ui.sitting import HARBOUR

ONE_TURN = "- seoul: {responses: {export_controls.seoul: wait}}\n  tokyo: {}\n"
SECRETS = ("Approval in Seoul", "approval.seoul", "Deterrence of", "capital of Seoul")


def left(run: Run, home: Path, orders: str) -> Path:
    """A match of one turn, left before its second."""
    (home / "orders.yaml").write_text(orders)
    code, _, err = run("play", HARBOUR, "--orders", "orders.yaml", "--seed", "5")
    assert code == 0, err
    return next((home / "data" / "eleventh-hour" / "saves").glob("*.eleventh"))


@pytest.fixture
def alone(run: Run, home: Path) -> Path:
    """A match that goes on, with Tokyo played by a person."""
    return left(run, home, "- tokyo: {}\n")


@pytest.fixture
def shared(run: Run, home: Path) -> Path:
    """A hot seat that goes on, with Seoul and Tokyo played by people."""
    return left(run, home, ONE_TURN)


def test_one_person_is_told_what_their_seat_may_know(run: Run, alone: Path) -> None:
    for more in ((), ("--all",), ("--turn", "1"), ("--turn", "1", "--all")):
        code, told, _ = run("why", alone, *more)
        assert code == 0
        assert "Trust of" in told
        assert not [each for each in SECRETS if each in told], more
    assert run("why", alone)[1] == run("why", alone, "--seat", "tokyo")[1]
    assert "Approval in Seoul" in run("why", alone, "--all", "--open-secrets")[1]


def test_a_track_of_another_seat_is_answered_like_one_that_is_not_there(
    run: Run, alone: Path
) -> None:
    for more in ((), ("--json",), ("--all",)):
        code, told, err = run("why", alone, "approval.seoul", *more)
        assert (code, told) == (1, "")
        assert "is no track here" in err
    assert run("why", alone, "approval.seoul", "--open-secrets")[0] == 0


def test_several_people_must_say_for_whom(run: Run, shared: Path) -> None:
    for asked in ((), ("pact",), ("1",), ("--all",)):
        code, told, err = run("why", shared, *asked)
        assert (code, told) == (1, "")
        assert "--seat says for whom it is told, seoul or tokyo." in err
        assert "--open-secrets tells everything" in err
    assert "Approval in Seoul" in run("why", shared, "--all", "--seat", "seoul")[1]
    assert "Approval in Seoul" not in run("why", shared, "--all", "--seat", "tokyo")[1]
    assert "Approval in Seoul" in run("why", shared, "--all", "--open-secrets")[1]


def test_the_seat_of_a_doctrine_is_a_secret_too(run: Run, alone: Path) -> None:
    code, told, err = run("why", alone, "--seat", "seoul")
    assert (code, told) == (1, "")
    assert "no person plays seoul" in err
    assert run("why", alone, "--seat", "seoul", "--open-secrets")[0] == 0


def test_a_report_waits_for_the_end(run: Run, alone: Path, home: Path) -> None:
    for more in ((), ("-o", "r.md")):
        code, told, err = run("report", alone, *more)
        assert (code, told) == (1, "")
        assert "a report hides nothing" in err
    assert not (home / "r.md").exists()
    assert "Approval in Seoul" in run("report", alone, "--open-secrets", "--kind", "annex")[1]


def test_lists_and_verification_tell_no_content(run: Run, shared: Path) -> None:
    for told in (run("saves")[1], run("saves", "--json")[1], run("replay", shared)[1]):
        assert not [each for each in (*SECRETS, "wait", "Wait") if each in told]


def test_after_the_end_everything_is_told(run: Run, home: Path) -> None:
    save = left(run, home, ONE_TURN + "- tokyo: {responses: {last_word.tokyo: hold}}\n")
    assert "Approval in Seoul" in run("why", save, "--all")[1]
    assert run("report", save)[0] == 0
