"""The tutorial on the screen: it has a key tried out, notices it, and its end leads on."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from eleventh.core.orders import Orders
from eleventh_ui.tui.catalogue import Places
from eleventh_ui.tui.screens.debrief import DebriefScreen
from eleventh_ui.tui.screens.lobby import Lobby
from eleventh_ui.tui.screens.lobby_seats import LobbySeats
from eleventh_ui.tui.screens.orders import OrdersScreen
from eleventh_ui.tui.screens.table import TableScreen
from games import ROOT, adjudicator
from tui.seats import at_gsomia, press, session_of, table_of
from tui.stage import app_of, drive, shown, until, with_match
from ui.sitting import match_of

HOUR = ROOT / "scenarios" / "first_hour"


@pytest.mark.slow
def test_a_lesson_has_a_key_tried_out_and_notices_it() -> None:
    app = at_gsomia(folder=HOUR)

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        await press(pilot, "e")
        await shown(pilot, "To try now: press w on an answer")
        await press(pilot, "c")
        assert isinstance(app.screen, TableScreen)
        await shown(pilot, "First, the lesson: press w on an answer")
        await press(pilot, "d", "w")
        await shown(pilot, "Done: You have looked ahead")
        await press(pilot, "escape", "e")
        await shown(pilot, "Tried: press w on an answer")
        await press(pilot, "c")
        await until(pilot, lambda: isinstance(app.screen, OrdersScreen))

    drive(app, script)


def test_nobody_is_kept_from_going_on_without_it() -> None:
    app = at_gsomia(folder=HOUR)

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        await press(pilot, "c", "c")
        await until(pilot, lambda: isinstance(app.screen, OrdersScreen))

    drive(app, script)


def test_the_end_of_the_tutorial_leads_on_to_the_flagship(tmp_path: Path) -> None:
    match = match_of("seoul", adjudicator=adjudicator(HOUR), seed=3)
    app = app_of(with_match(match), Lobby(Places(tmp_path)))

    async def script(pilot: Pilot[None]) -> None:
        table = table_of(app)
        session = session_of(app)
        while not session.table.over:
            view = session.view("seoul")
            orders = {each.id: each.options[0].id for each in view.questions}
            assert session.table.submit("seoul", Orders(orders, ())) == ()
            assert session.table.advance() == ()
        assert table is app.screen
        session.unread.clear()
        app.proceed()
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await press(pilot, "g")
        await until(pilot, lambda: isinstance(app.screen, LobbySeats))
        await shown(pilot, "Seoul's eleventh hour")

    drive(app, script)
