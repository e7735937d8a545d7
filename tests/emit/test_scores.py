"""Scores in lanes are those that are told of a single game, to the last bit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from eleventh.bots.lanes import GameDice, RandomLanes
from eleventh.emit.backends import build_backend
from eleventh.emit.scores import score_lanes, total_lanes
from eleventh.lab.reached import totals
from games import EVERY, adjudicator


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
def test_lanes_score_as_the_table_does(folder: Path) -> None:
    table = adjudicator(folder)
    backend = build_backend("numpy", table.program)
    lanes = backend.begin(1, np.arange(5, dtype=np.uint64))
    policy = RandomLanes(table.program, GameDice(1, lanes.games))
    while lanes.alive.any():
        backend.advance(lanes, {seat.id: policy for seat in table.program.seats})
    sums = total_lanes(backend, lanes)
    for lane in range(5):
        state = lanes.state(lane)
        for seat in table.program.seats:
            found = score_lanes(backend, lanes, seat.id)
            assert {id: each[lane] for id, each in found.items()} == table.score(state, seat.id)
        assert sums[:, lane].tolist() == list(totals(table, table.program, state).values())
