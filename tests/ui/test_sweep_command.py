"""`eleventh sweep`: what it prints and what it refuses."""

from __future__ import annotations

import json
import sys

import jsonschema
import pytest

from eleventh.lab.batch.bench import Bench
from eleventh.lab.sweep.sets import SetSums, SetUnit
from ui.conftest import Run

SWEEP = ("sweep", "first_hour", "--samples", "4", "-n", "20")


@pytest.fixture
def salib() -> None:
    pytest.importorskip("SALib", reason="needs the extra sweep, which brings some 360 MB along")


@pytest.mark.usefixtures("salib")
def test_a_tornado_and_a_table_say_what_decides(run: Run) -> None:
    code, out, err = run(*SWEEP, "--outcome", "ending:apart")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    bars = [line for line in out.splitlines() if "|" in line and "-|+" in line]
    assert [line.split()[0] for line in bars] == ["blow", "mend"]
    assert "4 more, tried at the ends of the range, moved it in none" in out
    assert "Of 6 parameters 2 were seen to move it in these 560 games; 4 were not" in out
    assert "6 parameters, 28 sets, 7,060 games." in err


@pytest.mark.usefixtures("salib")
def test_its_document_is_what_schema_prints(run: Run) -> None:
    asked = (*SWEEP, "--outcome", "total:seoul", "--parameter", "blow=1:9", "--parameter", "mend")
    code, out, _ = run(*asked, "--json")
    assert code == 0
    document = json.loads(out)
    jsonschema.validate(document, json.loads(run("schema", "sweep")[1]))
    ranges = {id: (each["low"], each["high"]) for id, each in document["parameters"].items()}
    assert ranges == {"blow": (1.0, 9.0), "mend": (3.0, 7.0)}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "--outcome names what shall be explained, such as ending:"),
        (("--outcome", "track:pact"), "track:ID of what is no status"),
        (("--outcome", "ending:apar"), "Perhaps ending:apart is meant"),
        (("--outcome", "ending:apart", "--parameter", "blw"), "perhaps 'blow' is meant"),
        (("--outcome", "ending:apart", "--parameter", "blow=1"), "is no range"),
        (("--outcome", "ending:apart", "--parameter", "blow=9:1"), "is no range"),
        (
            ("--outcome", "ending:apart", "--bots", "seoul=opponent"),
            "Opponent plays at a table, by the rules as they are, and no size can vary for it; "
            "seat one that plays many games at once: random, historian,",
        ),
        (("--outcome", "ending:apart", "--method", "sobol", "--samples", "12"), "a power of two"),
    ],
)
def test_what_can_not_be_swept_is_told_with_what_can(
    run: Run, arguments: tuple[str, ...], told: str
) -> None:
    code, out, err = run("sweep", "first_hour", *arguments)
    assert (code, out) == (2, "")
    assert told.casefold() in err.casefold()
    assert "Traceback" not in err
    assert err.startswith("eleventh: ")  # before it is said how much there is to play


def test_without_salib_that_is_all_that_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == "SALib"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "SALib", None)
    code, out, err = run(*SWEEP, "--outcome", "ending:apart")
    assert (code, out) == (1, "")
    assert err.startswith("eleventh: A sweep needs SALib")
    assert " sets" not in err


@pytest.mark.usefixtures("salib")
def test_stopped_before_anything_can_be_judged_it_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    played, play = [], SetUnit.play

    def press(job: SetUnit, bench: Bench) -> SetSums:
        if played:
            raise KeyboardInterrupt
        played.append(True)
        return play(job, bench)

    monkeypatch.setattr("eleventh.lab.batch.units.CHUNK", 60)  # 3 sets of 20 games
    monkeypatch.setattr(SetUnit, "play", press)
    code, out, err = run(*SWEEP, "--outcome", "ending:apart", "--cores", "1")
    assert (code, out) == (130, "")
    assert "Stopped after 3 of 28 sets. Nothing is judged yet: that takes 14." in err
    assert "Traceback" not in err
