"""A choice in words, as every face lays it out: what it is, why somebody would take it, whether it
is open, what it costs and who learns of it, what it is known to do, and its sources.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.core.view import Option, View
from eleventh_ui.display.causes import cite_sources
from eleventh_ui.display.choices import describe_terms
from eleventh_ui.display.effects import KnownEffect, list_effects
from eleventh_ui.display.event_card import describe_sources
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.refusals import describe_barred
from eleventh_ui.display.words import paragraphs, safe, sentence


@dataclass(frozen=True, slots=True)
class ChoiceText:
    """A choice as one seat reads it. `short` is what stands for it where there is little room: its
    text, or else the reason to take it. `barred` says why it can't be chosen now, and `why` why
    one would; each is a sentence, or empty. `brackets` are the ids of its sources, `sources` a
    line for each."""

    title: str
    short: tuple[str, ...]
    paragraphs: tuple[str, ...]
    barred: str
    why: str
    terms: str
    brackets: str
    effects: tuple[KnownEffect, ...]
    sources: tuple[str, ...]


def compose_choice(option: Option, view: View, reference: Reference) -> ChoiceText:
    """An option of a view in words."""
    return ChoiceText(
        title=safe(option.title),
        short=paragraphs(option.text or option.why),
        paragraphs=paragraphs(option.text),
        barred=f"Not now: {sentence(describe_barred(option.barred))}" if option.barred else "",
        why=f"Why: {sentence(option.why)}" if option.why else "",
        terms=describe_terms(option, reference),
        brackets=cite_sources(option.cite),
        effects=list_effects(option, view, reference),
        sources=describe_sources(option.cite, reference),
    )
