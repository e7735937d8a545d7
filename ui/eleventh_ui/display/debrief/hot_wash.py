"""The hot wash: two pages for those who just got up from the table, to talk over.

What came out, where it turned, what was chosen beside what was really done, and room to write. All
else is in the after-action report and its annex.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eleventh.lab.debrief import Debrief
from eleventh_ui.display.debrief.annex import name_facilitator
from eleventh_ui.display.debrief.decisions import (
    mark_decisions,
    summarise_rulings,
    tell_decisions,
)
from eleventh_ui.display.debrief.figures import list_subject_charts
from eleventh_ui.display.debrief.handout import find_room
from eleventh_ui.display.debrief.history import (
    TITLE,
    compare_with_history,
    tabulate_choices,
)
from eleventh_ui.display.debrief.lessons import describe_all_foretold, tell_standings
from eleventh_ui.display.debrief.outcome import summarise_outcome
from eleventh_ui.display.debrief.questions import list_questions
from eleventh_ui.display.debrief.sentences import MODEL, describe_player
from eleventh_ui.display.document import (
    Block,
    Bullets,
    Document,
    FillIn,
    Heading,
    Paragraph,
)
from eleventh_ui.display.words import join_words, safe

STRENGTHS = ("What went well", "What to do otherwise next time")


def compose_hot_wash(debrief: Debrief) -> Document:
    """The two pages."""
    return Document(
        title=f"Hot wash: {safe(debrief.title)}",
        subtitle=describe_room(debrief),
        notice=f"{MODEL} A game about an argument.",
        language="en",
        blocks=tuple(_blocks(debrief)),
        layout="handout",
    )


def describe_room(debrief: Debrief) -> str:
    """Who sat where, and who ran the room, in a line."""
    seats: dict[str, list[str]] = {}
    for seat, title in debrief.seats.items():
        seats.setdefault(describe_player(debrief.players[seat]), []).append(safe(title))
    players = "; ".join(f"{join_words(titles)}: {player}" for player, titles in seats.items())
    ran = join_words(name_facilitator(each) for each in debrief.facilitators)
    return f"{players}.{f' Facilitated by {ran}.' if ran else ''}"


def _blocks(debrief: Debrief) -> Iterator[Block]:
    told = tuple(_tell(debrief))
    yield from told
    yield FillIn("", STRENGTHS, (("", ""),), find_room(told))


def _tell(debrief: Debrief) -> Iterator[Block]:
    yield Heading(2, "How it ended" if debrief.ending else "How it stands")
    yield from summarise_outcome(debrief)
    for figure in list_subject_charts(debrief, mark_decisions(debrief)):
        title = f"{figure.chart.title}, and in which turn what is told below was done"
        yield replace(figure, chart=replace(figure.chart, title=title))
    yield from summarise_rulings(debrief)
    yield Heading(2, "Three decisions that mattered, the weightiest first")
    yield tell_decisions(debrief)
    yield Heading(2, "Expected against actual")
    yield compare_with_history(debrief, (each for each in debrief.paths if each.role == "pact"))
    foretold = describe_all_foretold(debrief)
    if foretold:
        yield Paragraph(foretold, lead="Expected by the seats themselves.")
    yield from tell_standings(debrief)
    yield Heading(2, TITLE)
    yield tabulate_choices(debrief)
    yield Heading(2, "To talk about")
    yield Bullets(tuple(Paragraph(each) for each in list_questions(debrief)))
