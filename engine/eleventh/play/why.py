"""The answer to "why does this track stand where it stands?", as data.

For one track it gathers the postings of the line of play with all that an explanation needs: cause,
formula, the inputs as they stood when the stage opened, the author's line, the sources as text. For
a facilitator everything; for a seat only what its views disclose: a hidden track is answered like
one that does not exist.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from eleventh.core.deeds import Deed
from eleventh.core.ledger import Posting
from eleventh.core.override import JOURNAL
from eleventh.core.program import Cause, Derived, Link, Program, Support, Track
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.core.state import State
from eleventh.lang.problems.suggest import find_nearest
from eleventh.play.account import Account
from eleventh.play.citing import Cited, cited
from eleventh.play.game import Game
from eleventh.play.objectives import SeatObjective, named_in, seat_objectives
from eleventh.play.record import cause_of

FORMAT = 4  # of an answer as an export
DIGITS = 6  # of what follows from tracks; what is beyond is rounding of the walk


@dataclass(frozen=True, slots=True)
class Input:
    """A track that a formula read, as it stood when the stage opened. `status` names the value of
    a status, and is empty otherwise; `low` and `high` are the ends of its scale."""

    track: str
    title: str
    kind: str
    value: float
    status: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Through:
    """The track through whose change a step moved what follows from it: where it stood `before` and
    `after`, and the name of the value set if it is a status."""

    track: str
    title: str
    kind: str
    before: float
    after: float
    status: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Step:
    """One posting on the track, explained; or one on a track that this one follows from: then its
    size is what it did to this one, and `through` tells what it did to that. `value` names the
    status set, or is None; `note` is empty, "bounds", "overruled", or "undisclosed" for the sum of
    what a seat may not know. `place` is the author's file and line, empty where there is none;
    `support` says how far the sources carry it, where the author said so.
    """

    stage: str
    before: float
    amount: float
    after: float
    value: str | None
    note: str
    chain: tuple[Link, ...]
    formula: str
    when: str
    inputs: tuple[Input, ...]
    place: str
    why: str
    sources: tuple[Cited, ...]
    support: Support | None
    through: Through | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One turn: where the track stood before it and after it, and the steps between.

    Of what follows from tracks these are the changes that moved it, one after the other, as the
    reader may know them; `inputs` holds what it reads, as the turn ended. Where it follows from
    more than tracks, steps may come to less than the change.
    """

    turn: int
    date: str
    before: float
    after: float
    steps: tuple[Step, ...]
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Why a track stands at `value`: its chapters in order, those in which nothing happened left
    out. `values` are the names of a status's values; `low` and `high` the ends of its scale; `open`
    the turn that is not over yet, or 0. `turn` is the one that was asked for, after which `value`
    is told; 0 for all of them.

    A derived track and an objective have a `formula`, which names in braces what it reads; `reads`
    lists that, and `inputs` holds it as `value` was reckoned from it.
    """

    track: str
    title: str
    kind: str
    values: tuple[str, ...]
    value: float
    low: float
    high: float
    open: int
    turn: int
    formula: str
    reads: tuple[str, ...]
    inputs: tuple[Input, ...]
    chapters: tuple[Chapter, ...]

    @property
    def reading(self) -> float | str:
        """Where it stands as people read it: `value`, or of a status the name of its value."""
        return self.values[int(self.value)] if self.values else self.value


def explain(
    game: Game, track: str, turn: int | None = None, seat: str | None = None
) -> Answer | Refusal:
    """As `explain_from`, for whoever asks once."""
    return explain_from(Account(game, seat), track, turn)


def explain_from(account: Account, track: str, turn: int | None = None) -> Answer | Refusal:
    """Why `track`, which may be an objective, stands where it does: over the whole line of play, or
    in one turn of it; as far as the account tells.

    A Refusal, with a suggestion, for a track that does not exist (or that the account's seat does
    not see) and for a turn that has not come.
    """
    program, seat = account.game.adjudicator.program, account.seat
    turns = account.game.state.turn
    if turn is not None and not 1 <= turn <= turns:
        return Refusal(RefusalCode.TURN_NOT_COME, {"wanted": turn, "last": turns})
    for index, each in enumerate(program.tracks):
        if each.id == track and (seat is None or seat in each.seen_by):
            return _moved(account, index, each, turn)
    for derived in program.derived:
        if derived.id == track and (seat is None or seat in derived.seen_by):
            return _derived(account, derived, turn)
    known_goals = seat_objectives(program, seat)
    for goal in known_goals:
        if goal.id == track:
            return _goal(account, goal, turn)
    known = tuple(each.id for each in (*known_tracks(program, seat), *known_goals))
    near = find_nearest(track, known) or ""
    return Refusal(RefusalCode.NO_SUCH_TRACK, {"wanted": track, "near": near, "known": known})


def known_tracks(program: Program, seat: str | None = None) -> tuple[Track | Derived, ...]:
    """The tracks that can be asked about: all of them, or those the seat sees."""
    tracks: tuple[Track | Derived, ...] = (*program.tracks, *program.derived)
    return tuple(each for each in tracks if seat is None or seat in each.seen_by)


def _moved(account: Account, index: int, track: Track, only: int | None) -> Answer:
    program = account.game.adjudicator.program
    steps: dict[int, list[Step]] = {}
    for posting, opened in account.of_tracks.get(index, ()):
        steps.setdefault(posting.turn, []).append(_step(account, posting, opened))
    moved = tuple(
        Chapter(turn, program.turns[turn - 1].date, each[0].before, each[-1].after, tuple(each), ())
        for turn, each in sorted(steps.items())
    )
    until = [each for each in moved if only is None or each.turn <= only]
    return Answer(
        track=track.id,
        title=track.title,
        kind=track.kind,
        values=track.values,
        value=until[-1].after if until else track.start,
        low=track.low,
        high=track.high,
        open=_open(account.game),
        turn=only or 0,
        formula="",
        reads=(),
        inputs=(),
        chapters=tuple(each for each in moved if only in (None, each.turn)),
    )


def _open(game: Game) -> int:
    return 0 if game.state.over else game.state.turn


def _step(account: Account, posting: Posting, opened: Sequence[float]) -> Step:
    program, seat = account.game.adjudicator.program, account.seat
    cause = program.causes[posting.cause] if posting.cause >= 0 else None
    return Step(
        stage=posting.stage,
        before=posting.before,
        amount=posting.amount,
        after=posting.after,
        value=posting.value,
        note=posting.note,
        chain=() if posting.note == "undisclosed" else cause_of(program, posting),
        formula=cause.formula if cause else "",
        when=_because(account, cause, posting, opened) if cause else "",
        inputs=_inputs(program, cause.reads, opened, seat) if cause else (),
        place=place_of(cause, seat) if cause else "",
        why=cause.find_reason(posting.amount) if cause else "",
        sources=cited(program, cause.cite) if cause else (),
        support=cause.support if cause else None,
    )


def _because(account: Account, cause: Cause, posting: Posting, opened: Sequence[float]) -> str:
    """The condition as written; with the odds of this turn, where it has a chance a month, and with
    the weight of a deed that was done before."""
    said = [cause.when] if cause.when else []
    table = account.game.adjudicator
    if cause.odds:
        then = replace(account.game.state, turn=posting.turn, values=tuple(opened))
        odds = table.code.queries[cause.odds](table.make_context(then))
        said.append(f"{odds:.0%} in this turn")
    if cause.event.kind == "deed" and "intensity" in re.findall(r"\w+", cause.formula):
        said += _describe_wear(account, table.program.deeds[cause.event.index], posting.turn)
    return ", ".join(said)


def _describe_wear(account: Account, deed: Deed, turn: int) -> Iterator[str]:
    """How often the same was done before a turn, and what it then counts for; nothing where it does
    not wear, or was done for the first time."""
    if deed.counter < 0:
        return
    states = (step.state for step in account.game.steps)
    times = next(each.times[deed.counter] for each in states if each.turn == turn)
    if times and deed.wears:
        often = "once" if times == 1 else f"{times} times"
        yield f"done {often} before: counts for {1 / (1 + deed.wears * times * times):.2g}"


def place_of(cause: Cause, seat: str | None) -> str:
    """The author's file and line; empty to a seat for what the facilitator entered."""
    if seat is not None and cause.span.file == JOURNAL:
        return ""  # the number of an entry tells how much else was entered
    return f"{cause.span.file}:{cause.span.line}"


def _inputs(
    program: Program, reads: Sequence[int], values: Sequence[float], seat: str | None
) -> tuple[Input, ...]:
    return tuple(
        make_input(program.tracks[index], values[index])
        for index in reads
        if seat is None or seat in program.tracks[index].seen_by
    )


def make_input(track: Track | Derived, value: float) -> Input:
    """What a formula read, at this value."""
    kind = track.kind if isinstance(track, Track) else "derived"
    named = isinstance(track, Track) and track.kind == "status"
    status = track.values[int(value)] if isinstance(track, Track) and named else ""
    return Input(track.id, track.title, kind, value, status, track.low, track.high)


def _derived(account: Account, derived: Derived, only: int | None) -> Answer:
    game = account.game
    named = tuple(named_in(game.adjudicator.program, derived.formula))
    return _following(
        account,
        only,
        Answer(
            track=derived.id,
            title=derived.title,
            kind="derived",
            values=(),
            value=0.0,
            low=derived.low,
            high=derived.high,
            open=_open(game),
            turn=only or 0,
            formula=derived.formula,
            reads=tuple(each.id for each in named),
            inputs=(),
            chapters=(),
        ),
        lambda state: game.adjudicator.derived(state)[derived.id],
        lambda state: _read(game, named, state),
    )


def _goal(account: Account, goal: SeatObjective, only: int | None) -> Answer:
    game, table = account.game, account.game.adjudicator
    named = tuple(named_in(table.program, goal.objective.formula))
    return _following(
        account,
        only,
        Answer(
            track=goal.id,
            title=goal.title,
            kind="objective",
            values=(),
            value=0.0,
            low=0.0,
            high=100.0,
            open=_open(game),
            turn=only or 0,
            formula=goal.objective.formula,
            reads=tuple(each.id for each in named),
            inputs=(),
            chapters=(),
        ),
        lambda state: table.score(state, goal.seat)[goal.objective.id],
        lambda state: _read(game, named, state),
    )


def _read(game: Game, named: Sequence[Track | Derived], state: State) -> tuple[Input, ...]:
    """What a formula names, as it stands in a state."""
    places = {track.id: index for index, track in enumerate(game.adjudicator.program.tracks)}
    derived = game.adjudicator.derived(state)
    return tuple(
        make_input(
            each, derived[each.id] if isinstance(each, Derived) else state.values[places[each.id]]
        )
        for each in named
    )


def _following(
    account: Account,
    only: int | None,
    answer: Answer,
    reckon: Callable[[State], float],
    inputs: Callable[[State], tuple[Input, ...]],
) -> Answer:
    """The answer for what follows from tracks, completed: its value, what it reads, and the turns
    in which it changed, or the one that is asked for, with what moved it."""
    ends, program = account.ends, account.game.adjudicator.program
    values = [reckon(state) for state in ends]
    chapters = tuple(
        Chapter(
            turn,
            program.turns[turn - 1].date,
            values[turn - 1],
            values[turn],
            tuple(_trace(account, turn, answer, reckon)),
            inputs(ends[turn]),
        )
        for turn in range(1, len(ends))
        if only == turn or (only is None and values[turn - 1] != values[turn])
    )
    at = only or len(ends) - 1
    return replace(answer, value=values[at], inputs=inputs(ends[at]), chapters=chapters)


def _trace(
    account: Account, turn: int, answer: Answer, reckon: Callable[[State], float]
) -> Iterator[Step]:
    """The changes of a turn that moved what is reckoned from tracks, stage by stage, each with what
    it did to that."""
    program, ends = account.game.adjudicator.program, account.ends
    reads, places = set[int](), {each.id: place for place, each in enumerate(program.tracks)}
    derived = {each.id: each.reads for each in program.derived}
    for each in answer.reads:
        reads.update(derived[each] if each in derived else (places[each],))
    stages = {stage.id: number for number, stage in enumerate(program.stages)}
    moved = [
        each
        for track in sorted(reads)
        for each in account.of_tracks.get(track, ())
        if each[0].turn == turn
    ]
    moved.sort(key=lambda each: stages.get(each[0].stage, len(stages)))
    values, state = list(ends[turn - 1].values), ends[turn]
    before = reckon(replace(state, values=tuple(values)))
    for posting, opened in moved:
        track = program.tracks[posting.track]
        was, values[posting.track] = values[posting.track], posting.after
        after = reckon(replace(state, values=_bound(program, values)))
        amount = round(after - before, DIGITS) + 0.0
        if amount:
            status = "" if posting.value is None else posting.value
            through = Through(
                track.id, track.title, track.kind, was, posting.after, status, track.low, track.high
            )
            step = _step(account, posting, opened)
            yield replace(
                step, before=before, amount=amount, after=after, value=None, through=through
            )
        before = after


def _bound(program: Program, values: Sequence[float]) -> tuple[float, ...]:
    """Tracks in the middle of a stage, which may reach beyond a scale before they are clipped."""
    return tuple(
        min(max(value, track.low), track.high)
        for value, track in zip(values, program.tracks, strict=True)
    )
