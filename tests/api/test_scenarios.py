"""Scenarios by id or path, and what is raised for those that are not there or can't be played."""

from __future__ import annotations

from pathlib import Path

import pytest

import eleventh as eh
from games import ROOT

GSOMIA = ROOT / "scenarios" / "gsomia_2019"
BOOK = ROOT / "scenarios" / "rulebooks" / "northeast_asia"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A scenario with mistakes."""
    (tmp_path / "scenario.yaml").write_text("format: 1\ntitel: No seats\n")
    return tmp_path


@pytest.mark.parametrize(
    "named",
    ["gsomia_2019", ROOT / "scenarios" / "gsomia_2019", str(ROOT / "scenarios/gsomia_2019")],
)
def test_a_scenario_is_loaded_by_id_or_path(named: str | Path) -> None:
    loaded = eh.load(named)
    assert loaded.id == "gsomia_2019"
    assert loaded.seats == ("washington", "seoul", "tokyo")
    assert loaded.turns == 12
    assert "trust.seoul.tokyo" in loaded.tracks
    assert repr(loaded) == "<LoadedScenario gsomia_2019: Seoul's eleventh hour>"


def test_a_wrong_id_is_answered_with_the_right_one() -> None:
    for ask in (eh.load, eh.check, eh.Match, eh.playouts):
        with pytest.raises(eh.NotFound, match=r"'gsomia_2018'\. Did you mean 'gsomia_2019'\?"):
            ask("gsomia_2018")


def test_an_id_like_no_other_is_answered_with_those_there_are() -> None:
    with pytest.raises(eh.NotFound, match="There are burden_2018_20, first_hour, gsomia_2019"):
        eh.load("the_moon")


def test_a_folder_without_a_scenario_is_said(tmp_path: Path) -> None:
    with pytest.raises(eh.NotFound, match=r"scenario\.yaml"):
        eh.load(tmp_path)


def test_a_rulebook_can_be_checked_but_not_played() -> None:
    assert eh.check(BOOK) == ()
    assert eh.check("northeast_asia") == ()
    with pytest.raises(eh.NotFound, match="holds a rulebook"):
        eh.load(BOOK / "rulebook.yaml")


def test_problems_come_as_data(broken: Path) -> None:
    problems = eh.check(broken)
    assert problems
    assert {each.severity for each in problems} == {"error"}
    assert all(each.span.file == "scenario.yaml" and each.headline for each in problems)


def test_a_scenario_with_errors_is_not_loaded_and_they_are_told(broken: Path) -> None:
    with pytest.raises(eh.ScenarioError) as caught:
        eh.load(broken)
    assert caught.value.problems == eh.check(broken)
    for each in caught.value.problems:
        assert f"{each.span.line}:{each.span.column}: {each.code}" in str(caught.value)


def test_a_page_is_explained_however_its_code_is_typed() -> None:
    assert eh.explain("E040") == eh.explain("e40")
    assert eh.explain("E040").startswith("# E040 ")
    with pytest.raises(
        eh.NotFound, match=r"There is no problem code 'E0400'\. Did you mean 'E040'"
    ):
        eh.explain("E0400")
