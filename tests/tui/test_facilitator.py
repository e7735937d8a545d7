"""The facilitator at the same keyboard: the panel behind its curtain, and every intervention."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from eleventh.core.view import Option, Question
from eleventh.play.facilitator import Facilitator
from eleventh.play.hosting import admit, facilitated, host
from eleventh.play.seat_views import notices
from eleventh.play.why import Answer, explain
from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.screens.curtain import Curtain
from eleventh_ui.tui.screens.facilitator import FacilitatorScreen
from eleventh_ui.tui.screens.facilitator_gate import FacilitatorGate
from eleventh_ui.tui.screens.intervention import InterventionScreen
from eleventh_ui.tui.screens.ready import ReadyScreen
from eleventh_ui.tui.screens.reveal import RevealScreen
from eleventh_ui.tui.screens.table import TableScreen
from portions import portion
from tui.conftest import Same
from tui.rooms import admitted, app_in, facilitated_match, first_answers, revealed, said
from tui.seats import session_of
from tui.stage import app_of, drive, hints, screen_text, seated, shown, until
from ui.sitting import match_of


async def fill(pilot: Pilot[None], **answers: str) -> None:
    """Fills the blanks of a form by hand and does it."""
    await until(pilot, lambda: isinstance(pilot.app.screen, InterventionScreen))
    for name, text in answers.items():
        line = pilot.app.screen.query_one(f"#blank-{name}", Input)
        line.focus()
        line.value = text
    await pilot.press("ctrl+s")


def begun(app: EleventhApp) -> tuple[Question, Option, Option]:
    """Seoul has given the first of its answers, and another stands beside it."""
    question = session_of(app).view("seoul").questions[0]
    first, other = question.options[:2]
    session_of(app).keep("seoul", OrdersDraft().answer(question.id, first.id))
    return question, first, other


async def on_panel(pilot: Pilot[None]) -> None:
    """Waits for the panel."""
    await until(pilot, lambda: isinstance(pilot.app.screen, FacilitatorScreen))


def test_a_match_without_a_facilitator_has_no_panel() -> None:
    app = app_of(seated("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        await pilot.press("f2")
        assert isinstance(app.screen, TableScreen)

    drive(app, script)


def test_one_key_hides_the_table_and_a_word_opens_the_panel() -> None:
    app = app_in(facilitated_match("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, FacilitatorGate))
        assert "Seoul" not in screen_text(app)
        await pilot.press(*"seoul", "enter")
        await shown(pilot, "That is not the facilitator's code")
        await pilot.press(*"facilitator", "enter")
        await on_panel(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))

    drive(app, script)


@pytest.mark.slow
def test_a_code_is_chosen_before_anybody_sits_down_twice_and_is_kept_with_the_match() -> None:
    match = match_of("seoul", "tokyo")
    assert host(match, "Dr Kim") == ()
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, FacilitatorGate))
        await pilot.press(*"abc", "enter")
        await shown(pilot, "A code has 4 to 64 characters.")
        await pilot.press(*"sesame", "enter", *"other", "enter")
        await shown(pilot, "The two were not the same; choose again.")
        await pilot.press(*"sesame", "enter", *"sesame", "enter")
        await on_panel(pilot)
        assert "sesame" not in screen_text(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Curtain))

    drive(app, script)
    assert admit(match, "sesame") == ()
    again = app_in(match)

    async def back(pilot: Pilot[None]) -> None:
        assert isinstance(again.screen, Curtain)
        await pilot.press("f2", *"seoul", "enter")
        await shown(pilot, "That is not the facilitator's code")
        await pilot.press(*"sesame", "enter")
        await on_panel(pilot)

    drive(again, back)


def test_whoever_is_no_facilitator_goes_back_without_looking() -> None:
    app = app_in(facilitated_match("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, FacilitatorGate))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))

    drive(app, script)


def test_among_several_seats_the_panel_gives_way_to_a_curtain() -> None:
    app = app_in(facilitated_match("seoul", "tokyo"))

    async def script(pilot: Pilot[None]) -> None:
        await pilot.press(*"seoul", "enter")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        await admitted(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Curtain))
        assert app.session is not None
        assert app.session.looking == ""

    drive(app, script)


def test_the_panel_shows_who_has_submitted_and_what_is_sealed() -> None:
    match = facilitated_match("seoul", "tokyo")
    assert match.submit("seoul", first_answers(match, "seoul")) == ()
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await shown(pilot, "Tokyo: orders are missing")
        assert "Seoul: orders are sealed" in screen_text(app)
        assert "the doctrine historian" in screen_text(app)
        assert "Take it to court" not in screen_text(app)
        await pilot.press("down", "enter")
        await shown(pilot, "Take it to court")
        assert "How does Seoul answer?" in screen_text(app)
        await pilot.press("t")
        await shown(pilot, "Trust of Tokyo in Seoul")

    drive(app, script)


def test_pausing_needs_a_reason_and_stops_play_for_everybody() -> None:
    match = facilitated_match("seoul")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("p")
        await fill(pilot, reason="  ")
        await shown(pilot, "A reason is needed.")
        assert match.paused is None
        await fill(pilot, reason="coffee")
        await on_panel(pilot)
        assert match.paused is not None
        assert "paused" in screen_text(app)
        await pilot.press("escape")
        await shown(pilot, "Play is paused: coffee.")
        await admitted(pilot)
        await pilot.press("p")
        await until(pilot, lambda: match.paused is None)

    drive(app, script)


def test_a_score_is_overridden_with_a_reason_that_its_ledger_tells() -> None:
    match = facilitated_match("seoul")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("t", "o")
        await fill(pilot, value="400", reason="a slip")
        await shown(pilot, "takes a number from 0 to 100")
        await fill(pilot, value="61", reason="the room had misread the card")
        await on_panel(pilot)
        await shown(pilot, "+11: Override by the facilitator")
        assert "the room had misread the card" in screen_text(app)
        await pilot.press("l")
        await shown(pilot, "set to 61 by the facilitator")

    drive(app, script)
    track = match.game.adjudicator.program.tracks[0].id
    answer = explain(match.game, track)
    assert isinstance(answer, Answer)
    assert answer.value == 61
    assert answer.chapters[-1].steps[-1].chain[0].kind == "override"


def test_a_status_is_overridden_by_the_name_of_its_value() -> None:
    match = facilitated_match("seoul")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("t")
        names = [track.id for track in match.game.adjudicator.program.tracks]
        await pilot.press(*["down"] * names.index("pact"), "enter")
        await fill(pilot, value="notice", reason="announced at the podium")
        await on_panel(pilot)

    drive(app, script)
    assert [n.subject for n in notices(match.game) if n.kind == "override"] == ["The pact"]


def test_an_added_event_reaches_the_seats_it_is_for() -> None:
    match = facilitated_match("seoul", "tokyo")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("a")
        await fill(pilot, headline="A leak", seats="nowhere", reason="to stir them")
        await shown(pilot, "“nowhere” is no seat here")
        await fill(pilot, seats="Seoul", effects="pact notice; trust.tokyo.seoul")
        await shown(pilot, "is no effect")
        await fill(pilot, effects="trust.tokyo.seoul -4; pact notice")
        await on_panel(pilot)

    drive(app, script)
    assert [card.headline for card in match.view("seoul").cards][-1] == "A leak"
    assert "A leak" not in [card.headline for card in match.view("tokyo").cards]


def test_a_response_is_given_or_taken_out_with_a_reason() -> None:
    match = facilitated_match("seoul")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("r", "x")
        await fill(pilot, reason="the plane has left")
        await on_panel(pilot)
        await shown(pilot, "not open")
        await pilot.press("down", "o")
        await fill(pilot, reason="they said so aloud")
        await on_panel(pilot)
        await shown(pilot, "given by you")

    drive(app, script)
    assert [n.kind for n in notices(match.game)][-2:] == ["bar", "replace"]


def test_what_was_typed_into_a_form_is_not_lost_by_one_escape() -> None:
    app = app_in(facilitated_match("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, InterventionScreen))
        line = app.screen.query_one("#blank-headline", Input)
        line.value = "A leak"
        await pilot.pause()
        await pilot.press("escape")
        await shown(pilot, "What you have typed would be lost.")
        assert line.value == "A leak"
        line.value = "A leaked cable"
        await pilot.pause()
        await pilot.press("escape")
        assert isinstance(app.screen, InterventionScreen)
        await pilot.press("escape")
        await on_panel(pilot)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, InterventionScreen))
        await pilot.press("escape")
        await on_panel(pilot)

    drive(app, script)


def test_stepping_back_branches_and_says_where_the_table_stands() -> None:
    match = facilitated_match("seoul")
    assert match.submit("seoul", first_answers(match, "seoul")) == ()
    assert match.advance() == ()
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("b")
        await fill(pilot, turn="7", reason="a ruling was wrong")
        await shown(pilot, "turns 1 to 2")
        await fill(pilot, turn="x")
        await shown(pilot, "You can go back to turns 1 to 2.")
        await fill(pilot, turn="1")
        await on_panel(pilot)
        await shown(pilot, "turn 1 of 2")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))

    drive(app, script)
    assert match.turn == 1
    assert len(match.game.abandoned) == 1
    assert facilitated(match.game)


@pytest.mark.slow
def test_orders_completed_by_the_facilitator_in_a_pause_wait_for_the_facilitator() -> None:
    match = facilitated_match("seoul")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("p")
        await fill(pilot, reason="coffee")
        await on_panel(pilot)
        await pilot.press("r", "o")
        await fill(pilot, reason="they said so aloud")
        await on_panel(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, FacilitatorGate))
        await pilot.press(*"facilitator", "enter")
        await on_panel(pilot)
        await pilot.press("p")
        await until(pilot, lambda: match.paused is None)
        await pilot.press("escape")
        await shown(pilot, "All orders of turn 1 are in.")
        await revealed(pilot)
        assert match.turn == 2

    drive(app, script)


def test_a_save_that_is_continued_keeps_its_facilitator() -> None:
    assert facilitated(facilitated_match("seoul").game)
    assert not facilitated(match_of("seoul").game)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_panel_looks_as_it_did(size: tuple[int, int], same: Same) -> None:
    app = app_in(facilitated_match("seoul", "tokyo"))

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        for page in ("seats", "responses", "tracks", "ledger"):
            await pilot.press(page[0])
            await pilot.pause()
            same(app, f"facilitator-{page}")
        assert len(hints(app)) <= 6
        await pilot.press("a")
        await shown(pilot, "Add an event")
        same(app, "facilitator-inject")

    drive(app, script, size)


def test_the_gate_looks_as_it_did(same: Same) -> None:
    app: EleventhApp = app_in(facilitated_match("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        await pilot.press("f2")
        await shown(pilot, "asks for the keyboard")
        same(app, "facilitator-gate")

    drive(app, script)


@pytest.mark.slow
def test_a_ruling_on_what_is_sealed_is_told_with_the_reveal_and_stands_in_the_briefing() -> None:
    match = facilitated_match("seoul")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        question, _, other = begun(app)
        await sealed(pilot)
        white = Facilitator(match, "Dr Kim")
        assert white.replace("seoul", question.id, other.id, "they said so aloud") == ()
        await revealed(pilot)
        await until(pilot, lambda: isinstance(app.screen, RevealScreen))
        assert said(app, f"The response “{other.title}” given in the place of Seoul by Dr Kim")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        await pilot.press("b")
        await shown(pilot, "What the facilitator did this turn and last:")
        assert "They said so aloud." in screen_text(app)

    drive(app, script, (120, 40))


async def sealed(pilot: Pilot[None]) -> None:
    """The only team seals what it has begun."""
    await pilot.press("c")
    await shown(pilot, "Enter: seal these orders")
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ReadyScreen))


@pytest.mark.parametrize("size", portion([(80, 24), (120, 40)], (80, 24).__eq__))
def test_an_event_added_after_the_orders_is_a_card_at_once_and_holds_the_reveal(
    size: tuple[int, int],
) -> None:
    match = facilitated_match("seoul")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        begun(app)
        await sealed(pilot)
        await admitted(pilot)
        assert Facilitator(match).inject("A leak", "It names a price.", ("seoul",), {}, "x") == ()
        await pilot.press("v")
        assert said(app, "“A leak” is still to be read by Seoul. Esc gives the keyboard back")
        assert match.turn == 1
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        await shown(pilot, "It names a price.")
        assert not app._notifications
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadyScreen))
        await revealed(pilot)
        await until(pilot, lambda: isinstance(app.screen, RevealScreen))
        assert not said(app, "A leak")

    drive(app, script, size)


@pytest.mark.slow
def test_an_event_calls_the_seat_it_is_for_before_those_whose_turn_it_is() -> None:
    match = facilitated_match("seoul", "tokyo")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        await pilot.press(*"seoul", "enter")
        await until(pilot, lambda: isinstance(app.screen, TableScreen))
        begun(app)
        await pilot.press("c")
        await shown(pilot, "Enter: seal these orders")
        await pilot.press("enter")
        await shown(pilot, "It is the turn of Tokyo")
        await admitted(pilot)
        assert Facilitator(match).inject("A leak", "It names a price.", ("seoul",), {}, "x") == ()
        await pilot.press("escape")
        await shown(pilot, "A new event reaches Seoul.")
        assert "A leak" not in screen_text(app)
        await pilot.press(*"seoul", "enter")
        await shown(pilot, "It names a price.")
        await pilot.press("enter")
        await shown(pilot, "It is the turn of Tokyo")

    drive(app, script)


def test_a_draft_follows_a_ruling() -> None:
    match = facilitated_match("seoul")
    app = app_in(match)

    async def script(pilot: Pilot[None]) -> None:
        session = session_of(app)
        question, first, other = begun(app)
        assert Facilitator(match).bar("seoul", question.id, first.id, "it is late") == ()
        assert not session.draft("seoul").responses
        assert Facilitator(match).replace("seoul", question.id, other.id, "said") == ()
        assert session.draft("seoul").responses == {question.id: other.id}

    drive(app, script)
