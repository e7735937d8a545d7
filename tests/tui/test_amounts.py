"""An answer that takes an amount, on the screen."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from cases.bargain import ASKED, start
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.screens.orders import OrdersScreen
from eleventh_ui.tui.screens.reveal import RevealScreen
from tui.seats import press, session_of
from tui.stage import app_of, drive, screen_text, shown, until, with_match


def at_bargain() -> EleventhApp:
    return app_of(with_match(start(host="historian")))


def chosen(app: EleventhApp) -> str | None:
    return session_of(app).draft("guest").responses.get(ASKED)


def test_left_and_right_name_an_amount_and_a_digit_chooses_it() -> None:
    app = at_bargain()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d")
        await shown(pilot, "Ask for 1 coin a year (costs 0.2, of 1 to 8 coins)")
        await shown(pilot, "Left and right name another amount")
        await press(pilot, "right", "right")
        await shown(pilot, "Ask for 2 coins a year")
        assert chosen(app) is None
        await press(pilot, "1")
        await until(pilot, lambda: chosen(app) == "ask@2")
        await press(pilot, "right")
        await until(pilot, lambda: chosen(app) == "ask@2.5")
        await press(pilot, "full_stop")
        await until(pilot, lambda: chosen(app) == "ask@7.5")
        await press(pilot, "full_stop", "left")
        await until(pilot, lambda: chosen(app) == "ask@7.5")
        await press(pilot, "u")
        await until(pilot, lambda: chosen(app) == "ask@8")

    drive(app, script)


def test_on_an_answer_without_an_amount_left_and_right_turn_panes() -> None:
    app = at_bargain()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d", "down", "right")
        await shown(pilot, "Initiatives")
        assert chosen(app) is None
        await press(pilot, "left")
        await shown(pilot, "Ask for nothing yet")

    drive(app, script)


def test_how_points_change_along_the_range_stands_below() -> None:
    app = at_bargain()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d")
        await shown(pilot, "Along its amounts: -0.5 with 1 coin")
        await press(pilot, "right", "w")
        await shown(pilot, "Ask for 1.5 coins a year")
        await shown(pilot, "Along its amounts")

    drive(app, script, (120, 40))


@pytest.mark.slow
def test_a_round_of_bargaining_is_played_to_its_end_on_the_screen() -> None:
    app = at_bargain()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d", *["right"] * 8, "1")
        await until(pilot, lambda: chosen(app) == "ask@5")
        for _ in range(3):
            if "Take it" in screen_text(app):
                await press(pilot, "d", "1")
            await press(pilot, "c")
            await until(pilot, lambda: isinstance(app.screen, OrdersScreen))
            await press(pilot, "enter")
            await until(pilot, lambda: isinstance(app.screen, RevealScreen))
            if session_of(app).table.over:
                break
            while isinstance(app.screen, RevealScreen):
                await press(pilot, "enter")
            await press(pilot, "d")
        assert session_of(app).table.over

    drive(app, script)
