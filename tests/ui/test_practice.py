"""A lesson has something tried out, notices that it was, and keeps nobody from going on."""

from __future__ import annotations

from pathlib import Path

from games import ROOT, adjudicator
from ui.sitting import match_of, ran, transcript

HOUR = ROOT / "scenarios" / "first_hour"
FIRST = ("1", "2")  # the answers of the first turn


def played(*typed: str) -> str:
    match = match_of("seoul", adjudicator=adjudicator(HOUR), seed=3)
    return " ".join(transcript(match, "seoul", typed=typed).split())


def test_the_card_says_what_to_try_and_trying_it_is_noticed_once() -> None:
    text = played("about 1", "about 2")
    assert "To try now: type about and the number of an answer" in text
    assert text.count("Done: You have looked ahead") == 1


def test_whoever_would_seal_without_it_is_reminded_once() -> None:
    text = played(*FIRST, "", "yes", "yes")
    assert text.count("First, the lesson: type about and the number of an answer") == 1
    assert "yes once more goes on without." in text
    assert "What turn 1 brought" in text


def test_nobody_is_reminded_who_has_tried_it() -> None:
    text = played("about 1", *FIRST, "", "yes")
    assert "First, the lesson" not in text
    assert "What turn 1 brought" in text


def test_the_last_lesson_has_why_asked_of_a_number() -> None:
    text = played("about 1", *FIRST, "", "yes", "1", "1", "", "yes", "why 1", "why 2")
    assert "To try now: type why and the number or name of any reading" in text
    assert text.count("Done: You have asked why") == 1


def test_the_end_of_the_tutorial_leads_on_to_the_flagship(tmp_path: Path) -> None:
    typed = (*FIRST, "", "yes", "yes", "1", "1", "", "yes", "1", "", "yes", "yes")
    words = ("play", "first_hour", "--seat", "seoul", "--plain")
    done = ran(tmp_path / "home", *words, typed="\n".join(typed))
    assert "Go on with what comes next:\neleventh play gsomia_2019" in done.stdout + done.stderr
