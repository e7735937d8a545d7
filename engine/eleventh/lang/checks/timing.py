"""What can hold by when: conditions that wait for what comes too late, and answers that are open in
no turn in which they are given.

Each condition is looked at again as it can be in each turn in which it counts: what is scheduled
later has not happened, what seats choose in a turn is not known before they have, a deed counts
from the next turn on, and as the game opens tracks stand where they start. What holds in none of
these turns never holds. Where it would if only what is late had come, that is what is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eleventh.core.deeds import find_root
from eleventh.core.program import Program
from eleventh.lang.formula.scope import Scope
from eleventh.lang.graph.rewriting import list_parts, rewrite
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.lower.exclusion import exclude_each_other
from eleventh.lang.lower.outline import DecisionPlan
from eleventh.lang.lower.rolls import find_chance
from eleventh.lang.model.injects import Inject
from eleventh.lang.model.text import Formula
from eleventh.lang.problems.problem import Label

MOST_STEPS = 200_000
"""Values that are looked at again, a second or so; what is beyond them is taken to hold.
`gsomia_2019` needs 2,000."""

SCHEDULED, CONDITIONAL, DECIDING = range(3)
"""The parts of a turn in which conditions are read before anything is resolved."""

Fact = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Hour:
    """A turn, counted from 1, and the part of it in which a condition is read."""

    turn: int
    part: int


def check(context: LoweringContext, program: Program) -> None:
    """Notes them, injects first. Only what nothing else is wrong with can be told from its turn."""
    timeline = _Timeline(context, program)
    for index, made in enumerate(context.outline.injects):
        hours = timeline.hours_of(index)
        if not hours:
            _tell_inject(timeline, index, made)
            continue
        deciding = [Hour(each.turn, DECIDING) for each in hours]
        for number in program.injects[index].decisions:
            _check_decision(timeline, context.outline.decisions[number], deciding)


def _tell_inject(timeline: _Timeline, index: int, made: Inject) -> None:
    if made.when is None:
        return
    when = timeline.lower(made.when, Scope(timeline.context.names, "open"))
    late = timeline.find_late([when], timeline.openings(index)) if when is not None else ()
    if late:
        timeline.context.problems.add(
            "W088",
            f"`{made.id.value}` waits for {_name(timeline, late)}, which comes too late",
            made.when.span,
            help=_help(timeline, late),
        )


def _check_decision(timeline: _Timeline, plan: DecisionPlan, hours: Sequence[Hour]) -> None:
    context = timeline.context
    asked: list[Value] = []
    if plan.made_of.when is not None:
        scope = Scope(context.names, "decide", {"self": plan.seat})
        when = timeline.lower(plan.made_of.when, scope)
        asked = [] if when is None else [when]
        if asked and not timeline.may_hold(asked, hours):
            late = timeline.find_late(asked, hours)
            context.problems.add(
                "W088" if late else "W089",
                f"`{plan.id}` waits for {_name(timeline, late)}, which comes too late"
                if late
                else f"`{plan.id}` is never asked: `{plan.made_of.when.text}` holds in no turn in"
                " which it could be",
                plan.made_of.when.span,
                help=_help(timeline, late),
            )
            return
    for choice in plan.choices:
        _check_response(timeline, choice, asked, hours)


def _check_response(
    timeline: _Timeline, choice: int, asked: list[Value], hours: Sequence[Hour]
) -> None:
    context, gate = timeline.context, timeline.context.gates[choice]
    made = context.outline.choices[choice].made_of
    if exclude_each_other(gate.needs):
        return  # told as what no state opens
    needs = [*asked, gate.needs]
    if not timeline.may_hold(needs, hours):
        formula = next(iter(gate.conditions))[0]
        late = timeline.find_late(needs, hours)
        own = formula == made.needs
        context.problems.once(
            "W088" if late else "W089",
            f"`{made.id.value}` waits for {_name(timeline, late)}, which comes too late"
            if late
            else f"`{made.id.value}` is never open: what it needs holds in no turn in which it is"
            " an answer",
            formula.span if own else made.id.span,
            help=_help(timeline, late),
            also=() if own else [Label(formula.span, "what such an act needs")],
        )
    elif all(timeline.is_too_dear(choice, hour) for hour in hours):
        context.problems.once(
            "W089",
            f"`{made.id.value}` is never open: it costs {gate.cost.range.low:g}, and its seat"
            " begins with less",
            made.cost.span if made.cost else made.id.span,
            help="Lower the cost, raise the start of the political capital, or ask later.",
        )


class _Timeline:
    """What is known of a program before it is played, turn by turn."""

    def __init__(self, context: LoweringContext, program: Program) -> None:
        self.context = context
        self.program = program
        self.left = MOST_STEPS
        self._opened = _find_moved_at_opening(program)

    def lower(self, formula: Formula, scope: Scope) -> Value | None:
        """A condition as a value of its own."""
        return self.context.lower_truth(formula, scope, Values())

    def openings(self, inject: int) -> list[Hour]:
        """When an inject could come if its condition held: in its turn, or in every turn."""
        turn = self.context.outline.turn_of[inject]
        if turn:
            return [Hour(turn, SCHEDULED)]
        return [Hour(each + 1, CONDITIONAL) for each in range(len(self.program.turns))]

    def hours_of(self, inject: int) -> list[Hour]:
        """When an inject can come."""
        made, hours = self.context.outline.injects[inject], self.openings(inject)
        if made.when is None:
            return hours
        when = self.lower(made.when, Scope(self.context.names, "open"))
        if when is None or exclude_each_other(when):
            return hours  # told elsewhere
        return [each for each in hours if self.may_hold([when], [each])]

    def may_hold(self, truths: Sequence[Value], hours: Sequence[Hour]) -> bool:
        """Whether all of some conditions may hold together in one of these turns."""
        return any(self._may_hold(truths, Narrowing(self, hour)) for hour in hours)

    def _may_hold(self, truths: Sequence[Value], narrowing: Narrowing) -> bool:
        narrowed = [narrowing.narrow(each) for each in truths]
        return self.left <= 0 or not exclude_each_other(*narrowed)

    def find_late(self, truths: Sequence[Value], hours: Sequence[Hour]) -> tuple[Fact, ...]:
        """What conditions that never hold wait for; empty where more than time is in their way."""
        for hour in hours:
            patient = Narrowing(self, hour, patient=True)
            if self._may_hold(truths, patient):
                return tuple(patient.late)
        return ()

    def is_too_dear(self, choice: int, hour: Hour) -> bool:
        """Whether a seat can't pay for a choice as the game opens."""
        seat = self.context.outline.choices[choice].seat
        purse = dict(self.program.capital).get(seat)
        if purse is None or hour.turn > 1 or purse in self._opened:
            return False
        return self.context.gates[choice].cost.range.low > self.program.tracks[purse].start

    def find_start(self, track: int, hour: Hour) -> float | None:
        """Where a track stands at an hour, if that is known."""
        if hour.turn > 1 or (hour.part > SCHEDULED and track in self._opened):
            return None
        return self.program.tracks[track].start

    def is_moved_by_rules(self, track: int, turn: int) -> bool:
        """Whether rules move a track in a turn, after a deed of an inject that is due in it."""
        program = self.program
        roots = (
            find_root(program.deeds, cause.event)
            for cause in program.causes
            if cause.track == track and cause.event.kind == "deed"
        )
        return any(
            root.kind == "inject" and program.injects[root.index].turn == turn for root in roots
        )

    def has_come(self, fact: Fact, hour: Hour) -> bool:
        """Whether something on record can be there at an hour."""
        code, index = fact
        if code == "fired":
            due = self.context.outline.turn_of[index]
            if due:
                return due < hour.turn or (due == hour.turn and hour.part > SCHEDULED)
            return hour.turn > 1 or hour.part == DECIDING
        if code == "chose":
            plan = self.context.outline.choices[index]
            if plan.decision < 0:
                return hour.turn > 1
            inject = self.context.outline.decisions[plan.decision].inject
            return max(self.context.outline.turn_of[inject], 1) < hour.turn
        return hour.turn > 1  # a joint initiative that was met

    def must_have_come(self, fact: Fact, hour: Hour) -> bool:
        """Whether something is on record at an hour in every game: an event with a turn alone."""
        code, index = fact
        if code != "fired" or not self.context.outline.turn_of[index]:
            return False
        made = self.context.outline.injects[index]
        certain = made.when is None and made.one_of is None and find_chance(made) is None
        return certain and self.has_come(fact, hour)

    def count_done(self, counter: int, turn: int) -> int:
        """How often the deeds of a counter can have been done before a turn."""
        made = self.context.names.counters.made[counter]
        planned = self.context.names.counters.planned.get(made.act, ())
        return sum(
            max(0, min(each.most, turn - each.first))
            for each in planned
            if made.counts(made.act, each.by, each.toward)
        )


class Narrowing:
    """Values once more, as far as an hour tells what they are. If `patient`, what comes too late
    counts as if it might have come, and is kept in `late`."""

    def __init__(self, timeline: _Timeline, hour: Hour, *, patient: bool = False) -> None:
        self._timeline = timeline
        self._hour = hour
        self._patient = patient
        self._into = Values()
        self.late: dict[Fact, None] = {}

    def narrow(self, value: Value) -> Value:
        """The value at this hour; those of one narrowing may be compared."""
        self._timeline.left -= len(list_parts(value))
        return rewrite(value, self._into, self._leaf)

    def _leaf(self, leaf: Value) -> Value:
        index = int(leaf.data[0]) if leaf.data else 0
        match leaf.code:
            case "turn":
                return self._into.const(self._hour.turn)
            case "left":
                left = self._timeline.program.deadlines[index].left
                return self._into.const(left[self._hour.turn - 1])
            case "track":
                return self._track(leaf, index)
            case "done":
                return self._times(leaf, index)
            case "fired" | "chose" | "was_met":
                return self._fact(leaf, (leaf.code, index))
        return self._into.copy(leaf)

    def _track(self, leaf: Value, track: int) -> Value:
        start = self._timeline.find_start(track, self._hour)
        if start is None:
            return self._into.copy(leaf)
        if self._patient and self._timeline.is_moved_by_rules(track, self._hour.turn):
            self.late["track", track] = None
            return self._into.copy(leaf)
        return self._into.const(start)

    def _times(self, leaf: Value, counter: int) -> Value:
        before, most = self._timeline.count_done(counter, self._hour.turn), round(leaf.range.high)
        if self._patient and before < most:
            self.late["done", counter] = None
            return self._into.copy(leaf)
        return self._into.times(counter, min(before, most)) if before else self._into.const(0.0)

    def _fact(self, leaf: Value, fact: Fact) -> Value:
        if not self._timeline.has_come(fact, self._hour):
            if not self._patient:
                return self._into.truth(False)
            self.late[fact] = None
        elif self._timeline.must_have_come(fact, self._hour):
            return self._into.truth(True)
        return self._into.copy(leaf)


def _find_moved_at_opening(program: Program) -> frozenset[int]:
    return frozenset(
        program.causes[int(op.data[0])].track
        for stage in program.stages
        if stage.moment == "open"
        for block in stage.blocks
        for op in program.ops[block.start : block.stop]
        if op.code in ("post", "set")
    )


def _name(timeline: _Timeline, late: Sequence[Fact]) -> str:
    return " and ".join(f"`{each}`" for each in _list_names(timeline, late))


def _list_names(timeline: _Timeline, late: Sequence[Fact]) -> Iterator[str]:
    for code, index in late:
        if code == "track":
            yield timeline.program.tracks[index].id
        else:
            yield timeline.context.visibility.name_fact(code, index)


def _help(timeline: _Timeline, late: Sequence[Fact]) -> str:
    codes = {code for code, _ in late}
    if not codes:
        return "Let it need what can be there in that turn, or ask in a later one."
    if codes <= {"fired"}:
        return (
            "Events of one opening do not wait for each other: leave its `turn` out, for what has"
            " only a `when` comes after what has a turn; or name a later turn."
        )
    if codes <= {"chose", "was_met"}:
        return "What seats choose is known from the next turn on. Ask then."
    return (
        "What an event does counts when the seats have chosen: its deeds for rules then, and for"
        " `done` from the next turn on. Read `happened.ID`, which counts at once; or ask later."
    )
