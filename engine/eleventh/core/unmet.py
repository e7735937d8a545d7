"""Which parts of what a choice needs are not so: only of these it is worth telling how they stand.

A refusal tells a condition whole, with the readings that it hangs on. Where it has several parts
that must all hold, those that hold already say nothing of why the choice is not open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from eleventh.core.code import EvalContext
from eleventh.core.guards import Eyes, Guard, take_apart
from eleventh.core.ir import Op
from eleventh.core.program import Program
from eleventh.core.refusals import Datum, Refusal, RefusalCode

STANDING = ("tracks", "values", "kinds", "lows", "highs")  # of a refusal: a place for each reading


@dataclass(frozen=True)
class Shortfalls:
    """What the choices of a program need, taken apart once."""

    program: Program

    def point_out(self, refusal: Refusal, choice: int, context: EvalContext) -> Refusal:
        """A refusal for what a choice needs, with the readings of those parts alone that do not
        hold, and how many months the turn lasts where one of them asks for that. Any other
        refusal, and one of a single part, as it is."""
        root = self._roots.get(choice)
        if refusal.code is not RefusalCode.NEEDS or root is None:
            return refusal
        guard = take_apart(self.program.ops, root)
        if guard.joins != "all":
            return refusal
        eyes = Eyes(self.program, None, context)  # a seat may read all that its choices need
        leaves = [
            leaf
            for part in guard.parts
            if not _holds(part, eyes)
            for leaf in self._list_leaves(part)
        ]
        tracks = {int(each.data[0]) for each in leaves if each.code == "track"}
        kept = [at for at, each in enumerate(self.program.choices[choice].reads) if each in tracks]
        data: dict[str, Datum] = dict(refusal.data)
        for name in STANDING:
            column = data[name]
            assert isinstance(column, tuple)
            data[name] = tuple(column[at] for at in kept)
        if any(each.code == "months" for each in leaves):
            data["lasts"] = self.program.turns[context.turn - 1].months
        return replace(refusal, data=data)

    @cached_property
    def _roots(self) -> dict[int, int]:
        return {
            int(each.name.removeprefix("needs:")): each.root
            for each in self.program.queries
            if each.name.startswith("needs:")
        }

    def _list_leaves(self, guard: Guard) -> Iterator[Op]:
        if guard.joins != "one":
            for part in guard.parts:
                yield from self._list_leaves(part)
            return
        seen, left = {guard.register}, [guard.register]
        while left:
            op = self.program.ops[left.pop()]
            if not op.args:
                yield op
            new = [each for each in op.args if each not in seen]
            seen.update(new)
            left += new


def _holds(guard: Guard, eyes: Eyes) -> bool:
    if guard.joins == "one":
        return bool(eyes.value(guard.register)) is guard.wanted
    held = (_holds(each, eyes) for each in guard.parts)
    return all(held) if guard.joins == "all" else any(held)
