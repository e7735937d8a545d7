"""The documents lead to one another, and what they tell a reader to type exists."""

from __future__ import annotations

import re

import pytest

from eleventh.lang.problems.codes import ALL_CODES
from house.tree import ROOT, named

DOCS = ROOT / "docs"
READERS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


def test_the_index_links_every_document() -> None:
    linked = set(LINK.findall((DOCS / "README.md").read_text("utf-8")))
    there = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")} - {"README.md"}
    assert there - linked == set()


@pytest.mark.parametrize("path", READERS, ids=named)
def test_links_lead_somewhere(path) -> None:
    targets = [link for link in LINK.findall(path.read_text("utf-8")) if "://" not in link]
    assert [link for link in targets if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", READERS, ids=named)
def test_make_targets_that_are_named_exist(path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named_here = set(
        re.findall(r"(?:^|`)make (?:[A-Z]+=\S+ )?([a-z]+)", path.read_text("utf-8"), re.MULTILINE)
    )
    assert named_here <= targets


def test_files_that_the_recipes_name_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    files = re.findall(r"`((?:engine|ui|tests|docs|scenarios)/[\w./]+)`", text)
    patterns = {"NAME", "E0xx"}
    assert [each for each in files if not patterns & set(re.split(r"[/.]", each))]
    assert [
        each
        for each in files
        if not patterns & set(re.split(r"[/.]", each)) and not (ROOT / each).exists()
    ] == []


def test_what_is_generated_is_built_and_not_kept() -> None:
    recipe = (ROOT / "Makefile").read_text("utf-8").partition("\ndocs:\n")[2].partition("\n\n")[0]
    assert "eleventh docs" in recipe
    assert "build/docs" in recipe
    assert "build/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert 'part "make docs" make docs' in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert [
        named(path) for path in READERS if "Generated; do not edit" in path.read_text("utf-8")
    ] == []


def test_codes_that_are_named_exist_and_the_list_is_the_programs_own() -> None:
    for path in (*READERS, ROOT / "CHANGELOG.md"):
        assert set(re.findall(r"\b[EW]\d{3}\b", path.read_text("utf-8"))) <= set(ALL_CODES), path
    for name in ("README.md", "language.md", "commands.md"):
        text = " ".join((DOCS / name).read_text("utf-8").split())
        assert re.search(r"`eleventh explain` lists (them )?all|Without CODE it lists all", text)


def test_the_readme_tells_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert "make play" in text
    assert "make test" in text


@pytest.mark.parametrize("path", READERS, ids=named)
def test_a_heading_begins_its_line(path) -> None:
    glued = re.compile(r"^[^#\n].*\S #{2,} [A-Z]", re.MULTILINE)
    assert glued.findall(path.read_text("utf-8")) == []
