"""What a seat can foresee of a turn: whether an effect comes, and within which bounds it lies.

Intervals over the operations of the turn, from nothing but what the seat may see as it decides. A
track that earlier stages of the turn may move is taken as far as they can move it, whoever chooses
what; of what the seat does not see anything is taken to be possible.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from eleventh.core.code import EvalContext
from eleventh.core.deeds import find_root
from eleventh.core.intervals import (
    Expectation,
    Intervals,
    Leaf,
    bound_anywhere,
    find_calendar,
    find_differences,
)
from eleventh.core.ir import Event, Op
from eleventh.core.program import Cause, Program
from eleventh.core.ranges import MAYBE, NEVER, Range, bound_truth

Root = tuple[str, int]  # the kind and the index of the event at the beginning of a chain
Source = tuple[Root, int]  # what moves a track: a root, and the deed through which it does
Fork = tuple[int | None, bool]  # a condition, None for that all parties join; the way it takes

NO_DEED = -1


@dataclass(frozen=True)
class EffectTable:
    """Where the effects of a program stand among its operations, and what moves each track."""

    program: Program

    @cached_property
    def of_cause(self) -> Mapping[int, int]:
        """The operation that posts or sets for each cause."""
        return self._find("post", "set")

    @cached_property
    def of_deed(self) -> Mapping[int, int]:
        """The operation that does each deed."""
        return self._find("do")

    @cached_property
    def differences(self) -> Mapping[tuple[int, ...], int]:
        """The operations that take one number from another, by the two."""
        return find_differences(self.program)

    def stage_of(self, register: int) -> int:
        """The stage to which an operation belongs."""
        starts, stages = self._starts
        return stages[bisect_right(starts, register) - 1]

    @cached_property
    def moves(self) -> Mapping[int, Mapping[int, Mapping[Source, tuple[float, float]]]]:
        """For each track and each stage after the decisions: how far down and up each source may
        move it there; of a status, the least and the greatest value that the source may set."""
        moves: dict[int, dict[int, dict[Source, tuple[float, float]]]] = defaultdict(dict)
        for index, register in self.of_cause.items():
            stage = self.stage_of(register)
            if self.program.stages[stage].moment not in ("resolve", "react"):
                continue
            cause = self.program.causes[index]
            sources = moves[cause.track].setdefault(stage, {})
            deed = cause.event.index if cause.event.kind == "deed" else NO_DEED
            source = self.find_root(cause.event), deed
            if cause.value is None:
                low, high = sources.get(source, (0.0, 0.0))
                sources[source] = low + min(cause.low, 0.0), high + max(cause.high, 0.0)
            else:
                value = float(self.program.ops[register].data[2])
                low, high = sources.get(source, (value, value))
                sources[source] = min(low, value), max(high, value)
        return moves

    @cached_property
    def setters(self) -> Mapping[int, tuple[int, ...]]:
        """The causes that set each status after the decisions, by index."""
        found: dict[int, list[int]] = defaultdict(list)
        for index, register in self.of_cause.items():
            moment = self.program.stages[self.stage_of(register)].moment
            cause = self.program.causes[index]
            if cause.value is not None and moment in ("resolve", "react"):
                found[cause.track].append(index)
        return {track: tuple(causes) for track, causes in found.items()}

    @cached_property
    def decisions(self) -> Mapping[int, int]:
        """The decision to which each response answers."""
        decisions = self.program.decisions
        return {choice: number for number, each in enumerate(decisions) for choice in each.choices}

    @cached_property
    def injects(self) -> Mapping[int, int]:
        """The inject that puts each decision."""
        injects = self.program.injects
        return {each: number for number, inject in enumerate(injects) for each in inject.decisions}

    def find_root(self, event: Event) -> Root:
        """What an event goes back to: what may happen, or not, in a turn."""
        root = find_root(self.program.deeds, event)
        return ("inject" if root.kind == "firing" else root.kind), root.index

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        pairs = sorted(
            (block.start, number)
            for number, stage in enumerate(self.program.stages)
            for block in stage.blocks
        )
        return [start for start, _ in pairs], [number for _, number in pairs]

    def _find(self, *codes: str) -> Mapping[int, int]:
        return {
            int(op.data[0]): register
            for register, op in enumerate(self.program.ops)
            if op.code in codes
        }


def tighten_bounds(program: Program) -> tuple[Cause, ...]:
    """The causes with bounds in which amounts lie as they are posted, in any state: rounded to
    1/256, and where their guards hold."""
    table = EffectTable(program)
    parts = {each.parts for each in program.turns}
    intervals = Intervals(program, bound_anywhere(program), parts, table.differences)
    found = list(program.causes)
    for index, register in table.of_cause.items():
        op = program.ops[register]
        if op.code == "post":
            amount = intervals.expect(*op.args).amount
            found[index] = found[index]._replace(low=amount.low, high=amount.high)
    return tuple(found)


class Foresight:
    """What one seat can foresee in the turn that `context` stands in: made anew for every state. If
    it looks ahead from an answer of its own, `answer`, no other answers the same question; on the
    way `fork`, what lies on the other way is not done."""

    def __init__(
        self,
        table: EffectTable,
        seat: str,
        context: EvalContext,
        answer: int | None = None,
        fork: Fork | None = None,
    ) -> None:
        self._table, self._seat, self.context, self._answer = table, seat, context, answer
        self._fork = fork
        self._forks: dict[Fork, Foresight] = {}
        self._program = table.program
        self._anywhere = bound_anywhere(table.program)
        self._stages: dict[int, Intervals] = {}
        self._reached: dict[tuple[int, int], Range] = {}
        self._coming: dict[Root, bool] = {}
        self._doing: dict[int, bool] = {}

    def ahead_of(self, choice: int) -> Foresight:
        """What the seat can foresee if it makes a choice."""
        if choice not in self._table.decisions:
            return self
        return Foresight(self._table, self._seat, self.context, choice)

    def on_way(self, fork: Fork) -> Foresight:
        """What the seat can foresee where its choice goes one way of two."""
        found = self._forks.get(fork)
        if found is None:
            found = Foresight(self._table, self._seat, self.context, self._answer, fork)
            self._forks[fork] = found
        return found

    def find_doubt(self, cause: int) -> frozenset[int]:
        """The operations on which it hangs whether the effect of a cause comes once its event has
        happened: all of them must hold. Effects with the same come together."""
        register = self._table.of_cause[cause]
        ops, intervals = self._program.ops, self._intervals(register)
        found, todo = set[int](), [ops[register].args[0]]
        while todo:
            at = todo.pop()
            if ops[at].code == "and":
                todo += ops[at].args
            elif intervals.bound(at).certainty != "always":
                found.add(at)
        return frozenset(found)

    def expect(self, cause: int) -> Expectation:
        """Whether the effect of a cause comes once its event has happened, and its bounds where it
        does; those of a value that is set are no bounds."""
        register = self._table.of_cause[cause]
        op = self._program.ops[register]
        amount = op.args[1] if op.code == "post" else op.args[0]
        return self._intervals(register).expect(op.args[0], amount)

    def expect_deed(self, deed: int) -> Expectation:
        """Whether a deed is done once its event has happened."""
        register = self._table.of_deed.get(deed)
        if register is None:  # its condition can hold in no state, so no operation does it
            return Expectation("never", NEVER)
        guard = self._program.ops[register].args[0]
        return self._intervals(register).expect(guard, guard)

    def may_be_undone(self, cause: int) -> bool:
        """Whether a later stage of the same turn may give the status that a cause sets another
        value, as far as the seat knows; not by what it may choose itself besides."""
        table, causes = self._table, self._program.causes
        stage, made = table.stage_of(table.of_cause[cause]), causes[cause]
        return any(
            table.stage_of(table.of_cause[other]) > stage
            and causes[other].value != made.value
            and self._may_happen(causes[other].event)
            and self.expect(other).certainty != "never"
            for other in table.setters.get(made.track, ())
        )

    def _may_happen(self, event: Event) -> bool:
        deed = event.index if event.kind == "deed" else NO_DEED
        kind, index = root = self._table.find_root(event)
        own = kind == "choice" and self._program.choices[index].seat == self._seat
        return not own and self._may_come(root) and self._may_do(deed)

    def split(self, cause: int) -> tuple[Expectation, Range, Range] | None:
        """Of an amount that is one of two: whether its condition holds, the bounds of the first and
        those of the second. None for another amount."""
        register = self._table.of_cause[cause]
        ops = self._program.ops
        amount = ops[ops[register].args[-1]]
        chosen = ops[amount.args[0]] if amount.code == "grain" else amount
        if chosen.code != "select":
            return None
        condition, *arms = chosen.args
        intervals = self._intervals(register)
        first, second = (
            intervals.bound(arm, intervals.assume(condition, holds=holds))
            for arm, holds in zip(arms, (True, False), strict=True)
        )
        return intervals.expect(condition, condition), first, second

    def _intervals(self, register: int) -> Intervals:
        stage = self._table.stage_of(register)
        found = self._stages.get(stage)
        if found is None:
            parts = (self._program.turns[self.context.turn - 1].parts,)
            found = self._stages[stage] = Intervals(
                self._program, self._leaf(stage), parts, self._table.differences
            )
        return found

    def _leaf(self, stage: int) -> Leaf:
        program, context, seat = self._program, self.context, self._seat
        turn = context.turn

        def leaf(op: Op) -> Range:
            index = int(op.data[0]) if op.data else 0
            match op.code:
                case "track" if seat in program.tracks[index].seen_by:
                    found = self._reached.get((index, stage))
                    if found is None:
                        found = self._reached[index, stage] = self._reach(index, stage)
                    return found
                case "input":
                    return Range(context.inputs[index], context.inputs[index])
                case "done" if seat in program.counters[index].seen_by:
                    return Range(context.times[index], context.times[index])
                case "fired" | "fires" if seat in program.injects[index].seen_by:
                    fired = context.fired[index]
                    return bound_truth(fired == turn if op.code == "fires" else fired > 0)
                case "chose" | "chooses":
                    return self._choice(op.code, index)
            return find_calendar(program, turn, op) or self._anywhere(op)

        return leaf

    def _choice(self, code: str, index: int) -> Range:
        """Whether a choice has been made by the end of this turn, or is in it."""
        choice = self._program.choices[index]
        if index == self._answer:
            return bound_truth(True)
        known = self._seat in choice.seen_by or self._seat == choice.seat
        if code == "chose" and known and self.context.chose[index]:
            return bound_truth(True)
        if not self._may_come(("choice", index)) and (code == "chooses" or known):
            return NEVER
        return MAYBE

    def _reach(self, track: int, stage: int) -> Range:
        """Where a track may stand as a stage opens."""
        value, made = self.context.values[track], self._program.tracks[track]
        moves = [
            move
            for earlier, sources in self._table.moves.get(track, {}).items()
            if earlier < stage
            for move in self._list_moves(sources, set_to=made.kind == "status")
        ]
        if made.kind == "status":
            return Range(
                min([value, *(low for low, _ in moves)]), max([value, *(high for _, high in moves)])
            )
        return Range(
            max(value + sum(low for low, _ in moves), made.low),
            min(value + sum(high for _, high in moves), made.high),
        )

    def _list_moves(
        self, sources: Mapping[Source, tuple[float, float]], *, set_to: bool
    ) -> Iterator[tuple[float, float]]:
        """How far each thing that may happen moves a track, or what it is set to; of the answers to
        a question one is given."""
        roots: dict[Root, tuple[float, float]] = {}
        for (root, deed), (low, high) in sources.items():
            comes = self._coming.get(root)
            if comes is None:
                comes = self._coming[root] = self._may_come(root)
            if not comes or not self._may_do(deed):
                continue
            if root not in roots:
                roots[root] = low, high
            elif set_to:
                roots[root] = min(roots[root][0], low), max(roots[root][1], high)
            else:
                roots[root] = roots[root][0] + low, roots[root][1] + high
        answers: dict[int, tuple[float, float]] = {}
        for root, (low, high) in roots.items():
            decision = self._table.decisions.get(root[1]) if root[0] == "choice" else None
            if decision is None:
                yield low, high
            else:
                least, most = answers.get(decision, (low, high))
                answers[decision] = min(least, low), max(most, high)
        yield from answers.values()

    def _may_do(self, deed: int) -> bool:
        """Whether a deed may be done in this turn, as far as the seat knows; only those that hang
        on a condition are looked into."""
        if deed == NO_DEED or self._program.deeds[deed].condition < 0:
            return True
        if self._fork is not None:
            condition, holds = self._fork
            made = self._program.deeds[deed]
            if made.condition == condition and made.holds is not holds:
                return False
        found = self._doing.get(deed)
        if found is None:
            self._doing[deed] = True  # while it is asked, which may lead back here
            found = self._doing[deed] = self.expect_deed(deed).certainty != "never"
        return found

    def _may_come(self, root: Root) -> bool:
        """Whether something may happen in this turn, as far as the seat knows."""
        kind, index = root
        if kind == "choice":
            decision = self._table.decisions.get(index)
            if decision is None:
                return True
            if self._answer is not None and decision == self._table.decisions[self._answer]:
                return index == self._answer
            return self._may_come(("inject", self._table.injects[decision]))
        if kind != "inject":
            return True
        inject = self._program.injects[index]
        if self._seat in inject.seen_by:
            return self.context.fired[index] == self.context.turn
        return inject.turn in (0, self.context.turn)
