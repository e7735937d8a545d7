"""The answer to "why?" in words: every change of a track with its reason, inputs and sources."""

from __future__ import annotations

from eleventh.play.why import Answer
from eleventh_ui.display.explanations import describe_answer, summarise_answer
from eleventh_ui.plain.console import Console


def say_answer(console: Console, answer: Answer, everything: bool) -> None:
    """Says why a track stands where it does: everything, or in brief."""
    for paragraph in describe_answer(answer) if everything else summarise_answer(answer):
        deep = paragraph.startswith(("Rule:", "Source "))
        console.say(paragraph, "  " if deep else "", "  ")
