"""Readings as people read them: the value, what the last turn did to it, what an objective reads.

A reading is told by its title, its value and its change as a sign and a word, so it reads the same
aloud and in a pipe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eleventh.core.redaction import Line
from eleventh.core.view import Aim, Reading, View
from eleventh_ui.display.formulas import NamedValue, spell_formula
from eleventh_ui.display.numbers import Scale, Scales, describe_change, find_scale
from eleventh_ui.display.words import safe, spell_out


@dataclass(frozen=True, slots=True)
class ReadingMove:
    """How one track moved over some lines of a ledger: its value before and after all of them."""

    before: float
    after: float


def find_moves(lines: Sequence[Line]) -> Mapping[str, ReadingMove]:
    """The move of every track that the lines touch, in the order in which they first touch it."""
    found: dict[str, ReadingMove] = {}
    for line in lines:
        if line.note != "overruled":
            first = found[line.track].before if line.track in found else line.before
            found[line.track] = ReadingMove(first, line.after)
    return found


def find_moves_in(view: View) -> Mapping[str, ReadingMove]:
    """The move of all that the seat sees since it last decided: by the lines of its ledger; what
    follows from other tracks has no lines, and has moved where its value is another."""
    followed = (each for each in view.readings if each.kind == "derived")
    return {
        **find_moves(view.ledger),
        **{
            each.id: ReadingMove(each.before, each.value)
            for each in followed
            if each.before != each.value
        },
    }


def scale_of(reading: Reading) -> Scale:
    """The scale on which people read a reading."""
    return find_scale(reading.kind, reading.low, reading.high)


def find_share(reading: Reading, change: float) -> float:
    """The size of a change as a share of all that the reading can be, so that changes of different
    readings compare; of a count, whose scale is not told, too."""
    return abs(change) / max(reading.high - reading.low, 1.0)


def find_scales(view: View) -> Scales:
    """The scales of all that a seat sees, by track."""
    return {each.id: scale_of(each) for each in view.readings}


def describe_reading(reading: Reading, move: ReadingMove | None) -> str:
    """One reading: `Trust of Tokyo in Seoul: 20 of 100, -4 (falls, worse)`."""
    title = safe(reading.title or reading.id)
    if reading.kind == "status":
        changed = move is not None and move.before != move.after
        return f"{title}: {spell_out(reading.status)}{' (changed)' if changed else ''}"
    scale = scale_of(reading)
    value = scale.format_on_scale(reading.value)
    if move is None or move.before == move.after:
        return f"{title}: {value}"
    return f"{title}: {value}, {describe_change(scale, move.before, move.after, reading.better)}"


def describe_move(title: str, reading: Reading, move: ReadingMove) -> str:
    """How one track moved: `Trust of Tokyo in Seoul: 20 to 16, -4 (falls, worse)`."""
    if reading.kind == "status":
        return f"{title}: now {spell_out(reading.status)}"
    scale = scale_of(reading)
    before, after = scale.format(move.before), scale.format(move.after)
    change = describe_change(scale, move.before, move.after, reading.better)
    return f"{title}: {before} to {after}, {change}"


def shows(reading: Reading, move: ReadingMove) -> bool:
    """Whether the values of a move differ as people read them: else there is nothing to tell."""
    if reading.kind == "status":
        return move.before != move.after
    return scale_of(reading).shows(move.before, move.after)


def describe_aim(aim: Aim, view: View) -> str:
    """How an objective of the seat is scored from what it reads now: `100 - Trade restrictions by
    Tokyo (24)`."""
    told = {
        each.id: NamedValue(each.title or each.id, _read_value(each), bool(each.status))
        for each in view.readings
    }
    return spell_formula(aim.objective.formula, told)


def value_of(reading: Reading) -> str:
    """A reading's value without its scale; of a status its name."""
    return spell_out(reading.status) if reading.status else scale_of(reading).format(reading.value)


def _read_value(reading: Reading) -> str:
    """A reading's value as a formula reads it."""
    if reading.status:
        return spell_out(reading.status)
    return scale_of(reading).format_for_sums(reading.value)


def find_stakes(view: View) -> frozenset[str]:
    """The tracks that the answers to this turn's questions are known to move."""
    options = [option for question in view.questions for option in question.options]
    return frozenset(hint.track for option in options for hint in option.hints)
