"""Cards, options and briefings as rows: the texts of a table, at the width there is."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core.view import Card, Option, View
from eleventh_ui.display.briefing import describe_leader
from eleventh_ui.display.causes import cite_sources
from eleventh_ui.display.choices import describe_terms
from eleventh_ui.display.effects import list_effects
from eleventh_ui.display.numbers import POINTS, format_reached
from eleventh_ui.display.readings import describe_aim, find_scales
from eleventh_ui.display.reasons import describe_line
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.refusals import describe_barred
from eleventh_ui.display.words import paragraphs, safe, sentence
from eleventh_ui.tui.drawing.effects import effect_rows
from eleventh_ui.tui.drawing.rows import Row, Run, folded, prose
from eleventh_ui.tui.drawing.signs import bar

BLANK: Row = ()


def card_rows(card: Card, view: View, reference: Reference, width: int) -> list[Row]:
    """A card: its headline, its text, the note for this seat alone, and where its sources stand."""
    rows = _read_out(card, view, width)
    if card.cite:
        told = f"Sources: {reference.places(card.cite)}. w: what they say."
        rows += [BLANK, *prose(told, width, "dim", "", "  ")]
    return rows


def _read_out(card: Card, view: View, width: int) -> list[Row]:
    rows = [*prose(sentence(card.headline), width, "title"), *_told(card.text, width)]
    if card.private:
        rows += [
            BLANK,
            (Run(f"For {safe(view.seat_title)} only:", "private"),),
            *_told(card.private, width),
        ]
    return rows


def happened_rows(card: Card, view: View, reference: Reference, width: int) -> list[Row]:
    """A card with what its sources say, and what it did to the scores by itself, before anybody
    decided."""
    rows = [*_read_out(card, view, width), BLANK]
    if card.cite:
        rows += [*source_rows(card.cite, reference, width), BLANK]
    moved = [
        line
        for line in view.ledger
        if line.turn == view.turn and ("inject", card.id) in {each[:2] for each in line.chain}
    ]
    if not moved:
        return rows + prose("By itself it has moved no score that you see.", width, "dim")
    rows.append((Run("What it did by itself:", "title"),))
    scales = find_scales(view)
    for line in moved:
        told = (
            f"{reference.track(line.track)}: {describe_line(line, scales.get(line.track, POINTS))}"
        )
        rows += folded((Run(f"  {told}", "", line.track),), width, 4)
    return rows


def source_rows(cite: Sequence[str], reference: Reference, width: int) -> list[Row]:
    """Sources as somebody would look them up."""
    return [
        row
        for each in cite
        for row in prose(f"Source {reference.source(each)}", width, "dim", "", "  ")
    ]


def option_rows(
    option: Option, view: View, reference: Reference, width: int, most: int
) -> list[Row]:
    """A choice in short: text, terms, the first of its known effects, the ids of its sources."""
    rows = []
    if option.barred:
        rows += prose(f"Not now: {sentence(describe_barred(option.barred))}", width, "worse")
    rows += _told(option.text or option.why, width)
    rows += prose(f"{describe_terms(option, reference)} {cite_sources(option.cite)}", width, "dim")
    known = list_effects(option, view, reference)
    if not known:
        rows.append((Run("It is not known to move any score that you see.", "dim"),))
    return rows + effect_rows(known, width, most)


def about_rows(option: Option, view: View, reference: Reference, width: int) -> list[Row]:
    """All that is known of a choice: reasons, every effect with its causes, sources in words."""
    rows = [*prose(safe(option.title), width, "title"), *_told(option.text, width)]
    if option.barred:
        rows += prose(f"Not now: {sentence(describe_barred(option.barred))}", width, "worse")
    if option.why:
        rows += [BLANK, *prose(f"Why: {sentence(option.why)}", width)]
    rows += [BLANK, *prose(describe_terms(option, reference), width, "dim")]
    known = list_effects(option, view, reference)
    if known:
        rows += [BLANK, (Run("What it is known to do, as things stand:", "title"),)]
    for each in known:
        rows += effect_rows([each], width, 1)
        for chain in each.chains:
            rows += prose(f"through {chain}", width, "dim", "    ", "      ")
    if option.cite:
        rows += [BLANK, *source_rows(option.cite, reference, width)]
    return rows


def briefing_rows(
    view: View, reference: Reference, width: int, rulings: Sequence[str] = ()
) -> list[Row]:
    """What the seat wants and how far it is, what only it is told, and the facilitator's rulings of
    late. Each objective can be asked about."""
    rows: list[Row] = []
    if view.leader:
        rows += prose(describe_leader(view), width, "title")
    if view.aims:
        rows += [BLANK, (Run("What you want, and how far it is reached now:", "label"),)]
    for aim in view.aims:
        rows += prose(sentence(aim.objective.text), width, "", "  ", "  ")
        spot = f"objective.{view.seat}.{aim.objective.id}"
        rows.append(
            (
                Run(f"  {bar(aim.score / 100, 20)} ", "bar", spot),
                Run(format_reached(aim.score), "value", spot),
                Run(f"  weight {aim.objective.weight:g}", "dim"),
            )
        )
        rows += prose(f"Scored as {describe_aim(aim, view)}.", width, "dim", "  ", "    ")
    if view.briefing:
        rows += [BLANK, *_told(view.briefing, width)]
    if rulings:
        rows += [BLANK, (Run("What the facilitator did this turn and last:", "label"),)]
    for each in rulings:
        rows += prose(each, width, "", "  ", "    ")
    return rows


def _told(text: str, width: int) -> list[Row]:
    rows: list[Row] = []
    for part in paragraphs(text):
        rows += [*([BLANK] if rows else []), *prose(part, width)]
    return rows
