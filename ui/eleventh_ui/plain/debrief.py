"""After the end: how it closed, what each seat reached, what moved most, what really happened."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core.redaction import Line
from eleventh.core.totals import find_total
from eleventh.core.view import View
from eleventh_ui.display.briefing import compose_aims
from eleventh_ui.display.causes import cite_sources
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.numbers import format_reached
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import safe, sentence
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.reasons import say_brief


def say_ending(console: Console, view: View) -> None:
    """The ending reached."""
    if view.ending is not None:
        console.head(f"The end: {safe(view.ending.title)}")
        console.say(view.ending.text)


def say_objectives(console: Console, view: View) -> None:
    """How far each objective of the seat was reached."""
    console.head(f"What {safe(view.seat_title)} wanted")
    for aim in compose_aims(view):
        console.say(f"{aim.number}. {aim.wanted}", "", "   ")
        console.say(f"{aim.reached}: {aim.scored}.", "   ", "     ")
    if len(view.aims) > 1:
        total = find_total((aim.objective, aim.score) for aim in view.aims)
        console.say(f"All together, by weight: {format_reached(total)}.")


def say_greatest_moves(
    console: Console, view: View, history: Sequence[Line], reference: Reference
) -> None:
    """The readings that moved most over the whole game, with the weightiest reasons."""
    console.head("What moved most, and why")
    if not history:
        console.say("Nothing that you know of moved.")
    say_brief(console, view.readings, history, reference, every_one=False)


def say_chronicle(console: Console, reference: Reference) -> None:
    """What really happened, by date."""
    if not reference.chronicle:
        return
    console.head("What really happened")
    for entry in reference.chronicle:
        console.say(
            f"{format_day(entry.date)}: {sentence(entry.text)} {cite_sources(entry.cite)}", "", "  "
        )
