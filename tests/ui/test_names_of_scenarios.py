"""One rule for ids and paths: what lies here by that name, else the library; and every command that
takes a scenario keeps to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from eleventh.play.folders import scenarios_folder
from eleventh_ui.cli.group import COMMANDS, cli
from eleventh_ui.cli.paths import ScenarioName
from ui.conftest import Run
from ui.sitting import HARBOUR

CALLS = {
    ("play", "scenario"): ("play", "NAME", "--auto"),
    ("check", "paths"): ("check", "NAME", "--format", "short"),
    ("playtest", "scenario"): ("playtest", "NAME"),
    ("compare", "a"): ("compare", "NAME", "--set-b", "x=1"),
    ("compare", "b"): ("compare", HARBOUR, "NAME"),
    ("sweep", "scenario"): ("sweep", "NAME"),
    ("rerun", "scenario"): ("rerun", "tables", "--scenario", "NAME"),
    ("docs", "path"): ("docs", "NAME"),
    ("new", "rulebook"): ("new", "fresh", "--rulebook", "NAME"),
    ("schema", "book"): ("schema", "--for", "NAME"),
    ("acts", "book"): ("acts", "--in", "NAME"),
}
"""A call for each command and each of its words that name a scenario."""

HERE, SHELVED = "1 error", "2 errors"
"""By how broken it is a call tells which twin it read, before it does anything that takes long."""


@pytest.fixture
def twins(home: Path, run: Run) -> Path:
    """A broken scenario in the library, a less broken one of the same name in a folder."""
    put_scenario(scenarios_folder() / "twin", "pcat", "rimwashington")
    put_scenario(home / "here" / "twin", "pcat")
    (home / "elsewhere").mkdir()
    words = ("given", "program", "backend")
    numbers = {"format": 1, "seed": 1, "games": 1}
    empty = {"command": [], "players": {}, "versions": {}, "files": {}}
    manifest = json.dumps({**dict.fromkeys(words, "x"), **numbers, **empty, "tables": "csv"})
    for folder in ("here", "elsewhere"):
        (home / folder / "tables").mkdir()
        (home / folder / "tables" / "manifest.json").write_text(manifest)
    return home


def put_scenario(folder: Path, *wrong: str) -> None:
    folder.mkdir(parents=True)
    text = (HARBOUR / "scenario.yaml").read_text("utf-8")
    starts = "".join(f"{name}: 1, " for name in wrong)
    (folder / "scenario.yaml").write_text(text.replace("{pact: notice}", f"{{{starts}}}"), "utf-8")


def list_scenario_words() -> Iterator[tuple[str, str]]:
    context = click.Context(cli)
    for name in COMMANDS:
        found = cli.get_command(context, name)
        assert found is not None
        for word in found.params:
            if isinstance(word.type, ScenarioName):
                assert word.name is not None
                yield name, word.name


def test_every_command_that_takes_a_scenario_is_tried_here() -> None:
    assert set(list_scenario_words()) == set(CALLS)


def test_no_command_takes_a_scenario_by_another_rule() -> None:
    context = click.Context(cli)
    for name in COMMANDS:
        found = cli.get_command(context, name)
        assert found is not None
        for word in found.params:
            named = {word.name, word.metavar} & {"scenario", "SCENARIO", "paths", "path"}
            assert not named or isinstance(word.type, ScenarioName), (name, word.name)


@pytest.mark.parametrize("call", CALLS.values(), ids=lambda call: str(call[0]))
def test_what_lies_here_goes_before_the_library_and_a_sentence_says_so(
    run: Run, twins: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[str, ...]
) -> None:
    def told(folder: str, name: str) -> str:
        monkeypatch.chdir(twins / folder)
        code, out, err = run(*(name if each == "NAME" else each for each in call))
        assert code == 1
        return " ".join((out + err).split())

    both = f"This is the twin that lies here; the library has another in {scenarios_folder()}"
    assert HERE in (here := told("here", "twin"))
    assert here.count(both) == 1
    assert SHELVED in (there := told("elsewhere", "twin"))
    assert both not in there
    assert HERE in (path := told("here", "./twin"))
    assert both not in path
    for none in (told("elsewhere", "./twin"), told("elsewhere", "twni")):
        assert HERE not in none.replace("1 error.", "")
        assert SHELVED not in none


def test_without_a_name_the_usual_scenario_is_the_library_s(run: Run, home: Path) -> None:
    put_scenario(home / "gsomia_2019", "pcat")
    code, _, err = run("play", "--auto", "--bots", "mars=random")
    assert code == 2
    assert "There is no seat 'mars'" in err


def test_a_path_to_a_home_that_is_not_there_is_told_by_every_command(run: Run) -> None:
    for call in CALLS.values():
        if call[0] == "rerun":
            continue
        code, _, err = run(*("~nobody_of_this_name/x" if each == "NAME" else each for each in call))
        assert code == 2
        assert "There is no home folder for '~nobody_of_this_name/x'" in err
