"""What is said in passing covers nothing, and goes with a key or with what it is about."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from eleventh_ui.tui.base_app import SEEN
from eleventh_ui.tui.widgets.too_small import TooSmall
from portions import portion
from tui.seats import at_harbour
from tui.stage import SIZES, drive, screen_text, shown, steady, until

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


@pytest.mark.parametrize("size", portion(SIZES, (80, 24).__eq__))
def test_a_notice_lies_over_nothing(size: tuple[int, int]) -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        for pane in "sbedin":
            await pilot.press(pane)
            app.notify(TOLD * 5, title="Facilitator", timeout=60)
            app.notify(TOLD, timeout=60)
            await until(pilot, lambda: len(app.screen.query(Toast)) == 2)
            await steady(pilot)
            seen = app.screen._compositor.visible_widgets.items()
            shown_at = {each: region.intersection(clip) for each, (region, clip) in seen}
            toasts = [at for each, at in shown_at.items() if isinstance(each, Toast)]
            leaves = [
                (each, at)
                for each, at in shown_at.items()
                if not each.children and not isinstance(each, Toast | TooSmall)
            ]
            assert len(toasts) == 2
            assert not [each for each, at in leaves for toast in toasts if at.overlaps(toast)]
            app.clear_notifications()
            await until(pilot, lambda: not app.screen.query(Toast))

    drive(app, script, size)


def test_what_is_said_ends_with_the_screen_it_was_about() -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        app.notify(TOLD, timeout=60)
        await shown(pilot, TOLD)
        app.proceed()
        await pilot.pause()
        assert not app._notifications
        app.tell("Play is paused.")
        await shown(pilot, "Play is paused.")
        app.announce("Play goes on.")
        await shown(pilot, "Play goes on.")
        assert [each.message for each in app._notifications] == ["Play goes on."]

    drive(app, script)
