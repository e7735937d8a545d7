"""Anything that can be asked about and is no number, as rows: what is told of it, with the spots of
all that it names."""

from __future__ import annotations

from eleventh.core.view import Option
from eleventh_ui.display.choice_family import compose_family
from eleventh_ui.display.choice_text import compose_choice
from eleventh_ui.display.choices import list_entries
from eleventh_ui.display.event_card import compose_card
from eleventh_ui.display.objectives import compose_objectives, describe_total, explain_total
from eleventh_ui.display.subjects import (
    GONE,
    Known,
    Subject,
    find_card,
    find_citing,
    find_family,
    find_option,
    find_question,
    make_spot,
    spot_answer,
)
from eleventh_ui.display.words import safe, sentence
from eleventh_ui.tui.drawing.rows import Row, Run, folded, prose
from eleventh_ui.tui.drawing.texts import about_rows, family_rows, happened_rows


def subject_rows(subject: Subject, known: Known, width: int) -> list[Row]:
    """All about a subject."""
    view, reference = known.view, known.reference
    if subject.kind == "total":
        return _total_rows(known, width)
    if subject.kind == "source":
        return _source_rows(subject, known, width)
    if subject.kind == "decision":
        return _decision_rows(subject, known, width)
    card = find_card(subject, view)
    if card is not None:
        return happened_rows(compose_card(card, view, reference), width)
    family = find_family(subject, view)
    if family is not None:
        text = compose_family(family, view, reference, known.forecast)
        return [*prose(text.title, width, "title"), *family_rows(text, width)]
    option = find_option(subject, view)
    if option is None:
        return prose(GONE, width, "dim")
    return about_rows(compose_choice(option, view, reference, known.forecast), width)


def _total_rows(known: Known, width: int) -> list[Row]:
    line = compose_objectives(known.view)
    rows = prose(describe_total(line), width, "title") if line is not None else []
    for each in explain_total(known.view):
        rows += folded((Run("  "), Run(f"{each.told}.", "", each.spot)), width, 5)
    return rows


def _source_rows(subject: Subject, known: Known, width: int) -> list[Row]:
    rows = prose(f"Source {known.reference.source(subject.id)}", width, "", "", "  ")
    citing = find_citing(subject.id, known.view)
    if citing:
        rows += [(), (Run("What stands on it now, as far as it is put to you:", "label"),)]
    for each in citing:
        rows += folded((Run("  "), Run(safe(each.title), "", each.spot)), width, 4)
    return rows


def _decision_rows(subject: Subject, known: Known, width: int) -> list[Row]:
    view = known.view
    question = find_question(subject, view)
    if question is None:
        return prose(GONE, width, "dim")
    rows = prose(safe(question.ask), width, "title")
    card = next((each for each in view.cards if each.id == question.inject), None)
    if card is not None:
        told = f"On: {sentence(card.headline)}"
        rows += folded((Run(told, "dim", make_spot("event", card.id)),), width, 4)
    for entry in list_entries(question.options):
        option = entry.options[0]
        spot = spot_answer(question.id, option.id)
        rows += [(), *_answer_rows(entry.title, option, spot, width)]
    return rows


def _answer_rows(title: str, option: Option, spot: str, width: int) -> list[Row]:
    rows = folded((Run(title, "value", spot),), width, 2)
    return rows + prose(safe(option.text or option.why), width, "", "  ", "  ")
