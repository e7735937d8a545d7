"""Every problem code has one document, and every document keeps its word."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.lang.problems.codes import ALL_CODES
from eleventh.lang.problems.render.short import render_short_line
from lang.documents import FOLDER, Block, build, problems_of, read_document

PATHS = sorted(FOLDER.glob("*.md"))

each_document = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def lines_given(code: str, blocks: tuple[Block, ...], folder: Path) -> tuple[str, ...]:
    problems = problems_of(build(blocks, folder))
    return tuple(render_short_line(each) for each in problems if each.code == code)


def test_each_code_has_one_document_and_no_document_is_stray() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == [f"{code}.md" for code in ALL_CODES]


@each_document
def test_a_document_bears_its_code_and_title_and_explains_itself(path: Path) -> None:
    document = read_document(path)
    assert document.code == path.stem
    assert document.title == ALL_CODES[document.code].title
    assert len(document.prose["What"].split()) >= 8
    assert len(document.prose["Why"].split()) >= 8


@each_document
def test_the_example_gives_the_problem(path: Path, tmp_path: Path) -> None:
    document = read_document(path)
    assert lines_given(document.code, document.example, tmp_path) == document.expected


@each_document
def test_what_to_write_instead_does_not_give_it(path: Path, tmp_path: Path) -> None:
    document = read_document(path)
    assert lines_given(document.code, document.instead, tmp_path) == ()
