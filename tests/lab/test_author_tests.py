"""An author's tests: what is promised of a scenario, and whether games keep it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import eleventh
from eleventh.lab.author_tests import check_compiled_wholly, check_wholly
from eleventh.lang.compile import compile_anew
from eleventh.lang.problems.render.short import render_short_line
from games import BAY, ROOT, compiled

SCENARIO = ROOT / "tests" / "lang" / "base" / "scenario.yaml"
HISTORY = "{play: historian, expect: {ending: muddle}}"


def harbour(folder: Path, tests: str = "") -> Path:
    """The harbour with these lines in a file of tests beside it, if there are any."""
    shutil.copy(SCENARIO, folder / "scenario.yaml")
    if tests:
        (folder / "tests.yaml").write_text(tests, "utf-8")
    return folder


def lines(folder: Path) -> list[str]:
    return [render_short_line(each) for each in check_wholly(folder)]


@pytest.mark.parametrize("folder", [*BAY, ROOT / "scenarios" / "gsomia_2019"])
def test_what_is_here_keeps_its_promises(folder: Path) -> None:
    assert check_compiled_wholly(folder, compiled(folder)) == ()


def test_a_promise_that_holds_is_no_problem(tmp_path: Path) -> None:
    assert lines(harbour(tmp_path, f"tests: [{HISTORY}]\n")) == []


def test_one_that_does_not_is_told_with_its_line_and_a_seed_that_shows_it(tmp_path: Path) -> None:
    text = "tests:\n  - {play: historian, seeds: [4, 5], expect: {ending: renewal, times: 1}}\n"
    (problem,) = check_wholly(harbour(tmp_path, text))
    assert render_short_line(problem) == (
        "tests.yaml:2:55: E106 1 of these 2 games are to end in `renewal`, and 0 do"
    )
    assert problem.help is not None
    assert problem.help.startswith(
        "With seed 4 it ends in `muddle`: `eleventh play harbour --auto --seed 4`"
    )


def test_a_file_of_tests_is_no_part_of_the_program(tmp_path: Path) -> None:
    before = compile_anew(harbour(tmp_path))
    after = compile_anew(harbour(tmp_path, f"tests: [{HISTORY}]\n"))
    assert after.files == before.files
    assert after.program == before.program


def test_tests_in_the_scenario_are_run_too_and_change_nothing_that_is_defined(
    tmp_path: Path,
) -> None:
    before = compile_anew(harbour(tmp_path)).program
    path = tmp_path / "scenario.yaml"
    text = path.read_text("utf-8") + f"tests: [{HISTORY.replace('muddle', 'lapse')}]\n"
    path.write_text(text, "utf-8")
    after = compile_anew(tmp_path).program
    assert before is not None
    assert after is not None
    assert after.definitions == before.definitions
    (told,) = lines(tmp_path)
    assert told.endswith("E106 This is to end in `lapse`, and ends in `muddle`")


def test_a_file_of_tests_holds_nothing_else(tmp_path: Path) -> None:
    found = lines(harbour(tmp_path, f"tests: [{HISTORY}]\nfronts: [sea]\n"))
    assert found == ["tests.yaml:2:1: E030 `fronts` does not belong in tests.yaml"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tests: [{play: historian}]", "1:10: E031 This item of `tests` has no `expect`"),
        ("tests: [{play: opponent, expect: {ending: muddle}}]", "1:16: E105 There is no player"),
        ("tests: [{play: random, seeds: [-1], expect: {ending: muddle}}]", "1:32: E036"),
        ("tests: {play: random}", "1:8: E032 `tests` takes a list"),
        ("tests:", None),
        ("- 1", "1:1: E032"),
        ("tests: [", "1:9: E013"),
    ],
)
def test_a_bad_file_of_tests_is_told_like_any_other(
    text: str, told: str | None, tmp_path: Path
) -> None:
    found = lines(harbour(tmp_path, text + "\n"))
    if told is None:
        assert not any("E106" in each for each in found)
    else:
        assert any(each.startswith(f"tests.yaml:{told}") for each in found), found


def test_more_than_a_check_may_take_is_not_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eleventh.lab.author_tests.MOST_OPS", 1)
    text = "tests: [{play: historian, seeds: [1, 2], expect: {ending: muddle}}]\n"
    (told,) = lines(harbour(tmp_path, text))
    assert told == (
        "tests.yaml:1:9: E105 The tests come to more games than are played at each check: 2 here"
    )


def test_the_library_runs_them_as_the_command_does(tmp_path: Path) -> None:
    folder = harbour(tmp_path, f"tests: [{HISTORY.replace('muddle', 'lapse')}]\n")
    (told,) = eleventh.check(folder)
    assert told.code == "E106"
    assert "`eleventh play harbour --auto --seed 1` tells that game" in told.help
    assert eleventh.load(folder).id == "harbour"  # it can be played all the same
