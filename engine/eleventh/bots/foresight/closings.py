"""A turn closed in every imagined world after given orders: the points that it comes to, compared.

Several orders are played at once, in lanes beside each other. What comes of one choice is the
difference between two orders in the same world, so that nothing else is in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from eleventh.bots.foresight.expiry import Expiry, expire, find_expiries
from eleventh.bots.foresight.worlds import WORLDS, Worlds, imagine_games, imagine_worlds
from eleventh.core.adjudication import Adjudicator
from eleventh.core.forecast import PointForecast, PointRange, Sway
from eleventh.core.program import Seat
from eleventh.core.recollection import find_sight
from eleventh.core.state import State
from eleventh.core.stops import FLOOR, FULL, AimStop, Stop
from eleventh.emit.lanes import Lanes, Numbers, Truths, branch_lanes
from eleventh.emit.numpy.backend import NumpyBackend, build
from eleventh.emit.numpy.postings import PostingRows, plan_rows
from eleventh.emit.scores import score_lanes

PREPARED = "foresight"  # the name under which rules keep what the forecasts of all seats share
LANES = 4096  # that are played together
DIGITS = 6  # of points; what is beyond differs between machines

Taken = frozenset[int]
"""Choices by their indices: those of a seat, and after a turn those of others that it saw."""


@dataclass(frozen=True)
class Contrast:
    """What is compared for one choice: orders with it and without it."""

    decision: str | None
    choice: int
    having: Taken
    lacking: Taken


@dataclass(frozen=True)
class ClosedTurn:
    """The end of a turn in every world: `points` with a row per objective of the seat, `running`
    with one per deadline of the program, `statuses` by the index of each track that is one,
    `posted` with one for each of the rows that were asked for; `expired`, by the index of each
    deadline that runs and of which that is known, by how much the points would change if it ended
    there. A column per world."""

    points: Numbers
    running: Truths
    statuses: Mapping[int, Numbers]
    posted: Numbers
    expired: Mapping[int, Numbers]


@dataclass(frozen=True)
class Closings:
    """The end of a turn in every world after some orders. `now` is how far each objective of `seat`
    is reached before, `rows` what is kept of the postings on the way, `expiries` what deadlines do
    at their end."""

    seat: Seat
    backend: NumpyBackend
    worlds: Worlds
    now: Numbers
    rows: PostingRows
    expiries: Mapping[int, tuple[Expiry, ...]]
    after: dict[Taken, ClosedTurn]

    def change(self, having: Taken) -> PointForecast:
        """By how much the objectives will have changed after some orders."""
        return self.tell(self.after[having].points - self.now[:, None])

    def compare(self, having: Taken, lacking: Taken) -> PointForecast:
        """What the one set of orders does beside the other."""
        return self.tell(self.after[having].points - self.after[lacking].points)

    def weigh(self, having: Taken, lacking: Taken) -> Numbers:
        """The same as points of the total in each world."""
        return self.weigh_points(self.after[having].points - self.after[lacking].points)

    def find_stops(self, having: Taken, lacking: Taken) -> Iterator[AimStop]:
        """The objectives that stand at the same end of their scales after either, in most worlds
        at least."""
        both = np.array([self.after[having].points, self.after[lacking].points])
        ends: tuple[tuple[Stop, Truths], ...] = (("floor", both <= FLOOR), ("full", both >= FULL))
        for stop, stands in ends:
            for aim, there in enumerate(np.logical_and.reduce(stands)):
                if 2 * there.sum() > there.size:
                    yield AimStop(aim, stop, bool(there.all()))

    def tell(self, points: Numbers) -> PointForecast:
        """Points by objective and world, told."""
        total = self.weigh_points(points)
        return PointForecast(
            bound(total), tuple(map(bound, points)), tuple(self._find_sways(total))
        )

    def close_also(self, wanted: Sequence[Taken]) -> Closings:
        """The same with the end of the turn after more orders."""
        more = tuple(each for each in dict.fromkeys(wanted) if each not in self.after)
        found = _close(self.backend, self.worlds, self.seat, self.rows, self.expiries, more)
        return replace(self, after={**self.after, **found})

    def order(self, taken: Taken) -> Lanes:
        """The worlds with these choices made, about to close."""
        return order_lanes(self.worlds, [taken])

    def weigh_points(self, points: Numbers) -> Numbers:
        """Points by objective and world as points of the total in each world."""
        weights = np.array([each.weight for each in self.seat.objectives])
        if not weights.any():
            return np.zeros(points.shape[1])
        total: Numbers = (weights @ points) / weights.sum()
        return total

    def _find_sways(self, total: Numbers) -> Iterator[Sway]:
        first, *again = total.reshape(-1, WORLDS)
        strength = {}
        for whose, drawn in zip(self.worlds.drawn_again, again, strict=True):
            apart = np.round(np.abs(drawn - first), DIGITS)
            if apart.any():
                strength[whose] = float(apart @ apart), float(apart.max())
        for whose, (_, most) in sorted(strength.items(), key=lambda each: -each[1][0]):
            yield Sway(whose, most)


def close_turn(
    adjudicator: Adjudicator,
    known: State,
    seat_id: str,
    wanted: Sequence[Taken],
    guessed: Truths | None = None,
    rows: PostingRows | None = None,
) -> Closings:
    """The end of the turn that is open after each of these orders of a seat. Of others everything
    is guessed that they may order, unless it is said what, by a truth for every choice. Of postings
    nothing is kept, unless it is said in which `rows`."""
    program = adjudicator.program
    seat = program.find_seat(seat_id)
    name = f"{PREPARED} {len(program.injects)}"  # a facilitator may have added some
    if name not in adjudicator.prepared:
        backend = build(program)
        adjudicator.prepared[name] = backend, imagine_games(backend)
    backend, games = adjudicator.prepared[name]
    inputs = None if adjudicator.inputs is None else np.array(adjudicator.inputs)
    sight = find_sight(program, seat.id)
    if guessed is None:
        guessed = np.ones(len(program.choices), bool)
    worlds = imagine_worlds(backend, games, known, seat.id, sight, inputs, guessed)
    score = adjudicator.score(known, seat.id)
    now = np.array([score[each.id] for each in seat.objectives])
    rows = rows or plan_rows(program, ())
    expiries = find_expiries(program, seat.id)
    after = _close(backend, worlds, seat, rows, expiries, tuple(dict.fromkeys(wanted)))
    return Closings(seat, backend, worlds, now, rows, expiries, after)


def score_objectives(backend: NumpyBackend, lanes: Lanes, seat: Seat) -> Numbers:
    """How far each objective of a seat is reached, with a row per objective and a column per
    lane."""
    scores = score_lanes(backend, lanes, seat.id)
    return np.array([scores[each.id] for each in seat.objectives])


def bound(points: Numbers) -> PointRange:
    """Points in some worlds, at least one, as a range."""
    low, high = points.min(), points.max()
    numbers = low, min(max(points.mean(), low), high), high  # a mean of equals may be rounded off
    return PointRange(*(round(float(each), DIGITS) + 0.0 for each in numbers))


def order_lanes(worlds: Worlds, wanted: Sequence[Taken]) -> Lanes:
    """The worlds once for each of these orders, with the choices made."""
    count = worlds.lanes.games.size
    lanes = branch_lanes(worlds.lanes, np.tile(np.arange(count), len(wanted)))
    for number, taken in enumerate(wanted):
        columns = slice(number * count, (number + 1) * count)
        lanes.chose[sorted(taken), columns] = lanes.turn
    return lanes


def _close(
    backend: NumpyBackend,
    worlds: Worlds,
    seat: Seat,
    rows: PostingRows,
    expiries: Mapping[int, tuple[Expiry, ...]],
    wanted: tuple[Taken, ...],
) -> dict[Taken, ClosedTurn]:
    count, deadlines = worlds.lanes.games.size, range(len(backend.program.deadlines))
    tracks = [at for at, each in enumerate(backend.program.tracks) if each.kind == "status"]
    step = max(1, LANES // count)
    found = {}
    for first in range(0, len(wanted), step):
        part = wanted[first : first + step]
        lanes = order_lanes(worlds, part)
        kept = rows.begin(lanes.games.size)
        backend.close(lanes, postings=kept)
        points = score_objectives(backend, lanes, seat)
        running = np.array([backend.ask(lanes, f"running:{each}") for each in deadlines], bool)
        expired = {
            place: each.reshape(len(seat.objectives), len(part), count)
            for place, each in _find_expired(backend, lanes, seat, expiries, running, points)
        }
        points = points.reshape(len(seat.objectives), len(part), count)
        running = running.reshape(len(deadlines), len(part), count)
        values = lanes.values[tracks].reshape(len(tracks), len(part), count)
        posted = kept.amounts.reshape(len(kept.amounts), len(part), count)
        for number, taken in enumerate(part):
            statuses = dict(zip(tracks, values[:, number], strict=True))
            found[taken] = ClosedTurn(
                points[:, number],
                running[:, number],
                statuses,
                posted[:, number],
                {place: each[:, number] for place, each in expired.items()},
            )
    return found


def _find_expired(
    backend: NumpyBackend,
    lanes: Lanes,
    seat: Seat,
    expiries: Mapping[int, tuple[Expiry, ...]],
    running: Truths,
    points: Numbers,
) -> Iterator[tuple[int, Numbers]]:
    """By how much the points would change in each lane if a deadline that runs ended there."""
    kept = lanes.values
    for place, does in expiries.items():
        if running[place].any():
            lanes.values = kept.copy()
            expire(backend.program, lanes.values, does)
            yield place, score_objectives(backend, lanes, seat) - points
    lanes.values = kept
