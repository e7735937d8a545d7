"""Reads what is measured off games as they are played: a row per measure, a column per game."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eleventh.core.program import Program
from eleventh.emit.lanes import Backend, LanePolicy, Lanes
from eleventh.emit.scores import average_lanes, score_lanes
from eleventh.lab.batch.scales import Grains, to_grains, to_shares


@dataclass(frozen=True, slots=True, eq=False)
class GameRows:
    """What was measured of games: `amounts` over `times`, both with a row for each of
    `list_measures`. Times are 1 for all but responses, of which they are the answers given."""

    amounts: Grains
    times: Grains


def read_games(
    program: Program, backend: Backend, lanes: Lanes, policies: Mapping[str, LanePolicy]
) -> GameRows:
    """Plays lanes to their ends and measures them. The backend plays what `mark_rules` made of the
    program."""
    answered = np.zeros(lanes.chose.shape, np.int64)
    while lanes.alive.any():
        turn, alive = lanes.turn, lanes.alive.copy()
        backend.advance(lanes, policies)
        answered += np.equal(lanes.chose, turn) & alive
    rows = list(_read_ends(program, backend, lanes))
    times = [np.ones(lanes.games.size, np.int64)] * len(rows)
    for decision in program.decisions:
        given = answered[list(decision.choices)]
        rows += [*given]
        times += [given.sum(axis=0)] * len(given)
    return GameRows(np.array(rows, np.int64), np.array(times, np.int64))


def _read_ends(
    program: Program, backend: Backend, lanes: Lanes
) -> Iterator[Grains | NDArray[np.bool_]]:
    yield lanes.turns.astype(np.int64)
    yield from np.equal(lanes.ending, np.arange(len(program.endings))[:, None])
    scores = {seat.id: score_lanes(backend, lanes, seat.id) for seat in program.seats}
    yield from to_shares(average_lanes(program, scores, lanes.games.size))
    for reached in scores.values():
        for score in reached.values():
            yield to_shares(score)
    measured = [row for row, each in enumerate(program.tracks) if each.kind != "status"]
    yield from to_grains(lanes.values[measured])
    for each in program.derived:
        yield to_grains(np.asarray(backend.ask(lanes, f"derived:{each.id}")))
    for row, track in enumerate(program.tracks):
        if track.kind == "status":
            yield from np.equal(lanes.values[row], np.arange(len(track.values))[:, None])
    own = len(program.injects)
    yield from lanes.fired[own:] > 0
    yield from lanes.fired[:own] > 0
    yield from lanes.met > 0
    for index, choice in enumerate(program.choices):
        if choice.kind == "initiative":
            yield lanes.chose[index] > 0
