"""Where things stand, said in lines: readings with what the last turn did to them, clocks, capital.

A reading is told by its title, its value and its change as a sign and a word, so it reads the same
aloud and in a pipe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eleventh.core.redaction import Line
from eleventh.core.view import Aim, Reading, View
from eleventh_ui.display.words import (
    Figure,
    counted,
    day,
    figures,
    left,
    level,
    plain_name,
    points,
    safe,
    scale,
    scored,
    scored_shift,
    verb,
    verdict,
    whole,
)
from eleventh_ui.plain.console import Console


@dataclass(frozen=True, slots=True)
class Move:
    """How one track moved over some lines of a ledger: its value before and after all of them."""

    before: float
    after: float


def moves(lines: Sequence[Line]) -> Mapping[str, Move]:
    """The move of every track that the lines touch, in the order in which they first touch it."""
    found: dict[str, Move] = {}
    for line in lines:
        if line.note != "overruled":
            first = found[line.track].before if line.track in found else line.before
            found[line.track] = Move(first, line.after)
    return found


def scale_of(reading: Reading) -> tuple[float, float]:
    """The ends of the scale on which people read a reading."""
    return scale(reading.kind, reading.low, reading.high)


def told_reading(reading: Reading, move: Move | None) -> str:
    """One reading: `Trust of Tokyo in Seoul: 20 of 100, -4 (falls, worse)`."""
    title = safe(reading.title or reading.id)
    if reading.kind == "status":
        changed = move is not None and move.before != move.after
        return f"{title}: {plain_name(reading.status)}{' (changed)' if changed else ''}"
    counter = reading.kind == "counter"
    value = whole(reading.value) if counter else level(reading.value, reading.low, reading.high)
    if move is None or move.before == move.after:
        return f"{title}: {value}"
    change = move.after - move.before
    meaning = ", ".join(filter(None, (verb(change), verdict(change, reading.better))))
    size = scored_shift(move.before, move.after, *scale_of(reading))
    return f"{title}: {value}, {size} ({meaning})"


def told_aim(aim: Aim, view: View) -> str:
    """How an objective of the seat is scored from what it reads now: `100 - Trade restrictions of
    Tokyo (24)`."""
    told = {
        each.id: Figure(each.title or each.id, value_of(each), bool(each.status))
        for each in view.readings
    }
    return figures(aim.objective.formula, told)


def value_of(reading: Reading) -> str:
    """A reading's value without its scale; of a status its name."""
    return (
        plain_name(reading.status) if reading.status else scored(reading.value, *scale_of(reading))
    )


def say_readings(console: Console, view: View, all_of_them: bool) -> None:
    """The readings, numbered: all of them, or those that this turn's answers are known to move."""
    moved = moves(view.ledger)
    stake = at_stake(view)
    for number, reading in enumerate(view.readings, start=1):
        if all_of_them or reading.id in stake:
            told = told_reading(reading, moved.get(reading.id))
            console.say(f"{number}. {told}", "  ", "     ")


def say_some(console: Console, view: View, wanted: str) -> bool:
    """The readings with a word in their titles or ids, with their numbers; False if there are
    none."""
    moved, word, found = moves(view.ledger), wanted.casefold(), False
    for number, reading in enumerate(view.readings, start=1):
        if word in reading.title.casefold() or word in reading.id.casefold():
            found = True
            told = told_reading(reading, moved.get(reading.id))
            console.say(f"{number}. {told}", "  ", "     ")
    return found


def at_stake(view: View) -> frozenset[str]:
    """The tracks that the answers to this turn's questions are known to move."""
    options = [option for question in view.questions for option in question.options]
    return frozenset(hint.track for option in options for hint in option.hints)


def say_clocks(console: Console, view: View) -> None:
    """The deadlines that run, with the time that is left."""
    for clock in view.clocks:
        if clock.running:
            console.say(
                f"{safe(clock.title)}: {day(clock.date)}, {left(clock.left)}.", "  ", "     "
            )


def say_capital(console: Console, view: View) -> None:
    """The political capital at hand, where the scenario has any."""
    if view.capital is not None:
        console.say(f"Political capital: {points(view.capital)}.", "  ")


def say_situation(console: Console, view: View, all_of_them: bool) -> None:
    """Readings, clocks and capital under a heading; unless all, those that matter this turn."""
    console.head("Where everything stands" if all_of_them else "What your answers can move")
    say_readings(console, view, all_of_them)
    if not all_of_them:
        console.say(f"look tells all {counted(len(view.readings), 'reading')}.", "  ")
    say_clocks(console, view)
    say_capital(console, view)
