"""On the screen one key leads back to what the turns brought, and one back to the table."""

from __future__ import annotations

from textual.pilot import Pilot

from eleventh_ui.tui.screens.recap import RecapScreen
from eleventh_ui.tui.screens.table import TableScreen
from tui.seats import at_harbour, press
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
