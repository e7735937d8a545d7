"""The ledger as one seat may read it.

The law is about whole games: whatever happened in secret, now or earlier, a seat reads the same
lines as long as all that it may see is the same. So lines are made from nothing but that: the track
before and after a stretch of play, and the postings in it whose causes the seat may know. These are
reckoned anew as if nothing else had happened, clipped where the scale ends as any stage is; what
is then missing from the value that the seat sees is one undisclosed line, and no line if nothing
is missing. A stretch runs from one moment at which seats look at the table to the next, so nothing
tells what a secret cause did in between, nor in which stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from eleventh.core.ledger import Ledger, Note, Posting, Settled, clip
from eleventh.core.program import Cause, Link, Program, Support, Track

SECRET_FIRST = -1  # the place of an undisclosed sum that stands before all stages of its stretch


@dataclass(frozen=True, slots=True)
class Line:
    """A posting as a seat may read it; `chain` is empty if the cause is undisclosed or a bound. Of
    a rule that nothing set off, `reads` has the other tracks that it reads, of one that a deed set
    off the statuses among them, as far as all who may know the rule see them."""

    turn: int
    stage: str
    track: str
    before: float
    amount: float
    after: float
    value: str | None
    note: Note
    chain: tuple[Link, ...]
    why: str
    cite: tuple[str, ...]
    support: Support | None = None
    reads: tuple[str, ...] = ()


Placed = tuple[int, Posting]  # a posting as a seat reads it, and where it stands in its stretch


@dataclass(frozen=True)
class Group:
    """The postings of one stretch of play on one track, each with its number in the stretch.

    `turn` and `stage` are those of an undisclosed sum. Seats that may know the same of the causes
    read the same, which is made once.
    """

    program: Program
    turn: int
    stage: str
    postings: tuple[Placed, ...]

    @property
    def track(self) -> Track:
        """The track that moves."""
        return self.program.tracks[self.postings[0][1].track]

    def redact(self, seat: str) -> tuple[Placed, ...]:
        """The postings as `seat` reads them, which sees the track; their places depend on nothing
        that it may not know."""
        return self.redact_for((seat,))

    def redact_for(self, seats: Iterable[str]) -> tuple[Placed, ...]:
        """The same as all of these may read them."""
        causes, readers = self.program.causes, frozenset(seats)
        known = frozenset(
            number
            for number, each in self.postings
            if each.cause >= 0 and readers.issubset(causes[each.cause].seen_by)
        )
        redacted = self._by_known.get(known)
        if redacted is None:
            redacted = self._by_known[known] = tuple(_redact(self, known))
        return redacted

    def lines(self, seat: str) -> tuple[tuple[int, Line], ...]:
        """The same as lines, each with its place in the stretch."""
        redacted = self.redact(seat)
        lines = self._by_redacted.get(id(redacted))
        if lines is None:
            lines = tuple((place, make_line(self.program, each)) for place, each in redacted)
            self._by_redacted[id(redacted)] = lines
        return lines

    @cached_property
    def _by_known(self) -> dict[frozenset[int], tuple[Placed, ...]]:
        return {}

    @cached_property
    def _by_redacted(self) -> dict[int, tuple[tuple[int, Line], ...]]:
        return {}


Stretch = tuple[Group, ...]  # in the order of the program's tracks


def group_postings(ledger: Ledger) -> tuple[Stretch, ...]:
    """All postings by stretch of play and track. It does not depend on who reads, so that a table
    makes it once a turn."""
    return tuple(_stretches(ledger))


def disclose(ledger: Ledger, seat: str) -> Iterator[Line]:
    """The lines that `seat` may read, in order: in each stretch what it is not told, where that
    adds up, then what it is told stage by stage."""
    return disclose_stretches(group_postings(ledger), seat)


def disclose_stretches(stretches: Sequence[Stretch], seat: str) -> Iterator[Line]:
    """As `disclose`, of postings that are grouped already."""
    for stretch in stretches:
        placed = [each for group in _seen(stretch, seat) for each in group.lines(seat)]
        yield from (line for _, line in sorted(placed, key=itemgetter(0)))


def redact(ledger: Ledger, seat: str) -> Iterator[Posting]:
    """The postings behind the lines that `seat` may read, in the same order."""
    for stretch in group_postings(ledger):
        placed = [each for group in _seen(stretch, seat) for each in group.redact(seat)]
        yield from (posting for _, posting in sorted(placed, key=itemgetter(0)))


def close_for(
    stretches: Iterable[Stretch], values: Sequence[float], turn: int, seats: Iterable[str]
) -> tuple[float, ...]:
    """The tracks, which stood at `values` as the stretches began, as a turn closed: where the
    postings that all of these seats may know have left them. It holds for what all of them see."""
    found, readers = list(values), tuple(seats)
    for stretch in stretches:
        for group in stretch:
            for _, posting in sorted(group.redact_for(readers), key=itemgetter(0)):
                if posting.turn <= turn:
                    found[posting.track] = posting.after
    return tuple(found)


def _seen(stretch: Stretch, seat: str) -> Iterator[Group]:
    return (group for group in stretch if seat in group.track.seen_by)


def _stretches(ledger: Ledger) -> Iterator[Stretch]:
    """What happened from one moment at which the seats look to the next: from the orders to the
    opening of the next turn, and each doing of the facilitator."""
    program = ledger.program
    moments = {stage.id: stage.moment for stage in program.stages}
    first = {each.moment: each.id for each in reversed(program.stages)}

    def stretch_of(pair: tuple[int, Settled]) -> tuple[int, str, int]:
        number, settled = pair
        moment = moments.get(settled.stage)
        if moment is None:
            return settled.turn, settled.stage, number
        turn = settled.turn - 1 if moment == "open" else settled.turn
        return (turn, first["resolve"], 0) if turn else (settled.turn, first["open"], 0)

    for (turn, stage, _), stages in groupby(enumerate(ledger.stages), stretch_of):
        by_track: dict[int, list[Placed]] = {}
        settled = Ledger(program, tuple(each for _, each in stages))
        for placed in enumerate(settled):
            by_track.setdefault(placed[1].track, []).append(placed)
        yield tuple(
            Group(program, turn, stage, tuple(each)) for _, each in sorted(by_track.items())
        )


def _redact(group: Group, known: Set[int]) -> Iterator[Placed]:
    track = group.track
    told = [placed for placed in group.postings if placed[0] in known]
    if len(told) == sum(each.cause >= 0 for _, each in group.postings):
        yield from _by_stage(group.postings)
        return
    before, after = group.postings[0][1].before, group.postings[-1][1].after
    alone = _reckon(track, before, told)
    missing = after - _end(before, alone)
    if not missing:
        yield from alone
        return
    hidden = _undisclosed(group, before, missing, after)
    later = _reckon(track, hidden.after, told)
    if track.low <= hidden.after <= track.high and _end(hidden.after, later) == after:
        yield SECRET_FIRST, hidden
        yield from later
        return
    yield from alone
    place, last = alone[-1]
    yield (
        place,
        replace(hidden, turn=last.turn, stage=last.stage, before=last.after, after=after),
    )


def _undisclosed(group: Group, before: float, amount: float, after: float) -> Posting:
    track = group.track
    return Posting(
        turn=group.turn,
        stage=group.stage,
        track=group.postings[0][1].track,
        before=before,
        amount=amount,
        after=before + amount,
        cause=-1,
        value=track.values[int(after)] if track.kind == "status" else None,
        note="undisclosed",
    )


def _end(before: float, placed: Sequence[Placed]) -> float:
    return placed[-1][1].after if placed else before


def _reckon(track: Track, value: float, told: Sequence[Placed]) -> list[Placed]:
    """What postings alone make of a track that stands at `value`, settled as stages are."""
    found: list[Placed] = []
    for _, stage in groupby(told, key=_stage_of):
        placed = list(stage)
        settled = _set(track, value, placed) if track.values else _add(track, value, placed)
        found += settled
        value = _end(value, found)
    return list(_by_stage(found))


def _add(track: Track, value: float, placed: Sequence[Placed]) -> Iterator[Placed]:
    for place, each in placed:
        yield place, replace(each, before=value, after=value + each.amount)
        value += each.amount
    place, last = placed[-1]
    clipped = clip(last.turn, last.stage, last.track, track, value)
    if clipped is not None:
        yield place, clipped


def _set(track: Track, value: float, placed: Sequence[Placed]) -> Iterator[Placed]:
    first = placed[0][1].value
    holds = float(track.values.index(first)) if first is not None else value
    for place, each in placed:
        note: Note = "" if each.value == first else "overruled"
        amount = holds - value
        yield place, replace(each, before=value, amount=amount, after=holds, note=note)
        value = holds


def _by_stage(placed: Iterable[Placed]) -> Iterator[Placed]:
    """The same with each posting where the first of its stage stands."""
    for _, stage in groupby(placed, key=_stage_of):
        (place, first), *others = stage
        yield place, first
        yield from ((place, each) for _, each in others)


def _stage_of(placed: Placed) -> tuple[int, str]:
    return placed[1].turn, placed[1].stage


def make_line(program: Program, posting: Posting) -> Line:
    """A posting with its cause, nothing hidden."""
    cause = program.causes[posting.cause] if posting.cause >= 0 else None
    return Line(
        turn=posting.turn,
        stage=posting.stage,
        track=program.tracks[posting.track].id,
        before=posting.before,
        amount=posting.amount,
        after=posting.after,
        value=posting.value,
        note=posting.note,
        chain=cause.chain if cause else (),
        why=cause.find_reason(posting.amount) if cause else "",
        cite=cause.cite if cause else (),
        support=cause.support if cause else None,
        reads=_list_reads(program, cause) if cause else (),
    )


def _list_reads(program: Program, cause: Cause) -> tuple[str, ...]:
    if not any(link.kind == "rule" for link in cause.chain):
        return ()
    alone = cause.chain[0].kind == "rule"
    tracks = (program.tracks[each] for each in cause.reads if each != cause.track)
    return tuple(
        each.id
        for each in tracks
        if (alone or each.kind == "status") and set(cause.seen_by) <= set(each.seen_by)
    )
