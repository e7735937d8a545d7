"""A playtest as a document: whole, for a page, or in short, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eleventh.lab.playtest.result import Playtest
from eleventh_ui.display.document import Block, Bullets, Document, Heading, Paragraph
from eleventh_ui.display.playtest.outcome import (
    compose_endings,
    compose_objectives,
    compose_seats,
    tabulate_objectives,
)
from eleventh_ui.display.playtest.paths import compose_bounds, compose_ends, compose_paths
from eleventh_ui.display.playtest.written import (
    NAMED,
    compose_decisions,
    compose_happenings,
    compose_rare,
    compose_rules,
    compose_shares,
    compose_unreached,
)
from eleventh_ui.display.words import join_words, pluralise, safe

MODEL = (
    "These are games of a model, played by doctrines. Shares say what the rules make of such play, "
    "and nothing of what was likely in the world."
)
ELSEWHERE = Paragraph(
    "how often each initiative, event, act, rule and condition came to anything, and the tracks "
    "turn by turn. It is all on the page that -o page.html writes, and in what --json prints.",
    lead="Not told here:",
)


def compose_page(result: Playtest, studies: Iterable[Block] = ()) -> Document:
    """All of a playtest, with the sections of studies that were made beside it."""
    return _make_document(
        result,
        (
            *compose_endings(result),
            *compose_seats(result),
            *compose_objectives(result),
            *compose_unreached(result),
            *compose_rare(result),
            *studies,
            *compose_bounds(result),
            *compose_paths(result),
            *compose_decisions(result),
            *compose_happenings(result),
            *compose_rules(result),
            *_tell_method(result),
        ),
    )


def compose_summary(result: Playtest, studies: Iterable[Block] = ()) -> Document:
    """What an author looks at first."""
    return _make_document(
        result,
        (
            *compose_endings(result),
            *compose_seats(result),
            *(tabulate_objectives(seat) for seat in result.seats),
            *compose_ends(result),
            *compose_bounds(result),
            *compose_shares(result),
            *studies,
            ELSEWHERE,
            *compose_unreached(result, NAMED),
            *compose_rare(result),
            *_tell_method(result),
        ),
    )


def _make_document(result: Playtest, blocks: tuple[Block, ...]) -> Document:
    games = pluralise(result.games, "game")
    if result.partial:
        games = f"Stopped after {games} of {result.wanted:,}"
    players = join_words(f"{safe(each.title)} by {safe(each.player)}" for each in result.seats)
    return Document(
        title=f"Playtest: {safe(result.title)}",
        subtitle=f"{games}, seed {result.seed}. {players}.",
        notice=MODEL,
        language="en",
        blocks=blocks,
    )


def _tell_method(result: Playtest) -> Iterator[Block]:
    last = result.first + result.games - 1
    yield Heading(2, "How this was made")
    yield Bullets(
        (
            Paragraph(
                f"{pluralise(result.games, 'game')} of seed {result.seed}, numbers "
                f"{result.first} to {last}"
                + (f", of {result.wanted:,} that were asked for" if result.partial else "")
                + ". The same games come out the same on any machine.",
                lead="Games:",
            ),
            Paragraph(
                f"{safe(result.scenario)}, program {result.program}; engine "
                f"{safe(result.engine)}, rules version {result.rules}, backend {result.backend}.",
                lead="Played:",
            ),
            Paragraph(
                "of shares by Wilson's score, of means by the normal approximation, 95% each. They "
                "tell how many games were played, not how good the model is.",
                lead="Intervals:",
            ),
        )
    )
