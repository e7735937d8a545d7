"""How much of what comes of a game hangs on single orders: sums by answer, exact and mergeable.

Of one batch of random games it is kept, for each choice, in how many it was made and how far the
seats then got, as sums of whole thousandths of a point. So batches merge in any order to the same
bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from eleventh.core.program import Program
from eleventh.emit.lanes import Lanes, Numbers

FINE = 1000  # steps of a point


@dataclass(slots=True)
class GroupSums:
    """Games by the choice that was made last: their number, and by seat the sums of totals and of
    their squares, in thousandths of a point. The last column of each is of all games."""

    count: NDArray[np.int64]
    sums: NDArray[np.int64]
    squares: NDArray[np.int64]

    def __iadd__(self, other: GroupSums) -> GroupSums:
        for each in fields(self):
            mine = getattr(self, each.name)
            mine += getattr(other, each.name)
        return self


@dataclass(frozen=True, slots=True)
class OrderShare:
    """How much of the variance of each seat's total hangs on one decision or initiative by itself,
    in the order of the seats: shares of all of it, 0 to 1, corrected for what chance alone would
    show. `decision` is empty for an initiative; `games` are those in which the decision was put, or
    all."""

    seat: str
    decision: str
    initiative: str
    games: int
    shares: tuple[float, ...]


def make_sums(program: Program) -> GroupSums:
    """Sums of no game."""
    choices, seats = len(program.choices) + 1, len(program.seats)
    return GroupSums(
        np.zeros(choices, np.int64),
        np.zeros((seats, choices), np.int64),
        np.zeros((seats, choices), np.int64),
    )


def add_lanes(sums: GroupSums, program: Program, lanes: Lanes, totals: Numbers) -> None:
    """Adds games that are over, with the totals of the seats. An answer counts where it was the
    last that was given to its decision."""
    whole = np.rint(totals * FINE).astype(np.int64)
    made = np.zeros((len(program.choices) + 1, lanes.games.size), np.bool_)
    made[:-1] = lanes.chose > 0
    made[-1] = True
    for decision in program.decisions:
        rows = lanes.chose[[*decision.choices]]
        made[[*decision.choices]] &= rows == rows.max(axis=0)
    sums.count += made.sum(axis=1)
    for seat, row in enumerate(whole):
        sums.sums[seat] += (made * row).sum(axis=1)
        sums.squares[seat] += (made * (row * row)).sum(axis=1)


def share_variance(program: Program, sums: GroupSums) -> Iterator[OrderShare]:
    """The share of every decision and every initiative, those first that count for most of any
    seat's total."""
    found = []
    for decision in program.decisions:
        groups = _Groups.of(sums, [*decision.choices])
        found.append(_tell(decision.seat, decision.id, "", sums, groups))
    for index, choice in enumerate(program.choices):
        if choice.kind == "initiative":
            taken = _Groups.of(sums, [index])
            rest = _Groups.of(sums, [-1]).less(taken)
            found.append(_tell(choice.seat, "", choice.id, sums, taken.beside(rest)))
    yield from sorted(found, key=lambda each: -max(each.shares))


@dataclass(frozen=True, slots=True)
class _Groups:
    """Games in groups: their numbers, and by seat the sums and squares of each."""

    count: Numbers
    sums: Numbers
    squares: Numbers

    @classmethod
    def of(cls, sums: GroupSums, columns: list[int]) -> _Groups:
        return cls(
            sums.count[columns].astype(np.float64),
            sums.sums[:, columns] / FINE,
            sums.squares[:, columns] / FINE**2,
        )

    def less(self, other: _Groups) -> _Groups:
        return _Groups(
            self.count - other.count, self.sums - other.sums, self.squares - other.squares
        )

    def beside(self, other: _Groups) -> _Groups:
        return _Groups(
            np.concatenate([self.count, other.count]),
            np.concatenate([self.sums, other.sums], axis=1),
            np.concatenate([self.squares, other.squares], axis=1),
        )


def _tell(
    seat: str, decision: str, initiative: str, sums: GroupSums, groups: _Groups
) -> OrderShare:
    games = float(groups.count.sum())
    held = groups.count > 0
    counts, parts = groups.count[held], groups.sums[:, held]
    if held.sum() < 2 or games <= held.sum():
        return OrderShare(seat, decision, initiative, int(games), (0.0,) * len(parts))
    everything = _Groups.of(sums, [-1])
    whole = (everything.squares - everything.sums**2 / everything.count)[:, 0]
    squared = (parts**2 / counts).sum(axis=1)
    between = squared - parts.sum(axis=1) ** 2 / games
    within = groups.squares[:, held].sum(axis=1) - squared
    by_chance = (held.sum() - 1) * within / (games - held.sum())
    shares = np.where(whole > 0, (between - by_chance) / np.where(whole > 0, whole, 1.0), 0.0)
    clipped = np.clip(shares, 0.0, 1.0)
    return OrderShare(seat, decision, initiative, int(games), tuple(clipped.tolist()))
