"""What is known of a turn in which something happens, before anything is played: its number, that
this happened, and what cannot have happened yet.

Conditions are made once more with that, and what then holds in every state, or in none, is certain.
"""

from __future__ import annotations

from dataclasses import dataclass

from eleventh.core.ir import Event
from eleventh.lang.graph.rewriting import list_parts, rewrite
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.lower.exclusion import exclude_each_other

MOST_STEPS = 200_000
"""Values that are looked at again, a second or so; of what is beyond them nothing is known.
`gsomia_2019` needs 5,000."""

_HAPPENED = {"choice": ("chose", "chooses"), "inject": ("fired", "fires")}


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A turn in which `root` happens, if it is a choice or an inject. `status` is a track that
    stands at a value, where that is known."""

    root: Event
    turn: int
    status: tuple[int, float] | None = None


class Knowledge:
    """What is known of the turns of one scenario, as far as there are steps left to find out."""

    def __init__(self, context: LoweringContext) -> None:
        self._context = context
        self._left = MOST_STEPS

    def list_turns(self, root: Event) -> range:
        """The turns in which something can happen, as far as a choice or an inject has one of its
        own."""
        turn = self._find_turn(root)
        return range(turn, turn + 1) if turn else range(1, len(self._context.outline.turns) + 1)

    def may_hold(self, truth: Value, at: Circumstance) -> bool:
        """Whether a condition can hold in some state."""
        if truth.certainty != "maybe" or not self._is_open(truth):
            return truth.certainty != "never"
        return not exclude_each_other(self._narrow(truth, at, Values()))

    def must_hold(self, truth: Value, at: Circumstance) -> bool:
        """Whether a condition certainly holds in every state."""
        if truth.certainty != "maybe" or not self._is_open(truth):
            return truth.certainty == "always"
        values = Values()
        return exclude_each_other(values.op("not", self._narrow(truth, at, values)))

    def _is_open(self, truth: Value) -> bool:
        """Whether more can be found out: not of what is rolled for, nor if that takes too long."""
        if self._left <= 0:
            return False
        parts = list_parts(truth)
        self._left -= len(parts)
        return not any(each.code in ("odds", "chance") for each in parts)

    def _narrow(self, value: Value, at: Circumstance, into: Values) -> Value:
        return rewrite(value, into, lambda leaf: self._find_leaf(leaf, at, into))

    def _find_leaf(self, leaf: Value, at: Circumstance, into: Values) -> Value:
        index = int(leaf.data[0]) if leaf.data else 0
        if leaf.code == "turn":
            return into.const(at.turn)
        if leaf.code == "track" and at.status is not None and index == at.status[0]:
            return into.const(at.status[1])
        if leaf.code in _HAPPENED.get(at.root.kind, ()) and index == at.root.index:
            return into.truth(True)
        if self._is_to_come(leaf.code, index, at.turn):
            return into.truth(False)
        return into.copy(leaf)

    def _is_to_come(self, code: str, index: int, turn: int) -> bool:
        if code in ("fired", "fires"):
            return self._context.outline.turn_of[index] > turn
        if code in ("chose", "chooses"):
            return self._find_turn(Event("choice", index)) > turn
        return False

    def _find_turn(self, root: Event) -> int:
        """The only turn of a choice or an inject; 0 where there is none."""
        outline = self._context.outline
        if root.kind == "inject":
            return outline.turn_of[root.index]
        if root.kind == "choice":
            decision = outline.choices[root.index].decision
            return outline.turn_of[outline.decisions[decision].inject] if decision >= 0 else 0
        return 0
