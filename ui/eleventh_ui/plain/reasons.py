"""Changes with their reasons, as a seat may read them: in brief at the reveal, else in full."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core.redaction import Line
from eleventh.core.view import Reading, View

from eleventh_ui.plain.console import Console
from eleventh_ui.plain.reference import Reference
from eleventh_ui.plain.situation import Move, moves
from eleventh_ui.words import (
    AT_A_BOUND,
    OVERRULED,
    UNKNOWN_CAUSE,
    amount,
    cited,
    link,
    plain_name,
    sentence,
    shift,
    verb,
    verdict,
    whole,
)

BRIEF = 2  # reasons told per track at the reveal; why tells all


def told_line(line: Line, full: bool) -> str:
    """One change: its size and its reason; in full with the chain of causes and the sources."""
    size = plain_name(line.value) if line.value is not None else amount(line.amount)
    if line.note == "bounds":
        return f"{size}: {AT_A_BOUND}."
    if line.note == "undisclosed":
        return f"{size}: {UNKNOWN_CAUSE}."
    overruled = f" ({OVERRULED})" if line.note == "overruled" else ""
    steps = ", then ".join(link(step) for step in line.chain)
    reason = sentence(line.why) if line.why else f"{steps}."
    if not full:
        return f"{size}: {reason}{overruled}"
    because = f" From {steps}." if line.why and steps else ""
    return f"{size}: {reason}{because}{overruled} {cited(line.cite)}".rstrip()


def told_move(title: str, reading: Reading, move: Move) -> str:
    """How one track moved: `Trust of Tokyo in Seoul: 20 to 16, -4 (falls, worse)`."""
    if reading.kind == "status":
        return f"{title}: now {plain_name(reading.status)}"
    change = move.after - move.before
    meaning = ", ".join(filter(None, (verb(change), verdict(change, reading.better))))
    size = shift(move.before, move.after)
    return f"{title}: {whole(move.before)} to {whole(move.after)}, {size} ({meaning})"


def say_moves(
    console: Console, view: View, lines: Sequence[Line], reference: Reference, full: bool
) -> None:
    """Every track that the lines moved, with its reasons; in brief the weightiest only."""
    readings = {reading.id: reading for reading in view.readings}
    for track, move in moves(lines).items():
        reading = readings.get(track)
        if reading is None or (move.before == move.after and not full):
            continue
        console.say(told_move(reference.track(track), reading, move), "  ", "    ")
        own = [line for line in lines if line.track == track]
        shown = own if full else weightiest(own)[:BRIEF]
        for line in shown:
            console.say(told_line(line, full), "    ", "      ")
        if len(own) > len(shown):
            console.say(f"and {len(own) - len(shown)} more: why {track}", "    ")


def weightiest(lines: Sequence[Line]) -> list[Line]:
    """The lines by size, the largest first; a status that was set weighs most."""
    return sorted(lines, key=lambda line: (line.value is None, -abs(line.amount)))
