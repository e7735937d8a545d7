"""The reveal: who did what, then score by score, or posting by posting."""

from __future__ import annotations

from textual.pilot import Pilot

from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.screens.reveal import RevealScreen
from eleventh_ui.tui.screens.table import TableScreen
from eleventh_ui.tui.screens.why import WhyScreen
from tui.conftest import Same
from tui.seats import at_gsomia, at_harbour, press, settled
from tui.stage import drive, each_size, hints, screen_text, shown, until


async def revealed(pilot: Pilot[None], app: EleventhApp) -> RevealScreen:
    """Plays the first turn, with the first answer to everything, and waits for its reveal."""
    assert app.session is not None
    await press(pilot, "d")
    for _ in app.session.view("seoul").questions:
        await press(pilot, "1", "right_square_bracket")
    await press(pilot, "c", "enter")
    await until(pilot, lambda: isinstance(app.screen, RevealScreen))
    assert isinstance(app.screen, RevealScreen)
    return app.screen


def test_the_reveal_at_every_size(same: Same) -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        async def looks_alike(name: str) -> None:
            async for _ in each_size(pilot):
                await settled(pilot)
                same(app, name)

        await revealed(pilot, app)
        await press(pilot, "space", "space")
        await looks_alike("reveal-step")
        await press(pilot, "enter")
        await looks_alike("reveal-all")
        await press(pilot, "f")
        await looks_alike("reveal-full")

    drive(app, script)


def test_it_says_who_did_what_and_moves_on_score_by_score() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        screen = await revealed(pilot, app)
        await shown(pilot, "Tokyo chose: Cite damaged trust")
        assert screen.shown == 1
        await press(pilot, "space")
        assert screen.shown == 2
        await press(pilot, "enter")
        assert screen.shown == len(screen.beats)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))

    drive(app, script)


def test_the_numbers_of_the_next_turn_tell_their_change_in_full() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await revealed(pilot, app)
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


def test_the_full_ledger_begins_at_the_score_that_was_reached() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        screen = await revealed(pilot, app)
        await press(pilot, "space", "space")
        reached = screen.beats[screen.shown - 1].track
        await press(pilot, "f")
        assert screen.full
        assert screen.beats[screen.shown - 1].track == reached
        assert "postings to come" in screen_text(app)

    drive(app, script)


def test_a_score_of_the_reveal_can_be_asked_about_and_the_reveal_goes_on() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        screen = await revealed(pilot, app)
        await press(pilot, "space", "down", "w")
        assert isinstance(app.screen, WhyScreen)
        await press(pilot, "escape", "space")
        assert app.screen is screen
        assert screen.shown == 3

    drive(app, script)


def test_resizing_in_the_middle_keeps_the_place() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        screen = await revealed(pilot, app)
        await press(pilot, "space", "space")
        before = screen_text(app)
        for width, height in [(200, 60), (60, 20), (40, 10), (80, 24)]:
            await pilot.resize_terminal(width, height)
            await pilot.pause(0.05)
        await until(pilot, lambda: screen_text(app) == before)
        assert screen.shown == 3

    drive(app, script)


def test_the_footer_has_at_most_six_hints() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await revealed(pilot, app)
        assert 3 <= len(hints(app)) <= 6

    drive(app, script)
