"""What is said in passing lies over what people choose from only until they press a key."""

from __future__ import annotations

from textual.pilot import Pilot

from eleventh_ui.tui.base_app import SEEN
from tui.seats import at_harbour
from tui.stage import drive, screen_text, shown

TOLD = "The facilitator set trust to 61."


def test_any_key_takes_a_notice_away_once_it_could_be_seen() -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        app.notify(TOLD, title="Facilitator", timeout=60)
        await shown(pilot, TOLD)
        await pilot.press("down")  # may have been on its way when the notice came
        assert TOLD in screen_text(app)
        assert app._noticed is not None
        app._noticed -= SEEN
        await pilot.press("down")
        await pilot.pause()
        assert TOLD not in screen_text(app)
        app.notify(TOLD, timeout=60)
        await shown(pilot, TOLD)

    drive(app, script)
