"""Studies in words: in short for a terminal, whole for a page, and safe whatever titles hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eleventh.lab.playtest.result import Playtest
from eleventh.lab.studies.arms import Effort
from eleventh.lab.studies.estimates import Estimate
from eleventh.lab.studies.rare import RareFind, RareOrder, RareSearch, RareStudy, SearchEnd
from eleventh.lab.studies.responses import DecisionSpread, SeatGap
from eleventh.lab.studies.suite import STUDIES, StudySizes, StudySuite, run_studies
from eleventh_ui.display.document import Document
from eleventh_ui.display.playtest.compose import compose_page, compose_summary
from eleventh_ui.display.playtest.hinges import compose_responses
from eleventh_ui.display.playtest.policies import compose_policies
from eleventh_ui.display.playtest.rare_orders import ORDERS, TOLD, compose_rare_orders
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
    assert "The search tried all that it had to try, after" in text
    assert "its limits are 200,000 games and 60 seconds." in text


@pytest.mark.parametrize(
    ("ended", "told"),
    [
        ("games", "The search ended at its limit of games, after"),
        ("seconds", "The search ended at its limit of seconds, after"),
        ("stopped", "The search was stopped, after"),
    ],
)
def test_what_ended_the_search_is_told_and_nothing_else(
    made: tuple[Playtest, StudySuite], ended: SearchEnd, told: str
) -> None:
    assert made[1].rare is not None
    text = tell_rare(replace(made[1].rare, ended=ended), whole=False)
    assert told in text
    assert " or it was" not in text


@pytest.mark.parametrize("whole", [True, False])
def test_lists_that_were_not_shortened_are_marked_and_in_short_only_counted(whole: bool) -> None:
    study = make_long_study(finds=40, orders=60)
    text = tell_rare(study, whole=whole)
    assert "40 lists are not shortened" in text
    assert text.count("not shortened, 60 orders") == (40 if whole else TOLD)
    assert ("Those of more than a few orders are in --json" in text) != whole
    assert (f"{40 - TOLD} more that were brought about" in text) != whole
    assert text.count("hold_") == (40 * 60 if whole else 0)
    few = tell_rare(make_long_study(finds=1, orders=ORDERS), whole=whole)
    assert (few.count("hold_"), few.count("1 list is not shortened")) == (ORDERS, 1)


@pytest.mark.parametrize(("games", "told"), [(64, ""), (21, ", in 21 of 64 games")])
def test_two_responses_that_were_compared_in_fewer_games_say_in_how_many(
    made: tuple[Playtest, StudySuite], games: int, told: str
) -> None:
    result, suite = made
    assert suite.responses is not None
    gap = SeatGap("east", "grab", "share", Estimate(2.4, 2.0, 2.8), games)
    spread = DecisionSpread("market.east", "east", 64, (gap,), 2.1, None, 0.0, 0.0)
    study = replace(suite.responses, decisions=(spread,), dominated=())
    blocks = tuple(compose_responses(result, study, whole=False))
    text = " ".join(to_text(Document("", "", "", "en", blocks)).split())
    for head in ("In a game:", "On the mean:", "Ending:"):
        assert head in text
    assert ("of 64 games" in text) == bool(told)
    assert f"grab over share{told}" in text


def test_where_nothing_is_kinder_it_is_said_that_policies_lean_nowhere(
    made: tuple[Playtest, StudySuite],
) -> None:
    result, suite = made
    assert suite.policies is not None
    said = "is kinder than another, since none does an act"
    for level in ((), ("east",)):
        blocks = tuple(compose_policies(result, replace(suite.policies, level=level), whole=False))
        text = " ".join(to_text(Document("", "", "", "en", blocks)).split())
        assert (said in text) == bool(level)


def test_of_nothing_that_is_rare_that_is_said() -> None:
    text = tell_rare(make_long_study(finds=0, orders=0), whole=False)
    assert "Nothing is as rare." in text
    assert "Rare, and not brought about" not in text


def make_long_study(finds: int, orders: int) -> RareStudy:
    """A search that ended early, with lists as it began with them."""
    steps = tuple(RareOrder(turn, "east", "", f"hold_{turn}", True) for turn in range(orders))
    found = tuple(
        RareFind("inject", f"storm_{each}", "", 0.0, each, steps, False, False)
        for each in range(finds)
    )
    return RareStudy(1, 64, 0.01, 100, 60.0, found, (), "games", Effort(100, 1.0, False))


def tell_rare(study: RareStudy, *, whole: bool) -> str:
    document = Document("", "", "", "en", tuple(compose_rare_orders(study, whole=whole)))
    return " ".join(to_text(document).split())


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
