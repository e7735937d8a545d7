"""Habits of text for people, met by name where YAML only says that something is out of place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from eleventh.lang.compile import check_path, compile_files
from lang.documents import BASE
from lang.reading import problems_in

# What is written, the problem with its line and column, and a part of its help.
HABITS = {
    "title: {by} protests loudly\n": ("E014", 1, 8, "whole text in quotes"),
    "a: {title: {by} protests, b: 1}\n": ("E014", 1, 12, "whole text in quotes"),
    "a:\n  - {title: [sic] so, b: 1}\n": ("E014", 2, 13, "whole text in quotes"),
    "a: {title: End: the accord, b: 1}\n": ("E010", 1, 15, "whole text in quotes."),
    "a: {title: The end: it, b: 1}\n": ("E010", 1, 19, "or a comma before `end`"),
    "a: [{x: 1} {y: 2}]\n": ("E013", 1, 4, "comma between"),
    "a: {e: {t: 1} cite: [x]}\n": ("E013", 1, 4, "comma between"),
    "a: {t: The ship of {name.shoal}.}\n": ("E013", 1, 4, "with `{` in it in quotes"),
    "a: {t: It is [sic] so}\n": ("E013", 1, 4, "with `[` in it in quotes"),
    "a: {t: {name.shoal} sails}\n": ("E013", 1, 4, "with `}` in it in quotes"),
    "a: {t: The #1 bill}\n": ("E013", 1, 4, "with `#` in it in quotes"),
    "a:\n  - {t: The #1 bill}\n  - {t: x}\n": ("E013", 2, 5, "with `#` in it in quotes"),
    "title: “End: the accord”\n": ("E010", 1, 12, "straight quotes"),
    "rules:\n  – id: riot\n    when: x\n": ("E011", 2, 3, "Write `- `"),
    "rules:\n  - id: a\n  — id: b\n": ("E011", 3, 3, "Write `- `"),
    "rules:\n  -id: riot\n    when: x\n": ("E011", 2, 3, "a dash and a space"),
    "- id: a\n  label:Protest\n  b: 1\n": ("E015", 2, 8, "Write `label: `"),
    "- id: a\n  label:Protest here\n": ("E015", 2, 8, "Write `label: `"),
}


@pytest.mark.parametrize("libyaml", [True, False])
@pytest.mark.parametrize(("text", "told"), HABITS.items())
def test_a_habit_is_met_by_name(
    text: str, told: tuple[str, int, int, str], libyaml: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not libyaml:
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
    (problem,) = problems_in(text)
    code, line, column, help = told
    assert (problem.code, problem.span.line, problem.span.column) == (code, line, column)
    assert help in (problem.help or "")


def test_a_main_file_with_the_other_ending_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "scenario.yml").write_text("format: 1\n", "utf-8")
    (problem,) = check_path(tmp_path)
    assert problem.code == "E001"
    assert problem.help == "There is a `scenario.yml`: rename it, the name ends with `.yaml`."


EMPTY = ("parameters: {}", "rules: []", "derived: {}", "start: {}", "visible: {}", "history: []")


@pytest.mark.parametrize("section", [*EMPTY, "deadlines: {}", "chronicle: []", "modifiers: []"])
def test_a_section_that_may_be_missing_may_be_empty(section: str) -> None:
    key = section.partition(":")[0]
    base = (BASE / "scenario.yaml").read_text("utf-8")
    without = re.sub(rf"^{key}:.*\n(?: .*\n)*", "", base, flags=re.MULTILINE)
    told = [
        [(each.code, each.headline) for each in compile_files({"scenario.yaml": text}).problems]
        for text in (without.encode(), f"{without}{section}\n".encode())
    ]
    assert told[0] == told[1]
