"""`eleventh report`: what is written where, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.conftest import Run
from ui.sitting import HARBOUR


@pytest.fixture
def save(run: Run, home: Path) -> Path:
    """A finished match of the small scenario."""
    assert run("play", HARBOUR, "--auto")[0] == 0
    (found,) = (home / "data" / "eleventh-hour" / "saves").glob("*.eleventh")
    return found


def test_the_command_writes_what_the_name_asks_for(run: Run, save: Path, home: Path) -> None:
    assert run("report", save, "-o", "r.htm")[0] == 0
    assert (home / "r.htm").read_text("utf-8").startswith("<!DOCTYPE html>")
    code, _, err = run("report", save, "-o", "both")
    assert code == 0
    assert "both.md and both.html" in err
    assert run("report", save, "--format", "html", "-o", "page.txt")[0] == 0
    assert (home / "page.txt").read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "x.docx"), "“x.docx” is no name of a report. A report is Markdown (.md"),
        (("-o", "x.md", "--format", "html"), "contradict each other"),
    ],
)
def test_the_command_refuses_other_names_as_misuse(
    run: Run,
    save: Path,
    home: Path,
    arguments: tuple[str, ...],
    told: str,
) -> None:
    code, out, err = run("report", save, *arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert list(home.glob("x.*")) == []


def test_the_command_never_writes_over_a_file(run: Run, save: Path, home: Path) -> None:
    (home / "r.md").write_text("mine")
    code, _, err = run("report", save, "-o", "r.md")
    assert code == 1
    assert "There is a file r.md already, and it stays as it is." in err
    assert "such as r-2.md" in err
    assert (home / "r.md").read_text() == "mine"
