"""Deadlines that start when something happens: what that is, and where the clock then stands.

`starts_when` names events, one or several with `or`, because for them a state holds the turn in
which they happened. Any other condition belongs in the `when` of an inject, which a clock can
follow, and which tells players that time runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate

from eleventh.core import program as p
from eleventh.core.deadline import DeadlineStart
from eleventh.lang.formula.expression import Expr, Logic, Ref
from eleventh.lang.formula.resolve import RecordRef, find
from eleventh.lang.formula.scope import Scope
from eleventh.lang.formula.starting import StartingClock
from eleventh.lang.formula.unresolved import UnresolvedName
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.injects import Deadline
from eleventh.lang.model.text import Formula
from eleventh.lang.moments import DAY, has_time, is_moment, parse_moment
from eleventh.lang.problems.characters import quote

_LONGEST = 60  # of a condition that is shown in a line of help
_LAST = {"fired": "fired_in", "chose": "chosen_in", "was_met": "met_in"}


def start_clocks(context: LoweringContext) -> None:
    """Lets formulas read the days that are left of deadlines that start: in what is lowered from
    here on."""
    deadlines = dict(context.names.deadlines)
    for made in context.outline.deadline_texts:
        if made.starts_when is not None and made.id.value in deadlines:
            clock = _read_clock(context, made, made.starts_when)
            known = deadlines[made.id.value]
            deadlines[made.id.value] = replace(
                known, low=0.0, high=clock.minutes / DAY, starting=clock
            )
    context.names = replace(context.names, deadlines=deadlines)


def describe_start(clock: StartingClock, turns: tuple[p.Turn, ...]) -> DeadlineStart:
    """A clock that starts as a program has it."""
    length = timedelta(minutes=clock.minutes)
    ends = list_ends(clock, turns)
    last = tuple(ends.get(at, 0) for at in range(1, len(turns) + 1))
    dates = tuple(
        _add(each.date, length) if is_moment(each.date) else _name_end(turns, at)
        for each, at in zip(turns, last, strict=True)
    )
    return DeadlineStart(dates, last, clock.minutes, clock.by_order)


def list_ends(clock: StartingClock, turns: tuple[p.Turn, ...]) -> dict[int, int]:
    """For each turn in which a clock may start the one with whose close it runs out, where the game
    is not over by then. What an order starts runs out in a later turn, as nobody saw it before."""
    found = {}
    for begun in range(1, len(turns) + 1):
        end = clock.opens[begun - 1] + clock.minutes
        for at in range(begun + clock.by_order, len(turns) + 1):
            if end <= clock.opens[at - 1] + turns[at - 1].minutes:
                found[begun] = at
                break
    return found


def _read_clock(context: LoweringContext, made: Deadline, formula: Formula) -> StartingClock:
    expr = context.parse(formula)
    events = tuple(dict.fromkeys(_list_events(context, expr, formula))) if expr else ()
    opens = (0, *accumulate(each.minutes for each in context.outline.turns))
    return StartingClock(events, round(made.days * DAY), opens[:-1])


def _list_events(
    context: LoweringContext, expr: Expr, formula: Formula
) -> Iterator[tuple[str, int]]:
    if isinstance(expr, Logic) and expr.op == "or":
        for each in expr.items:
            yield from _list_events(context, each, formula)
        return
    if isinstance(expr, Ref) and not context.known.told.isdisjoint(expr.parts):
        return
    found = find(expr.parts, Scope(context.names, "close")) if isinstance(expr, Ref) else None
    if isinstance(found, UnresolvedName):
        context.problems.once(found.code, found.headline, expr.span, help=found.help)
        return
    facts = found.facts if isinstance(found, RecordRef) else ()
    if not facts or any(code not in _LAST for code, _ in facts):
        context.problems.once(
            "E121",
            f"{quote(formula.text)} is no event that a deadline can start with",
            formula.span,
            help="Write `happened.ID` or `SEAT.chose.ID`, several with `or`. Any other condition"
            f" goes into an inject: `{{id: begun, when: {_shorten(formula.text)}, headline: ...}}`,"
            " and here stands `happened.begun`.",
        )
        return
    yield from ((_LAST[code], index) for code, index in facts)


def _shorten(text: str) -> str:
    """A condition as it stands in a line of help."""
    return text if len(text) <= _LONGEST and text.isprintable() else "..."


def _name_end(turns: tuple[p.Turn, ...], at: int) -> str:
    """Where there is no calendar, the turn with which a deadline ends."""
    return turns[at - 1].date if at else ""


def _add(date: str, length: timedelta) -> str:
    later = parse_moment(date) + length
    hours = has_time(date) or later.hour or later.minute
    return later.isoformat(timespec="minutes") if hours else later.date().isoformat()
