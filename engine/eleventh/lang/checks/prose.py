"""Prose: what does not fit a card of 80 columns, and what is private and yet told to all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eleventh.core.span import Span
from eleventh.lang.budget import STEPS
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.text import Prose, ProseVariant
from eleventh.lang.problems.characters import quote

LONGEST_HEADLINE = 72
LONGEST_LABEL = 60
LONGEST_TEXT = 1200
LONGEST_RESPONSE = 400
SHORTEST_SECRET = 30  # shorter sentences are said by chance
_LETTERS_A_STEP = 10_000  # letters searched for what one operation costs


def check(context: LoweringContext) -> None:
    """Notes texts that are too long for their place, and private sentences that stand in public
    text."""
    for what, text, span, longest in _list_lengths(context):
        if len(text) > longest:
            context.problems.add(
                "W065",
                f"This {what} has {len(text)} characters; a card holds {longest}",
                span,
                help="Shorten it, or move detail to the text below it.",
            )
    public = [
        (_fold(form.text), form.span) for each in _list_public(context) for form in each.forms
    ]
    letters = sum(len(text) for text, _ in public)
    for whose, prose in _list_private(context):
        sentences = re.split(r"(?<=[.!?])\s+", prose.text.strip())
        cost = len(sentences) * letters // _LETTERS_A_STEP
        context.budget.spend(STEPS, "Comparing this with the public texts", prose.span, cost)
        for sentence in sentences:
            secret = _fold(sentence)
            if len(secret) < SHORTEST_SECRET:
                continue
            told = next((span for text, span in public if secret in text), None)
            if told is not None:
                context.problems.add(
                    "W069",
                    f"Only {whose} should read {quote(sentence)}, and it is told to all",
                    told,
                    help=f"Leave it out here, or there: it is private at {prose.span}.",
                )


def _list_lengths(context: LoweringContext) -> Iterator[tuple[str, str, Span, int]]:
    for what, prose, longest in _list_told(context):
        for form in prose.forms if prose else ():
            yield what, form.text, form.span, longest
    for initiative in context.sections.initiatives:
        yield "title", initiative.title, initiative.id.span, LONGEST_HEADLINE


def _list_told(context: LoweringContext) -> Iterator[tuple[str, Prose | None, int]]:
    for inject in context.outline.injects:
        yield "headline", inject.headline, LONGEST_HEADLINE
        yield "text", inject.text, LONGEST_TEXT
        for decision in inject.decisions:
            yield "question", decision.ask, LONGEST_HEADLINE
            for response in decision.responses:
                yield "label", response.label, LONGEST_LABEL
                yield "text", response.text, LONGEST_RESPONSE
                yield "text", response.afterwards, LONGEST_RESPONSE
    for initiative in context.sections.initiatives:
        yield "text", initiative.afterwards, LONGEST_RESPONSE
    scenario = context.bundle.scenario
    for ending in scenario.endings if scenario else ():
        yield "title", ending.title, LONGEST_LABEL
        yield "text", ending.text, LONGEST_TEXT


def _list_public(context: LoweringContext) -> Iterator[Prose]:
    scenario = context.bundle.scenario
    if scenario and scenario.synopsis:
        yield scenario.synopsis
    for inject in context.outline.injects:
        if set(context.cast.is_seated(inject.visible)) >= set(context.everybody):
            yield from filter(None, (inject.headline, inject.text))
    for ending in scenario.endings if scenario else ():
        yield from (ending.title, ending.text)


def _list_private(context: LoweringContext) -> Iterator[tuple[str, ProseVariant]]:
    scenario = context.bundle.scenario
    for seat in scenario.seats if scenario else ():
        if seat.briefing:
            yield from ((seat.id.value, form) for form in seat.briefing.forms)
    for inject in context.outline.injects:
        for name, prose in inject.private:
            yield from ((name.value, form) for form in prose.forms)


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
