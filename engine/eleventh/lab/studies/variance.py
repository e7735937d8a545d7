"""How much of what comes of a game is decided by orders, and how much by dice.

Random orders are drawn some dozens of times, and each draw is played on the same dice, some dozens
of them. Then one large batch tells what hangs on each decision and initiative by itself. What is
random here is the doctrine `random` in every seat: people choose otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from eleventh.bots.lanes import GameDice, OtherDice, RandomLanes
from eleventh.emit.lanes import Backend, LanePolicy, Lanes
from eleventh.emit.scores import total_lanes
from eleventh.lab.studies.arms import Effort, GoingOn, Stopwatch, go_on, play_chunks, seat_all
from eleventh.lab.studies.components import Components, split_variance
from eleventh.lab.studies.groups import OrderShare, add_lanes, make_sums, share_variance

ORDERS, DICE = 64, 64  # draws of each, every one with every other
GAMES = 8192  # of the batch for single orders
ELSEWHERE = 1 << 40  # the number of the game whose dice draw the first orders


@dataclass(frozen=True, slots=True)
class SeatVariance:
    """Where the variance of one seat's total comes from."""

    seat: str
    components: Components


@dataclass(frozen=True, slots=True)
class VarianceStudy:
    """What decides a scenario. `orders` draws of orders were each played on `dice` draws of dice;
    `endings` is of all endings together, by which of them came; `shares` are from `games` random
    games. None or empty is what a study that was stopped did not come to."""

    orders: int
    dice: int
    games: int
    seats: tuple[SeatVariance, ...]
    endings: Components | None
    shares: tuple[OrderShare, ...]
    effort: Effort


def study_variance(
    backend: Backend,
    seed: int,
    orders: int = ORDERS,
    dice: int = DICE,
    games: int = GAMES,
    going_on: GoingOn = go_on,
) -> VarianceStudy:
    """Splits variance over the games 0, 1, .. of a seed. ValueError for fewer than three draws of
    orders or of dice."""
    program = backend.program
    watch = Stopwatch(orders * dice + games, going_on)
    numbers = np.tile(np.arange(dice, dtype=np.uint64), orders)
    totals = np.zeros((len(program.seats), numbers.size))
    ending = np.zeros(numbers.size, np.int16)

    def seat_draws(lanes: Lanes, place: slice) -> Mapping[str, LanePolicy]:
        drawn = ELSEWHERE + np.arange(place.start, place.stop) // dice
        policy = RandomLanes(program, OtherDice(GameDice(seed, drawn.astype(np.uint64))))
        return {seat.id: policy for seat in program.seats}

    for place, lanes in play_chunks(backend, seed, numbers, seat_draws, watch):
        totals[:, place] = total_lanes(backend, lanes)
        ending[place] = lanes.ending
    shares = () if watch.stopped else _share(backend, seed, games, watch)
    whole = watch.games >= orders * dice
    reached = np.array([ending == each for each in range(len(program.endings))], np.float64)
    table = totals.reshape(-1, orders, dice)
    return VarianceStudy(
        orders=orders,
        dice=dice,
        games=games,
        seats=tuple(
            SeatVariance(seat.id, split_variance(table[index : index + 1]))
            for index, seat in enumerate(program.seats)
            if whole
        ),
        endings=split_variance(reached.reshape(-1, orders, dice)) if whole else None,
        shares=shares,
        effort=watch.read(),
    )


def _share(backend: Backend, seed: int, games: int, watch: Stopwatch) -> tuple[OrderShare, ...]:
    """What hangs on each order by itself, in as many games as were played."""
    sums, numbers = make_sums(backend.program), np.arange(games, dtype=np.uint64)

    def seat_chunk(lanes: Lanes, place: slice) -> Mapping[str, LanePolicy]:
        return seat_all(backend, lanes, "random")

    for _, lanes in play_chunks(backend, seed, numbers, seat_chunk, watch):
        add_lanes(sums, backend.program, lanes, total_lanes(backend, lanes))
    return tuple(share_variance(backend.program, sums)) if sums.count[-1] else ()
