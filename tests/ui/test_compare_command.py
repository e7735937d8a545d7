"""`eleventh compare`: what it prints, what it refuses, and how it stops."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from games import ROOT
from ui.conftest import Run
from ui.sitting import HARBOUR, interrupt


def test_an_author_who_changed_one_line_sees_what_it_did_to_every_ending(
    run: Run, home: Path
) -> None:
    shutil.copytree(ROOT / "scenarios", home / "old")
    shutil.copytree(ROOT / "scenarios", home / "new")
    file = home / "new" / "first_hour" / "endings.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("cohesion >= 55", "cohesion >= 50"), "utf-8")
    old, new = home / "old" / "first_hour", home / "new" / "first_hour"
    code, out, err = run("compare", old, new, "-n", "200")
    assert code == 0
    assert "ending hand_in_hand (changed)." in out
    assert max(map(len, out.splitlines())) <= 80
    for ending in ("Hand in hand", "On speaking terms", "Apart"):
        assert f"  {ending} " in out
    assert "400 games in" in err


def test_its_document_is_what_schema_prints_and_the_same_again(run: Run) -> None:
    arguments = ("compare", HARBOUR, "--bots-b", "all=historian", "-n", "40", "--json")
    code, out, _ = run(*arguments)
    assert code == 0
    document = json.loads(out)
    jsonschema.validate(document, json.loads(run("schema", "compare")[1]))
    assert set(document["b"]["players"].values()) == {"historian"}
    assert run(*arguments)[1] == out


def test_a_parameter_is_set_on_one_side(run: Run) -> None:
    code, out, _ = run("compare", "first_hour", "--set-b", "shock=9", "-n", "40", "--json")
    assert code == 0
    document = json.loads(out)
    assert (document["a"]["parameters"], document["b"]["parameters"]) == ({}, {"shock": 9.0})


def test_a_parameter_that_was_rewritten_is_told_with_both_values(run: Run, home: Path) -> None:
    for name in ("old", "new"):
        shutil.copytree(ROOT / "scenarios", home / name)
    file = home / "new" / "first_hour" / "rules.yaml"
    text = file.read_text("utf-8")
    assert "blow: {value: 6," in text
    file.write_text(text.replace("blow: {value: 6,", "blow: {value: 3.5,"), "utf-8")
    code, out, _ = run("compare", "old/first_hour", "new/first_hour", "-n", "4")
    assert code == 0
    assert "parameter blow (6 became 3.5)." in " ".join(out.split())


def test_the_response_that_was_changed_is_named_and_no_other(run: Run, home: Path) -> None:
    for name in ("old", "new"):
        shutil.copytree(ROOT / "scenarios", home / name)
    file = home / "new" / "first_hour" / "quarrel.yaml"
    text = file.read_text("utf-8")
    was, now = "{act: sharp_words, toward: [seoul, tokyo]}", "{act: quiet_talks, toward: seoul}"
    assert text.count(was) == 1
    file.write_text(text.replace(was, now), "utf-8")
    code, out, _ = run("compare", "old/first_hour", "new/first_hour", "-n", "4", "--json")
    assert code == 0
    named = [each for each in json.loads(out)["changes"] if each.startswith(("resp", "init"))]
    assert len(named) == 1
    assert named[0].startswith("response washington:")


def test_what_has_nothing_in_common_is_told_without_empty_tables(run: Run, home: Path) -> None:
    assert run("new", "my_crisis")[0] == 0
    code, out, _ = run("compare", HARBOUR, "my_crisis", "-n", "4")
    assert code == 0
    told = " ".join(out.split())
    assert ("Nothing in common." in told) == ("Seats, of 100" not in told)
    for line, below in zip(out.splitlines(), out.splitlines()[1:], strict=False):
        assert not ("B less A" in line and not below.strip())


def test_who_plays_at_a_table_can_not_play_by_another_size(run: Run) -> None:
    code, out, err = run(
        "compare", "first_hour", "--set-b", "shock=9", "--bots-b", "all=opponent", "-n", "4"
    )
    assert (code, out) == (2, "")
    assert "A doctrine at a table, such as opponent, can't play by another shock: seat one" in err


def test_history_except_an_order_is_compared_with_history(run: Run, home: Path) -> None:
    (home / "mine.yaml").write_text(
        "history_except:\n"
        "  - {turn: 1, seoul: {responses: {export_controls.seoul: wait}}}\n"
        "  - {turn: 2, washington: {without: [three_way_talks]}}\n"
    )
    sides = ("--bots-a", "all=historian", "--orders-b", "mine.yaml")
    code, out, _ = run("compare", HARBOUR, *sides, "-n", "20", "--json")
    assert code == 0
    document = json.loads(out)
    name = "orders:mine.yaml"
    assert document["b"]["players"] == {"washington": name, "seoul": name, "tokyo": "historian"}
    told = document["differences"]["response"]
    assert told["seoul:export_controls.seoul:wait"]["a"] == 0
    assert told["seoul:export_controls.seoul:wait"]["b"] == 1
    (home / "mine.yaml").write_text("history_except: [{turn: 2, washington: {without: [talks]}}]\n")
    code, _, err = run("compare", HARBOUR, *sides)
    assert code == 1
    assert "there is no initiative 'talks'" in err


def test_orders_of_a_file_are_played_on_one_side(run: Run, home: Path) -> None:
    (home / "mine.yaml").write_text("- seoul: {responses: {the_form.seoul: answer_in_kind}}\n")
    code, out, _ = run("compare", "first_hour", "--orders-b", "mine.yaml", "-n", "30", "--json")
    assert code == 0
    document = json.loads(out)
    assert document["b"]["players"]["seoul"] == "orders:mine.yaml"
    told = document["differences"]["response"]["seoul:the_form.seoul:answer_in_kind"]
    assert told["a"] < told["b"] == 1
    (home / "mine.yaml").write_text("- seoul: {responses: {the_form.seoul: anser_in_kind}}\n")
    code, out, err = run("compare", "first_hour", "--orders-b", "mine.yaml")
    assert (code, out) == (1, "")
    assert "mine.yaml: turn 1, seoul, the_form.seoul: there is no response" in err
    assert "perhaps 'answer_in_kind' is meant" in err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((), 2, "There is nothing to compare: name a second scenario"),
        (("--set-b", "nothing"), 2, "write a parameter and its size"),
        (("--set-b", "harbour_siz=3"), 2, "The rulebook has no parameter"),
        (("--bots-b", "all=oponent"), 2, "Did you mean 'opponent'?"),
        (("nowhere",), 1, "nowhere"),
        (("--bots-b", "all=historian", "-n", "1"), 2, "from 2 on"),
        (("first_hour", "--bots-b", "all=opponent", "--backend", "numpy"), 2, "one game after"),
    ],
)
def test_what_can_not_be_compared_is_told_with_what_can(
    run: Run, arguments: tuple[str, ...], code: int, told: str
) -> None:
    found, out, err = run("compare", HARBOUR, *arguments)
    assert (found, out) == (code, "")
    assert told in err
    assert "Traceback" not in err


def test_ctrl_c_prints_what_was_played_and_says_that_it_is_part(home: Path) -> None:
    words = ["compare", str(HARBOUR), "--bots-b", "all=historian", "-n", "9000000", "--json"]
    code, out, err = interrupt(home, *words, "--cores", "1", "--backend", "numpy")
    assert code == 130
    document = json.loads(out)
    assert document["partial"] is True
    assert 2 <= document["games"] < document["wanted"] == 9000000
    assert "Stopped after" in err
