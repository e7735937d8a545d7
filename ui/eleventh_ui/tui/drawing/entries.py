"""Entries of the table's lists: a row each, with its number, its state and its price."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from eleventh.core.view import Option, Question
from eleventh_ui.display.amount_reading import describe_span
from eleventh_ui.display.choice_family import find_best_target, price_family
from eleventh_ui.display.choices import (
    ChoiceEntry,
    describe_partners,
    group_entries,
    list_entries,
    list_initiatives,
    name_target,
)
from eleventh_ui.display.forecast import describe_choice, find_choice
from eleventh_ui.display.layout import keep_together
from eleventh_ui.display.numbers import format_capital
from eleventh_ui.display.reading_groups import REST, group_readings
from eleventh_ui.display.words import join_words, safe
from eleventh_ui.tui.drawing.board import gauge_rows
from eleventh_ui.tui.drawing.gauges import gauges
from eleventh_ui.tui.drawing.rows import Row, Run, without_spots
from eleventh_ui.tui.drawing.signs import BARRED, CHOSEN, FOLDED, OPEN, UNFOLDED
from eleventh_ui.tui.drawing.sitting import Sitting

NUMBERED = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a list: its id and how it is drawn. A row that is too long goes on below itself,
    `hanging` columns in. One without an id is a heading, which can't be highlighted; one that is
    not `numbered` is chosen by no digit."""

    id: str
    row: Row
    below: tuple[Row, ...] = ()
    hanging: int = 2
    numbered: bool = True


def cards(sitting: Sitting, numbered: bool = True) -> tuple[Entry, ...]:
    """The events of the turn, by headline; with numbers only where digits choose them."""
    asked = {each.inject for each in sitting.view.questions}
    return tuple(
        Entry(
            card.id,
            (
                *((_number(place),) if numbered else ()),
                Run(safe(card.headline)),
                Run(" (asks you)" if card.id in asked else "", "moved"),
            ),
        )
        for place, card in enumerate(sitting.view.cards, start=1)
    )


def responses(
    sitting: Sitting, question: Question, amounts: Mapping[str, str] = MappingProxyType({})
) -> tuple[Entry, ...]:
    """The answers to a decision; one that takes an amount stands with that in the draft, or else
    with the one of `amounts`, by the id of its entry."""
    chosen = sitting.draft.responses.get(question.id)
    found = []
    for place, entry in enumerate(list_entries(question.options), start=1):
        option = find_shown(entry, chosen, amounts.get(entry.id))
        more = (f"of {describe_span(entry.options)}",) if entry.takes_amount else ()
        row = _option(sitting, place, option, option.id == chosen, *more)
        found.append(Entry(entry.id, row, hanging=4))
    return tuple(found)


def find_shown(entry: ChoiceEntry, *wanted: str | None) -> Option:
    """The first option of an entry that is wanted, by its id; else the first that is open."""
    known = {each.id: each for each in entry.options}
    named = next((known[each] for each in wanted if each in known), None)
    return named or next((each for each in entry.options if not each.barred), entry.options[0])


def initiatives(sitting: Sitting, unfolded: Collection[str] = ()) -> tuple[Entry, ...]:
    """What the seat may do of its own accord, under its headings. One with a target to choose shows
    its targets where it is unfolded."""
    found = []
    groups = group_entries(list_entries(list_initiatives(sitting.view)))
    for group in groups:
        if group.title:
            found.append(Entry("", (Run(group.title, "label"),)))
        for place, entry in group.entries:
            if entry.only is not None:
                found.append(_single(sitting, place, entry.only))
                continue
            found.append(_family(sitting, place, entry, entry.id in unfolded))
            if entry.id in unfolded:
                found += [_target(sitting, each) for each in entry.options]
    return tuple(found)


def _single(sitting: Sitting, place: int, option: Option) -> Entry:
    taken = option.id in sitting.draft.initiatives
    joint = describe_partners(option, sitting.view.seat, sitting.reference)
    row = _option(sitting, place, option, taken, *filter(None, (joint,)))
    return Entry(option.id, row, hanging=4)


def _family(sitting: Sitting, place: int, entry: ChoiceEntry, is_unfolded: bool) -> Entry:
    taken = [each for each in entry.options if each.id in sitting.draft.initiatives]
    is_open = any(each.barred is None for each in entry.options)
    sign = UNFOLDED if is_unfolded else CHOSEN if taken else FOLDED
    tone = "mark" if taken else "" if is_open else "dim"
    state = f"{join_words(map(name_target, taken))} chosen" if taken else ""
    price = price_family(entry, taken) if is_open else ""
    told = ", ".join(filter(None, (state, "" if is_open else "not now", price)))
    row = (
        Run(f"{sign} ", tone),
        _number(place),
        Run(entry.title, tone),
        Run(f" ({told})", tone or "dim"),
        *(() if is_unfolded or taken else _best_points(sitting, entry)),
    )
    return Entry(entry.id, row, hanging=4)


def _best_points(sitting: Sitting, entry: ChoiceEntry) -> Row:
    """What an initiative does for the seat toward the target that brings the most."""
    best = find_best_target(entry, sitting.view, sitting.forecast)
    if best is None:
        return ()
    return (*_points(sitting, best), Run(f" toward {keep_together(name_target(best))}", "dim"))


def _target(sitting: Sitting, option: Option) -> Entry:
    """One target of an initiative, under it."""
    taken = option.id in sitting.draft.initiatives
    sign = CHOSEN if taken else BARRED if option.barred else OPEN
    tone = "mark" if taken else "dim" if option.barred else ""
    state = "chosen" if taken else "not now" if option.barred else ""
    row = (
        Run("    "),
        Run(f"{sign} ", tone),
        Run(name_target(option), tone),
        Run(f" ({state})" if state else "", tone or "dim"),
        *_points(sitting, option),
    )
    return Entry(option.id, row, hanging=8, numbered=False)


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
    foreseen = find_choice(sitting.forecast, option, sitting.view)
    if foreseen is None:
        return ()
    told = describe_choice(foreseen, sitting.view, sitting.reference)
    lead, amount = keep_together("for you "), keep_together(told.amount)
    return (Run(f"  {lead}", "dim"), Run(amount, told.meaning or "dim"))


def _number(place: int) -> Run:
    return Run(f"{place} " if place <= NUMBERED else "  ", "dim")


def ids(entries: Sequence[Entry]) -> list[str]:
    """The ids of entries, in order."""
    return [each.id for each in entries]
