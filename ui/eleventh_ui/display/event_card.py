"""An event as a card, as every face lays it out: its headline and text, the note for one seat
alone, where its sources stand and what they say, and what it moved by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.core.view import Card, View
from eleventh_ui.display.numbers import POINTS
from eleventh_ui.display.readings import find_scales
from eleventh_ui.display.reasons import describe_line
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.subjects import make_spot
from eleventh_ui.display.words import paragraphs, safe, sentence


@dataclass(frozen=True, slots=True)
class CardMove:
    """What an event did to one track by itself, a sentence that names the track."""

    track: str
    told: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source in a line, and what a face knows it by."""

    spot: str
    told: str


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event as one seat reads it. `note` is for this seat alone, under the words `note_for`.

    `ids` names its sources by id, `places` by where they stand, and neither tells what they say:
    that, which may tell how it really went on, is in `sources`. All three are empty
    where it has none. `moves` are of the turn in which it fired, before anybody decided.
    """

    headline: str
    paragraphs: tuple[str, ...]
    note_for: str
    note: tuple[str, ...]
    ids: str
    places: str
    sources: tuple[SourceText, ...]
    moves: tuple[CardMove, ...]


def compose_card(card: Card, view: View, reference: Reference) -> EventCard:
    """A card of a view in words."""
    return EventCard(
        headline=sentence(card.headline),
        paragraphs=paragraphs(card.text),
        note_for=f"For {safe(view.seat_title)} only:",
        note=paragraphs(card.private),
        ids=f"Sources: {', '.join(safe(each) for each in card.cite)}." if card.cite else "",
        places=f"Sources: {reference.places(card.cite)}." if card.cite else "",
        sources=describe_sources(card.cite, reference),
        moves=_list_moves(card, view, reference),
    )


def describe_sources(cite: tuple[str, ...], reference: Reference) -> tuple[SourceText, ...]:
    """Sources as somebody would look them up."""
    return tuple(
        SourceText(make_spot("source", each), f"Source {reference.source(each)}") for each in cite
    )


def _list_moves(card: Card, view: View, reference: Reference) -> tuple[CardMove, ...]:
    scales = find_scales(view)
    return tuple(
        CardMove(
            line.track,
            f"{reference.track(line.track)}: {describe_line(line, scales.get(line.track, POINTS))}",
        )
        for line in view.ledger
        if line.turn == view.turn and ("inject", card.id) in {each[:2] for each in line.chain}
    )
