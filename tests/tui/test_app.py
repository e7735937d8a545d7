"""The application: its course, its keys, its ends, and what holds on every screen."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Static

from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.tui.screens.curtain import Curtain
from eleventh_ui.tui.screens.table import TableScreen
from tui.stage import app_of, drive, screen_text, seated, shown, until


def test_a_person_alone_sits_down_at_their_table_without_a_curtain() -> None:
    async def script(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app.screen, TableScreen)

    drive(app_of(seated("seoul")), script)


def test_two_people_at_one_screen_meet_the_curtain_first() -> None:
    app = app_of(seated("seoul", "tokyo"))

    async def script(pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, Curtain)
        await shown(pilot, "It is the turn of Seoul")
        await pilot.press(*"busan", "enter")
        await shown(pilot, "That is not a word of this table")
        await pilot.press(*"seoul", "enter")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        assert app.session is not None
        assert app.session.looking == "seoul"

    drive(app, script)


def test_help_tells_every_key_of_the_screen_below() -> None:
    app = app_of(seated("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        table = app.screen
        await pilot.press("question_mark")
        await shown(pilot, "Help: the keys of this screen")
        told = " ".join(str(each.render()) for each in app.screen.query(Static))
        ids = [found.binding.id for found in table.active_bindings.values() if found.enabled]
        assert "table.commit" in ids
        assert [each for each in ids if each and f"({each})" not in told] == []
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))

    drive(app, script)


def test_a_window_that_is_too_small_shows_a_sentence_and_takes_no_key() -> None:
    app = app_of(seated("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        before = screen_text(app)
        await pilot.resize_terminal(59, 24)
        await shown(pilot, "Nothing is lost")
        await pilot.press("question_mark", "escape", "c")
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "Nothing is lost" not in screen_text(app))
        assert screen_text(app) == before

    drive(app, script)


def test_a_draft_survives_leaving_the_screen() -> None:
    app = app_of(seated("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        session = app.session
        assert session is not None
        question = session.view("seoul").questions[0]
        draft = OrdersDraft().answer(question.id, question.options[0].id)
        session.keep("seoul", draft)
        app.proceed()
        await pilot.pause()
        assert session.draft("seoul") == draft

    drive(app, script)
