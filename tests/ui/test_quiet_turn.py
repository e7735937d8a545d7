"""A turn in which a seat is asked nothing and can begin nothing passes with one word, where it does
not pass by itself: at a table with a facilitator."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from eleventh.play.events import Guarded
from eleventh.play.hosting import host
from eleventh.play.match import Match
from eleventh_ui.tui.screens.table import TableScreen
from games import adjudicator
from tui.rooms import KEPT
from tui.seats import GSOMIA, press, session_of, table_of
from tui.stage import app_of, drive, screen_text, until, with_match
from ui.sitting import match_along_history, match_of, transcript

LATE_EVENING = 9  # turns are over: it is 21:00, and Seoul suspended its notice at six
QUIET = "Nothing is asked of you in this turn"


def quiet_match() -> Match:
    match = match_along_history("seoul", LATE_EVENING, adjudicator(GSOMIA))
    assert host(match, "Dana") == ()
    match.happen(Guarded(KEPT))
    return match


@pytest.mark.slow
def test_one_word_passes_it_and_no_list_is_read_of_which_nothing_is_open() -> None:
    match = quiet_match()
    text = transcript(match, "seoul", typed=("yes",))
    assert match.turn == LATE_EVENING + 2
    asked = text.index("yes lets it pass (or undo, help): yes")
    assert QUIET in text[:asked]
    assert "Initiatives" not in text[:asked]


@pytest.mark.slow
def test_what_bars_an_initiative_can_still_be_asked() -> None:
    text = transcript(quiet_match(), "seoul", typed=("about third_party_fund",))
    assert "It needs a turn of at least a day." in " ".join(text.split())


def test_a_turn_in_which_something_can_be_begun_lists_it() -> None:
    text = transcript(match_of("seoul"), "seoul", typed=("1",))
    assert "What you may do of your own accord this turn" in text
    assert QUIET not in text


@pytest.mark.slow
def test_on_the_screen_enter_leads_past_initiatives_of_which_none_is_open() -> None:
    app = app_of(with_match(quiet_match()))

    async def script(pilot: Pilot[None]) -> None:
        while not isinstance(app.screen, TableScreen):
            await press(pilot, "enter")
        panes: list[str] = []
        while QUIET not in screen_text(app):
            panes.append(table_of(app).pane)
            await press(pilot, "enter")
            assert len(panes) < 20
        assert "initiatives" not in panes
        await press(pilot, "enter")
        await until(pilot, lambda: "Nothing is asked of you in this turn, and" in screen_text(app))
        assert session_of(app).waiting() == ("seoul",)
        await press(pilot, "enter")
        await until(pilot, lambda: not session_of(app).waiting())

    drive(app, script)


@pytest.mark.slow
def test_without_one_the_night_in_which_nothing_runs_out_passes_by_itself() -> None:
    match = match_along_history("seoul", LATE_EVENING, adjudicator(GSOMIA))
    text = " ".join(transcript(match, "seoul", typed=()).split())
    assert match.turn == 12
    assert text.count("the turn passed by itself") == 2
    assert "lets it pass" not in text
