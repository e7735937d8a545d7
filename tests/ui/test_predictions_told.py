"""What a seat expects is noted with one word or one key, and told in the same words by both."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from eleventh.core.scales import round_half_up
from eleventh.play.predictions import CONFIDENCES, TOTAL, NotedPrediction, Prediction
from eleventh_ui.display.predictions import (
    ASKED,
    PRIVATE,
    TAKEN_BACK,
    describe_prediction,
    describe_what_came,
    expect_figure,
    find_standing,
    read_prediction,
    say_figure,
    say_surer,
)
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.screens.orders import OrdersScreen
from eleventh_ui.tui.screens.reveal import RevealScreen
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
        ("62", Prediction("up", 70, figure=62.0)),
        ("62.5 80", Prediction("up", 80, figure=62.5)),
        ("at 3 95%", Prediction("down", 95, figure=3.0)),
        ("1 at 0 60", Prediction("down", 60, AIMS[0].objective.id, 0.0)),
        ("nothing", None),
    ],
)
def test_a_word_a_number_and_how_sure(typed: str, said: Prediction | None) -> None:
    assert read_prediction(AIMS, typed) == said


@pytest.mark.parametrize(
    "typed",
    [
        "sideways",
        "up 75",
        "9 up 80",
        "up 80 90",
        "1 at",
        "at",
        "101",
        "62 75",
        "62 80 90",
        "6.2.1",
        "٦٢",
        "1e3",
        "inf",
        "9 at 62",
    ],
)
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


def test_the_figure_that_is_shown_of_it_now_is_where_it_stands() -> None:
    now = round_half_up(find_standing(AIMS, TOTAL))
    assert expect_figure(AIMS, TOTAL, now, 80).way == "same"
    assert expect_figure(AIMS, TOTAL, now + 1.0, 80).way == "up"
    assert expect_figure(AIMS, TOTAL, now - 1.0, 80).way == "down"


def test_a_key_moves_the_figure_from_where_it_stands_and_a_way_makes_it_surer() -> None:
    now, goal = round_half_up(find_standing(AIMS, TOTAL)), AIMS[0].objective.id
    said = say_figure(AIMS, None, TOTAL, 2)
    assert said == Prediction("up", 70, TOTAL, now + 2.0)
    assert say_surer(said, "up", TOTAL) == Prediction("up", 80, TOTAL, now + 2.0)
    assert say_figure(AIMS, said, TOTAL, -3) == Prediction("down", 70, TOTAL, now - 1.0)
    assert say_figure(AIMS, said, TOTAL, 1000).figure == 100
    assert say_figure(AIMS, said, goal, 0).figure == round_half_up(AIMS[0].score)


def test_how_far_a_figure_was_off_is_told() -> None:
    view = match_of("seoul").view("seoul")
    noted = NotedPrediction(1, Prediction("up", 80, figure=62.0), 1.5, 59.4)
    told, _ = describe_what_came(view, noted)
    assert told.endswith("It stood at 59.4, and your figure was 62: 2.6 too high.")
    there = NotedPrediction(1, Prediction("up", 80, figure=62.0), 1.5, 62.0)
    assert describe_what_came(view, there)[0].endswith("your figure was 62: there it is.")


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


def pages(app: EleventhApp) -> str:
    """All pages of the story that is shown."""
    assert isinstance(app.screen, RevealScreen)
    rows = [row for page in app.screen.pages for row in page]
    return " ".join(" ".join("".join(run.text for run in row).strip() for row in rows).split())


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
        await press(pilot, "plus", "plus", "plus")
        now = round_half_up(find_standing(app.session.view("seoul").aims, TOTAL))
        said = Prediction("up", 80, TOTAL, now + 3.0)
        await until(pilot, lambda: table.predictions("seoul")[0].said == said)
        await shown(pilot, f"Your figure is {now + 3}.")
        await press(pilot, "enter")
        await shown(pilot, "What turn 1 brought")
        await until(pilot, lambda: "You expected your total to rise, 80% sure" in pages(app))
        assert f"and your figure was {now + 3}" in pages(app)

    drive(app, script)
