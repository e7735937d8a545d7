"""On the screen a step back is taken back where it stands in the ledger, and play goes on there."""

from __future__ import annotations

from textual.pilot import Pilot

from eleventh.play.facilitator import Facilitator
from eleventh_ui.tui.screens.intervention import InterventionScreen
from tui.rooms import admitted, app_in, facilitated_match, first_answers
from tui.stage import drive, screen_text, until


def test_a_step_back_is_taken_back_in_the_ledger() -> None:
    match = facilitated_match("seoul")
    assert match.submit("seoul", first_answers(match, "seoul")) == ()
    assert match.advance() == ()
    assert Facilitator(match, "Dr Kim").back(1, "a slip") == ()
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("l", "enter")
        await until(pilot, lambda: isinstance(app.screen, InterventionScreen))
        told = " ".join(screen_text(app).split())
        assert "This is taken back: Back to the opening of turn 1 from turn 2" in told
        await pilot.press("1", "enter")
        await until(pilot, lambda: match.turn == 2)
        await until(pilot, lambda: "turn 2 of 2" in screen_text(app))

    drive(app, script)
    assert match.game.abandoned[0].resumed


def test_who_had_not_read_what_a_turn_brought_reads_it_once_the_step_back_is_taken_back() -> None:
    match = facilitated_match("seoul", "tokyo")
    for seat in ("seoul", "tokyo"):
        assert match.submit(seat, first_answers(match, seat)) == ()
    assert match.advance() == ()
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        assert app.session is not None
        app.session.unread = {"tokyo"}
        await admitted(pilot)
        await pilot.press("f7", "1", "enter")
        await until(pilot, lambda: match.turn == 1)
        await until(pilot, lambda: not app.session.unread)
        await pilot.press("l", "end", "enter")
        await until(pilot, lambda: isinstance(app.screen, InterventionScreen))
        await pilot.press("1", "enter")
        await until(pilot, lambda: match.turn == 2)
        await until(pilot, lambda: app.session.unread == {"tokyo"})

    drive(app, script)
