"""On the screen one key leads back to what the turns brought, and one back to the table."""

from __future__ import annotations

from textual.pilot import Pilot

from eleventh_ui.display.objectives import compose_objectives
from eleventh_ui.tui.drawing.objectives import objectives_row
from eleventh_ui.tui.drawing.rows import text_of
from eleventh_ui.tui.screens.debrief import DebriefScreen
from eleventh_ui.tui.screens.recap import RecapScreen
from eleventh_ui.tui.screens.table import TableScreen
from tui.seats import at_harbour, play_to_end, press, session_of
from tui.stage import drive, screen_text, shown, until


def test_the_last_reveal_is_read_again_and_left_for_the_table() -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "r")
        await shown(pilot, "No turn has been revealed yet.")
        await press(pilot, "d", "1", "c", "enter")
        await shown(pilot, "Against what you could expect")
        before = screen_text(app).splitlines()
        await press(pilot, "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        await press(pilot, "r")
        await shown(pilot, "Against what you could expect")
        assert isinstance(app.screen, RecapScreen)
        assert screen_text(app).splitlines()[:-2] == before[:-2]
        await press(pilot, "left", "f")
        assert app.screen.turn == 1
        assert app.screen.below
        await press(pilot, "escape")
        assert isinstance(app.screen, TableScreen)

    drive(app, script, (120, 40))


def test_from_the_debrief_a_key_leads_back_to_what_a_turn_brought() -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        session = session_of(app)
        play_to_end(session)
        app.push_screen(DebriefScreen(session, "seoul"))
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await press(pilot, "v")
        await until(pilot, lambda: isinstance(app.screen, RecapScreen))
        await shown(pilot, "What turn 2 brought")
        await press(pilot, "o")
        assert isinstance(app.screen, RecapScreen)
        assert app.screen.seat == "seoul"
        for turn in (2, 1):  # above each turn stands how the seat stood after it
            await shown(pilot, f"What turn {turn} brought")
            line = compose_objectives(app.screen.view)
            assert line is not None
            (strip,) = text_of([objectives_row(line, 78)])
            await shown(pilot, strip)
            await press(pilot, "left")
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))

    drive(app, script)


def test_where_several_sat_each_of_them_is_read_in_turn() -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        session = session_of(app)
        play_to_end(session)
        app.push_screen(RecapScreen(session, "seoul", 2, ("seoul", "tokyo")))
        await until(pilot, lambda: isinstance(app.screen, RecapScreen))
        await shown(pilot, "What turn 2 brought")
        await shown(pilot, "Seoul, ")
        await press(pilot, "o")
        await shown(pilot, "Tokyo, ")
        assert isinstance(app.screen, RecapScreen)
        assert (app.screen.seat, app.screen.turn) == ("tokyo", 2)
        await press(pilot, "o", "left")
        await shown(pilot, "Seoul, ")
        assert (app.screen.seat, app.screen.turn) == ("seoul", 1)

    drive(app, script)
