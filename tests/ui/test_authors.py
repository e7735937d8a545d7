"""What authors type: check, explain, schema, new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eleventh.lang.problems.codes import ALL_CODES
from portions import portion
from ui.conftest import Run
from ui.sitting import HARBOUR


@pytest.fixture
def broken(home):
    folder = home / "broken"
    folder.mkdir()
    text = (
        (HARBOUR / "scenario.yaml").read_text("utf-8").replace("{pact: notice}", "{pcat: notice}")
    )
    (folder / "scenario.yaml").write_text(text, "utf-8")
    return folder


def test_a_scenario_without_problems_is_told_so(run):
    assert run("check", HARBOUR) == (0, "", "No problems.\n")


def test_a_problem_is_shown_with_its_place_and_its_line(run, broken):
    code, out, err = run("check", broken)
    assert code == 1
    assert "scenario.yaml:" in out
    assert "pcat" in out
    assert "^" in out
    assert err.startswith("1 error")


@pytest.mark.parametrize("id", portion(["gsomia_2019", "northeast_asia"], "northeast_asia".__eq__))
def test_what_the_library_holds_is_checked_by_its_id(run, id):
    code, out, told = run("check", id)
    assert (code, out) == (0, "")
    assert told.startswith("No problems.\nOf ")


@pytest.mark.parametrize(
    ("given", "meant"),
    [("gsomia_2091", "gsomia_2019"), ("north_east_asia", "northeast_asia"), ("hrbour", "harbour")],
)
def test_a_misspelt_id_or_path_is_answered_with_the_one_meant(
    run, home, monkeypatch, tmp_path, given, meant
):
    (tmp_path / "here" / "harbour").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    code, out, err = run("check", given)
    assert code == 1
    assert f"Did you mean `{meant}`?" in out + err


@pytest.mark.parametrize(
    ("names", "help"),
    [
        ([], "The folder is empty."),
        (["scenario.yaml.txt"], "take `.txt` off its name"),
        (["scenario.yml"], "rename it"),
        (["scenarios.yaml"], "Did you mean `scenarios.yaml`?"),
        (["photo.jpg"], "Check the name and the folder."),
    ],
)
def test_a_folder_without_a_scenario_is_told_what_it_holds_instead(run, tmp_path, names, help):
    folder = tmp_path / "wrong"
    folder.mkdir()
    for name in names:
        (folder / name).write_text("", "utf-8")
    code, out, err = run("check", folder)
    assert code == 1
    assert help in " ".join((out + err).split())


def test_short_problems_name_files_from_where_one_stands(run, broken):
    code, out, _ = run("check", "broken", "--format", "short")
    assert code == 1
    assert out.startswith("broken/scenario.yaml:")


def test_problems_of_several_folders_are_one_document(run, broken):
    _, out, _ = run("check", "broken", HARBOUR, "--format", "json")
    assert "broken/scenario.yaml" in json.dumps(json.loads(out))


def test_warnings_count_only_when_strict(run, broken):
    text = (HARBOUR / "scenario.yaml").read_text("utf-8")
    unused = "parameters:\n  idle: {value: 1, why: Nobody asks.}\n"
    (broken / "scenario.yaml").write_text(text.replace("parameters:\n", unused), "utf-8")
    code, _, err = run("check", broken)
    assert (code, err) == (0, "1 warning.\n")
    assert run("check", broken, "--strict")[0] == 1


def test_the_operations_can_be_seen(run):
    code, out, _ = run("check", HARBOUR, "--ir")
    assert code == 0
    assert "post" in out


@pytest.mark.parametrize("asked", ["E007", "e7"])
def test_a_code_is_explained(run, asked):
    code, out, _ = run("explain", asked)
    assert code == 0
    assert out.startswith("# E007 ")
    assert "## Instead" in out


def test_all_codes_are_listed_and_each_has_its_page(run):
    listed = run("explain")[1].splitlines()
    assert listed == [f"{each.id}  {each.title}" for each in ALL_CODES.values()]
    for each in ALL_CODES.values():
        code, page, _ = run("explain", each.id)
        assert code == 0
        assert page.startswith(f"# {each.id} ")
        assert {"## What", "## Why", "## Example", "## Instead"} <= set(page.splitlines())


@pytest.mark.parametrize("kind", ["scenario", "rulebook"])
def test_the_schema_is_one_document(run, kind):
    _, out, _ = run("schema", kind)
    assert json.loads(out)["$schema"].endswith("2020-12/schema")


def test_a_new_scenario_passes_its_check_and_can_be_played(run, home):
    assert run("new", "cold_winter")[0] == 0
    assert run("check", "cold_winter", "--strict") == (0, "", "No problems.\n")
    assert "scenario: cold_winter" in (home / "cold_winter" / "scenario.yaml").read_text("utf-8")
    code, out, _ = run("play", "cold_winter", "--auto", "--seed", "1")
    assert code == 0
    assert "The end:" in out


def test_a_new_scenario_never_overwrites(run, home):
    run("new", "cold_winter")
    (home / "cold_winter" / "scenario.yaml").write_text("mine")
    code, _, err = run("new", "cold_winter")
    assert code == 1
    assert "exists already" in err
    assert (home / "cold_winter" / "scenario.yaml").read_text() == "mine"


def test_a_folder_in_which_nothing_can_be_made_is_told_with_what_to_do(
    run: Run, home: Path
) -> None:
    (home / "file").write_text("")
    code, out, err = run("new", "abc", "--dir", "file/deep")
    assert (code, out) == (1, "")
    assert "abc can't be made: not a directory." in err
    assert "--dir" in err
