"""Readings as people read them: the value, what the last turn did to it, what an objective reads.

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
    figures,
    level,
    plain_name,
    safe,
    scale,
    scored,
    scored_shift,
    verb,
    verdict,
    whole,
)


@dataclass(frozen=True, slots=True)
class Move:
    """How one track moved over some lines of a ledger: its value before and after all of them."""

    before: float
    after: float


def find_moves(lines: Sequence[Line]) -> Mapping[str, Move]:
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


def describe_reading(reading: Reading, move: Move | None) -> str:
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


def describe_aim(aim: Aim, view: View) -> str:
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


def find_stakes(view: View) -> frozenset[str]:
    """The tracks that the answers to this turn's questions are known to move."""
    options = [option for question in view.questions for option in question.options]
    return frozenset(hint.track for option in options for hint in option.hints)
