"""Walking on the screen: from why to what uses it, to why not, to why again, and back again."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from eleventh_ui.display.subjects import Subject
from eleventh_ui.tui.screens.about import AboutScreen
from eleventh_ui.tui.screens.debrief import DebriefScreen
from eleventh_ui.tui.screens.table import TableScreen
from eleventh_ui.tui.screens.walking import AbsenceScreen, MissingScreen, SourceScreen, UsesScreen
from eleventh_ui.tui.screens.why import WhyScreen
from eleventh_ui.tui.widgets.reader import Reader
from tables import host_table
from tui.seats import at_gsomia, at_harbour, gsomia_after, play_to_end, press, session_of
from tui.stage import drive, shown, until


def test_from_why_to_used_by_to_why_not_to_why_and_back() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        session = session_of(app)
        session.table = host_table(gsomia_after(3)[0])
        app.push_screen(WhyScreen(session, "seoul", "channel"))
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        await press(pilot, "u")
        await until(pilot, lambda: isinstance(app.screen, UsesScreen))
        await shown(pilot, "What moves it")
        reader = app.screen.query_one(Reader)
        met = list[str]()
        while reader.spot != "why-not:navies_find_a_way@":
            before = reader.spot
            await press(pilot, "down")
            assert reader.spot != before
            met.append(reader.spot)
        assert any(each.startswith("source:") for each in met)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, AbsenceScreen))
        await shown(pilot, "Lacking: Trust between Seoul and Tokyo is at least 40")
        await press(pilot, "left")
        await shown(pilot, "in turn 2")
        await press(pilot, "down", "w")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        assert isinstance(app.screen, WhyScreen)
        assert app.screen.track == "cohesion"
        for back in (AbsenceScreen, UsesScreen, WhyScreen, TableScreen):
            await press(pilot, "escape")
            await until(pilot, lambda back=back: isinstance(app.screen, back))  # type: ignore[misc]

    drive(app, script)


@pytest.mark.slow
def test_a_choice_says_what_it_lacks_one_key_from_all_that_is_known_of_it() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        session = session_of(app)
        app.push_screen(AboutScreen(session, "seoul", Subject("initiative", "road_map", "A road")))
        await until(pilot, lambda: isinstance(app.screen, AboutScreen))
        await press(pilot, "l")
        await until(pilot, lambda: isinstance(app.screen, AbsenceScreen))
        await shown(pilot, "Lacking: Thaw between Seoul and Tokyo is at least 31")
        await press(pilot, "escape", "escape")
        event = session.view("seoul").cards[0]
        app.push_screen(AboutScreen(session, "seoul", Subject("event", event.id, event.headline)))
        await until(pilot, lambda: isinstance(app.screen, AboutScreen))
        await press(pilot, "l")
        assert isinstance(app.screen, AboutScreen)

    drive(app, script)


def test_the_debrief_leads_to_endings_and_to_what_would_have_brought_them() -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        session = session_of(app)
        play_to_end(session)
        app.push_screen(DebriefScreen(session))
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await press(pilot, "c", "l")
        await until(pilot, lambda: isinstance(app.screen, MissingScreen))
        await shown(pilot, "How it could have ended")
        await press(pilot, "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, AbsenceScreen))
        await shown(pilot, "on the same dice")
        await press(pilot, "c", "escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))

    drive(app, script, (120, 40))


def test_what_a_line_cites_is_opened_from_it_also_where_nothing_is_hidden() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        session = session_of(app)
        session.table = host_table(gsomia_after(3)[0])
        app.push_screen(AbsenceScreen(session, "seoul", "navies_find_a_way"))
        await until(pilot, lambda: isinstance(app.screen, AbsenceScreen))
        reader = app.screen.query_one(Reader)
        await press(pilot, "end")
        source = reader.spot.removeprefix("source:")
        assert source != reader.spot
        await press(pilot, "w")
        await until(pilot, lambda: isinstance(app.screen, AboutScreen))
        await shown(pilot, f"Source {source}: ")
        await press(pilot, "escape")
        app.push_screen(SourceScreen(session, source))
        await until(pilot, lambda: isinstance(app.screen, SourceScreen))
        await shown(pilot, f"Source {source}: ")

    drive(app, script)
