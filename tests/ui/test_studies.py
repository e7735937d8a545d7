"""Studies in words: in short for a terminal, whole for a page, and safe whatever titles hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eleventh.lab.playtest.result import Playtest
from eleventh.lab.studies.rare import RareSearch
from eleventh.lab.studies.suite import STUDIES, StudySizes, StudySuite, run_studies
from eleventh_ui.display.playtest.compose import compose_page, compose_summary
from eleventh_ui.display.playtest.studies import compose_studies
from eleventh_ui.report.html import to_html
from eleventh_ui.report.text import to_text
from lab.studies.playtests import play
from lab.studies.worlds import two_doors

SMALL = StudySizes(profile=8, answer=8, draws=4, batch=512, search=RareSearch(128, 0.02))
NASTY = "<b>West</b> \x1b[31m"


@pytest.fixture(scope="module")
def made() -> tuple[Playtest, StudySuite]:
    """The studies of a scenario in which a seat has a title that wants to be more."""
    program = two_doors()
    seats = tuple(replace(each, title=NASTY) for each in program.seats)
    named = replace(program, seats=seats)
    return play(named), run_studies(named, "numpy", 1, STUDIES, SMALL)


def tell(made: tuple[Playtest, StudySuite]) -> str:
    result, suite = made
    return to_text(compose_summary(result, compose_studies(result, suite, whole=False)))


@pytest.mark.parametrize(
    "told",
    [
        "Policies against one another",
        "Dominated policies: another is better",
        "east hostile and west hostile (surely)",
        "Decisions that change nothing on the mean. decoration.west.",
        "market.east: share",
        "Shares of what varies between games",
        "inject draught",
        "turn 1, east turn_key; turn 2, east",
    ],
)
def test_a_terminal_is_told_what_was_found(made: tuple[Playtest, StudySuite], told: str) -> None:
    assert told in " ".join(tell(made).split())


def test_the_number_of_games_and_the_limits_of_the_search_are_told(
    made: tuple[Playtest, StudySuite],
) -> None:
    text = " ".join(tell(made).split())
    for effort in made[1].efforts.values():
        assert f"{effort.games:,} games" in text or f"{effort.games:,} in all" in text
    assert "the search ends at 200,000 or at 60 seconds." in text


def test_lines_are_eighty_columns_and_hold_no_control_characters(
    made: tuple[Playtest, StudySuite],
) -> None:
    text = tell(made)
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text


def test_a_page_has_the_whole_table_and_shows_titles_as_text(
    made: tuple[Playtest, StudySuite],
) -> None:
    result, suite = made
    page = to_html(compose_page(result, compose_studies(result, suite, whole=True)))
    assert "All profiles: the mean of each seat, of 100" in page
    assert "<b>West" not in page
    assert "&lt;b&gt;West" in page
    assert "What orders decide" in page
