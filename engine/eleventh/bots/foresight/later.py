"""What a choice leaves to later turns, which no forecast to the end of a turn can hold.

Deadlines that go on running where another answer stops them, and rules that ask in later turns
whether the choice was made.
"""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.bots.foresight.closings import Closings, Contrast, Taken
from eleventh.core.adjudication import Adjudicator
from eleventh.core.program import Program

PREPARED = "remembered"  # the name under which rules keep what is found of them
TEXTS = "told"  # queries by this name only choose what is read


def find_remembered(adjudicator: Adjudicator) -> frozenset[int]:
    """The choices, by index, of which anything but a text asks whether they were made in the game:
    in the turns that follow too."""
    name = f"{PREPARED} {len(adjudicator.program.injects)}"  # a facilitator may have added some
    if name not in adjudicator.prepared:
        adjudicator.prepared[name] = _list_remembered(adjudicator.program)
    found: frozenset[int] = adjudicator.prepared[name]
    return found


def find_clocks(
    program: Program, closed: Closings, step: Contrast, steps: Sequence[Contrast]
) -> tuple[str, ...]:
    """The deadlines, by id, that the seat knows of and that may still run after a choice as the
    turn closes, where another answer to the same question, or leaving it, has them run otherwise:
    the choice bears upon them, and what comes of them lies beyond the turn."""
    others: list[Taken] = [step.lacking]
    others += [each.having for each in steps if step.decision and each.decision == step.decision]
    mine = closed.after[step.having].running
    return tuple(
        deadline.id
        for place, deadline in enumerate(program.deadlines)
        if closed.seat.id in deadline.seen_by
        and mine[place].any()
        and any((closed.after[each].running[place] != mine[place]).any() for each in others)
    )


def _list_remembered(program: Program) -> frozenset[int]:
    texts = {
        register
        for query in program.queries
        if query.name.startswith(TEXTS)
        for register in range(query.start, query.stop)
    }
    found = set[int]()
    for register, op in enumerate(program.ops):
        if register not in texts and op.code in ("chose", "chosen_in"):
            found.add(int(op.data[0]))
        elif register not in texts and op.code == "was_met":
            found.update(program.joints[int(op.data[0])].choices)
    return frozenset(found)
