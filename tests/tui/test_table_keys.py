"""Where keys of the table lead: digits beside the events, the first open decision, what its
answers cost, the seal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from eleventh_ui.display.draft import describe_change
from eleventh_ui.tui.drawing.sitting import PANES
from eleventh_ui.tui.news import Failed
from eleventh_ui.tui.screens.advice import AdviceScreen
from eleventh_ui.tui.screens.orders import OrdersScreen
from eleventh_ui.tui.widgets.card import Cards
from eleventh_ui.tui.widgets.decision import Decisions
from eleventh_ui.tui.widgets.initiatives import Initiatives
from eleventh_ui.tui.widgets.spread import Spread
from tui.seats import at_gsomia, at_harbour, press, session_of, table_of
from tui.stage import drive, each_size, screen_text, shown, until


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


def test_decisions_end_where_they_end_and_an_answer_that_is_changed_says_what_it_was() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        table = table_of(app)
        decisions = table.query_one(Decisions)
        first, *_, last = table.sitting.view.questions
        count = len(table.sitting.view.questions)
        await press(pilot, "d", "left_square_bracket")
        await shown(pilot, f"This is the first of {count} decisions; ] turns on.")
        await press(pilot, "1", *["right_square_bracket"] * count)
        await shown(pilot, f"This is the last of {count} decisions; [ turns back.")
        assert decisions.question == last
        await press(pilot, *["left_square_bracket"] * count, "2")
        before, now = (each.title for each in first.options[:2])
        await shown(pilot, f"Changed, u takes it back: “{now[:20]}")
        assert session_of(app).draft("seoul").responses[first.id] == first.options[1].id
        await press(pilot, "u")
        await until(
            pilot,
            lambda: session_of(app).draft("seoul").responses[first.id] == first.options[0].id,
        )
        assert describe_change(first, first.options[0].id, first.options[1].id) == (
            f"“{now}” instead of “{before}”."
        )
        await press(pilot, "d")
        assert decisions.question not in (None, first)

    drive(app, script, (120, 40))


def test_an_initiative_that_was_looked_for_is_not_left_without_a_word() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        table = table_of(app)
        pane = table.query_one(Initiatives)
        await press(pilot, "e", *["down"] * len(table.sitting.view.cards), "d")
        for _ in table.sitting.view.questions:
            await press(pilot, "1", "right_square_bracket")
        await press(pilot, "i")
        await shown(pilot, "Enter: on with none taken.")
        family = next(each for each in pane.list_entries() if each.only is None)
        pane.entries.highlight(family.id)
        await press(pilot, "space", "down")
        await until(pilot, lambda: pane.entries.entry == family.options[0].id)
        await press(pilot, "enter")
        await shown(pilot, "is not taken: Space takes it, Enter goes on without it.")
        assert app.screen is table
        await press(pilot, "enter")
        await shown(pilot, "Enter: seal these orders, with no initiative")
        await press(pilot, "escape", "space", "enter")
        await shown(pilot, "Enter: seal these orders. Esc")
        assert session_of(app).draft("seoul").initiatives == (family.options[0].id,)

    drive(app, script, (80, 24))


def test_digits_take_initiatives_beside_the_events_which_have_none() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        table = table_of(app)
        events, pane = table.query_one(Cards).entries, table.query_one(Initiatives)
        await press(pilot, "i")
        assert events.lends_digits
        assert "│ 1 " not in screen_text(app)
        option = table.sitting.option(pane.entries.entry)
        assert option is None or option.barred is None  # it begins at one that is open
        entries = pane.list_entries()
        at = next(n for n, e in enumerate(entries[:9], 1) if e.only and not e.only.barred)
        await press(pilot, "e", str(at))
        wanted = entries[at - 1].id
        await until(pilot, lambda: session_of(app).draft("seoul").initiatives == (wanted,))

    drive(app, script, (120, 40))


def test_panes_stand_in_their_places_from_the_first_picture_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    places, opened = list[bool](), Spread.open

    def noting(spread: Spread, pane: str) -> None:
        places.append(spread.has_class("-abreast"))
        opened(spread, pane)

    monkeypatch.setattr(Spread, "open", noting)

    async def script(pilot: Pilot[None]) -> None:
        assert places[0]

    drive(at_harbour(), script, (120, 40))


def test_a_turn_without_decisions_gives_their_room_away() -> None:
    app = at_gsomia("washington")

    async def script(pilot: Pilot[None]) -> None:
        table = table_of(app)
        sitting = table.sitting
        quiet = replace(sitting, view=replace(sitting.view, questions=(), initiatives=()))
        spread = Spread()
        await table.mount(spread)
        spread.show_sitting(quiet, *PANES)
        spread.open("events")
        assert not spread.query_one("#act").display
        spread.open("decisions")
        assert spread.query_one("#act").display
        begun = replace(sitting, view=replace(sitting.view, questions=()))
        other = Spread()
        await table.mount(other)
        other.show_sitting(begun, *PANES)
        other.open("events")
        assert other.panes["initiatives"].display

    drive(app, script, (120, 40))


def test_what_an_answer_costs_and_who_will_know_is_told_at_every_size() -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d")
        async for _ in each_size(pilot):
            await shown(pilot, "All seats will know.")

    drive(app, script)
