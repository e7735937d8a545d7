"""A choice in words, as every face lays it out: what it is, why somebody would take it, whether it
is open, what it costs and who learns of it, what it is known to do, and its sources.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from eleventh.core.forecast import TurnForecast
from eleventh.core.view import Option, Question, View
from eleventh_ui.display.amounts import describe_points
from eleventh_ui.display.causes import cite_sources
from eleventh_ui.display.choices import describe_terms, list_entries
from eleventh_ui.display.effects import KnownEffect, list_effects
from eleventh_ui.display.event_card import SourceText, describe_sources
from eleventh_ui.display.forecast import PointsText, describe_choice, find_choice
from eleventh_ui.display.likeness import KnownAnswer, tell_apart
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.refusals import describe_barred
from eleventh_ui.display.words import paragraphs, safe, sentence


@dataclass(frozen=True, slots=True)
class ChoiceText:
    """A choice as one seat reads it. `short` is what stands for it where there is little room: its
    text, or else the reason to take it. `barred` says why it can't be chosen now, and `why` why
    one would; each is a sentence, or empty. `brackets` are the ids of its sources, `sources` what
    they say. `points` are what it does for the seat by the end of the turn, None where that
    is not known yet or it is not open; `likeness` says what tells it from a similar answer, and
    `scale` what other amounts do for the seat, where it has one."""

    title: str
    short: tuple[str, ...]
    paragraphs: tuple[str, ...]
    barred: str
    why: str
    terms: str
    brackets: str
    effects: tuple[KnownEffect, ...]
    sources: tuple[SourceText, ...]
    points: PointsText | None
    likeness: str
    scale: str = ""


def compose_choice(
    option: Option, view: View, reference: Reference, forecast: TurnForecast | None = None
) -> ChoiceText:
    """An option of a view in words, with what is foreseen of it if that is known."""
    for question in view.questions:
        if option in question.options:
            place = question.options.index(option)
            return compose_answers(question, view, reference, forecast)[place]
    return _compose(_learn(option, view, reference, forecast), "", view, reference)


def compose_answers(
    question: Question, view: View, reference: Reference, forecast: TurnForecast | None = None
) -> tuple[ChoiceText, ...]:
    """All answers to a decision in words, compared with each other once."""
    known = [_learn(each, view, reference, forecast) for each in question.options]
    scales = {
        entry.id: describe_points(entry.options, view, reference, forecast)
        for entry in list_entries(question.options)
        if entry.takes_amount and forecast is not None  # else that it is awaited is told once
    }
    return tuple(
        replace(
            _compose(each, likeness, view, reference),
            scale=scales.get(each.option.amount.response, "") if each.option.amount else "",
        )
        for each, likeness in zip(known, tell_apart(known, view), strict=True)
    )


def _learn(
    option: Option, view: View, reference: Reference, forecast: TurnForecast | None
) -> KnownAnswer:
    foreseen = find_choice(forecast, option, view)
    return KnownAnswer(option, list_effects(option, view, reference, foreseen), foreseen)


def _compose(known: KnownAnswer, likeness: str, view: View, reference: Reference) -> ChoiceText:
    option, foreseen = known.option, known.foreseen
    return ChoiceText(
        title=safe(option.title),
        short=paragraphs(option.text or option.why),
        paragraphs=paragraphs(option.text),
        barred=f"Not now: {sentence(describe_barred(option.barred))}" if option.barred else "",
        why=f"Why: {sentence(option.why)}" if option.why else "",
        terms=describe_terms(option, reference),
        brackets=cite_sources(option.cite),
        effects=known.effects,
        sources=describe_sources(option.cite, reference),
        points=None if foreseen is None else describe_choice(foreseen, view, reference),
        likeness=likeness,
    )
