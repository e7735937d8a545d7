"""The reveal: a story on a page or two, and the ledger one key below."""

from __future__ import annotations

from threading import Event

import pytest
from textual.pilot import Pilot

from eleventh.core.forecast import TurnHindsight
from eleventh.play.local import LocalTable
from eleventh_ui.display.pace import PACES, Pace, Paces
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.drawing.rows import text_of
from eleventh_ui.tui.screens.orders import OrdersScreen
from eleventh_ui.tui.screens.reveal import AWAITED_SHORTLY, NOTHING_BEFORE, STAY, RevealScreen
from eleventh_ui.tui.screens.table import TableScreen
from eleventh_ui.tui.screens.why import WhyScreen
from eleventh_ui.tui.widgets.reader import Reader
from tui.conftest import Same
from tui.seats import at_gsomia, at_harbour, press, settled
from tui.stage import drive, each_size, hints, screen_text, shown, until


async def revealed(pilot: Pilot[None], app: EleventhApp) -> RevealScreen:
    """Plays the first turn, with the first answer to everything, and waits for its reveal."""
    assert app.session is not None
    await press(pilot, "d")
    for _ in app.session.view("seoul").questions:
        await press(pilot, "1", "right_square_bracket")
    await press(pilot, "c")
    await until(pilot, lambda: isinstance(app.screen, OrdersScreen))
    await press(pilot, "enter")
    await until(pilot, lambda: isinstance(app.screen, RevealScreen))
    assert isinstance(app.screen, RevealScreen)
    return app.screen


async def foreseen(pilot: Pilot[None]) -> None:
    """Waits until it is worked out what was to be expected, and is told."""
    screen = pilot.app.screen
    assert isinstance(screen, RevealScreen)
    await until(pilot, lambda: not screen.awaits)


def test_the_reveal_at_every_size(same: Same) -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        async def looks_alike(name: str) -> None:
            async for _ in each_size(pilot):
                await settled(pilot)
                same(app, name)

        await revealed(pilot, app)
        await foreseen(pilot)
        await looks_alike("reveal-story")
        await press(pilot, "f")
        await looks_alike("reveal-ledger")

    drive(app, script)


@pytest.mark.slow
def test_the_story_tells_all_on_one_screen_or_on_two_pages() -> None:
    app = at_gsomia()
    headings = [
        "What you want",
        "Who did what",
        "What mattered to you",
        "Against what you could expect",
    ]

    async def script(pilot: Pilot[None]) -> None:
        screen = await revealed(pilot, app)
        await foreseen(pilot)
        await shown(pilot, "Page 1 of 2")
        text = screen_text(app)
        assert all(each in text for each in headings[:2])
        assert any("Next page" in each for each in hints(app))
        await press(pilot, "space")
        assert screen.page == 1
        assert not any("Next page" in each for each in hints(app))
        text += screen_text(app)
        assert [each for each in headings if each in text] == headings
        assert "Tokyo chose “Cite damaged trust" in text
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: all(each in screen_text(app) for each in headings))
        assert len(screen.pages) == 1

    drive(app, script)


def test_enter_reads_on_before_it_goes_on() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        screen = await revealed(pilot, app)
        await foreseen(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: screen.page == 1)
        assert app.screen is screen
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))

    drive(app, script)


def test_nothing_leads_past_a_story_that_is_being_worked_out_unless_it_is_wanted_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app, go = at_harbour(), Event()
    work = LocalTable.hindsight

    def slowly(table: LocalTable, seat: str, turn: int | None = None) -> TurnHindsight | None:
        go.wait()
        return work(table, seat, turn)

    monkeypatch.setattr(LocalTable, "hindsight", slowly)

    async def script(pilot: Pilot[None]) -> None:
        screen = await revealed(pilot, app)
        await shown(pilot, AWAITED_SHORTLY[:40])
        before = [text_of([row])[0] for row in screen.pages[0]]
        assert before[0] == "What you want"
        assert "Who did what" not in screen_text(app)
        await press(pilot, "space")
        await press(pilot, "enter")
        await shown(pilot, STAY)
        assert app.screen is screen
        go.set()
        await foreseen(pilot)
        text = [text_of([row])[0] for page in screen.pages for row in page]
        assert all(each in text for each in before[:2])  # what stood there stands there still
        await press(pilot, "end")
        await shown(pilot, "r brings this back")
        go.clear()
        while app.screen is screen:
            await press(pilot, "enter")
        await press(pilot, "r")
        await shown(pilot, AWAITED_SHORTLY[:40])
        await press(pilot, "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        go.set()

    drive(app, script)


def test_a_next_page_is_only_offered_where_there_is_one() -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        screen = await revealed(pilot, app)
        await foreseen(pilot)
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: len(screen.pages) == 1)
        await settled(pilot)
        assert not any("Next page" in each for each in hints(app))
        await press(pilot, "f")
        await settled(pilot)
        assert any("Next page" in each for each in hints(app))

    drive(app, script)


@pytest.mark.slow
def test_the_numbers_of_the_next_turn_tell_their_change_in_full() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await revealed(pilot, app)
        await foreseen(pilot)
        await press(pilot, "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        await press(pilot, "n")
        async for size in each_size(pilot):
            await settled(pilot)
            lines = screen_text(app).splitlines()
            told = [line for line in lines if "Trust of Seoul in Tokyo " in line]
            assert any("falls" in line for line in told), size
            assert not any("fal…" in line or "ris…" in line for line in lines), size

    drive(app, script)


@pytest.mark.slow
def test_story_and_ledger_keep_their_places() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        screen = await revealed(pilot, app)
        await foreseen(pilot)
        await press(pilot, "space", "f", "space", "space")
        ledger = screen.query_one("#ledger", Reader)
        reached = ledger.scroll_offset.y
        assert screen.below
        assert reached > 0
        await press(pilot, "f")
        assert screen.page == 1
        await shown(pilot, "Against what you could expect")
        await press(pilot, "f")
        assert ledger.scroll_offset.y == reached
        await press(pilot, "home")
        assert ledger.scroll_offset.y == 0
        await press(pilot, "end")
        assert ledger.scroll_offset.y == ledger.max_scroll_y
        assert screen.page == 1

    drive(app, script)


def test_the_ledger_begins_with_what_one_could_have_done() -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        await revealed(pilot, app)
        await press(pilot, "f")
        await shown(pilot, "Instead of “Take it to court” (0)")
        assert "What you could have done, imagined" in screen_text(app)

    drive(app, script)


def test_escape_leads_back_from_the_ledger_and_then_page_by_page() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        screen = await revealed(pilot, app)
        await foreseen(pilot)
        await press(pilot, "space", "f")
        await until(pilot, lambda: screen.below)
        await press(pilot, "escape")
        await until(pilot, lambda: not screen.below)
        assert screen.page == 1
        await press(pilot, "escape")
        await until(pilot, lambda: screen.page == 0)
        await press(pilot, "escape")
        await shown(pilot, NOTHING_BEFORE)
        assert app.screen is screen

    drive(app, script)


@pytest.mark.slow
def test_home_and_end_open_the_first_and_the_last_page() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        screen = await revealed(pilot, app)
        await foreseen(pilot)
        await press(pilot, "end")
        assert screen.page == 1
        await press(pilot, "home")
        assert screen.page == 0
        await press(pilot, "pageup")
        assert screen.page == 0
        await press(pilot, "pagedown", "pagedown", "pagedown")
        assert screen.page == 1

    drive(app, script)


@pytest.mark.slow
def test_what_mattered_can_be_asked_about_and_the_reveal_stands_where_it_stood() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        screen = await revealed(pilot, app)
        await foreseen(pilot)
        await press(pilot, "space", "down", "w")
        assert isinstance(app.screen, WhyScreen)
        await press(pilot, "escape")
        assert app.screen is screen
        assert screen.page == 1

    drive(app, script)


@pytest.mark.slow
def test_resizing_in_the_middle_keeps_the_place() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        screen = await revealed(pilot, app)
        await foreseen(pilot)
        await press(pilot, "space")
        before = screen_text(app)
        for width, height in [(200, 60), (60, 20), (40, 10), (80, 24)]:
            await pilot.resize_terminal(width, height)
            await pilot.pause(0.05)
        await until(pilot, lambda: screen_text(app) == before)
        assert screen.page == 1

    drive(app, script)


@pytest.mark.slow
def test_the_footer_has_at_most_six_hints() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await revealed(pilot, app)
        assert 3 <= len(hints(app)) <= 6

    drive(app, script)


@pytest.mark.slow
def test_a_pace_tells_the_story_without_reasons_or_in_headlines() -> None:
    texts = {}
    for pace in PACES:
        app = at_gsomia()
        app._paces = Paces(alone=pace, shared="full")

        async def script(pilot: Pilot[None], app: EleventhApp = app, pace: Pace = pace) -> None:
            await revealed(pilot, app)
            await foreseen(pilot)
            texts[pace] = " ".join(screen_text(app).split())

        drive(app, script, (120, 40))
    assert "A trade restriction holds goods up" in texts["full"]
    assert "A trade restriction holds goods up" not in texts["brief"]
    assert "Trade restrictions by Tokyo" in texts["brief"]
    assert "Trade restrictions by Tokyo" not in texts["headlines"]
    assert all("Tokyo puts three chip materials" in text for text in texts.values())


def test_a_shared_room_is_told_at_its_own_pace() -> None:
    app = at_gsomia("seoul", "tokyo")
    app._paces = Paces(alone="headlines", shared="full", fault="Your settings are not used: why.")

    async def script(pilot: Pilot[None]) -> None:
        assert app.session is not None
        assert app.session.pace == "full"
        await shown(pilot, "Your settings are not used: why.")

    drive(app, script)
