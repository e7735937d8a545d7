"""Questions for those who played, made from what happened: about decisions, not about answers."""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lab.debrief import Debrief
from eleventh.lab.ranking import rank
from eleventh_ui.display.debrief.decisions import is_of_last_turn, list_rulings
from eleventh_ui.display.debrief.evidence import describe_largest_cause
from eleventh_ui.display.debrief.history import list_departures
from eleventh_ui.display.debrief.outcome import format_point
from eleventh_ui.display.numbers import format_whole
from eleventh_ui.display.words import pluralise, safe

MODEL_QUESTION = (
    "Which effect in this game would you not believe of the real crisis, and what would you put in "
    "its place?"
)


def list_questions(debrief: Debrief) -> Iterator[str]:
    """Questions in the order in which a room may take them, one a paragraph; never none."""
    yield from _about_decisions(debrief)
    yield from _about_history(debrief)
    yield from _about_the_subject(debrief)
    yield from _about_objectives(debrief)
    rulings = list_rulings(debrief)
    if rulings:
        yield (
            f"The facilitator made {pluralise(len(rulings), 'ruling')}. Which of them decided "
            "something that the table should have decided?"
        )
    yield MODEL_QUESTION


def _about_decisions(debrief: Debrief) -> Iterator[str]:
    """About the weightiest decision on which others could still act; about one of the last turn
    only where there is no other."""
    points = sorted(debrief.turning_points.points, key=lambda each: is_of_last_turn(debrief, each))
    for point in points[:1]:
        seat, instead = safe(point.seat_title), safe(point.alternatives[0].title)
        yield (
            f"Turn {point.turn}: what did {seat} know when it chose, what did it take the others "
            f"to be about to do, and who argued for “{instead}”?"
        )


def _about_history(debrief: Debrief) -> Iterator[str]:
    for first in list_departures(debrief)[:1]:
        yield (
            f"Turn {first.turn}: {safe(first.seat)} chose “{safe(first.chosen.title)}” where "
            f"“{safe(first.chosen.recorded)}” was really done. What did this table see that those "
            "in office did not, or the other way round?"
        )


def _about_the_subject(debrief: Debrief) -> Iterator[str]:
    relations = [path for path in debrief.paths if path.role == "relation" and path.moved]
    if not relations:
        return
    farthest = min(relations, key=lambda p: rank(p.role, False, p.change, p.low, p.high))
    yield (
        f"{safe(farthest.title)} went from {format_point(farthest, 0)} to "
        f"{format_point(farthest, -1)}, farther than any other. In which turn could one step have "
        "turned it, and whose was it to take first?"
    )


def _about_objectives(debrief: Debrief) -> Iterator[str]:
    aims = [(aim, seat) for seat in debrief.reached for aim in seat.objectives if aim.weight]
    if not aims:
        return
    aim, seat = min(aims, key=lambda pair: pair[0].after - pair[0].before)
    if aim.after < aim.before:
        moved = (
            f"{safe(seat.title)} went from {format_whole(aim.before)} to "
            f"{format_whole(aim.after)} of 100 with “{safe(aim.text).rstrip('.')}”."
        )
        asked = "What was it given up for, and was that chosen or did it happen?"
        yield " ".join(filter(None, (moved, describe_largest_cause(debrief, aim), asked)))
