"""What each change of a turn did for a seat's objectives: the way from one score to the next.

The tracks are walked from where they stood when the seats last decided to where they stand now,
change by change in the order in which the seat is told them, and its objectives are reckoned after
each. So what the changes did adds up to what came of them all. It follows from the lines that the
seat may read and from what it may know of the state, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eleventh.core.adjudication import Adjudicator
from eleventh.core.redaction import Line
from eleventh.core.state import State

DIGITS = 6  # of points; what is beyond is rounding of the walk


@dataclass(frozen=True, slots=True)
class Gain:
    """By how many points of 100 one change moved each objective of a seat, in the seat's order."""

    line: Line
    points: tuple[float, ...]


def find_gains(
    adjudicator: Adjudicator, known: State, seat: str, lines: Sequence[Line]
) -> tuple[Gain, ...]:
    """What the lines that `seat` may read of its last turn did, those that moved an objective.
    `known` is what it may know now (see `core.recollection`). KeyError if there is no such seat."""
    program = adjudicator.program
    objectives = {each.id: each.objectives for each in program.seats}[seat]
    places = {track.id: place for place, track in enumerate(program.tracks)}
    values = list(known.values)
    for line in reversed(lines):
        values[places[line.track]] = line.before

    def reckon() -> tuple[float, ...]:
        score = adjudicator.score(replace(known, values=tuple(values)), seat)
        return tuple(score[each.id] for each in objectives)

    found, before = list[Gain](), reckon()
    for line in lines:
        place = places[line.track]
        track = program.tracks[place]
        now = min(max(line.after, track.low), track.high)
        if now == values[place]:
            continue
        values[place] = now
        after = reckon()
        points = [round(b - a, DIGITS) + 0.0 for a, b in zip(before, after, strict=True)]
        if any(points):
            found.append(Gain(line, tuple(points)))
        before = after
    return tuple(found)
