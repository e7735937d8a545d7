"""A file that is reached twice, by its name or by a link, is a problem that names both places."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from eleventh.lang.compile import check_path, compile_anew
from eleventh.lang.problems.problem import Problem
from games import ROOT

BASE = ROOT / "tests" / "lang" / "base_rulebook"
NAME = "harbour_crisis"
PART = "more.yaml"


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """A scenario and its rulebook, with room for parts."""
    folder = Path(shutil.copytree(BASE, tmp_path / "mine")) / NAME
    (folder / PART).write_text("parameters:\n  spare: {value: 1, why: Nothing needs it.}\n")
    (folder / "below").mkdir()
    return folder


def with_parts(scenario: Path, *parts: str) -> list[Problem]:
    main = scenario / "scenario.yaml"
    lines = main.read_text("utf-8").splitlines()
    (at,) = (number for number, line in enumerate(lines) if line.startswith("parts:"))
    lines[at] = lines[at].replace("[", f"[{', '.join(parts)}, ")
    main.write_text("\n".join(lines) + "\n")
    return [each for each in check_path(scenario) if each.severity == "error"]


LINKS = {
    "its own name": lambda target, place: None,
    "a link": lambda target, place: place.symlink_to(target),
    "a link to a link": lambda target, place: (
        place.with_name("between.yaml").symlink_to(target),
        place.symlink_to("between.yaml"),
    ),
    "a hard link": lambda target, place: os.link(target, place),
}


@pytest.mark.parametrize("how", LINKS)
def test_the_main_file_is_no_part_of_itself(scenario: Path, how: str) -> None:
    name = "scenario.yaml" if how == "its own name" else "again.yaml"
    LINKS[how](scenario / "scenario.yaml", scenario / name)
    (problem,) = with_parts(scenario, name)
    assert problem.code == "E039"
    assert [label.span.file for label in problem.labels] == ["scenario.yaml", "scenario.yaml"]
    assert [label.text for label in problem.labels] == ["", "read for this"]


@pytest.mark.parametrize("how", [each for each in LINKS if each != "its own name"])
@pytest.mark.parametrize("place", ["again.yaml", "below/again.yaml"])
def test_two_names_of_one_part_are_one_too_many(scenario: Path, how: str, place: str) -> None:
    LINKS[how](scenario / PART, scenario / place)
    (problem,) = with_parts(scenario, PART, place)
    assert problem.headline == f"`{place}` leads to a file that is read already"
    second, first = problem.labels
    assert second.span.line == first.span.line
    assert second.span.column == first.span.column + len(PART) + 2


def test_a_file_is_no_part_of_a_scenario_and_of_its_rulebook_both(scenario: Path) -> None:
    shelf = scenario.parent / "rulebooks" / "harbour_rules"
    for each in shelf.iterdir():
        shutil.copy(each, scenario)
    problems = with_parts(scenario, "rules.yaml")
    assert [each.headline for each in problems if each.code == "E039"] == [
        "`rules.yaml` leads to a file that is read already"
    ]
    again, first = next(each for each in problems if each.code == "E039").labels
    assert (again.span.file, first.span.file) == ("rulebook.yaml", "scenario.yaml")


WHOLE = ROOT / "tests" / "lang" / "base" / "scenario.yaml"
FRAME = {"format", "scenario", "title", "turns", "ends", "synopsis", "minutes"}


def sections() -> dict[str, str]:
    """The text of each section of a scenario that has most of them."""
    found: dict[str, str] = {}
    name = ""
    for line in WHOLE.read_text("utf-8").splitlines(keepends=True):
        name = line.partition(":")[0] if line[:1].isalpha() else name
        found[name] = found.get(name, "") + line
    return {name: text for name, text in found.items() if name and name not in FRAME}


@pytest.mark.parametrize("section", sections())
def test_what_is_there_twice_is_a_problem_and_no_fault_of_ours(
    tmp_path: Path, section: str
) -> None:
    """As when a part was meant to be moved and was copied."""
    whole = WHOLE.read_text("utf-8")
    (tmp_path / "scenario.yaml").write_text(whole.replace("\ntitle", "\nparts: [copy.yaml]\ntitle"))
    (tmp_path / "copy.yaml").write_text(sections()[section])
    made = compile_anew(tmp_path)
    assert made.problems or section in ("history", "chronicle")  # lists of what has no id
