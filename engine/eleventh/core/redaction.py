"""The ledger as one seat may read it.

Postings on tracks the seat can't see are left out. Where it sees the track but not the cause, all
such postings of a stage are summed into one undisclosed line: the seat learns that the track moved,
which it can see anyway, and nothing of how many secret causes there were.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
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


@dataclass(frozen=True)
class Group:
    """The postings of one stage on one track, in order. Seats that may know the same of their
    causes read the same lines, which are made once."""

    program: Program
    postings: tuple[Posting, ...]

    def lines(self, seat: str) -> tuple[Line, ...]:
        """The postings as `seat` reads them, which sees the track."""
        causes = self.program.causes
        secret = frozenset(
            number
            for number, each in enumerate(self.postings)
            if each.cause >= 0 and seat not in causes[each.cause].seen_by
        )
        lines = self._by_secret.get(secret)
        if lines is None:
            lines = self._by_secret[secret] = tuple(_lines(self.program, self.postings, secret))
        return lines

    @cached_property
    def _by_secret(self) -> dict[frozenset[int], tuple[Line, ...]]:
        return {}


def group_postings(ledger: Ledger) -> tuple[Group, ...]:
    """All postings by stage and track, each in the order in which it was first touched. It does not
    depend on who reads, so that a table makes it once a turn."""
    found = []
    for _, stage in groupby(ledger, key=lambda posting: (posting.turn, posting.stage)):
        by_track: dict[int, list[Posting]] = {}
        for posting in stage:
            by_track.setdefault(posting.track, []).append(posting)
        found += [Group(ledger.program, tuple(each)) for each in by_track.values()]
    return tuple(found)


def disclose(ledger: Ledger, seat: str) -> Iterator[Line]:
    """The lines that `seat` may read, in order; per track and stage the undisclosed sum comes
    first."""
    return disclose_groups(group_postings(ledger), seat)


def disclose_groups(groups: Sequence[Group], seat: str) -> Iterator[Line]:
    """As `disclose`, of postings that are grouped already."""
    for group in groups:
        if seat in group.program.tracks[group.postings[0].track].seen_by:
            yield from group.lines(seat)


def _lines(program: Program, postings: Sequence[Posting], secret: Set[int]) -> Iterator[Line]:
    running = postings[0].before
    effective = [postings[each] for each in sorted(secret) if postings[each].note != "overruled"]
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
    for number, each in enumerate(postings):
        if number in secret:
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
