"""What one key too many does not do at a facilitated table, and what is not told in a flood."""

from __future__ import annotations

from textual.pilot import Pilot

from eleventh.play.facilitator import Facilitator
from eleventh.play.hosting import host
from eleventh_ui.tui.screens.curtain import Curtain
from eleventh_ui.tui.screens.facilitator import FacilitatorScreen
from eleventh_ui.tui.screens.facilitator_gate import FacilitatorGate
from eleventh_ui.tui.screens.table import TableScreen
from tui.rooms import admitted, app_in, facilitated_match
from tui.stage import drive, shown, until
from ui.sitting import match_of


def test_to_leave_without_a_code_asks_first_since_a_player_could_choose_it() -> None:
    match = match_of("seoul", "tokyo")
    assert host(match, "Dr Kim") == ()
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, FacilitatorGate))
        await pilot.press("escape")
        await shown(pilot, "will choose it, a player too")
        assert isinstance(app.screen, FacilitatorGate)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, FacilitatorGate))

    drive(app, script)


def test_what_cant_be_taken_back_is_told_before_a_reason_is_asked_for() -> None:
    match = facilitated_match("seoul")
    assert Facilitator(match, "Dr Kim").pause("coffee") == ()
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("l", "enter")
        await shown(pilot, "That is nothing that can be taken back")
        assert isinstance(app.screen, FacilitatorScreen)

    drive(app, script)


def test_a_seat_is_told_the_newest_rulings_and_how_many_came_before() -> None:
    match = facilitated_match("seoul", "tokyo")
    for value in range(61, 68):
        assert Facilitator(match, "Dr Kim").override("trust.tokyo.seoul", value, "so") == ()
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await pilot.press(*"seoul", "enter")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        told = [each.message for each in app._notifications]
        assert len(told) == 3
        assert told[0].startswith("5 rulings before these")
        assert "set to 66" in told[1]
        assert "set to 67" in told[2]

    drive(app, script)


def test_leaving_the_table_at_a_curtain_takes_the_key_twice() -> None:
    app = app_in(facilitated_match("seoul", "tokyo"))

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Curtain))
        await pilot.press("escape")
        await shown(pilot, "Esc again leaves the table")
        assert app.session is not None
        await pilot.press("escape")
        await until(pilot, lambda: app.session is None)

    drive(app, script)
