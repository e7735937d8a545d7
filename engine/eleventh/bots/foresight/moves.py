"""By how much a choice itself moves each track in the turns imagined: beside its bounds, what is
likely.

Bounds hold in every turn that there can be; they are worked out without imagining any, and may be
far wider than what comes. Both are of the same sums: what the choice's own effects post on a track,
clipped by nothing, on each way that it can go. What others bring about with it is no posting of
its own; of that it is told which statuses come out otherwise.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

import numpy as np

from eleventh.bots.foresight.closings import Closings, Contrast
from eleventh.bots.foresight.ways import find_held
from eleventh.core.adjudication import Adjudicator
from eleventh.core.forecast import MoveSpan, StatusMove
from eleventh.core.foresight import Foresight
from eleventh.core.view import Hint
from eleventh.emit.lanes import Truths

EVERYWHERE = -1  # for a fork: on whatever way


def list_moving(
    adjudicator: Adjudicator, steps: Sequence[Contrast]
) -> Iterator[tuple[int, Hashable]]:
    """The causes of all that each open choice does, with the name of its row: the choice and the
    track that moves."""
    causes = adjudicator.program.causes
    for step in steps:
        for cause in adjudicator.options.list_causes(step.choice):
            if causes[cause].value is None:
                yield cause, (step.choice, causes[cause].track)


def find_moves(
    adjudicator: Adjudicator, foresight: Foresight, closed: Closings, step: Contrast
) -> tuple[MoveSpan, ...]:
    """Between what a choice moved each track of which its seat is told bounds, with nothing where
    these are one number: on each of two ways where it hangs on one thing, else on all together; of
    a way on which it went in no world, nothing."""
    return tuple(_list_moves(adjudicator, foresight, closed, step))


def find_statuses(
    adjudicator: Adjudicator, foresight: Foresight, closed: Closings, step: Contrast
) -> tuple[StatusMove, ...]:
    """What the statuses that its seat sees are at the end with a choice and are not without it, of
    those alone of which its hints tell nothing: others bring it about together with it."""
    return tuple(_list_statuses(adjudicator, foresight, closed, step))


def _list_statuses(
    adjudicator: Adjudicator, foresight: Foresight, closed: Closings, step: Contrast
) -> Iterator[StatusMove]:
    program = adjudicator.program
    hinted = {
        program.causes[cause].track
        for cause, _ in adjudicator.options.list_hints(step.choice, foresight)
    }
    having, lacking = (closed.after[each].statuses for each in (step.having, step.lacking))
    for index, values in having.items():
        track, other = program.tracks[index], values != lacking[index]
        if index in hinted or closed.seat.id not in track.seen_by:
            continue
        came = np.unique(values[other])
        for value in came:
            always = came.size == 1 and bool(other.all())
            yield StatusMove(track.id, track.values[int(value)], always)


def _list_moves(
    adjudicator: Adjudicator, foresight: Foresight, closed: Closings, step: Contrast
) -> Iterator[MoveSpan]:
    program, options = adjudicator.program, adjudicator.options
    forks, held = options.list_forks(step.choice), dict[int, Truths]()
    hints: dict[int, list[Hint]] = {}
    for cause, hint in options.list_hints(step.choice, foresight):
        if hint.value is None:
            hints.setdefault(program.causes[cause].track, []).append(hint)
    for track, own in hints.items():
        if all(each.certain and each.low == each.high for each in own):
            continue
        posted = closed.after[step.having].posted[closed.rows.names[step.choice, track]]
        id = program.tracks[track].id
        numbers = {each.branch.fork for each in own if each.branch is not None}
        if len(numbers) != 1:
            yield MoveSpan(id, EVERYWHERE, True, float(posted.min()), float(posted.max()))
            continue
        (fork,) = numbers
        if fork not in held:
            held[fork] = find_held(adjudicator, closed, step, forks[fork])
        for holds in (True, False):
            there = posted[held[fork] == np.bool_(holds)]
            if there.size:
                yield MoveSpan(id, fork, holds, float(there.min()), float(there.max()))
