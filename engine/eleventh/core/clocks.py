"""Where the deadlines of a program stand as a turn opens.

One that starts with an event is no clock before that: nobody who looks at a table learns of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eleventh.core.adjudication import Adjudicator
from eleventh.core.code import EvalContext
from eleventh.core.position import Position
from eleventh.core.view import Clock

DAY = 24 * 60  # minutes


def find_clock(position: Position, index: int) -> Clock | None:
    """A deadline by its index; None for one that has not started."""
    adjudicator, turn = position.adjudicator, position.state.turn
    made, queries = adjudicator.program.deadlines[index], adjudicator.code.queries
    running, ran = (
        bool(queries[f"running:{index}"](each)) for each in (position.context, position.earlier)
    )
    start = made.start
    if start is None:
        if 0 < made.turn < turn:
            ran = running  # what is past begins and stops no more
        whole = _find_whole(made.left[:turn])
        return Clock(made.id, made.title, made.date, made.left[turn - 1], running, whole, ran)
    if not has_begun(queries, index, position.context):
        return None
    begun = int(queries[f"begun:{index}"](position.context))
    left = _keep_whole(queries[f"left:{index}"](position.context))
    most = _keep_whole(start.minutes / DAY)
    whole = min(most, 1) if 0 < left < 1 else most
    ran = ran and begun + start.ordered < turn
    return Clock(made.id, made.title, start.dates[begun - 1], left, running, whole, ran)


def has_begun(queries: Mapping[str, Any], index: int, context: EvalContext) -> bool:
    """Whether a deadline has started; one with a date always has."""
    begun = queries.get(f"begun:{index}")
    return begun is None or bool(begun(context))


def find_end(adjudicator: Adjudicator, index: int, context: EvalContext) -> int | None:
    """The turn with whose close a deadline ends, 0 if that is beyond the game; None for one that
    has not started."""
    made, queries = adjudicator.program.deadlines[index], adjudicator.code.queries
    if made.start is None:
        return made.turn
    begun = int(queries[f"begun:{index}"](context))
    return made.start.ends[begun - 1] if begun else None


def _find_whole(left: Sequence[int | float]) -> int | float:
    """The most days that were left in the stretch that is played: the last day, or all before."""
    last_day = [each for each in left if each < 1]
    return last_day[0] if 0 < left[-1] < 1 else left[0]


def _keep_whole(days: float) -> int | float:
    """Days as people read them: a whole number where they are whole."""
    return int(days) if days == int(days) else days
