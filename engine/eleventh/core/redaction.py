"""The ledger as one seat may read it.

Postings on tracks the seat can't see are left out. Where it sees the track but not the cause, all
such postings of a stage are summed into one undisclosed line: the seat learns that the track moved,
which it can see anyway, and nothing of how many secret causes there were.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from eleventh.core.ledger import Ledger, Note, Posting
from eleventh.core.program import Link, Program


@dataclass(frozen=True, slots=True)
class Line:
    """A posting as a seat may read it; `chain` is empty if the cause is undisclosed or a bound."""

    turn: int
    stage: str
    track: str
    before: float
    amount: float
    after: float
    value: str | None
    note: Note | str
    chain: tuple[Link, ...]
    why: str
    cite: tuple[str, ...]


def disclosed(ledger: Ledger, seat: str) -> Iterator[Line]:
    """The lines that `seat` may read, in order; per track and stage the undisclosed sum comes
    first."""
    program = ledger.program
    for _, stage in groupby(ledger, key=lambda posting: (posting.turn, posting.stage)):
        by_track: dict[int, list[Posting]] = {}
        for posting in stage:
            if seat in program.tracks[posting.track].seen_by:
                by_track.setdefault(posting.track, []).append(posting)
        for postings in by_track.values():
            yield from _lines(program, postings, seat)


def _lines(program: Program, postings: list[Posting], seat: str) -> Iterator[Line]:
    secret = [
        each
        for each in postings
        if each.cause >= 0 and seat not in program.causes[each.cause].seen_by
    ]
    running = postings[0].before
    effective = [each for each in secret if each.note != "overruled"]
    if effective:
        first, moved = effective[0], sum(each.amount for each in effective)
        track = program.tracks[first.track]
        value = track.values[int(effective[-1].after)] if track.kind == "status" else None
        yield Line(
            first.turn,
            first.stage,
            track.id,
            running,
            moved,
            running + moved,
            value,
            "undisclosed",
            (),
            "",
            (),
        )
        running += moved
    for each in postings:
        if each in secret:
            continue
        track = program.tracks[each.track]
        after = running + each.amount
        cause = program.causes[each.cause] if each.cause >= 0 else None
        yield Line(
            each.turn,
            each.stage,
            track.id,
            running,
            each.amount,
            after,
            each.value,
            each.note,
            cause.chain if cause else (),
            cause.why if cause else "",
            cause.cite if cause else (),
        )
        running = after
