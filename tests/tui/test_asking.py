"""`w` on every screen of a seat: whatever is selected there can be asked about, and is answered."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from eleventh.play.why import Answer
from eleventh_ui.display.subjects import GONE, find_spot
from eleventh_ui.display.walking import read_absence, read_uses, spot_absence
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.drawing.rows import spots_in
from eleventh_ui.tui.screens.about import AboutScreen
from eleventh_ui.tui.screens.advice import AdviceScreen
from eleventh_ui.tui.screens.debrief import DebriefScreen
from eleventh_ui.tui.screens.orders import OrdersScreen
from eleventh_ui.tui.screens.recap import RecapScreen
from eleventh_ui.tui.screens.reveal import RevealScreen
from eleventh_ui.tui.screens.table import TableScreen
from eleventh_ui.tui.screens.walking import (
    AbsenceScreen,
    MissingScreen,
    UsesScreen,
    WalkScreen,
)
from eleventh_ui.tui.screens.why import WhyScreen
from eleventh_ui.tui.widgets.chart import Chart
from eleventh_ui.tui.widgets.decision import Decisions
from eleventh_ui.tui.widgets.entry_list import EntryList
from eleventh_ui.tui.widgets.pages import Pages
from eleventh_ui.tui.widgets.picture import Picture
from eleventh_ui.tui.widgets.reader import Reader
from eleventh_ui.tui.widgets.tabs import Tabs
from tui.seats import at_harbour, press, session_of
from tui.stage import drive, screen_text, until
from tui.test_hostile_everywhere import every_screen

NOTHING_TO_ASK: Mapping[str, str] = {
    "Curtain": "it is for nobody yet",
    "ReadyScreen": "it is for everybody",
    "FacilitatorGate": "it is for everybody",
    "FacilitatorScreen": "it is the facilitator's, whose tracks can be asked about",
    "FacilitatorWhy": "it is the facilitator's",
    "InterventionScreen": "it is the facilitator's",
    "Lobby": "no match is open",
    "LobbySeats": "no match is open",
    "WalkScreen": "it is what others are made of",
    "SourceScreen": "it is printed matter, for whom no seat is looking",
    "ExportScreen": "it asks for a file",
    "PlayOnScreen": "it asks for players",
}
MOVES = (Pages, Tabs, Chart)  # what a click on them opens is a page, a pane, a turn


class Walk:
    """Asks about what a screen shows, and remembers which screens did."""

    def __init__(self) -> None:
        self.seen = set[str]()

    async def ask_all(self, pilot: Pilot[None]) -> None:
        """Each spot of each text and drawing leads somewhere, and `w` leads there: from the
        last of them, and from the last entry of each list."""
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, BaseScreen)
        self.seen.add(type(screen).__name__)
        for picture in screen.query(Picture):
            if picture.display and picture.size and not isinstance(picture, MOVES):
                spots = spots_in(picture._rows_now())
                assert [each for each in spots if not self._leads(pilot, each)] == []
                for spot in spots[-1:]:
                    picture._cursor = spot
                    await self._press_w(pilot, picture, spot)
        for entries in screen.query(EntryList):
            if entries.display and entries.size and entries.check_action("ask", ()):
                names = [each.id for each in entries._entries if each.id]
                for name in names[-1:]:
                    entries.highlight(name)
                    await self._press_w(pilot, entries, name)

    def _leads(self, pilot: Pilot[None], spot: str) -> bool:
        """Whether there is an answer for whoever looks at the screen."""
        session, seat = _session(pilot), getattr(pilot.app.screen, "seat", "")
        seat = "" if session.table.over else seat
        if read_absence(spot)[0] or read_uses(spot):
            return True
        known = find_spot(spot, session.subjects("seoul"))
        return known is not None or isinstance(session.why(seat, spot), Answer)

    async def _press_w(self, pilot: Pilot[None], on: Widget, asked: str) -> None:
        screen = pilot.app.screen
        if on.focusable:
            screen.set_focus(on)
            await press(pilot, "w")
        else:
            screen.ask(asked)
            await pilot.pause()
        shown = pilot.app.screen
        if isinstance(screen, WhyScreen) and isinstance(on, EntryList):
            assert isinstance(screen.focused, Reader), asked
        elif shown is screen:  # a decision is turned to where it can be answered
            assert isinstance(screen, TableScreen), asked
            assert screen.pane == "decisions", asked
        else:
            assert isinstance(shown, WhyScreen | AboutScreen | RecapScreen | WalkScreen), asked
            text = screen_text(pilot.app)
            assert GONE not in text, asked
            assert "There is no track" not in text, asked
            pilot.app.pop_screen()
            await pilot.pause()


def _session(pilot: Pilot[None]) -> Session:
    assert isinstance(pilot.app, EleventhApp)
    return session_of(pilot.app)


@pytest.mark.slow
def test_whatever_is_selected_on_a_screen_of_a_seat_can_be_asked_about() -> None:
    app, walk = at_harbour(), Walk()

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        for pane in "sbedin":
            await press(pilot, pane)
            await walk.ask_all(pilot)
        kinds = {each.kind: each for each in session_of(app).subjects("seoul")}
        for kind in ("answer", "event", "decision", "source"):
            app.ask("seoul", kinds[kind].spot)
            await walk.ask_all(pilot)
            app.pop_screen()
        await press(pilot, "d", "v")
        await until(pilot, lambda: isinstance(app.screen, AdviceScreen))
        await walk.ask_all(pilot)
        await press(pilot, "escape", "d", "1", "c")
        await until(pilot, lambda: isinstance(app.screen, OrdersScreen))
        await walk.ask_all(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, RevealScreen))
        await walk.ask_all(pilot)
        await press(pilot, "f")
        await walk.ask_all(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        app.ask("seoul", "trust.tokyo.seoul")
        await walk.ask_all(pilot)
        await press(pilot, "u")
        await until(pilot, lambda: isinstance(app.screen, UsesScreen))
        await walk.ask_all(pilot)
        await press(pilot, "escape")
        topic = next(each for each in session_of(app).topics("seoul") if each.kind == "rule")
        app.ask("seoul", spot_absence(topic.id))
        await until(pilot, lambda: isinstance(app.screen, AbsenceScreen))
        await walk.ask_all(pilot)
        await press(pilot, "escape", "escape", "r")
        await until(pilot, lambda: isinstance(app.screen, RecapScreen))
        await walk.ask_all(pilot)
        await press(pilot, "escape", "c", "enter")
        await until(pilot, lambda: isinstance(app.screen, RevealScreen))
        await press(pilot, "end", "enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        for page in ("turns", "scores"):
            app.screen.open(page)
            app.screen.query_one(EntryList).action_last()
            await walk.ask_all(pilot)
        await press(pilot, "l")
        await until(pilot, lambda: isinstance(app.screen, MissingScreen))
        await walk.ask_all(pilot)

    drive(app, script, (120, 40))
    others = {each.__name__ for each in every_screen()} - set(NOTHING_TO_ASK)
    assert walk.seen == others


def test_a_list_that_has_the_keys_beside_the_open_pane_is_asked_about_for_what_it_is() -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        await press(pilot, "e")
        entries = app.screen.query_one(Decisions).entries
        app.screen.set_focus(entries)
        await press(pilot, "w")
        assert isinstance(app.screen, AboutScreen)
        assert app.screen.subject.kind == "answer"

    drive(app, script, (120, 40))
