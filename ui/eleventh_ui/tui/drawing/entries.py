"""Entries of the table's lists: a row each, with its number, its state and its price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.view import Option, Question
from eleventh_ui.display import choices
from eleventh_ui.display.forecast import describe_points, find_points
from eleventh_ui.display.numbers import format_capital
from eleventh_ui.display.reading_groups import REST, group_readings
from eleventh_ui.display.words import safe
from eleventh_ui.tui.drawing.board import gauge_rows
from eleventh_ui.tui.drawing.gauges import gauges
from eleventh_ui.tui.drawing.rows import Row, Run, without_spots
from eleventh_ui.tui.drawing.signs import BARRED, CHOSEN, OPEN
from eleventh_ui.tui.drawing.sitting import Sitting

NUMBERED = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a list: its id and how it is drawn. A row that is too long goes on below itself,
    `hanging` columns in. One without an id is a heading, which can't be highlighted."""

    id: str
    row: Row
    below: tuple[Row, ...] = ()
    hanging: int = 2


def cards(sitting: Sitting) -> tuple[Entry, ...]:
    """The events of the turn, by headline."""
    asked = {each.inject for each in sitting.view.questions}
    return tuple(
        Entry(
            card.id,
            (
                _number(place),
                Run(safe(card.headline)),
                Run("  asks you" if card.id in asked else "", "moved"),
            ),
        )
        for place, card in enumerate(sitting.view.cards, start=1)
    )


def responses(sitting: Sitting, question: Question) -> tuple[Entry, ...]:
    """The answers to a decision."""
    chosen = sitting.draft.responses.get(question.id)
    return tuple(
        Entry(option.id, _option(sitting, place, option, option.id == chosen), hanging=4)
        for place, option in enumerate(question.options, start=1)
    )


def initiatives(sitting: Sitting) -> tuple[Entry, ...]:
    """What the seat may do of its own accord."""
    view, reference = sitting.view, sitting.reference
    found = []
    for place, option in enumerate(choices.list_initiatives(view), start=1):
        taken = option.id in sitting.draft.initiatives
        joint = choices.describe_partners(option, view.seat, reference)
        row = _option(sitting, place, option, taken, *filter(None, (joint,)))
        found.append(Entry(option.id, row, hanging=4))
    return tuple(found)


def numbers(sitting: Sitting, width: int, wanted: str = "") -> tuple[Entry, ...]:
    """What the seat sees, moved or not, under headings; of it what has the wanted words."""
    drawn = gauges(sitting.view, sitting.courses)
    found = []
    groups = group_readings(sitting.view, sitting.reference, sitting.pins, wanted)
    for group in groups:
        if [each.title for each in groups] != [REST]:
            found.append(Entry("", (Run(group.title, "label"),)))
        for _, reading in group.readings:
            row, *below = (without_spots(row) for row in gauge_rows(drawn[reading.id], width))
            found.append(Entry(reading.id, row, tuple(below)))
    return tuple(found)


def _option(sitting: Sitting, place: int, option: Option, chosen: bool, *more: str) -> Row:
    sign = CHOSEN if chosen else BARRED if option.barred else OPEN
    tone = "mark" if chosen else "dim" if option.barred else ""
    price = f"costs {format_capital(option.cost)}" if option.cost else ""
    state = "chosen" if chosen else "not now" if option.barred else ""
    told = ", ".join(filter(None, (state, price, *more)))
    return (
        Run(f"{sign} ", tone),
        _number(place),
        Run(safe(option.title), tone),
        Run(f" ({told})" if told else "", tone or "dim"),
        *_points(sitting, option),
    )


def _points(sitting: Sitting, option: Option) -> Row:
    """What an open choice does for the seat by the end of the turn."""
    points = find_points(sitting.forecast, option, sitting.view)
    if points is None:
        return ()
    told = describe_points(points, sitting.view, sitting.reference)
    return (Run("  for you ", "dim"), Run(told.amount, told.meaning or "dim"))


def _number(place: int) -> Run:
    return Run(f"{place} " if place <= NUMBERED else "  ", "dim")


def ids(entries: Sequence[Entry]) -> list[str]:
    """The ids of entries, in order."""
    return [each.id for each in entries]
