"""The register of decisions: every question that was put, its answer, what was really done, and the
minutes that the seat took for its orders.
"""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lab.debrief import Debrief
from eleventh.lab.story import Ordered
from eleventh_ui.display.document import Block, Paragraph, TableBlock
from eleventh_ui.display.numbers import format_whole
from eleventh_ui.display.words import pluralise, safe

NO_TIMES = (
    "No minutes are known: this match was not kept, or its turns were played in the match from "
    "which it was forked off."
)
MINUTES = (
    "Minutes run from the opening of a turn until the seat sealed the orders that counted, pauses "
    "left out; they are those of all its orders of the turn. Where no person played, "
    "there are none."
)


def list_register(debrief: Debrief) -> Iterator[Block]:
    """The table, and what its minutes are."""
    head = ("Turn", "Seat", "Question", "Answer", "Really done", "Minutes")
    rows = tuple(_rows(debrief))
    if not rows:
        yield Paragraph("No decision was revealed yet.")
        return
    yield Paragraph(MINUTES if debrief.paces else NO_TIMES)
    yield TableBlock("", head, rows, frozenset({5}))


def describe_pace(debrief: Debrief) -> str:
    """How long the table took in all, and its longest turn, in a sentence; empty where nobody
    knows."""
    if not debrief.paces:
        return ""
    whole = sum(each.seconds for each in debrief.paces)
    longest = max(debrief.paces, key=lambda each: each.seconds)
    turns = pluralise(len(debrief.paces), "turn")
    return (
        f"{turns} took {_name_minutes(whole)}, pauses left out; the longest was turn "
        f"{longest.turn}, with {_name_minutes(longest.seconds)}."
    )


def _rows(debrief: Debrief) -> Iterator[tuple[str, ...]]:
    paces = {each.turn: each.seats for each in debrief.paces}
    for episode in debrief.episodes:
        for ordered in episode.orders:
            seconds = paces.get(episode.turn, {}).get(ordered.seat)
            minutes = "" if seconds is None else _count_minutes(seconds)
            for question, answer, done in _tell(ordered):
                yield (str(episode.turn), safe(ordered.title), question, answer, done, minutes)


def _tell(ordered: Ordered) -> Iterator[tuple[str, str, str]]:
    """Question, answer and what was really done, of each answer and of all initiatives together."""
    for each in ordered.chosen:
        if each.ask:
            given = " (given by the facilitator)" if each.replaced is not None else ""
            done = "the same" if each.as_recorded else safe(each.recorded) or "not recorded"
            yield safe(each.ask), f"{safe(each.title)}{given}", done
    taken = [safe(each.title) for each in ordered.chosen if not each.ask]
    if taken:
        yield "Of its own accord", "; ".join(taken), ""


def _count_minutes(seconds: float) -> str:
    return "under 1" if seconds < 60 else format_whole(seconds / 60)


def _name_minutes(seconds: float) -> str:
    count = _count_minutes(seconds)
    return f"{count} minute" if count in ("1", "under 1") else f"{count} minutes"
