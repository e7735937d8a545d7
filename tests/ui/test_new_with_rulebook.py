"""`eleventh new --rulebook`: what an author of a rulebook's scenario begins with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ui.conftest import Run
from ui.sitting import ROOT

BAY = ROOT / "tests" / "cases" / "bay" / "rulebooks" / "bay"


@pytest.fixture
def books(home: Path) -> Path:
    """A rulebook beside the folder in which one works, as a scenario finds it."""
    place = home / "rulebooks" / "bay"
    place.mkdir(parents=True)
    for each in BAY.iterdir():
        (place / each.name).write_bytes(each.read_bytes())
    return place


def test_it_is_accepted_and_plays_as_it_is(run: Run, home: Path, books: Path) -> None:
    made = ("new", "calm_bay", "--rulebook", books, "--from", "2023-01-31", "--turns", "3")
    assert run(*made)[0] == 0
    code, out, _ = run("check", "calm_bay", "--format", "short")
    assert code == 0
    told = {line.split()[1] for line in out.splitlines()}
    assert told <= {"W060", "W061"}, out  # what no card moves or reads yet
    code, out, _ = run("play", "calm_bay", "--auto", "--seed", "1")
    assert code == 0
    assert "The end:" in out
    assert "date: 2023-02-28, " in (home / "calm_bay" / "scenario.yaml").read_text("utf-8")


def test_a_rulebook_that_the_scenario_would_not_find_is_told_with_where_to_put_it(
    run: Run, books: Path
) -> None:
    code, _, err = run("new", "calm_bay", "--rulebook", books, "--dir", "deep")
    assert code == 1
    assert f"Copy it to {Path('deep', 'rulebooks', 'bay')}" in err


def test_it_has_a_seat_a_start_and_a_question_for_all_that_the_rulebook_names(
    run: Run, home: Path, books: Path
) -> None:
    run("new", "calm_bay", "--rulebook", books, "--from", "2023-01-31", "--turns", "3")
    folder = home / "calm_bay"
    start = (folder / "start.yaml").read_text("utf-8")
    assert "  trust.north.south: 50\n" in start
    assert "  support.north: 50\n" in start
    assert "  treaty: none\n" in start
    assert "(none, signed, ended)" in start
    assert "trust.north.north" not in start
    seats = (folder / "seats.yaml").read_text("utf-8")
    assert re.findall(r"^  (\w+):$", seats, re.MULTILINE) == ["north", "south"]
    turns = sorted(each.name for each in (folder / "turns").iterdir())
    assert turns == ["01.yaml", "02.yaml", "03.yaml"]
    for each in turns:
        card = (folder / "turns" / each).read_text("utf-8")
        assert re.findall(r"- seat: (\w+)", card) == ["north", "south"]
        assert card.count("{id: ") == 6


def test_it_begins_from_an_era_and_says_only_what_is_otherwise(
    run: Run, home: Path, books: Path
) -> None:
    assert run("new", "calm_bay", "--rulebook", books, "--era", "autumn_2022")[0] == 0
    folder = home / "calm_bay"
    assert "era: autumn_2022\n" in (folder / "scenario.yaml").read_text("utf-8")
    start = (folder / "start.yaml").read_text("utf-8")
    assert "\n  # trust.north.south: 40\n" in start
    assert "\n  support.north: 50\n" in start  # of which the era does not speak
    code, out, _ = run("check", "calm_bay", "--format", "short")
    assert code == 0
    assert "W094" not in out


def test_its_source_has_a_name_that_the_rulebook_has_not_given_away(
    run: Run, home: Path, books: Path
) -> None:
    book = books / "rulebook.yaml"
    more = "sources:\n  notes: {title: Notes, own: true, items: {N01: Said., N02: Said too.}}\n"
    book.write_text(book.read_text("utf-8").replace("sources:\n", more, 1), "utf-8")
    assert run("new", "calm_bay", "--rulebook", books)[0] == 0
    code, out, _ = run("check", "calm_bay", "--format", "short")
    assert code == 0, out
    sources = (home / "calm_bay" / "sources.yaml").read_text("utf-8")
    assert "notes_2: {" in sources
    assert "N03: " in sources


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--from", "2023-01-01"), 2, "--from, --turns and --era go with --rulebook."),
        (("--rulebook", "rulebooks/bay", "--era", "soon"), 1, "autumn_2022 and spring_2021."),
        (("--rulebook", "rulebooks/bay", "--turns", "0"), 2, "--turns"),
        (("--rulebook", "rulebooks/bay", "--from", "soon"), 2, "--from"),
        (("--rulebook", "rulebooks/bay", "--from", "9999-12-01"), 1, "beyond the year 9999"),
        (("--rulebook", "gsomia_2019"), 1, "gsomia_2019 is a scenario."),
        (("--rulebook", "rulebooks/bai"), 1, "There is no scenario and no rulebook"),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_made(
    run: Run, home: Path, books: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    left, _, err = run("new", "calm_bay", *arguments)
    assert left == code
    assert told in err
    assert not (home / "calm_bay").exists()


@pytest.mark.slow
def test_it_plays_with_the_large_rulebook(run: Run) -> None:
    run("new", "radar", "--rulebook", "northeast_asia", "--from", "2018-10-01", "--turns", "4")
    code, out, _ = run("check", "radar", "--format", "short")
    assert code == 0
    assert all(" W061 " in line for line in out.splitlines()), out
    code, out, _ = run("play", "radar", "--auto", "--seed", "1")
    assert code == 0
    assert "The end:" in out
