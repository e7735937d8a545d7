"""Changes with their reasons, as a seat may read them: in brief at the reveal, else in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from eleventh.core.redaction import Line
from eleventh.core.view import Reading
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.reference import Reference
from eleventh_ui.plain.situation import Move, moves
from eleventh_ui.words import (
    AT_A_BOUND,
    OVERRULED,
    UNKNOWN_CAUSE,
    amount,
    cited,
    counted,
    link,
    plain_name,
    sentence,
    shift,
    verb,
    verdict,
    whole,
)

TRACKS = 8  # tracks whose reasons are told in brief
REASONS = 2  # reasons for each; why tells all
HALF = 0.5  # moves smaller than this are counted, not told, in brief


def told_line(line: Line) -> str:
    """One change: its size, its reason, the chain of causes and the sources."""
    size = plain_name(line.value) if line.value is not None else amount(line.amount)
    if line.note == "bounds":
        return f"{size}: {AT_A_BOUND}."
    if line.note == "undisclosed":
        return f"{size}: {_reason(line)}"
    overruled = f" ({OVERRULED})" if line.note == "overruled" else ""
    because = f" From {_steps(line)}." if line.why and line.chain else ""
    return f"{size}: {_reason(line)}{because}{overruled} {cited(line.cite)}".rstrip()


def told_move(title: str, reading: Reading, move: Move) -> str:
    """How one track moved: `Trust of Tokyo in Seoul: 20 to 16, -4 (falls, worse)`."""
    if reading.kind == "status":
        return f"{title}: now {plain_name(reading.status)}"
    change = move.after - move.before
    meaning = ", ".join(filter(None, (verb(change), verdict(change, reading.better))))
    size = shift(move.before, move.after)
    return f"{title}: {whole(move.before)} to {whole(move.after)}, {size} ({meaning})"


def say_moves(
    console: Console, readings: Iterable[Reading], lines: Sequence[Line], reference: Reference
) -> None:
    """Every track that the lines moved, with all its changes and their causes."""
    known = {reading.id: reading for reading in readings}
    for track, move in moves(lines).items():
        if track in known:
            console.say(told_move(reference.track(track), known[track], move), "  ", "    ")
            for line in lines:
                if line.track == track:
                    console.say(told_line(line), "    ", "      ")


def say_brief(
    console: Console,
    readings: Iterable[Reading],
    lines: Sequence[Line],
    reference: Reference,
    every_one: bool = True,
) -> None:
    """What the lines moved, the largest move first: the weightiest reasons for the first few, one
    line for the others (or, unless `every_one`, their count), and a count of the very small."""
    moved = moves(lines)
    ranked = sorted(
        (reading for reading in readings if reading.id in moved and _shows(moved[reading.id])),
        key=lambda reading: (reading.kind != "status", -abs(_change(moved[reading.id]))),
    )
    for reading in ranked[:TRACKS]:
        move = moved[reading.id]
        console.say(told_move(reference.track(reading.id), reading, move), "  ", "    ")
        own = [line for line in lines if line.track == reading.id]
        for reason in summed(own, upward=_change(move) > 0)[:REASONS]:
            console.say(reason, "    ", "      ")
    if every_one:
        for reading in ranked[TRACKS:]:
            told = told_move(reference.track(reading.id), reading, moved[reading.id])
            console.say(told, "  ", "    ")
    elif len(ranked) > TRACKS:
        console.say(f"Moved less: {counted(len(ranked) - TRACKS, 'other reading')}.", "  ", "    ")
    small = len(moved) - len(ranked)
    if small:
        console.say(f"Too little to show: {counted(small, 'reading')}.", "  ", "    ")


def summed(lines: Sequence[Line], upward: bool) -> list[str]:
    """The reasons that the lines give, each once with the sum of its changes: first those that
    explain a move `upward` (or downward), then those against it, the weightiest first."""
    sizes: dict[str, float] = {}
    for line in lines:
        if line.value is not None and not line.note:
            sizes[f"{plain_name(line.value)}: {_reason(line)}"] = inf
        elif line.note in ("", "undisclosed"):
            sizes[_reason(line)] = sizes.get(_reason(line), 0.0) + line.amount
    ranked = sorted(
        sizes.items(), key=lambda pair: (pair[1] < inf and (pair[1] > 0) != upward, -abs(pair[1]))
    )
    return [
        reason if size == inf else f"{amount(size)}: {reason}" for reason, size in ranked if size
    ]


def _reason(line: Line) -> str:
    if line.note == "undisclosed":
        return f"{UNKNOWN_CAUSE}."
    return sentence(line.why) if line.why else f"{_steps(line)}."


def _steps(line: Line) -> str:
    return ", then ".join(link(step) for step in line.chain)


def _change(move: Move) -> float:
    return move.after - move.before


def _shows(move: Move) -> bool:
    return whole(move.before) != whole(move.after) or abs(_change(move)) >= HALF
