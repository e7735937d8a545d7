"""The decisions that mattered most and the facilitator's rulings, with the marks that charts bear.

A decision is marked by a number and a ruling by `R` and a number, across the turn in which it was
made; the lists beside the chart say which is which.
"""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lab.debrief import Debrief
from eleventh.lab.turning_points import SHOWN, TurningPoint
from eleventh.play.seat_views import Notice
from eleventh_ui.display.charts import ChartMark
from eleventh_ui.display.debrief.sentences import (
    NOTHING_CHANGED,
    describe_alternative_briefly,
    describe_no_turning_point,
)
from eleventh_ui.display.document import Block, Bullets, Paragraph
from eleventh_ui.display.notices import describe_notice
from eleventh_ui.display.words import safe, sentence

RULINGS = ("override", "inject", "replace", "bar", "back")
"""The kinds of notices that changed what was played; a pause changes nothing."""


def list_decisions(debrief: Debrief) -> tuple[TurningPoint, ...]:
    """The decisions that mattered most, as many as are told in a report: what mattered most is the
    first, wherever in the game it was made."""
    return debrief.turning_points.points[:SHOWN]


def mark_decisions(debrief: Debrief) -> tuple[ChartMark, ...]:
    """A mark for each decision that mattered and each ruling, in the turn in which it was made."""
    points = enumerate(list_decisions(debrief), start=1)
    rulings = (each for each in list_rulings(debrief) if not each[1].left)
    return (
        *(ChartMark(point.turn - 0.5, str(number)) for number, point in points),
        *(ChartMark(notice.turn - 0.5, label) for label, notice in rulings),
    )


def list_rulings(debrief: Debrief) -> list[tuple[str, Notice]]:
    """What the facilitator decided, each with its label: `R1`, `R2`."""
    found = [each for each in debrief.notices if each.kind in RULINGS]
    return [(f"R{number}", each) for number, each in enumerate(found, start=1)]


def tell_decisions(debrief: Debrief) -> Block:
    """The decisions that mattered, from the weightiest on, each by its number with its weightiest
    alternative."""
    points = list_decisions(debrief)
    if not points:
        return Paragraph(describe_no_turning_point(debrief))
    return Bullets(
        tuple(
            Paragraph(_tell(debrief, point), lead=f"{number}. {_name(point)}")
            for number, point in enumerate(points, start=1)
        )
    )


def tell_rulings(debrief: Debrief) -> Iterator[Block]:
    """The rulings by their labels, or that there were none."""
    found = list_rulings(debrief)
    if not found:
        yield Paragraph(NOTHING_CHANGED, lead="Rulings.")
        return
    yield Bullets(
        tuple(
            Paragraph(describe_notice(each), lead=f"{label}. Turn {each.turn}.")
            for label, each in found
        )
    )


def _name(point: TurningPoint) -> str:
    return f"Turn {point.turn}, {safe(point.seat_title)}."


def _tell(debrief: Debrief, point: TurningPoint) -> str:
    chosen = f"“{safe(point.chosen)}”." if point.chosen else "It was not answered."
    because = describe_alternative_briefly(debrief, point.alternatives[0])
    return f"{sentence(point.ask)} {chosen} {because}"
