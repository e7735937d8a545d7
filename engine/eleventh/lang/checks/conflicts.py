"""What may collide: statuses that are set two ways at once."""

from __future__ import annotations

from itertools import combinations

from eleventh.core.deeds import find_root
from eleventh.core.ir import Event, Op
from eleventh.core.program import Program
from eleventh.lang.budget import PAIRS
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.choices import make_scope
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.lower.exclusion import exclude_each_other
from eleventh.lang.problems.problem import Label


def check(context: LoweringContext, program: Program) -> None:
    """Notes statuses that two postings of one stage may set differently."""
    gates = _Gates(context, program)
    for stage in program.stages:
        sets = [
            op
            for block in stage.blocks
            for op in program.ops[block.start : block.stop]
            if op.code == "set"
        ]
        by_track: dict[int, list[Op]] = {}
        for op in sorted(sets, key=lambda op: op.data[0]):
            by_track.setdefault(program.causes[int(op.data[0])].track, []).append(op)
        for track, mine in by_track.items():
            at = mine[0].span or program.causes[int(mine[0].data[0])].span
            what = f"What sets `{program.tracks[track].id}`"
            context.budget.spend(PAIRS, what, at, len(mine), len(mine))
            for one, two in combinations(mine, 2):
                _find_collision(context, program, gates, one, two)


def _find_collision(
    context: LoweringContext, program: Program, gates: _Gates, one: Op, two: Op
) -> None:
    first, second = int(one.data[0]), int(two.data[0])
    cause, other = program.causes[first], program.causes[second]
    if cause.value == other.value or cause.span == other.span:
        return
    if context.problems.has("W067", two.span or other.span):
        return
    if _exclude_each_other(context, program, cause.event, other.event):
        return
    if exclude_each_other(gates.find(cause.event), gates.find(other.event)):
        return
    if exclude_each_other(context.guards[first], context.guards[second]):
        return
    track = program.tracks[cause.track]
    context.problems.once(
        "W067",
        f"Two postings of one stage may set `{track.id}` to {cause.value} and to {other.value}",
        two.span or other.span,
        note=f"sets {other.value}",
        help=_help_with_two(cause.event, other.event),
        also=[Label(one.span or cause.span, f"sets {cause.value}")],
    )


def _help_with_two(one: Event, other: Event) -> str:
    """What an author can do: rules have stages, choices and injects have not."""
    if "deed" in (one.kind, other.kind) or "always" in (one.kind, other.kind):
        return "The first listed holds then. Move one to a later stage, or exclude it with `when`."
    return (
        "The first listed holds then. Let `needs` of one exclude the other, such as by `turn` or "
        "by the status; or let a rule set the status after the deed."
    )


class _Gates:
    """What held as choices were open in their turn: conditions that are read together."""

    def __init__(self, context: LoweringContext, program: Program) -> None:
        self._context = context
        self._program = program
        self._values = Values()
        self._known: dict[Event, Value] = {}

    def find(self, event: Event) -> Value:
        """The condition under which an event can be chosen; always true for what nobody chooses."""
        root = find_root(self._program.deeds, event)
        if root not in self._known:
            self._known[root] = self._lower(root)
        return self._known[root]

    def _lower(self, event: Event) -> Value:
        context, values = self._context, self._values
        gate = values.truth(True)
        if turn := _find_turn(context, self._program, event):
            now = values.turn(context.names.last)
            gate = values.op("eq", now, values.const(turn))
        plans = context.outline.choices
        if event.kind == "choice":
            plan = plans[event.index]
        elif event.kind == "met":
            plan = plans[context.outline.joints[event.index].choices[0]]
        else:
            return gate
        scope = make_scope(context, plan, "decide")
        conditions = [plan.made_of.needs]
        if plan.decision >= 0:
            conditions.append(context.outline.decisions[plan.decision].made_of.when)
        for condition in conditions:
            held = context.lower_truth(condition, scope, values)
            gate = gate if held is None else values.op("and", gate, held)
        return gate


def _exclude_each_other(context: LoweringContext, program: Program, one: Event, two: Event) -> bool:
    """Whether two events never happen in one turn."""
    one, two = find_root(program.deeds, one), find_root(program.deeds, two)
    if one == two:
        return False
    turns = _find_turn(context, program, one), _find_turn(context, program, two)
    if -1 in turns or (all(turns) and turns[0] != turns[1]):
        return True
    if one.kind == two.kind == "choice":
        plans = context.outline.choices
        return plans[one.index].decision == plans[two.index].decision >= 0
    return False


def _find_turn(context: LoweringContext, program: Program, event: Event) -> int:
    """The one turn in which an event can happen; 0 for any, -1 for one that nobody knows."""
    if event.kind == "inject":
        inject = event.index
    elif event.kind == "choice" and (plan := context.outline.choices[event.index]).decision >= 0:
        inject = context.outline.decisions[plan.decision].inject
    else:
        return 0
    misdated = context.outline.injects[inject].turn is not None and not program.injects[inject].turn
    return -1 if misdated else program.injects[inject].turn
