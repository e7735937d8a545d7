"""What a choice leaves to later turns, which no forecast to the end of a turn can hold.

Deadlines that go on running where another answer stops them; and what later turns ask after:
whether the choice was made, and a status that stands otherwise for it. One rule for all choices: it
is read by something of a later turn, be that a rule, an event, a question or what an answer does,
and not only by a text. How often a deed was done before is not counted among that: it makes the
same deed do less, whatever it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eleventh.bots.foresight.closings import ClosedTurn, Closings, Contrast, bound
from eleventh.core.adjudication import Adjudicator
from eleventh.core.clocks import find_end
from eleventh.core.deeds import find_root
from eleventh.core.forecast import ClockAhead, PointRange
from eleventh.core.ir import Event, Op
from eleventh.core.material import is_material_score
from eleventh.core.program import Program
from eleventh.core.state import State

PREPARED = "read later"  # the name under which rules keep what is found of them
ANY = 0  # for a turn: it may be read in each
Leaf = tuple[str, int]  # what an operation reads: a choice, or a status track, by its index


@dataclass(frozen=True, slots=True)
class Readers:
    """By the index of each choice, and of each status track, the turns in which something reads
    it."""

    choices: Mapping[int, frozenset[int]]
    statuses: Mapping[int, frozenset[int]]


def find_readers(adjudicator: Adjudicator) -> Readers:
    """What is read in which turns, in the rules of a table."""
    name = f"{PREPARED} {len(adjudicator.program.injects)}"  # a facilitator may have added some
    if name not in adjudicator.prepared:
        adjudicator.prepared[name] = _find_readers(adjudicator.program)
    found: Readers = adjudicator.prepared[name]
    return found


def find_ends(adjudicator: Adjudicator, known: State) -> Mapping[int, int]:
    """The turns with which deadlines end, by their index; without those that have not begun, of
    which nobody is to know."""
    context = adjudicator.make_context(known)
    count = len(adjudicator.program.deadlines)
    found = {index: find_end(adjudicator, index, context) for index in range(count)}
    return {index: turn for index, turn in found.items() if turn is not None}


def find_clocks(
    program: Program,
    closed: Closings,
    step: Contrast,
    steps: Sequence[Contrast],
    ends: Mapping[int, int],
) -> tuple[ClockAhead, ...]:
    """The deadlines that the seat knows of and that may still run after a choice as the turn
    closes, where another answer to the same question, or leaving it, has them run otherwise: the
    choice bears upon them, and what comes of them lies beyond the turn."""
    mine, others = closed.after[step.having].running, list(_list_others(closed, step, steps))
    return tuple(
        ClockAhead(deadline.id, ends[place], _find_stake(closed, step, place, ends[place]))
        for place, deadline in enumerate(program.deadlines)
        if closed.seat.id in deadline.seen_by
        and place in ends
        and mine[place].any()
        and any((each.running[place] != mine[place]).any() for each in others)
    )


def _find_stake(closed: Closings, step: Contrast, place: int, turn: int) -> PointRange | None:
    """What the end of a deadline would do by itself to the total after a choice, as far as it
    matters; of one beyond the game nothing."""
    after = closed.after[step.having]
    if not turn or place not in after.expired:
        return None
    found = bound(closed.weigh_points(after.expired[place])[after.running[place]])
    matters = is_material_score(found.low) or is_material_score(found.high)
    return found if matters else None


def find_asked(
    program: Program,
    closed: Closings,
    step: Contrast,
    steps: Sequence[Contrast],
    readers: Readers,
) -> tuple[int, ...]:
    """The later turns in which something reads whether a choice was made, or a status that the seat
    sees and that stands otherwise after another answer to the same question, or after none."""
    now, last = closed.worlds.lanes.turn, len(program.turns)
    mine, others = closed.after[step.having], list(_list_others(closed, step, steps))
    found = set(readers.choices.get(step.choice, ()))
    for track, turns in readers.statuses.items():
        seen = closed.seat.id in program.tracks[track].seen_by
        if seen and any((each.statuses[track] != mine.statuses[track]).any() for each in others):
            found |= turns
    later = range(now + 1, last + 1)
    return tuple(later) if ANY in found else tuple(each for each in later if each in found)


def _list_others(
    closed: Closings, step: Contrast, steps: Sequence[Contrast]
) -> Iterator[ClosedTurn]:
    """The turn closed without a choice, and with each other answer to the same question."""
    yield closed.after[step.lacking]
    for each in steps:
        if step.decision and each.decision == step.decision:
            yield closed.after[each.having]


def _find_readers(program: Program) -> Readers:
    leaves = list[frozenset[Leaf]]()
    for op in program.ops:
        own = frozenset(_read(program, op))
        leaves.append(own.union(*(leaves[each] for each in op.args)))
    found: dict[Leaf, set[int]] = defaultdict(set)
    for register, turn in _list_reading(program):
        for leaf in leaves[register]:
            found[leaf].add(turn)

    def gather(kind: str) -> Mapping[int, frozenset[int]]:
        return {at: frozenset(turns) for (of, at), turns in found.items() if of == kind}

    return Readers(gather("choice"), gather("status"))


def _read(program: Program, op: Op) -> Iterator[Leaf]:
    if op.code in ("chose", "chosen_in"):
        yield "choice", int(op.data[0])
    elif op.code in ("was_met", "met_in"):
        yield from (("choice", each) for each in program.joints[int(op.data[0])].choices)
    elif op.code == "track" and program.tracks[int(op.data[0])].kind == "status":
        yield "status", int(op.data[0])


def _list_reading(program: Program) -> Iterator[tuple[int, int]]:
    """Everything that reads something as a turn is played, by its register, with the turn in which
    it does."""
    posed = {decision: inject.turn for inject in program.injects for decision in inject.decisions}
    answers = {
        choice: posed[number]
        for number, decision in enumerate(program.decisions)
        for choice in decision.choices
    }

    def date(event: Event) -> int:
        root = find_root(program.deeds, event)
        if root.kind == "choice":
            return answers.get(root.index, ANY)
        return program.injects[root.index].turn if root.kind in ("inject", "firing") else ANY

    for register, op in enumerate(program.ops):
        if op.code == "fire":
            yield register, program.injects[int(op.data[0])].turn
        elif op.code == "end":
            yield register, len(program.turns)
        elif op.code == "do":
            yield register, date(program.deeds[int(op.data[0])].event)
        elif op.code in ("post", "set"):
            yield register, date(program.causes[int(op.data[0])].event)
    for query in program.queries:
        kind, _, index = query.name.partition(":")
        if kind == "asked":
            yield query.root, posed[int(index)]
        elif kind in ("needs", "cost"):
            yield query.root, answers.get(int(index), ANY)
