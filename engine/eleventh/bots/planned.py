"""A policy in lanes whose orders are laid down in part; the rest is another policy's business."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eleventh.core.program import Program
from eleventh.emit.lanes import LanePolicy, Numbers, Picks, Truths

Wanted = NDArray[np.int8]
"""By turn (from 0, which is none), choice and lane, or with one column for all: 1 for a choice that
is to be made, -1 for an initiative that is not to be taken, 0 for what nobody laid down."""


@dataclass(frozen=True)
class PlannedLanes:
    """Does what is `wanted` where it may be done, else as `base` does."""

    program: Program
    base: LanePolicy
    wanted: Wanted

    def weigh(self) -> Numbers | None:
        """It does not draw by weight."""
        return None

    def answer(self, turn: int, decision: int, may: Truths, costs: Numbers) -> Picks:
        """The answer that is wanted, if it may be given."""
        choices = self.program.decisions[decision].choices
        held = may & (self.wanted[turn][[*choices]] > 0)
        given = self.base.answer(turn, decision, may, costs)
        picks: Picks = np.where(held.any(axis=0), held.argmax(axis=0), given)
        return picks

    def take(self, turn: int, choice: int, may: Truths) -> Truths:
        """Whether the initiative is wanted, where anybody said so."""
        row = self.wanted[turn, choice]
        taken: Truths = np.where(row == 0, self.base.take(turn, choice, may), row > 0)
        return taken


def follow_orders(
    program: Program, seat: str, orders: Iterable[tuple[int, int]], base: LanePolicy
) -> PlannedLanes:
    """A seat that makes the choices of these orders, each a turn and a choice, in every lane where
    it may, and takes no other initiative. What they leave unanswered is answered as `base` does."""
    return PlannedLanes(program, base, lay_down(program, [seat], orders))


def change_record(
    program: Program, changes: Iterable[tuple[int, int, bool]], record: LanePolicy
) -> PlannedLanes:
    """A seat that does as the record does, but in what these change: each a turn, a choice, and
    whether it is made, or else an initiative left out."""
    wanted: Wanted = np.zeros((len(program.turns) + 1, len(program.choices), 1), np.int8)
    for turn, choice, made in changes:
        wanted[turn, choice] = 1 if made else -1
    return PlannedLanes(program, record, wanted)


def lay_down(program: Program, seats: Collection[str], orders: Iterable[tuple[int, int]]) -> Wanted:
    """What these seats want who make the choices of these orders, each a turn and a choice, and
    take no other initiative: one column for all lanes."""
    wanted: Wanted = np.zeros((len(program.turns) + 1, len(program.choices), 1), np.int8)
    for index, choice in enumerate(program.choices):
        if choice.seat in seats and choice.kind == "initiative":
            wanted[:, index] = -1
    for turn, index in orders:
        wanted[turn, index] = 1
    return wanted
