"""The command palette: what keys do here, and everything that the seat can ask about."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot

from eleventh_ui.tui.commands import Commands
from eleventh_ui.tui.screens.about import AboutScreen
from eleventh_ui.tui.screens.table import TableScreen
from eleventh_ui.tui.screens.why import WhyScreen
from tui.seats import at_gsomia, press, session_of, table_of
from tui.stage import drive, shown, until


async def look_up(pilot: Pilot[None], typed: str) -> None:
    """Types into the palette and takes what it offers first."""
    await pilot.press("ctrl+p")
    await until(pilot, lambda: CommandPalette.is_open(pilot.app))
    await pilot.press(*("space" if each == " " else each for each in typed))
    await pilot.pause(0.3)
    await pilot.press("enter")
    await until(pilot, lambda: not CommandPalette.is_open(pilot.app))


@pytest.mark.slow
def test_the_palette_jumps_to_whatever_the_seat_can_ask_about() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        await look_up(pilot, "cohesion")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        assert isinstance(app.screen, WhyScreen)
        assert app.screen.track == "cohesion"
        await look_up(pilot, "resume port calls")
        await until(pilot, lambda: isinstance(app.screen, AboutScreen))
        assert isinstance(app.screen, AboutScreen)
        assert app.screen.subject.spot == "initiative:port_calls"
        await press(pilot, "escape", "escape")
        await look_up(pilot, "H-17")
        await shown(pilot, "Source H-17: ")
        await press(pilot, "escape")
        question = session_of(app).view("seoul").questions[0]
        await look_up(pilot, question.ask[:20].lower().strip())
        await until(pilot, lambda: table_of(app).pane == "decisions")

    drive(app, script, (120, 40))


def test_a_name_that_is_not_there_finds_what_is_most_like_it() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        found = [each async for each in Commands(app.screen).search("cohesoin")]
        assert [each.help for each in found if each.help and "Did you mean" in each.help]

    drive(app, script)


def test_nothing_that_the_seat_may_not_see_is_found() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        session = session_of(app)
        seen = {each.spot for each in session.subjects("seoul")}
        for other in ("tokyo", "washington"):
            for subject in session.subjects(other):
                if subject.spot not in seen:
                    hits = [each async for each in Commands(app.screen).search(subject.id)]
                    assert subject.title not in [each.text for each in hits], subject

    drive(app, script)
