"""What a seat expects is noted with one word or one key, and told in the same words by both."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from eleventh.play.predictions import CONFIDENCES, NotedPrediction, Prediction
from eleventh_ui.display.predictions import (
    ASKED,
    PRIVATE,
    TAKEN_BACK,
    describe_prediction,
    describe_what_came,
    read_prediction,
    say_surer,
)
from eleventh_ui.tui.screens.orders import OrdersScreen
from tui.seats import at_harbour, press
from tui.stage import drive, screen_text, shown, until
from ui.sitting import FIRST_TURN, match_of, transcript

AIMS = match_of("seoul").view("seoul").aims


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("up", Prediction("up", 70)),
        ("down 95%", Prediction("down", 95)),
        ("= 50", Prediction("same", 50)),
        ("1 fall 60", Prediction("down", 60, AIMS[0].objective.id)),
        ("nothing", None),
    ],
)
def test_a_word_a_number_and_how_sure(typed: str, said: Prediction | None) -> None:
    assert read_prediction(AIMS, typed) == said


@pytest.mark.parametrize("typed", ["sideways", "up 75", "9 up 80", "up 80 90", "2", "80"])
def test_anything_else_says_what_to_type(typed: str) -> None:
    told = read_prediction(AIMS, typed)
    assert isinstance(told, str)
    assert told.endswith((".", "noted."))


def test_one_key_again_and_again_says_every_confidence_and_then_nothing() -> None:
    said, seen = None, []
    for _ in CONFIDENCES:
        said = say_surer(said, "up", "")
        assert said is not None
        seen.append(said.confidence)
    assert sorted(seen) == list(CONFIDENCES)
    assert say_surer(said, "up", "") is None
    assert say_surer(said, "down", "") == Prediction("down", 70)


def test_what_came_is_told_with_what_was_said() -> None:
    view = match_of("seoul").view("seoul")
    noted = NotedPrediction(1, Prediction("up", 80), -1.25)
    told, verdict = describe_what_came(view, noted)
    assert told == "You expected your total to rise, 80% sure: then it fell by 1.3."
    assert "surprise" in verdict
    held = NotedPrediction(1, Prediction("same", 95), 0.25)
    assert describe_what_came(view, held)[1] == "As you said."
    assert describe_what_came(view, NotedPrediction(1, Prediction("up", 80), None)) == ("", "")


def test_in_words_it_is_noted_before_the_reveal_and_judged_after_it() -> None:
    match = match_of("seoul")
    first, *others = FIRST_TURN
    text = transcript(match, "seoul", typed=(first, "expect", "expect up 90", *others))
    flat = " ".join(text.split())
    said = describe_prediction(match.view("seoul"), Prediction("up", 90))
    assert f"{said} {PRIVATE}" in flat
    (noted,) = match.predictions("seoul")
    assert noted.said == Prediction("up", 90)
    lead, verdict = describe_what_came(match.view("seoul"), noted)
    assert f"{lead} {verdict}" in flat
    assert flat.index("Against what you could expect") < flat.index(lead)


def test_in_words_it_can_be_taken_back() -> None:
    match = match_of("seoul")
    text = transcript(match, "seoul", typed=("expect up", "expect nothing"))
    assert TAKEN_BACK in text
    assert match.predictions("seoul") == ()


def test_on_the_screen_a_key_before_sealing_notes_it_and_the_reveal_judges_it() -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        assert app.session is not None
        await press(pilot, "d")
        for _ in app.session.view("seoul").questions:
            await press(pilot, "1", "right_square_bracket")
        await press(pilot, "c")
        await until(pilot, lambda: isinstance(app.screen, OrdersScreen))
        table = app.session.table
        await shown(pilot, "has to say.")
        assert " ".join(ASKED.split()) in " ".join(screen_text(app).split())
        await press(pilot, "u")
        await until(pilot, lambda: bool(table.predictions("seoul")))
        await press(pilot, "u")
        await until(pilot, lambda: table.predictions("seoul")[0].said == Prediction("up", 80))
        await shown(pilot, "You expect your total to rise by 0.5 or more")
        await press(pilot, "enter")
        await shown(pilot, "What turn 1 brought")
        await press(pilot, "end")
        await shown(pilot, "You expected your total to rise, 80% sure")
        assert "80% sure" in " ".join(screen_text(app).split())

    drive(app, script)
