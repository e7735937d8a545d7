"""The parts of a condition as one reader may know them: each with by how much it holds or fails.

Of what the reader may not know nothing is worked out: it is one part without words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from eleventh.core.adjudication import Adjudicator
from eleventh.core.guards import Eyes, Guard, take_apart
from eleventh.core.program import Derived, Track
from eleventh.play.guard_words import GuardWords
from eleventh.play.rule_index import index_rules
from eleventh.play.why import Input, make_input


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that must be so. `holds` is None where the reader may not know it.

    `kind`: a comparison of a `number`, a `fact`, a `roll` of dice, the `price` in political
    capital; what may not be known, `unread`; of `all` the `parts` each must hold, of `any` one. Of
    a comparison `value` must stand in `relation` to `threshold`; `distance` is how far it is from
    it. A roll must be below its threshold, the odds, which are None where they may not be known;
    its value is told to the facilitator alone. `inputs` are the readings that it reads.
    """

    kind: Literal["number", "fact", "roll", "price", "unread", "all", "any"]
    holds: bool | None
    words: str = ""
    relation: str = ""
    value: float | None = None
    threshold: float | None = None
    distance: float | None = None
    inputs: tuple[Input, ...] = ()
    parts: tuple[Part, ...] = ()


UNREAD = Part("unread", None)


@dataclass(frozen=True)
class PartTeller:
    """Tells conditions of a program in one state to one reader."""

    adjudicator: Adjudicator
    words: GuardWords
    eyes: Eyes

    def tell(self, register: int) -> tuple[Part, ...]:
        """The parts that must all hold for a truth to come true; none if it always does."""
        guard = take_apart(self.adjudicator.program.ops, register)
        if guard.joins == "all":
            return tuple(_gather(map(self._tell, guard.parts)))
        return (self._tell(guard),)

    def _tell(self, guard: Guard) -> Part:
        if guard.joins == "one":
            return self._tell_one(guard.register, guard.wanted)
        parts = tuple(_gather(map(self._tell, guard.parts)))
        met: bool | None = all_hold(parts) if guard.joins == "all" else any_holds(parts)
        return Part(guard.joins, met, parts=parts)

    def _tell_one(self, register: int, wanted: bool) -> Part:
        program, eyes = self.adjudicator.program, self.eyes
        op = program.ops[register]
        if op.code == "lt" and program.ops[op.args[0]].code == "chance":
            return self._tell_roll(register, wanted)
        if op.code in ("lt", "le") and any(map(self._is_draw, op.args)):
            return self._tell_draw(register)
        if not eyes.may_read(register):
            return UNREAD
        holds = bool(eyes.value(register)) is wanted
        words = self.words.describe(register, wanted)
        inputs = tuple(self._list_inputs(register))
        compared = self.words.compare(register, wanted)
        if compared is None:
            return Part("fact", holds, words, inputs=inputs)
        left, relation, right = compared
        value, threshold = eyes.value(left), eyes.value(right)
        return Part(
            "number", holds, words, relation, value, threshold, abs(value - threshold), inputs
        )

    def _tell_roll(self, register: int, wanted: bool) -> Part:
        """A roll of dice: to a seat its odds at most, and never how it fell."""
        chance, odds = self.adjudicator.program.ops[register].args
        inputs = tuple(self._list_inputs(odds)) if self.eyes.may_read(odds) else ()
        known = self.eyes.value(odds) if self.eyes.may_read(odds) else None
        if not self.eyes.may_read(chance) or known is None:
            return Part("roll", None, "", "<" if wanted else ">=", None, known, None, inputs)
        rolled = self.eyes.value(chance)
        holds = (rolled < known) is wanted
        relation = "<" if wanted else ">="
        return Part("roll", holds, "", relation, rolled, known, abs(rolled - known), inputs)

    def _is_draw(self, register: int) -> bool:
        ops = self.adjudicator.program.ops
        return ops[register].code == "mul" and ops[ops[register].args[0]].code == "chance"

    def _tell_draw(self, register: int) -> Part:
        """One end of the stretch into which a roll must fall to draw one of several by weight, as a
        share of all weights: rolls are nobody's but the facilitator's."""
        if not self.eyes.may_read(register):
            return UNREAD
        ops = self.adjudicator.program.ops
        below, above = ops[register].args
        draw, end = (below, above) if self._is_draw(below) else (above, below)
        chance, weights = (self.eyes.value(each) for each in ops[draw].args)
        share = self.eyes.value(end) / weights if weights else 0.0
        holds = bool(self.eyes.value(register))
        relation = "<" if draw == below else ">="
        inputs = tuple(self._list_inputs(end))
        return Part("roll", holds, "", relation, chance, share, abs(chance - share), inputs)

    def _list_inputs(self, register: int) -> Iterator[Input]:
        program = self.adjudicator.program
        tracks = {each.id: at for at, each in enumerate(program.tracks)}
        derived = {each.id: each for each in program.derived}
        for id in self.words.list_readings(register):
            read: Track | Derived
            if id in derived:
                read = derived[id]
                value = float(self.adjudicator.code.queries[f"derived:{id}"](self.eyes.context))
            else:
                read = program.tracks[tracks[id]]
                value = self.eyes.context.values[tracks[id]]
            yield make_input(read, value)


def make_words(adjudicator: Adjudicator) -> GuardWords:
    """The words for the truths of these rules."""
    return GuardWords(adjudicator.program, index_rules(adjudicator))


def all_hold(parts: Sequence[Part]) -> bool | None:
    """Whether all parts hold; None where that hangs on what may not be known."""
    return _join(parts, False)


def any_holds(parts: Sequence[Part]) -> bool | None:
    """Whether one of the parts holds; None where that hangs on what may not be known."""
    return _join(parts, True)


def _join(parts: Sequence[Part], decides: bool) -> bool | None:
    if any(each.holds is decides for each in parts):
        return decides
    return None if any(each.holds is None for each in parts) else not decides


def _gather(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts in order, and last, once, what may not be known of them."""
    unread = False
    for each in parts:
        if each.kind == "unread":
            unread = True
        else:
            yield each
    if unread:
        yield UNREAD
