"""Every promise on the page of promises names a test that is there, and the README leads to it."""

from __future__ import annotations

import re

import pytest

from house.tree import ROOT

PAGE = (ROOT / "docs" / "promises.md").read_text("utf-8")
ATTACKS = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)


@pytest.mark.parametrize(("file", "test"), ATTACKS, ids=lambda each: each or "all")
def test_what_attacks_a_promise_is_there(file: str, test: str) -> None:
    source = (ROOT / file).read_text("utf-8")
    assert re.search(rf"^def {test or 'test_'}", source, re.MULTILINE)


def test_every_row_names_its_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ")][1:]
    assert rows
    assert all("`tests/" in row for row in rows)


def test_the_readme_leads_there() -> None:
    assert "](docs/promises.md)" in (ROOT / "README.md").read_text("utf-8")
