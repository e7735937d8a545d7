"""A scenario of a stranger on the table, the reveal and why: its texts are shown, never obeyed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from eleventh.core.adjudication import Adjudicator
from eleventh.emit.python import build
from eleventh_ui.tui.screens.about import AboutScreen
from eleventh_ui.tui.screens.orders import OrdersScreen
from eleventh_ui.tui.screens.reveal import RevealScreen
from eleventh_ui.tui.screens.table import TableScreen
from eleventh_ui.tui.screens.walking import AbsenceScreen, UsesScreen
from eleventh_ui.tui.screens.why import WhyScreen
from portions import portion, usual
from tui.seats import at_table, press, session_of
from tui.stage import app_of, drive, screen_text, seated, until
from ui.sitting import RAW, harbour
from ui.test_hostile_text import EVIL, poisoned

MARKUP = "[/][@click=app.quit]x[/] [red]"


@pytest.fixture(scope="module")
def hostile() -> Adjudicator:
    """The small scenario with hostile text in every field that people read."""
    worse = poisoned(harbour().program)
    evil = f"{MARKUP} {EVIL}"
    turns = tuple(replace(each, title=evil) for each in worse.turns)
    deadlines = tuple(replace(each, title=evil, date=evil) for each in worse.deadlines)
    return build(replace(worse, turns=turns, deadlines=deadlines))


@pytest.mark.slow
@pytest.mark.parametrize("size", portion([(80, 24), (200, 60)], usual))
def test_every_screen_of_a_turn_shows_hostile_text_as_text(
    hostile: Adjudicator, size: tuple[int, int]
) -> None:
    app = app_of(seated("seoul", adjudicator=hostile))
    seen: list[type[object]] = []

    def check() -> None:
        text = screen_text(app)
        assert RAW.search(text) is None
        seen.append(type(app.screen))

    async def script(pilot: Pilot[None]) -> None:
        for pane in "sbedin":
            await press(pilot, pane)
            check()
            assert "u{1b}" in screen_text(app), pane
        await press(pilot, "d", "w")
        check()
        await press(pilot, "escape", "s", "down", "w")
        check()
        await press(pilot, "escape", "d", "2", "c")
        check()
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, RevealScreen))
        check()
        await press(pilot, "end", "f")
        check()
        await press(pilot, "down", "w")
        check()
        await press(pilot, "escape", "enter")
        await at_table(pilot, 2)
        check()
        session = session_of(app)
        for reading in session.view("seoul").readings:
            app.push_screen(WhyScreen(session, "seoul", reading.id))
            await pilot.pause()
            check()
            await press(pilot, "escape")
            app.push_screen(UsesScreen(session, "seoul", reading.id))
            await pilot.pause()
            check()
            await press(pilot, "escape")
        for topic in session.topics("seoul"):
            app.push_screen(AbsenceScreen(session, "seoul", topic.id))
            await pilot.pause()
            check()
            await press(pilot, "escape")
        assert app.is_running

    drive(app, script, size)
    walked = {AboutScreen, WhyScreen, UsesScreen, AbsenceScreen}
    assert {TableScreen, OrdersScreen, RevealScreen} | walked <= set(seen)


def test_markup_in_a_field_stays_text(hostile: Adjudicator) -> None:
    app = app_of(seated("seoul", adjudicator=hostile))

    async def script(pilot: Pilot[None]) -> None:
        assert "[/][@click=app.quit]x[/] [red]" in screen_text(app)
        await pilot.click("#bar-left", offset=(40, 0))
        await pilot.pause()
        assert app.is_running

    drive(app, script, (200, 60))
