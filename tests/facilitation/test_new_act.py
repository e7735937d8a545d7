"""An act of the facilitator that is nothing but a value works in words and in a form."""

from __future__ import annotations

import io

from textual.pilot import Pilot

from eleventh.play.seat_views import notices
from eleventh_ui.display.facilitation.acts import TRACK_FIELD, Act
from eleventh_ui.display.facilitation.fields import Field
from eleventh_ui.display.facilitation.reading_texts import REASON
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.facilitator import perform
from eleventh_ui.tui.screens.facilitator import FacilitatorScreen
from eleventh_ui.tui.screens.intervention import InterventionScreen
from tables import host_table
from tui.rooms import admitted, app_in, facilitated_match
from tui.seats import session_of
from tui.stage import drive, screen_text, until

ZERO = Act(
    word="zero",
    title="Set a score to nothing",
    usage="zero TRACK",
    told="set a score to nothing",
    fields=(TRACK_FIELD, Field("reason", "Reason", "Why", REASON, needed="Say why.")),
    do=lambda table, v: table.override(v["track"], 0.0, v["reason"]),
    done=lambda source, v: f"{source.track(v['track']).name} is nothing now.",
    about=lambda source, v: "The score falls to nothing.",
    line=lambda rest, source: {"track": rest} if rest else {},
)


def test_a_new_act_asks_answers_and_is_done_in_words() -> None:
    match, sink = facilitated_match("seoul"), io.StringIO()
    lines = io.StringIO("nonsense\nrounds of talks\nthey have none\n")
    assert perform(Console(lines, sink, 100), host_table(match), ZERO, "") is None
    assert "is no track here" in sink.getvalue()
    assert "Not done: Rounds of talks stands there already." in sink.getvalue()
    lines = io.StringIO("they have none\n")
    assert perform(Console(lines, sink, 100), host_table(match), ZERO, "trust.tokyo.seoul")
    assert "Trust of Tokyo in Seoul is nothing now." in sink.getvalue()


def test_a_new_act_has_a_form_and_is_done_there() -> None:
    match = facilitated_match("seoul")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        app.push_screen(InterventionScreen(session_of(app), ZERO, {}))
        await until(pilot, lambda: isinstance(app.screen, InterventionScreen))
        await pilot.press(*"Cohesion", "enter", "enter")
        assert "follows from" in screen_text(app)
        assert "Say why." in screen_text(app)
        await pilot.press("shift+tab", *["backspace"] * 8, *"Trust of Tokyo in S", "enter", "x")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FacilitatorScreen))

    drive(app, script)
    assert [each.subject for each in notices(match.game)] == ["Trust of Tokyo in Seoul"]
