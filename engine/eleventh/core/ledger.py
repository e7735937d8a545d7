"""The ledger: every change of every track, with its cause.

The ledger is the mechanism, not a log: a state's new values are the old ones plus the postings,
exactly, and nothing else writes tracks. Amounts are whole multiples of 1/256, so their sums are
exact in any order. The engine keeps entries as it makes them and builds postings only when somebody
reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from eleventh.core.program import Program, Track

Note = Literal["", "bounds", "overruled", "undisclosed"]
Entry = tuple[int, float]  # (cause, amount), or for a status (cause, index of the value set)


@dataclass(frozen=True, slots=True)
class Posting:
    """One change of one track: `after` is `before` plus `amount`.

    `cause` indexes the program's causes; it is -1 where `note` is "bounds" (what was clipped at a
    bound). `note` "overruled" marks a status that another posting of the stage set first; its
    amount is 0. `value` is the name of the status set, or None. No ledger holds "undisclosed": so
    redaction marks the sum of what a seat may not know.
    """

    turn: int
    stage: str
    track: int
    before: float
    amount: float
    after: float
    cause: int
    value: str | None
    note: Note


@dataclass(frozen=True, slots=True)
class Settled:
    """One stage of one turn: the values as it opened, the entries made, in program order."""

    turn: int
    stage: str
    opened: tuple[float, ...]
    posts: tuple[Entry, ...]
    sets: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All postings of a stretch of play, in order."""

    program: Program
    stages: tuple[Settled, ...]

    def __iter__(self) -> Iterator[Posting]:
        for settled in self.stages:
            yield from _postings(self.program, settled)

    def __add__(self, other: Ledger) -> Ledger:
        return Ledger(self.program, self.stages + other.stages)


def settle(
    program: Program, values: list[float], posts: Sequence[Entry], sets: Sequence[Entry]
) -> None:
    """Changes `values` as a stage says: sums of the postings, clipped to the bounds.

    The first set of a status holds; `sets` must be in program order.
    """
    causes, tracks = program.causes, program.tracks
    touched = set()
    for cause, amount in posts:
        track = causes[cause].track
        values[track] += amount
        touched.add(track)
    for index in touched:
        bounds, value = tracks[index], values[index]
        if value < bounds.low:
            values[index] = bounds.low
        elif value > bounds.high:
            values[index] = bounds.high
    decided = set()
    for cause, value in sets:
        track = causes[cause].track
        if track not in decided:
            decided.add(track)
            values[track] = value


def clip(turn: int, stage: str, track: int, bounds: Track, reached: float) -> Posting | None:
    """What the ends of the scale take back of a track that a stage moved as far as `reached`; None
    if it stayed within them."""
    kept = min(max(reached, bounds.low), bounds.high)
    if kept == reached:
        return None
    return Posting(turn, stage, track, reached, kept - reached, kept, -1, None, "bounds")


def _postings(program: Program, settled: Settled) -> Iterator[Posting]:
    running: dict[int, float] = {}
    for cause, amount in settled.posts:
        track = program.causes[cause].track
        before = running.get(track, settled.opened[track])
        running[track] = before + amount
        yield Posting(
            settled.turn, settled.stage, track, before, amount, before + amount, cause, None, ""
        )
    for track, reached in sorted(running.items()):
        clipped = clip(settled.turn, settled.stage, track, program.tracks[track], reached)
        if clipped is not None:
            yield clipped
    decided: dict[int, float] = {}
    for cause, value in settled.sets:
        track = program.causes[cause].track
        name = program.tracks[track].values[int(value)]
        before = decided.get(track, settled.opened[track])
        after = decided.setdefault(track, value)
        note: Note = "" if after == value else "overruled"
        yield Posting(
            settled.turn, settled.stage, track, before, after - before, after, cause, name, note
        )
