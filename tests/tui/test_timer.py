"""The discussion timer: words and digits on the table, still while play is, silent at zero."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from eleventh.play.facilitator import Facilitator
from eleventh.play.hosting import extend_time, host
from eleventh_ui.display.discussion import Countdown, describe_room, describe_time_left, minutes_of
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.screens.facilitator import FacilitatorScreen
from eleventh_ui.tui.screens.intervention import InterventionScreen
from eleventh_ui.tui.screens.table import TableScreen
from eleventh_ui.tui.white_cell import Room
from eleventh_ui.tui.widgets.timer import Timer
from tables import host_table
from tui.conftest import Same
from tui.rooms import Clock, admitted, app_in, facilitated_match, first_answers
from tui.stage import drive, screen_text, shown, until
from ui.sitting import match_of


def ticked(app: EleventhApp) -> str:
    """What the screen shows once the timer has looked at its clock."""
    app.screen.query_one(Timer).tick()
    return screen_text(app)


def test_a_countdown_begins_with_each_turn_and_stands_still_while_play_does() -> None:
    down = Countdown(600.0).followed((1, 0), halted=False, now=100.0)
    assert down.left(160.0) == 540
    still = down.followed((1, 0), halted=True, now=160.0)
    assert still.left(9999.0) == 540
    again = still.followed((1, 0), halted=False, now=1000.0)
    assert again.left(1040.0) == 500
    assert again.left(5000.0) == 0
    assert again.followed((2, 0), halted=False, now=5000.0).left(5000.0) == 600
    assert again.followed((1, 1), halted=True, now=1100.0).left(9000.0) == 440  # gone back
    assert again.followed((1, 1), halted=False, now=1100.0).left(1140.0) == 400


def test_seats_are_told_their_own_time_and_a_room_who_has_more() -> None:
    match = facilitated_match("seoul", "tokyo")
    assert host(match, minutes=10) == ()
    table, now = host_table(match), 1000.0
    down = Countdown(600.0).at(table, now)
    assert extend_time(match, ("seoul", "tokyo"), 2, "talking") == ()
    assert extend_time(match, ("tokyo",), 3, "more hands") == ()
    down = down.at(table, now + 60)
    assert [down.left(now + 60, seat) for seat in ("seoul", "tokyo", "")] == [660, 840, 540]
    titles = {"seoul": "Seoul", "tokyo": "Tokyo"}
    told = describe_room(down, None, over=False, now=now + 60, titles=titles)
    assert told == "Discussion: 9 minutes left (9:00); Seoul 11:00, Tokyo 14:00"
    told = describe_room(down, None, over=False, now=now + 60, seat="tokyo")
    assert told == "Discussion: 14 minutes left (14:00)"
    assert match.rewind(1) == ()
    assert down.at(table, now + 120).left(now + 120, "tokyo") == 780


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (600.0, "Discussion: 10 minutes left (10:00)"),
        (599.2, "Discussion: 10 minutes left (10:00)"),
        (61.0, "Discussion: 2 minutes left (1:01)"),
        (60.0, "Discussion: 1 minute left (1:00)"),
        (59.0, "Discussion: less than a minute left (0:59)"),
        (0.4, "Discussion: less than a minute left (0:01)"),
    ],
)
def test_the_time_left_is_told_in_words_and_digits(seconds: float, told: str) -> None:
    assert describe_time_left(seconds) == told


def test_at_zero_nothing_is_forced_and_without_a_timer_nothing_is_said() -> None:
    assert "Commit when you are ready" in describe_time_left(0.0)
    assert describe_room(Countdown(), None, over=False, now=5.0) == ""
    assert describe_room(Countdown(60.0), None, over=True, now=5.0) == ""
    assert describe_room(Countdown(), "coffee", over=False, now=5.0) == "Play is paused: coffee."


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("10", 10), (" 0 ", 0), ("240", 240), ("241", None), ("-1", None), ("1.5", None), ("", None)],
)
def test_minutes_are_a_whole_number_within_reason(typed: str, minutes: int | None) -> None:
    assert minutes_of(typed) == minutes


def test_the_timer_stands_on_the_table_and_only_says_when_time_is_up() -> None:
    clock, match = Clock(), match_of("seoul")
    room = Room(clock=clock)
    room.allow(10)
    app = app_in(match, room)

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "Discussion: 10 minutes left (10:00)")
        clock.wind(9 * 60 + 15)
        assert "less than a minute left (0:45)" in ticked(app)
        clock.wind(3600)
        await until(pilot, lambda: "The time for discussion is up (0:00)" in ticked(app))
        assert isinstance(app.screen, TableScreen)
        assert match.submitted() == {"washington", "tokyo"}

    drive(app, script)


def test_the_timer_pauses_with_the_game_and_says_why() -> None:
    clock, match = Clock(), facilitated_match("seoul")
    room = Room(clock=clock)
    room.allow(10)
    app = app_in(match, room)

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "10 minutes left")
        clock.wind(60)
        app.screen.query_one(Timer).tick()
        assert Facilitator(match).pause("coffee [b]") == ()
        await until(pilot, lambda: "Play is paused: coffee [b]." in ticked(app))
        clock.wind(3600)
        assert "9 minutes left (9:00)" in ticked(app)
        assert Facilitator(match).resume() == ()
        assert "Discussion: 9 minutes left (9:00)" in ticked(app)

    drive(app, script)


def test_the_next_turn_has_its_own_time() -> None:
    clock, match = Clock(), match_of("seoul")
    room = Room(clock=clock)
    room.allow(5)
    app = app_in(match, room)

    async def script(pilot: Pilot[None]) -> None:
        clock.wind(400)
        await until(pilot, lambda: "is up" in ticked(app))
        assert match.submit("seoul", first_answers(match, "seoul")) == ()
        assert match.advance() == ()
        assert "Discussion: 5 minutes left (5:00)" in ticked(app)

    drive(app, script)


def test_the_facilitator_sets_the_minutes() -> None:
    clock = Clock()
    room = Room(clock=clock)
    match = facilitated_match("seoul")
    app = app_in(match, room)

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, InterventionScreen))
        await pilot.press("x", "enter")
        await shown(pilot, "a whole number from 1 to 240")
        app.screen.query_one(Input).value = "15"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FacilitatorScreen))
        await until(pilot, lambda: "15 minutes left (15:00)" in ticked(app))
        assert match.game.hosted.minutes == 15
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, InterventionScreen))
        app.screen.query_one(Input).value = "0"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FacilitatorScreen))
        await until(pilot, lambda: "Discussion:" not in ticked(app))
        assert match.game.hosted.minutes == 0

    drive(app, script)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_timer_looks_as_it_did(size: tuple[int, int], same: Same) -> None:
    room = Room(clock=Clock())
    room.allow(10)
    app = app_in(match_of("seoul"), room)

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "10 minutes left")
        same(app, "timer")

    drive(app, script, size)
