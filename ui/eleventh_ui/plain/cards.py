"""What a seat reads before it decides: the opening of the game, its briefing, the turn's events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eleventh.core.program import Practice
from eleventh.core.view import Card, View
from eleventh_ui.display.briefing import compose_briefing
from eleventh_ui.display.dates import describe_opening, format_span
from eleventh_ui.display.event_card import compose_card
from eleventh_ui.display.pace import USUAL, Pace, shorten_text
from eleventh_ui.display.practice import describe_tasks
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import join_words, pluralise, safe, sentence
from eleventh_ui.plain.console import Console

PRACTICE: Mapping[Practice, str] = {
    "why": "type why and the number or name of any reading",
    "preview": "type about and the number of an answer, to read all that it is known to do",
}
"""What a lesson may want tried out, as it is done in words."""


def say_opening(console: Console, reference: Reference, view: View) -> None:
    """The scenario's title and synopsis, and how long the game is."""
    console.head(reference.title or reference.scenario)
    if reference.synopsis:
        console.say(reference.synopsis)
    console.say(
        f"{pluralise(view.last, 'turn')}; the first {describe_opening(reference.opens)}. "
        f"Seats: {join_words(reference.seat(each) for each in reference.seats)}."
    )


def say_briefing(console: Console, view: View, pace: Pace = USUAL) -> None:
    """Who the seat is, what only it is told, and what it is scored on; at full pace also by what
    that is reached more and less."""
    briefing = compose_briefing(view)
    console.head(briefing.heading)
    if briefing.leader:
        console.say(briefing.leader)
    for part in briefing.paragraphs:
        console.say(part)
    if briefing.aims:
        console.say("Your objectives, and how far they are reached now:")
    for aim in briefing.aims:
        told = f"{aim.number}. {aim.wanted} {sentence(aim.weight)}"
        console.say(told, "  ", "     ")
        ways = f" {aim.ways}" if pace == "full" else ""
        stop = f" {aim.stop}" if aim.stop else ""
        console.say(f"{aim.reached}.{stop}{ways}", "     ", "       ")
    if briefing.aims:
        console.say("why and the name of one tells how it is scored, and what moves it from here.")


def say_turn(console: Console, view: View) -> None:
    """The heading of a turn: number, from when to when it lasts, and title."""
    title = f": {safe(view.turn_title)}" if view.turn_title else ""
    when = format_span(view.date, view.minutes)
    console.head(f"Turn {view.turn} of {view.last}, {when}{title}")


def say_cards(console: Console, view: View, reference: Reference, pace: Pace = USUAL) -> None:
    """The events of this turn as cards: headline, text, the note for this seat, the sources. Where
    that is shortened, the first turn says by which word one reads it all."""
    if not view.cards:
        console.say("Nothing new is put to the table.")
    say_new_cards(console, view, (), reference, pace)
    if view.cards and pace != "full" and view.turn == 1:
        console.say("events tells them in full.")


def say_new_cards(
    console: Console, view: View, known: Sequence[Card], reference: Reference, pace: Pace = USUAL
) -> None:
    """The events of this turn that are not `known` yet; briefly by their headlines, and a sentence
    more of those that concern the seat."""
    asked = {each.inject for each in view.questions}
    for number, card in enumerate(view.cards, start=1):
        if card in known:
            continue
        told = compose_card(card, view, reference)
        if pace == "full":
            console.say()
        of = f" of {len(view.cards)}" if pace == "full" else ""
        console.say(f"Event {number}{of}. {told.headline}")
        of_own = card.id in asked or card.private
        for part in shorten_text(
            told.paragraphs, pace if pace == "full" or of_own else "headlines"
        ):
            console.say(part, "  ")
        for place, part in enumerate(shorten_text(told.note, pace)):
            console.say(part if place else f"{told.note_for} {part}", "  ")
        if told.ids and pace == "full":
            console.say(told.ids, "  ")
        for task in describe_tasks(card, card.practise, PRACTICE):
            console.say(task, "  ")
