"""The word `advice`: what the advisers of a seat say to the decision that is due."""

from __future__ import annotations

from eleventh.core.forecast import TurnForecast
from eleventh.core.view import Question, View
from eleventh_ui.display.advisers import NO_ADVISERS, NO_QUESTION, compose_advice
from eleventh_ui.display.reference import Reference
from eleventh_ui.plain.console import Console


def say_advice(
    console: Console,
    view: View,
    question: Question | None,
    forecast: TurnForecast | None,
    reference: Reference,
) -> None:
    """Each adviser with the answer it is for and why, or why there is no advice."""
    if not view.advisers:
        console.say(NO_ADVISERS)
        return
    if question is None or forecast is None:
        console.say(NO_QUESTION)
        return
    console.say(question.ask)
    for each in compose_advice(view, question, forecast, reference):
        console.say(f"- {each.speaker}: {each.heading}", "", "  ")
        for part in each.argument:
            console.say(part, "  ", "  ")
