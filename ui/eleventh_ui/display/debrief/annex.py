"""The annex to the reports of a game: every section of a debrief in its order, nothing left out.

It decides what is told and how much of it; numbers come from the debrief, sentences from
`sentences`, and the format from a renderer.
"""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.bots.planner.temperaments import TEMPERAMENTS
from eleventh.bots.registry import HUMAN, meaning_of
from eleventh.lab.debrief import Debrief
from eleventh.lab.reached import Reached
from eleventh.lab.story import Episode
from eleventh.play.facilitator import NAME
from eleventh_ui.display.authorship import describe_authorship
from eleventh_ui.display.causes import cite_sources, describe_origin
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.debrief.figures import causes, overview, statuses
from eleventh_ui.display.debrief.lessons import list_lessons
from eleventh_ui.display.debrief.robustness import list_robustness
from eleventh_ui.display.debrief.sentences import (
    MODEL,
    NOTHING_CHANGED,
    WHAT_IF,
    describe_alternative,
    describe_audience,
    describe_move,
    describe_no_turning_point,
    describe_orders,
    describe_player,
    describe_scoring,
    name_last,
    shows,
)
from eleventh_ui.display.document import (
    Aside,
    Block,
    Bullets,
    Document,
    Heading,
    Linked,
    Paragraph,
    TableBlock,
)
from eleventh_ui.display.notices import describe_notice
from eleventh_ui.display.numbers import POINTS, describe_change, format_whole
from eleventh_ui.display.words import paragraphs, pluralise, safe, sentence

MOVES = 8  # moves told of each turn
METHOD = (
    "The crisis was played in turns. In each, events were put to the table, every seat chose its "
    "responses and initiatives in secret, and a program compiled from the scenario and its "
    "rulebook moved the scores. Nothing else moves them: every change is a posting in a ledger "
    "with the rule, the author's line and the source it comes from, and a score is its start plus "
    "its postings, exactly.",
    "Chance comes from numbered dice: the seed, the turn and the name of a roll decide it, so the "
    "same seed and orders give the same game on any machine. Scores are rounded here as their "
    "scales ask, most to whole numbers, and kept to 1/256 of a point in the save.",
    "The causes of a score are grouped by the rule that moved it; each rule's postings are added "
    "up over the game. Objectives are scored by each seat's own formulas, 0 to 100, and weighted "
    "as the scenario says.",
)


def compose_annex(debrief: Debrief) -> Document:
    """All that a debrief tells, with its ledger by causes, its sources, the seed and the hash."""
    blocks = (
        *_outcome(debrief),
        *_turning_points(debrief),
        *list_lessons(debrief),
        *_story(debrief),
        Heading(2, "The scores"),
        *statuses(debrief),
        *overview(debrief),
        Heading(2, "What moved the scores"),
        *causes(debrief),
        *list_robustness(debrief.robustness),
        *_facilitator(debrief),
        *_method(debrief),
        *_sources(debrief),
        *_provenance(debrief),
    )
    return Document(
        title=f"Annex: {safe(debrief.title)}",
        subtitle=" ".join(paragraphs(debrief.synopsis)),
        notice=f"{MODEL} A game about an argument, played by those named below.",
        language="en",
        blocks=blocks,
    )


def _outcome(debrief: Debrief) -> Iterator[Block]:
    yield Heading(2, "How it ended" if debrief.ending else "How it stands")
    if debrief.ending is None:
        turns = pluralise(len(debrief.episodes), "turn")
        yield Paragraph(
            f"The game is not over: it stands in turn {len(debrief.episodes)} of "
            f"{debrief.last} ({turns} told here)."
        )
    else:
        yield Paragraph(sentence(debrief.ending.text), lead=sentence(debrief.ending.title))
    yield from (_objectives(debrief, seat) for seat in debrief.reached)
    yield TableBlock(
        "Who played",
        ("Seat", "Played by"),
        (
            *((safe(title), _player(debrief, seat)) for seat, title in debrief.seats.items()),
            *(("Facilitator", name_facilitator(each)) for each in debrief.facilitators),
        ),
    )


def _objectives(debrief: Debrief, seat: Reached) -> TableBlock:
    rows = [
        (
            each.text.rstrip("."),
            f"{each.weight:g}",
            each.before,
            each.after,
            describe_scoring(debrief, each),
        )
        for each in seat.objectives
    ]
    if len(rows) > 1:
        rows.append(("All together, by weight", "", seat.before, seat.after, ""))
    wants = "wanted" if debrief.ending is not None else "wants"
    return TableBlock(
        f"What {safe(seat.title)} {wants}, and how far it got: 0 to 100",
        ("Objective", "Weight", "Start", name_last(debrief), "Change", _scored_head(debrief)),
        tuple(
            (
                safe(text),
                weight,
                format_whole(before),
                format_whole(after),
                _changed(before, after),
                told,
            )
            for text, weight, before, after, told in rows
        ),
        frozenset({1, 2, 3}),
    )


def _scored_head(debrief: Debrief) -> str:
    return "Scored as, in the end" if debrief.ending else "Scored as, now"


def _player(debrief: Debrief, seat: str) -> str:
    player, temper = debrief.players[seat], debrief.temperaments.get(seat)
    meaning = "" if player == HUMAN else meaning_of(player)
    told = f"{describe_player(player)}{f', which {meaning}' if meaning else ''}"
    return f"{told}; here it was {temper}: it {TEMPERAMENTS[temper].meaning}" if temper else told


def name_facilitator(facilitator: str) -> str:
    """Who ran the room, by the name given."""
    return "somebody who gave no name" if facilitator == NAME else safe(facilitator)


def _changed(before: float, after: float) -> str:
    return describe_change(POINTS, before, after, "") if before != after else "unchanged"


def _turning_points(debrief: Debrief) -> Iterator[Block]:
    yield Heading(2, "The decisions that mattered most")
    found = debrief.turning_points
    if not found.points:
        yield Paragraph(describe_no_turning_point(debrief))
        return
    yield Paragraph(WHAT_IF)
    for point in found.points:
        yield Heading(3, f"Turn {point.turn}, {safe(point.seat_title)}: {safe(point.ask)}")
        chosen = f"Chosen: “{safe(point.chosen)}”." if point.chosen else "It was not answered."
        yield Paragraph(chosen, lead=f"{format_day(point.date)}.")
        yield Bullets(
            tuple(Paragraph(describe_alternative(debrief, e)) for e in point.alternatives)
        )
    if found.tried < found.possible:
        yield Paragraph(
            f"{found.tried} of {found.possible} alternatives were tried; the others would have "
            "taken too long."
        )


def _story(debrief: Debrief) -> Iterator[Block]:
    yield Heading(2, "What happened, turn by turn")
    for episode in debrief.episodes:
        title = f": {safe(episode.title)}" if episode.title else ""
        yield Heading(3, f"Turn {episode.turn}, {format_day(episode.date)}{title}")
        yield from _episode(debrief, episode)


def _episode(debrief: Debrief, episode: Episode) -> Iterator[Block]:
    for event in episode.events:
        lead = f"{sentence(event.headline)}{' (Added by the facilitator.)' if event.added else ''}"
        parts = (
            *paragraphs(event.text),
            describe_audience(debrief, event),
            cite_sources(event.cite),
        )
        yield Paragraph(" ".join(filter(None, parts)), lead=lead)
    for each in episode.notices:
        yield Paragraph(describe_notice(each), lead="Facilitator.")
    if episode.orders:
        yield Heading(4, "What the seats did")
    for ordered in episode.orders:
        yield Paragraph("", lead=f"{safe(ordered.title)}:")
        yield Bullets(tuple(Paragraph(each) for each in describe_orders(ordered)))
    moves = [each for each in episode.moves if shows(each) and each.track not in debrief.capital]
    if moves:
        yield Heading(4, "What moved most")
        lines = [Paragraph(f"{describe_move(each)}.") for each in moves[:MOVES]]
        more = len(moves) - len(lines)
        if more:
            lines.append(Paragraph(f"and {pluralise(more, 'other move')}."))
        yield Bullets(tuple(lines))
    yield from tell_chronicle(episode)


def tell_chronicle(episode: Episode) -> Iterator[Block]:
    """What really happened in the days of a turn, with its sources; nothing if nothing is known."""
    if episode.chronicle:
        yield Aside(
            "What really happened",
            tuple(
                Paragraph(
                    f"{sentence(each.text)} {cite_sources(each.cite)}",
                    lead=f"{format_day(each.date)}.",
                )
                for each in episode.chronicle
            ),
        )


def _facilitator(debrief: Debrief) -> Iterator[Block]:
    yield Heading(2, "What the facilitator did")
    if not debrief.notices:
        yield Paragraph(NOTHING_CHANGED)
        return
    yield Paragraph(
        "Everything below was decided by a person, not by the rules. Each override stands in the "
        "ledger as a cause of its own."
    )
    yield Bullets(
        tuple(Paragraph(describe_notice(e), lead=f"Turn {e.turn}.") for e in debrief.notices)
    )
    if debrief.lines > 1:
        yield Paragraph(
            f"Left by going back, and kept in the save: {pluralise(debrief.lines - 1, 'line')} of "
            "play."
        )


def _method(debrief: Debrief) -> Iterator[Block]:
    yield Heading(2, "Method, assumptions and limitations")
    yield from (Paragraph(each) for each in METHOD)
    for title, texts in (
        ("Assumptions", debrief.assumptions),
        ("Limitations", debrief.limitations),
    ):
        if texts:
            yield Heading(3, title)
            yield Bullets(tuple(Paragraph(" ".join(paragraphs(each))) for each in texts))
    if any("README" in each for each in (*debrief.assumptions, *debrief.limitations)):
        yield Paragraph(
            "The README that is named here is the file README.md in the folder of the scenario "
            f"{safe(debrief.scenario)}."
        )
    if debrief.parameters:
        yield Heading(3, "Sizes")
        yield Paragraph(
            f"The rules use {pluralise(len(debrief.parameters), 'named size')}; each stands with "
            f"its reason in {_name_book(debrief)}."
        )


def _name_scenario(debrief: Debrief) -> str:
    book = f", rulebook {safe(debrief.rulebook)}" if debrief.rulebook else ""
    return f"{safe(debrief.scenario)}{book}"


def _name_book(debrief: Debrief) -> str:
    """Where the sizes of a game are written."""
    return f"the rulebook “{safe(debrief.rulebook)}”" if debrief.rulebook else "the scenario"


def _sources(debrief: Debrief) -> Iterator[Block]:
    yield Heading(2, "Sources")
    if not debrief.sources:
        yield Paragraph("The scenario cites none.")
        return
    yield Paragraph("What this game rests on, paraphrased; the numbers in brackets above name it.")
    lines = []
    for each in debrief.sources:
        text = " ".join(filter(None, map(sentence, (each.text, describe_origin(each)))))
        lines.append(Linked(text, f"{safe(each.id)}.", safe(each.url)))
    yield Bullets(tuple(lines))


def _provenance(debrief: Debrief) -> Iterator[Block]:
    yield Heading(2, "Where this report comes from")
    yield TableBlock(
        "What is needed to play the same game again",
        ("What", "Value"),
        (
            ("Scenario", _name_scenario(debrief)),
            *((f"About {safe(id)}", describe_authorship(each)) for id, each in debrief.about),
            ("Seed of the dice", str(debrief.seed)),
            ("Program, SHA-256", safe(debrief.program_hash)),
            ("Engine", f"Eleventh Hour {safe(debrief.engine)}"),
        ),
    )
    yield Paragraph(MODEL)
