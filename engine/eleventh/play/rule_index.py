"""Where the truths and amounts of a program stand among its operations, by what hangs on them.

It follows from the operations alone, and is found once for the rules, whatever texts are told and
whatever a facilitator adds: those name no operation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from eleventh.core.adjudication import Adjudicator
from eleventh.core.foresight import EffectTable
from eleventh.core.guards import find_derived, take_apart
from eleventh.core.ir import Event, Op
from eleventh.core.program import Link, Program


def find_users(ops: Sequence[Op], wanted: Set[int]) -> Sequence[bool]:
    """Which operations are made of one of those wanted, themselves included."""
    found: list[bool] = []
    for at, op in enumerate(ops):
        found.append(at in wanted or any(found[each] for each in op.args))
    return found


LONGEST = 60  # operations that are told in one sentence
PREPARED = "rule index"  # the name under which rules keep it


@dataclass(frozen=True, slots=True)
class BoundRule:
    """One instance of a rule or a modifier: the event it hangs on, the truth that must hold, and
    its effects, as indices of causes. The truth of a modifier holds that of the rule it scales."""

    event: Event
    guard: int
    causes: tuple[int, ...]


@dataclass(frozen=True)
class RuleIndex:
    """The operations on which the parts of a program hang. Its program is that of the rules as they
    were compiled: texts are to be read in that of the game."""

    program: Program

    @property
    def of_causes(self) -> Mapping[int, int]:
        """The operation that posts or sets for each cause."""
        return self._effect_table.of_cause

    def of_deed(self, deed: int) -> int | None:
        """The truth that must hold for a deed to be done, once its event has happened; None where
        it can hold in no state."""
        register = self._effect_table.of_deed.get(deed)
        return None if register is None else self.program.ops[register].args[0]

    def stage_of(self, register: int) -> int:
        """The stage to which an operation belongs."""
        return self._effect_table.stage_of(register)

    def find_instances(self, kind: str, id: str) -> Sequence[BoundRule]:
        """The instances of a `rule` or a `modifier` by its id, in the order of the program; none
        for another."""
        return self._instances.get((kind, id), ())

    @cached_property
    def derived(self) -> Mapping[int, str]:
        """The operations that are a derived number as a whole, by its id."""
        return find_derived(self.program)

    @cached_property
    def sizes(self) -> Sequence[int]:
        """Of how many operations each is made, `LONGEST + 1` where of more; of a derived number it
        is one."""
        found: list[int] = []
        for at, op in enumerate(self.program.ops):
            size = 1 if at in self.derived else 1 + sum(found[each] for each in op.args)
            found.append(min(size, LONGEST + 1))
        return found

    def find_own(self, cause: int) -> Iterable[int]:
        """The operations that an effect reads: its truth and its amount; of a modifier only what it
        adds to the rule that it scales."""
        return self._own[cause]

    def find_read(self, cause: int) -> Iterator[int]:
        """The tracks that an effect reads, through derived numbers too, by their index."""
        ops = self.program.ops
        seen, left = set[int](), list(self._own[cause])
        while left:
            at = left.pop()
            if at not in seen:
                seen.add(at)
                left += reversed(ops[at].args)
                if ops[at].code == "track":
                    yield int(ops[at].data[0])

    @cached_property
    def _own(self) -> Mapping[int, tuple[int, ...]]:
        found = {}
        for index, register in self.of_causes.items():
            cause, op = self.program.causes[index], self.program.ops[register]
            chain, own = cause.chain, op.args
            if chain and chain[-1].kind == "modifier":
                guards = self._scaled.get((cause.event, chain[:-1]), frozenset())
                own = tuple(self._find_added(op, guards))
            found[index] = own
        return found

    def of_choice(self, index: int) -> tuple[int, int]:
        """The condition and the price of a choice."""
        terms = self.program.terms[index]
        return self.program.queries[terms.needs].root, self.program.queries[terms.cost].root

    def of_query(self, name: str) -> int:
        """The value of a query by its name."""
        return self._queries[name]

    def of_effect(self, code: str, index: int) -> Sequence[int]:
        """The truths on which an event (`fire`) or an ending (`end`) hangs."""
        return self._effects.get((code, index), ())

    def _find_added(self, op: Op, guards: Set[int]) -> Iterator[int]:
        """The condition of a modifier, without that of the rule and the sign of what is scaled, and
        its factor."""
        ops = self.program.ops
        scaled, factor = self._find_factor(op.args[1])
        rule = {part for guard in guards for part in take_apart(ops, guard).parts}
        rule |= {take_apart(ops, guard) for guard in guards}
        for part in take_apart(ops, op.args[0]).parts:
            if part not in rule and scaled not in ops[part.register].args:
                yield part.register
        yield factor

    def _find_factor(self, amount: int) -> tuple[int, int]:
        """What a modifier scales, and the factor less one."""
        op = self.program.ops[amount]
        while op.code == "grain":
            op = self.program.ops[op.args[0]]
        return (op.args[0], op.args[1]) if op.code == "mul" else (-1, amount)

    @cached_property
    def _effect_table(self) -> EffectTable:
        return EffectTable(self.program)

    @cached_property
    def _instances(self) -> Mapping[tuple[str, str], Sequence[BoundRule]]:
        program = self.program
        found = dict[tuple[str, str], dict[tuple[Event, int], list[int]]]()
        for index, register in self.of_causes.items():
            cause = program.causes[index]
            link = cause.chain[-1] if cause.chain else None
            if link is not None and link.kind in ("rule", "modifier"):
                guard = program.ops[register].args[0]
                instances = found.setdefault((link.kind, link.id), {})
                instances.setdefault((cause.event, guard), []).append(index)
        return {
            rule: [BoundRule(*key, tuple(causes)) for key, causes in instances.items()]
            for rule, instances in found.items()
        }

    @cached_property
    def _scaled(self) -> Mapping[tuple[Event, tuple[Link, ...]], Set[int]]:
        """The truths of the rules that answer an event, by their chains."""
        found: dict[tuple[Event, tuple[Link, ...]], set[int]] = {}
        for index, register in self.of_causes.items():
            cause = self.program.causes[index]
            guard = self.program.ops[register].args[0]
            found.setdefault((cause.event, cause.chain), set()).add(guard)
        return found

    @cached_property
    def _queries(self) -> Mapping[str, int]:
        return {each.name: each.root for each in self.program.queries}

    @cached_property
    def _effects(self) -> Mapping[tuple[str, int], Sequence[int]]:
        found: dict[tuple[str, int], list[int]] = {}
        for op in self.program.ops:
            if op.code in ("fire", "end"):
                found.setdefault((op.code, int(op.data[0])), []).append(op.args[0])
        return found


def index_rules(adjudicator: Adjudicator) -> RuleIndex:
    """The index of these rules, made when somebody first asks."""
    prepared = adjudicator.prepared
    if PREPARED not in prepared:
        prepared[PREPARED] = RuleIndex(adjudicator.program)
    index: RuleIndex = prepared[PREPARED]
    return index
