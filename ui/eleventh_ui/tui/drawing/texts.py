"""Cards, choices and briefings as rows, at the width there is. What they say is in `display`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from eleventh_ui.display.briefing import Briefing
from eleventh_ui.display.choice_family import FamilyText
from eleventh_ui.display.choice_text import ChoiceText
from eleventh_ui.display.event_card import EventCard, SourceText
from eleventh_ui.display.forecast import AWAITED, PointsText
from eleventh_ui.display.layout import columns
from eleventh_ui.display.subjects import make_spot
from eleventh_ui.tui.drawing.effects import effect_rows
from eleventh_ui.tui.drawing.rows import Row, Run, folded, prose
from eleventh_ui.tui.drawing.signs import bar

BLANK: Row = ()
EDGES = 2  # columns of a frame in which its foot can't stand


def card_rows(card: EventCard, width: int) -> list[Row]:
    """A card: its headline, its text, the note for this seat alone, and where its sources stand."""
    rows = _card_text(card, width)
    if card.places:
        rows += [BLANK, *prose(f"{card.places} w: what they say.", width, "dim", "", "  ")]
    return rows


def task_rows(tasks: Sequence[str], width: int) -> list[Row]:
    """What a lesson wants tried out, or that it was."""
    return [row for each in tasks for row in (BLANK, *prose(each, width, "mark", "", "  "))]


def _card_text(card: EventCard, width: int) -> list[Row]:
    rows = [*prose(card.headline, width, "title"), *_parts(card.paragraphs, width)]
    if card.note:
        rows += [BLANK, (Run(card.note_for, "private"),), *_parts(card.note, width)]
    return rows


def happened_rows(card: EventCard, width: int) -> list[Row]:
    """A card with what its sources say, and what it did to the scores by itself, before anybody
    decided."""
    rows = [*_card_text(card, width), BLANK]
    if card.sources:
        rows += [*_source_rows(card.sources, width), BLANK]
    if not card.moves:
        return rows + prose("By itself it has moved no score that you see.", width, "dim")
    rows.append((Run("What it did by itself:", "title"),))
    for move in card.moves:
        rows += folded((Run(f"  {move.told}", "", move.track),), width, 4)
    return rows


def option_rows(choice: ChoiceText, width: int, *, footed: bool = False) -> list[Row]:
    """A choice in short: what it does for the seat, its text, what tells it from a similar one, its
    known effects, the largest first; then its terms and the ids of its sources, which can wait for
    those who scroll, or stand in the frame below where that is `footed` and as wide as they are."""
    rows = _foreseen_rows(choice, width, _short_rows)
    rows += prose(choice.scale, width) if choice.scale else []
    rows += _parts(choice.short, width)
    if not choice.effects:
        rows.append((Run("It is not known to move any score that you see.", "dim"),))
    rows += prose(choice.likeness, width) if choice.likeness else []
    rows += effect_rows(choice.effects, width)
    terms = f"{choice.terms} {choice.brackets}"
    return rows if footed and fits_foot(terms, width) else rows + prose(terms, width, "dim")


def fits_foot(told: str, width: int) -> bool:
    """Whether a frame around a text so wide has room for some words at its foot."""
    return columns(told) <= width - EDGES


def about_rows(choice: ChoiceText, width: int) -> list[Row]:
    """All that is known of a choice: reasons, every effect with its causes, sources in words."""
    rows = [*prose(choice.title, width, "title"), *_foreseen_rows(choice, width, points_rows)]
    rows += prose(choice.scale, width) if choice.scale else []
    rows += [BLANK, *_parts(choice.paragraphs, width)] if choice.paragraphs else []
    if choice.why:
        rows += [BLANK, *prose(choice.why, width)]
    rows += [BLANK, *prose(choice.terms, width, "dim")]
    if choice.likeness:
        rows += [BLANK, *prose(choice.likeness, width)]
    if choice.effects:
        rows += [BLANK, (Run("What it is known to do, as things stand:", "title"),)]
    for each in choice.effects:
        rows += effect_rows([each], width, in_full=True)
        for chain in each.chains:
            rows += prose(f"through {chain}", width, "dim", "    ", "      ")
    if choice.sources:
        rows += [BLANK, *_source_rows(choice.sources, width)]
    return rows


def family_rows(text: FamilyText, width: int) -> list[Row]:
    """An initiative toward several targets: what each may bring, then what is the same for all.
    Each target can be asked about."""
    rows: list[Row] = []
    for each in text.targets:
        spot = make_spot("initiative", each.choice)
        told = (Run(f"{each.name}: ", "label", spot), Run(each.told, each.meaning, spot))
        rows += folded(told, width, 2)
    for part in (*text.paragraphs, text.why):
        rows += prose(part, width) if part else []
    return rows + prose(text.terms, width, "dim")


def points_rows(points: PointsText, width: int) -> list[Row]:
    """What something does for a seat by the end of the turn, and for which objectives."""
    rows = prose(points.told, width, points.meaning or "value")
    return [*rows, *prose(points.aims, width)] if points.aims else rows


def _short_rows(points: PointsText, width: int) -> list[Row]:
    return prose(points.short, width, points.meaning or "value")


def _foreseen_rows(
    choice: ChoiceText, width: int, draw: Callable[[PointsText, int], list[Row]]
) -> list[Row]:
    if choice.barred:
        return prose(choice.barred, width, "worse")
    if choice.points is None:
        return prose(AWAITED, width, "dim")
    return draw(choice.points, width)


def briefing_rows(briefing: Briefing, width: int) -> list[Row]:
    """What only the seat is told, then what it wants and how far that is, and the facilitator's
    rulings of late. Each objective can be asked about."""
    rows: list[Row] = prose(briefing.leader, width, "title") if briefing.leader else []
    if briefing.paragraphs:
        rows += [*([BLANK] if rows else []), *_parts(briefing.paragraphs, width)]
    if briefing.aims:
        told = "What you want, and how far it is reached now; w tells how each is scored:"
        rows += [BLANK, *prose(told, width, "label")]
    for aim in briefing.aims:
        rows += prose(f"{aim.number}. {aim.wanted}", width, "", "  ", "     ")
        rows.append(
            (
                Run(f"     {bar(aim.share, 20)} ", "bar", aim.spot),
                Run(aim.reached, "value", aim.spot),
                Run(f"  {aim.weight}", "dim"),
            )
        )
        rows += prose(aim.stop, width, "", "     ", "       ") if aim.stop else []
        rows += prose(aim.ways, width, "dim", "     ", "       ") if aim.ways else []
    if briefing.rulings:
        rows += [BLANK, (Run("What the facilitator did this turn and last:", "label"),)]
    for each in briefing.rulings:
        rows += prose(each, width, "", "  ", "    ")
    return rows


def _source_rows(sources: Sequence[SourceText], width: int) -> list[Row]:
    return [
        row for each in sources for row in folded((Run(each.told, "dim", each.spot),), width, 2)
    ]


def _parts(parts: Sequence[str], width: int) -> list[Row]:
    rows: list[Row] = []
    for part in parts:
        rows += [*([BLANK] if rows else []), *prose(part, width)]
    return rows
