"""Where keys of the table lead: digits beside the events, the first open decision, the seal."""

from __future__ import annotations

from textual.pilot import Pilot

from eleventh_ui.tui.news import Failed
from eleventh_ui.tui.screens.advice import AdviceScreen
from eleventh_ui.tui.screens.orders import OrdersScreen
from eleventh_ui.tui.widgets.card import Cards
from eleventh_ui.tui.widgets.decision import Decisions
from tui.seats import at_gsomia, at_harbour, press, session_of, table_of
from tui.stage import drive, screen_text, shown, until


def test_digits_answer_the_decision_beside_the_events_whichever_has_the_keys() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "e")
        events = table_of(app).query_one(Cards).entries
        first = table_of(app).sitting.view.questions[0]
        await press(pilot, "2")
        await until(pilot, lambda: first.id in session_of(app).draft("seoul").responses)
        assert table_of(app).pane == "events"
        assert events.highlighted == 0
        assert "┃ 1 " not in screen_text(app)

    drive(app, script, (120, 40))


def test_coming_to_the_decisions_shows_the_first_that_is_still_open() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        table = table_of(app)
        decisions = table.query_one(Decisions)
        await press(pilot, "d")
        first, second, *_ = table.sitting.view.questions
        await press(pilot, "right_square_bracket", "s", "d")
        await until(pilot, lambda: decisions.question == first)
        await press(pilot, "1")
        await until(pilot, lambda: first.id in session_of(app).draft("seoul").responses)
        await press(pilot, "s", "d")
        await until(pilot, lambda: decisions.question == second)

    drive(app, script)


def test_advice_is_had_from_every_pane() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        first = table_of(app).sitting.view.questions[0]
        await press(pilot, "s", "v")
        await until(pilot, lambda: isinstance(app.screen, AdviceScreen))
        assert app.screen.question == first

    drive(app, script, (80, 24))


def test_sealing_is_said_at_once_and_what_enter_does_again_where_it_failed() -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d", "1", "c")
        await shown(pilot, "Enter: seal these orders")
        screen = app.screen
        assert isinstance(screen, OrdersScreen)
        session_of(app).commit = lambda seat: None  # type: ignore[method-assign]  # takes for ever
        await press(pilot, "enter")
        await shown(pilot, "Your orders are being sealed; the turn is being played.")
        screen.post_message(Failed("The disk is full."))
        await shown(pilot, "Enter: seal these orders")

    drive(app, script)
