"""Two people and a facilitator at one keyboard, through a whole game: what is due, and for whom."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from eleventh.play.match import Match
from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.screens.curtain import Curtain
from eleventh_ui.tui.screens.debrief import DebriefScreen
from eleventh_ui.tui.screens.facilitator_gate import FacilitatorGate
from eleventh_ui.tui.screens.ready import ReadyScreen
from eleventh_ui.tui.screens.reveal import RevealScreen
from eleventh_ui.tui.screens.table import TableScreen
from portions import portion
from tui.rooms import app_in, facilitated_match, first_answers, revealed, said
from tui.stage import drive, hints, screen_text, shown, until
from ui.sitting import match_of

CALLED, PLAYED = "It is the turn of {}", "A turn was played. Who reads first"
SECRET = "ending it is your strongest card"  # of Seoul's briefing


async def look(pilot: Pilot[None], seat: str, told: str = CALLED) -> None:
    """The seat's word at its curtain."""
    await until(pilot, lambda: isinstance(pilot.app.screen, Curtain))
    await shown(pilot, told.format(seat.title()))
    await word(pilot, seat)
    await until(pilot, lambda: not isinstance(pilot.app.screen, Curtain))


async def word(pilot: Pilot[None], typed: str) -> None:
    """A word at the curtain."""
    await until(pilot, lambda: isinstance(pilot.app.screen, Curtain))
    pilot.app.screen.query_one(Input).value = typed
    await pilot.press("enter")
    await pilot.pause()


async def commit(pilot: Pilot[None], match: Match, seat: str) -> None:
    """The first answer to everything, sealed by keys."""
    app = pilot.app
    assert isinstance(app, EleventhApp)
    assert app.session is not None
    await until(pilot, lambda: isinstance(app.screen, TableScreen))
    orders = first_answers(match, seat)
    app.session.keep(seat, OrdersDraft(dict(orders.responses)))
    await pilot.press("c")
    await shown(pilot, "Enter: seal these orders")
    await pilot.press("enter")


async def read(pilot: Pilot[None]) -> None:
    """The reveal, to its end: it is not passed by a page unread, nor at once while it is worked
    out."""
    await until(pilot, lambda: isinstance(pilot.app.screen, RevealScreen))
    reveal = pilot.app.screen
    for _ in range(4):
        if pilot.app.screen is reveal:
            await pilot.press("enter")


@pytest.mark.slow
@pytest.mark.parametrize("facilitator", portion([False, True], bool))
def test_a_whole_game_goes_from_curtain_to_curtain_and_ends_for_everybody(
    facilitator: bool,
) -> None:
    match = (facilitated_match if facilitator else match_of)("seoul", "tokyo")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        for turn in (1, 2):
            for seat in ("seoul", "tokyo"):
                everybody = facilitator and turn > 1 and seat == "seoul"
                await look(pilot, seat, PLAYED if everybody else CALLED)
                if turn > 1:
                    await read(pilot)
                assert app.session is not None
                assert app.session.looking == seat
                await commit(pilot, match, seat)
            if facilitator:
                await until(pilot, lambda: isinstance(app.screen, ReadyScreen))
                await revealed(pilot)
        for seat in ("seoul", "tokyo"):
            await look(pilot, seat, PLAYED if facilitator and seat == "seoul" else CALLED)
            await read(pilot)
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        assert match.over

    drive(app, script)


def test_nothing_of_a_seat_is_left_in_the_palette_the_footer_or_the_title() -> None:
    app = app_in(match_of("seoul", "tokyo"))

    async def script(pilot: Pilot[None]) -> None:
        await look(pilot, "seoul")
        await pilot.press("b")
        await shown(pilot, SECRET)
        app.copy_to_clipboard(SECRET)
        app.turn_away()
        await until(pilot, lambda: isinstance(app.screen, Curtain))
        assert SECRET not in screen_text(app)
        assert app.clipboard == ""
        assert "Seoul" not in app.title
        assert not any("Seoul" in hint for hint in hints(app))
        await pilot.press("ctrl+p")
        await until(pilot, lambda: CommandPalette.is_open(app))
        await pilot.pause(0.1)
        told = screen_text(app)
        for word in (SECRET, "Commit", "Briefing", "Take back"):
            assert word not in told

    drive(app, script)


def test_the_curtain_falls_over_an_open_palette() -> None:
    app = app_in(match_of("seoul", "tokyo"))

    async def script(pilot: Pilot[None]) -> None:
        await look(pilot, "seoul")
        await pilot.press("ctrl+p")
        await until(pilot, lambda: CommandPalette.is_open(app))
        app.turn_away()
        await until(pilot, lambda: isinstance(app.screen, Curtain))
        assert len(app.screen_stack) == 2

    drive(app, script)


@pytest.mark.slow
def test_a_seat_looks_at_its_sealed_orders_with_its_word_and_takes_them_back() -> None:
    match = match_of("seoul", "tokyo")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await look(pilot, "seoul")
        await commit(pilot, match, "seoul")
        await until(pilot, lambda: match.waiting() == ("tokyo",))
        await shown(pilot, "Seoul can go first, or look again")
        await word(pilot, "seoul")
        await shown(pilot, "Your orders are sealed")
        await pilot.press("d", "2")
        await shown(pilot, "Press u to take them back")
        await pilot.press("enter")
        await shown(pilot, "It is the turn of Tokyo")
        await word(pilot, "seoul")
        await shown(pilot, "Your orders are sealed")
        await pilot.press("u")
        await until(pilot, lambda: match.waiting() == ("seoul", "tokyo"))
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        assert app.session is not None
        assert app.session.looking == "seoul"
        await commit(pilot, match, "seoul")
        await look(pilot, "tokyo")
        await commit(pilot, match, "tokyo")
        await until(pilot, lambda: match.turn == 2)

    drive(app, script)


def test_a_seat_may_go_before_the_one_that_is_asked_for() -> None:
    match = match_of("seoul", "tokyo")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, Curtain))
        await word(pilot, "nobody")
        await shown(pilot, "Type seoul or tokyo")
        await word(pilot, "tokyo")
        await commit(pilot, match, "tokyo")
        await until(pilot, lambda: match.waiting() == ("seoul",))
        await look(pilot, "seoul")

    drive(app, script)


@pytest.mark.slow
def test_orders_can_be_taken_back_while_the_facilitator_waits_to_reveal() -> None:
    match = facilitated_match("seoul", "tokyo")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        for seat in ("seoul", "tokyo"):
            await look(pilot, seat)
            await commit(pilot, match, seat)
        await until(pilot, lambda: isinstance(app.screen, ReadyScreen))
        await pilot.press("u")
        await shown(pilot, "Who wants to look again?")
        await word(pilot, "tokyo")
        await shown(pilot, "Your orders are sealed")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadyScreen))
        await pilot.press("u")
        await word(pilot, "tokyo")
        await shown(pilot, "Your orders are sealed")
        await pilot.press("u")
        await until(pilot, lambda: match.waiting() == ("tokyo",))
        await commit(pilot, match, "tokyo")
        await until(pilot, lambda: isinstance(app.screen, ReadyScreen))

    drive(app, script)


def test_what_is_sealed_is_hidden_until_the_facilitator_begins_the_reveal() -> None:
    match = facilitated_match("seoul")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await commit(pilot, match, "seoul")
        await until(pilot, lambda: isinstance(app.screen, ReadyScreen))
        assert "court" not in screen_text(app)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, FacilitatorGate))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReadyScreen))
        await pilot.press("enter", "enter")
        await shown(pilot, "Enter reveals nothing here")
        assert match.turn == 1
        await revealed(pilot)
        await until(pilot, lambda: match.turn == 2)

    drive(app, script)


def test_a_ruling_is_told_to_the_seats_it_concerns_and_once() -> None:
    from eleventh.play.facilitator import Facilitator

    match = facilitated_match("seoul", "tokyo")
    white = Facilitator(match, "Dr [b]Kim")
    assert white.override("approval.seoul", 12, "the poll came in") == ()
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await look(pilot, "seoul")
        await shown(pilot, "set to 12 by Dr [b]Kim")
        app.turn_away()
        await look(pilot, "seoul")
        assert not said(app, "The poll came in")
        assert app.session is not None
        assert app.session.take_news("tokyo") == ()

    drive(app, script)
