"""The commands that the README gives to authors work with what `eleventh new` makes."""

from __future__ import annotations

import json
import shlex
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from ui.conftest import Run

README = Path(__file__).parents[2] / "README.md"
NAME, CHANGED = "my_crisis", "my_changed_one"
FEW = {"playtest": "-n 20", "compare": "-n 20", "sweep": "--samples 2 -n 10"}


def list_commands() -> list[str]:
    """What the README's block for authors has before the column of its explanations."""
    block = README.read_text("utf-8").partition("## For authors")[2].split("```")[1]
    return [line.split("  ")[0].removeprefix("eleventh ") for line in block.splitlines() if line]


@pytest.fixture
def crisis(run: Run, home: Path) -> None:
    """Both scenarios that the README names."""
    assert run("new", NAME)[0] == 0
    shutil.copytree(home / NAME, home / CHANGED)
    changed = home / CHANGED / "scenario.yaml"
    changed.write_text(changed.read_text("utf-8").replace("value: 6", "value: 9"), "utf-8")


@pytest.mark.usefixtures("crisis")
@pytest.mark.parametrize("command", [each for each in list_commands() if NAME in each])
def test_it_works_as_it_stands(run: Run, command: str) -> None:
    arguments = shlex.split(command)
    if arguments[0] == "new":
        assert arguments == ["new", NAME]
        return
    code, out, err = run(*arguments, *shlex.split(FEW.get(arguments[0], "")))
    if arguments[0] == "sweep" and find_spec("SALib") is None:
        assert "needs SALib" in err  # which is asked for after all else was found good
    else:
        assert (code, bool(out + err)) == (0, True), err
    if arguments[0] == "sweep" and code == 0:
        assert "blow" in out.partition("All together")[0]


@pytest.mark.usefixtures("crisis")
def test_kindness_and_its_reverse_are_played_apart_in_what_new_makes(run: Run) -> None:
    given = []
    for name in ("conciliatory", "hostile"):
        code, out, _ = run("playtest", NAME, "-n", "20", "--bots", f"all={name}", "--json")
        assert code == 0
        given.append(json.loads(out)["decisions"]["valve_closed.east"]["responses"])
    assert [each["invite"]["chosen"] for each in given] == [20, 0]


def test_there_are_such_commands() -> None:
    named = {each.split()[0] for each in list_commands() if NAME in each}
    assert named == {"new", "check", "playtest", "compare", "sweep"}
