"""Why a number stands where it stands."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from eleventh_ui.tui.screens.reveal import RevealScreen
from eleventh_ui.tui.screens.table import TableScreen
from eleventh_ui.tui.screens.why import WhyScreen
from tables import host_table
from tui.conftest import Same
from tui.seats import at_gsomia, at_harbour, gsomia_after, press, session_of, settled
from tui.stage import drive, each_size, screen_text, shown, until

TRACKS = {
    "trust.tokyo.seoul": "Written in",
    "pact": "It has not moved.",
    "cohesion": "It follows from",
}


@pytest.mark.slow
@pytest.mark.parametrize(("track", "told"), TRACKS.items())
def test_why_at_every_size(track: str, told: str, same: Same) -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        session = session_of(app)
        await press(pilot, "d", "1", "c", "enter")
        await until(pilot, lambda: isinstance(app.screen, RevealScreen))
        app.push_screen(WhyScreen(session, "seoul", track))
        await shown(pilot, told)
        async for _ in each_size(pilot):
            await settled(pilot)
            same(app, f"why-{track}")

    drive(app, script)


def test_left_and_right_go_from_turn_to_turn_and_the_list_from_posting_to_posting() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        session = session_of(app)
        session.table = host_table(gsomia_after(4)[0])
        app.push_screen(WhyScreen(session, "seoul", "trust.tokyo.seoul"))
        await shown(pilot, "Turn 4, 22 August 2019")
        await press(pilot, "left")
        await shown(pilot, "Turn 3, 2 August 2019")
        first = screen_text(app)
        await press(pilot, "down")
        assert screen_text(app) != first
        assert "Written in northeast_asia/rules/" in screen_text(app)
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))

    drive(app, script, (120, 40))


def test_an_input_can_be_asked_about_in_turn() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        session = session_of(app)
        session.table = host_table(gsomia_after(2)[0])
        app.push_screen(WhyScreen(session, "seoul", "cohesion"))
        await shown(pilot, "It follows from other numbers")
        await press(pilot, "tab", "down", "w")
        assert isinstance(app.screen, WhyScreen)
        assert app.screen.track == "trust.seoul.tokyo"

    drive(app, script)


def test_a_track_that_the_seat_does_not_see_is_answered_like_one_that_is_not_there() -> None:
    match = gsomia_after(1)[0]
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        session = session_of(app)
        session.table = host_table(match)
        app.push_screen(WhyScreen(session, "seoul", "approval.tokyo"))
        await shown(pilot, "There is no track")

    drive(app, script)


def test_a_number_without_postings_is_asked_about_by_what_it_follows_from() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        app.push_screen(WhyScreen(session_of(app), "seoul", "cohesion"))
        await shown(pilot, "It follows from other numbers")
        await press(pilot, "w")
        assert isinstance(app.screen, WhyScreen)
        assert app.screen.track == "trust.seoul.tokyo"

    drive(app, script)
