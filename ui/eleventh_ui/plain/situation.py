"""Where things stand, said in lines: readings with what the last turn did to them, clocks, capital.

A reading is told by its title, its value and its change as a sign and a word, so it reads the same
aloud and in a pipe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eleventh.core.redaction import Line
from eleventh.core.view import Reading, View
from eleventh_ui.plain.console import Console
from eleventh_ui.words import (
    counted,
    day,
    left,
    plain_name,
    points,
    safe,
    shift,
    verb,
    verdict,
    whole,
)


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


def told_reading(reading: Reading, move: Move | None) -> str:
    """One reading: `Trust of Tokyo in Seoul: 20 of 100, -4 (falls, worse)`."""
    title = safe(reading.title or reading.id)
    if reading.kind == "status":
        changed = move is not None and move.before != move.after
        return f"{title}: {plain_name(reading.status)}{' (changed)' if changed else ''}"
    value = whole(reading.value)
    if reading.kind != "counter":
        value += f" of {whole(reading.high)}"
    if move is None or move.before == move.after:
        return f"{title}: {value}"
    change = move.after - move.before
    meaning = ", ".join(filter(None, (verb(change), verdict(change, reading.better))))
    return f"{title}: {value}, {shift(move.before, move.after)} ({meaning})"


def say_readings(console: Console, view: View, all_of_them: bool) -> None:
    """The readings: all of them, or those that moved since the seat last decided."""
    moved = moves(view.ledger)
    shown = 0
    for number, reading in enumerate(view.readings, start=1):
        move = moved.get(reading.id)
        if all_of_them or (move is not None and move.before != move.after):
            console.say(f"{number}. {told_reading(reading, move)}", "  ", "     ")
            shown += 1
    still = len(view.readings) - shown
    if still and shown:
        console.say(f"{counted(still, 'other reading')} did not move; look shows everything.")
    elif still:
        console.say("No reading moved. look shows everything.")


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
    """Readings, clocks and capital under a heading."""
    console.head("Where things stand" if all_of_them else "What moved")
    say_readings(console, view, all_of_them)
    say_clocks(console, view)
    say_capital(console, view)
