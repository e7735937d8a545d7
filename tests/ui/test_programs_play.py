"""Programs in seats, from the command line: named, refused, told of, resumed and left."""

from __future__ import annotations

import json
import shlex
import sys

import jsonschema
import pytest

from eleventh.play.events import Rewound
from eleventh.play.journal import Journal
from eleventh.play.record import schema
from external.seats import command
from ui.sitting import FIRST_TURN, HARBOUR, ROOT, SECOND_TURN

EXAMPLE = ROOT / "docs" / "example_player.py"


def test_a_program_plays_in_a_story_that_tells_its_reasons(run):
    code, out, _ = run("play", HARBOUR, "--auto", "--bots", f"all=exec:{EXAMPLE}", "--seed", "1")
    assert code == 0
    assert "- Seoul: exec:example_player.py" in out
    assert "it costs 0, the least of" in " ".join(out.split())
    assert "The end:" in out


def test_a_program_that_fails_is_told_of_in_the_story_and_in_the_document(run):
    seat = f"seoul={command('dead')}"
    code, out, _ = run("play", HARBOUR, "--auto", "--bots", seat, "--seed", "1")
    assert code == 0
    told = " ".join(out.split())
    assert "the program ended, or closed its pipes; its error output ended: no such model" in told
    assert "the program failed too often to be started again" in told or told.count("Turn ") <= 3
    code, out, _ = run("play", HARBOUR, "--auto", "--json", "--bots", seat, "--seed", "1")
    document = json.loads(out)
    jsonschema.validate(document, schema())
    reasons = document["turns"][0]["orders"]["seoul"]["reasons"]
    assert {each["code"] for each in reasons} == {"stood_in"}
    assert document["players"]["seoul"].startswith("exec:python")


def test_a_slow_program_has_the_time_that_is_named(run):
    code, out, _ = run(
        "play", HARBOUR, "--auto", "--bots", f"seoul={command('late')}", "--time-limit", "1"
    )
    assert code == 0
    assert "the program gave no orders in time" in " ".join(out.split())


@pytest.mark.parametrize(
    ("bots", "said"),
    [
        ("seoul=exec:./nowhere", "There is no program './nowhere'."),
        ("seoul=exec:", "names no program: write exec:PATH"),
        ("seoul=exec:'", "with every quotation mark closed"),
        ("soul=exec:./nowhere", "There is no seat 'soul'"),
    ],
)
def test_what_names_no_program_is_refused_before_anything_is_begun(run, home, bots, said):
    for way in (["--auto"], ["--plain", "--seat", "washington"]):
        code, _, err = run("play", HARBOUR, *way, "--bots", bots)
        assert code == 2
        assert said in err
    assert not list(home.rglob("*.eleventh"))


def test_a_file_of_orders_and_a_program_play_one_game(run, home):
    (home / "orders.yaml").write_text("- tokyo: {}\n", "utf-8")
    seat = f"all={command('well')}"
    code, out, _ = run(
        "play", HARBOUR, "--orders", "orders.yaml", "--json", "--bots", seat, "--seed", "1"
    )
    assert code == 0
    orders = json.loads(out)["turns"][0]["orders"]
    assert {each["code"] for each in orders["seoul"]["reasons"]} == {"said"}
    assert orders["tokyo"]["reasons"] == []


def test_a_person_beside_a_program_is_told_at_the_table_that_it_failed(run, monkeypatch, home):
    typed = home / "typed"
    typed.write_text("\n".join((*FIRST_TURN, *SECOND_TURN, "")), "utf-8")
    with typed.open() as keyboard:
        monkeypatch.setattr(sys, "stdin", keyboard)
        _, out, err = run(
            "play", HARBOUR, "--plain", "--seat", "seoul", "--seed", "1",
            "--bots", f"tokyo={command('dead')}",
        )  # fmt: skip
    told = " ".join(out.split())
    assert (
        "At the table: The program that plays Tokyo ended, or closed its pipes. The first answers "
        "that were open stand in for its orders of turn 1." in told
    )
    again = err.partition("Try again with the same dice:")[2]
    assert f"tokyo={command('dead')}" in shlex.split(again)


def _go_back(save):
    with Journal.open(save) as journal:
        journal.append([Rewound(1)])


def test_a_saved_match_asks_for_its_program_again(run, home):
    typed = ["play", HARBOUR, "--auto", "--bots", f"seoul={command('well')}", "--save-dir", "kept"]
    code, _, _ = run(*typed, "--seed", "1")
    assert code == 0
    (save,) = home.glob("kept/*.eleventh")
    for told in (["replay", save], ["why", save, "trust.tokyo.seoul"], ["report", save]):
        code, _, err = run(*told)
        assert code == 0, err
    _go_back(save)
    code, _, err = run("play", "--resume", save.stem, "--save-dir", "kept")
    assert code == 1
    assert "nothing is started because a save names it" in err
    again = f"seoul={command('whole')}"
    code, out, _ = run("play", "--resume", save.stem, "--save-dir", "kept", "--bots", again)
    assert code == 0
    assert "It keeps its word." in out
    assert "The end:" in out
    _go_back(save)
    code, _, err = run(
        "play", "--resume", save.stem, "--save-dir", "kept", "--bots", "tokyo=opponent"
    )
    assert code == 2
    assert "only a seat that a program played is named again" in err
