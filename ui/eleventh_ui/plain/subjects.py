"""All about anything that can be asked about and is no number, said in lines."""

from __future__ import annotations

from eleventh_ui.display.event_card import compose_card
from eleventh_ui.display.objectives import explain_total
from eleventh_ui.display.subjects import (
    GONE,
    Known,
    Subject,
    find_card,
    find_citing,
    find_family,
    find_option,
    find_question,
)
from eleventh_ui.display.words import safe
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.options import say_about, say_entry, say_question
from eleventh_ui.plain.situation import say_objectives_line


def say_subject(console: Console, subject: Subject, known: Known) -> None:
    """Says all about a subject."""
    view, reference = known.view, known.reference
    question, option = find_question(subject, view), find_option(subject, view)
    family = find_family(subject, view)
    if subject.kind == "total":
        _say_total(console, known)
    elif subject.kind == "source":
        _say_source(console, subject, known)
    elif question is not None:
        say_question(console, view, question, reference, known.forecast)
    elif option is not None:
        say_about(console, option, view, reference, known.forecast)
    elif family is not None:
        say_entry(console, family, view, reference, known.forecast)
    elif find_card(subject, view) is not None:
        _say_event(console, subject, known)
    else:
        console.say(GONE)


def _say_total(console: Console, known: Known) -> None:
    say_objectives_line(console, known.view)
    for each in explain_total(known.view):
        console.say(f"{each.told}.", "  ", "     ")


def _say_source(console: Console, subject: Subject, known: Known) -> None:
    console.say(f"Source {known.reference.source(subject.id)}", "", "  ")
    citing = find_citing(subject.id, known.view)
    if citing:
        console.say("What stands on it now, as far as it is put to you:")
    for each in citing:
        console.say(f"- {safe(each.title)} ({each.kind})", "  ", "    ")


def _say_event(console: Console, subject: Subject, known: Known) -> None:
    found = find_card(subject, known.view)
    assert found is not None
    card = compose_card(found, known.view, known.reference)
    console.head(card.headline)
    for part in card.paragraphs:
        console.say(part)
    for place, part in enumerate(card.note):
        console.say(part if place else f"{card.note_for} {part}")
    for source in card.sources:
        console.say(source.told, "  ", "    ")
    if not card.moves:
        console.say("By itself it has moved no score that you see.")
        return
    console.say("What it did by itself:")
    for move in card.moves:
        console.say(move.told, "  ", "    ")
