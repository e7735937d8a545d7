"""What events and rules would have done to each track if nobody had chosen what is known of.

What a choice did holds all that it set off, also what it did to a rule that goes on by itself: a
rule that takes a tenth of what stands takes more after an answer that raised it. To tell that with
the rule once more would count it twice. So a rule is told by what it would have done anyway.
"""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.bots.foresight.closings import Closings, Taken
from eleventh.core.forecast import WorldShare
from eleventh.core.program import Link, Program
from eleventh.emit.numpy.postings import PostingRows, plan_rows

CHOICES = ("response", "initiative")
SAME = 0.02  # of a part, which is not worth telling
MOST = 3.0  # of a part; beyond it the imagined turns are too unlike the real one to go by


def list_posting(program: Program, seat: str) -> Iterator[tuple[int, Link, int]]:
    """The causes that post numbers, as far as a seat may know them and sees what they move, each
    with the first of its chain and its track."""
    for index, cause in enumerate(program.causes):
        seen = seat in cause.seen_by and seat in program.tracks[cause.track].seen_by
        if cause.chain and cause.value is None and seen:
            yield index, cause.chain[0], cause.track


def plan_world(program: Program, seat: str) -> PostingRows:
    """A row for each event and rule at the beginning of a chain and each track that it moves, of
    what a seat may know."""
    return plan_rows(
        program,
        (
            (index, (first.kind, first.id, track))
            for index, first, track in list_posting(program, seat)
            if first.kind not in CHOICES
        ),
    )


def find_world(program: Program, closed: Closings, every: Taken) -> tuple[WorldShare, ...]:
    """What of it would have come otherwise without `every` choice, on average over the worlds."""
    return tuple(_list_shares(program, closed, every))


def _list_shares(program: Program, closed: Closings, every: Taken) -> Iterator[WorldShare]:
    having = closed.after[every].posted.mean(axis=1)
    lacking = closed.after[frozenset()].posted.mean(axis=1)
    for (kind, id, track), row in closed.rows.names.items():
        if not having[row]:
            continue
        part = min(max(float(lacking[row] / having[row]), 0.0), MOST)
        if abs(part - 1) > SAME:
            yield WorldShare(kind, id, program.tracks[track].id, round(part, 6))
