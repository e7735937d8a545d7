"""docs/python.md: its examples run, and it names just what the library offers."""

from __future__ import annotations

import doctest
import re

import pytest

import eleventh as eh
from house.tree import ROOT

PAGE = ROOT / "docs" / "python.md"
TEXT = PAGE.read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
SCRIPTS = [block for block in BLOCKS if not block.startswith(">>>")]


@pytest.mark.slow
def test_what_a_reader_would_type_gives_what_the_page_shows() -> None:
    """The session goes on from one example to the next, as a reader's would."""
    failed, tried = doctest.testfile(
        str(PAGE), module_relative=False, optionflags=doctest.REPORT_NDIFF, encoding="utf-8"
    )
    assert tried > 10
    assert failed == 0


@pytest.mark.slow
@pytest.mark.parametrize("script", SCRIPTS, ids=[str(n) for n, _ in enumerate(SCRIPTS)])
def test_its_scripts_run(script: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(script, str(PAGE), "exec"), {})  # noqa: S102 - the page's own script
    assert capsys.readouterr().out


def test_a_script_of_20_lines_plays_a_hundred_games() -> None:
    (script,) = [each for each in SCRIPTS if "games=100" in each]
    assert len([line for line in script.splitlines() if line.strip()]) <= 20


def test_it_documents_what_the_library_offers_and_nothing_else() -> None:
    table = re.findall(r"^\| \[?`(\w+)`", TEXT.partition("## A hundred games")[0], re.MULTILINE)
    assert sorted(table) == sorted(eh.__all__)
    assert set(re.findall(r"\beh\.(\w+)", TEXT)) <= set(eh.__all__)


def test_what_the_page_says_of_a_match_is_all_that_a_match_has() -> None:
    public = {name for name in dir(eh.Match) if not name.startswith("_")}
    told = TEXT.partition("* `Match(")[2].partition("## Many games")[0]
    assert public == {name for name in public if re.search(rf"`{name}\b", told)}
