"""What choices may do for a seat stands beside them, worked out aside: no key waits for it."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from textual.pilot import Pilot

from eleventh_ui.tui.screens.about import AboutScreen
from eleventh_ui.tui.screens.orders import OrdersScreen
from eleventh_ui.tui.widgets.decision import Decisions
from tui.seats import at_harbour, press, session_of, settled, table_of
from tui.stage import drive, screen_text, shown, until

BEING_WORKED_OUT = "For you this turn: being worked out."


def read_on_one_line(app: Any) -> str:
    return " ".join(screen_text(app).replace("│", " ").replace("┃", " ").split())


def test_each_open_choice_is_told_first_in_points(size: tuple[int, int]) -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        for pane in ("d", "i"):
            await press(pilot, pane)
            await settled(pilot)
            text = read_on_one_line(app)
            assert "For you this turn:" in text
            assert BEING_WORKED_OUT not in text

    drive(app, script, size)


def test_a_choice_is_foreseen_anew_beside_each_draft() -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d")
        session = session_of(app)
        await until(pilot, lambda: session.forecast("seoul") is not None)
        empty = session.forecast("seoul")
        assert empty is not None
        assert empty.orders.total.high == empty.orders.total.low == 0.0
        await press(pilot, "1")
        await until(pilot, lambda: session.forecast("seoul") is not None)
        chosen = session.forecast("seoul")
        assert chosen is not None
        assert chosen.orders == chosen.choices[0].points
        await press(pilot, "u")
        await until(pilot, lambda: session.forecast("seoul") == empty)

    drive(app, script)


def test_the_orders_once_more_and_all_about_a_choice_tell_it_too() -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d", "1", "w")
        assert isinstance(app.screen, AboutScreen)
        await shown(pilot, "For you by the end of this turn:")
        await until(pilot, lambda: BEING_WORKED_OUT not in read_on_one_line(app))
        await press(pilot, "escape", "c")
        assert isinstance(app.screen, OrdersScreen)
        await shown(pilot, "With these orders your total of 100 changes by")
        assert "What your orders do of that" in read_on_one_line(app)

    drive(app, script)


def test_no_key_waits_while_it_is_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    app, release = at_harbour(), threading.Event()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "s")
        session = session_of(app)
        await until(pilot, lambda: session.forecast("seoul") is not None)
        known = session.table.forecast

        def wait(*given: Any) -> Any:
            assert release.wait(60)
            return known(*given)

        monkeypatch.setattr(session.table, "forecast", wait)
        await press(pilot, "d", "1")
        decisions = table_of(app).query_one(Decisions)
        assert decisions.sitting is not None
        assert decisions.sitting.draft.responses
        assert BEING_WORKED_OUT in read_on_one_line(app)
        await press(pilot, "2", "down")
        assert BEING_WORKED_OUT in read_on_one_line(app)
        release.set()
        await until(pilot, lambda: session.forecast("seoul") is not None)
        await until(pilot, lambda: BEING_WORKED_OUT not in read_on_one_line(app))

    drive(app, script)
