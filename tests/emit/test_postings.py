"""What is kept of postings lane by lane is what a ledger of each game has."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from eleventh.emit.lanes import RULEBOOK, RuleSizes
from eleventh.emit.numpy.backend import build
from eleventh.emit.numpy.postings import plan_rows
from eleventh.emit.tally import make_tally
from emit.test_lanes import at_random, numbered
from games import EVERY, SHIPPED, adjudicator
from portions import portion, small


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("folder", portion(EVERY, small), ids=lambda folder: folder.name)
def test_postings_by_lane_sum_to_what_is_tallied_and_change_nothing(
    folder: Path, live: bool
) -> None:
    program = adjudicator(folder).program
    backend, causes = build(program), range(len(program.causes))
    factors = RuleSizes(np.linspace(0.5, 1.5, len(causes))) if live else RULEBOOK
    one, other = (backend.begin(3, numbered(9), factors) for _ in range(2))
    rows = plan_rows(program, ((cause, cause) for cause in causes))
    seats = at_random(program, one)
    for _ in program.turns[:4]:
        tally, kept = make_tally(program), rows.begin(9)
        for lanes in (one, other):
            backend.decide(lanes, seats)
        backend.close(one, tally)
        backend.close(other, postings=kept)
        assert one.values.tobytes() == other.values.tobytes()
        sets = np.array([each.value is not None for each in program.causes])
        assert np.array_equal(kept.amounts[1:].sum(axis=1)[~sets], tally.amounts[~sets])
        for lanes in (one, other):
            lanes.turn += 1


def test_a_lane_has_what_the_ledger_of_its_game_has() -> None:
    table = adjudicator(next(each for each in SHIPPED if each.name == "first_hour"))
    program = table.program
    backend = build(program)
    lanes = backend.begin(3, numbered(6))
    backend.decide(lanes, at_random(program, lanes))
    states = [lanes.state(lane) for lane in range(6)]
    rows = plan_rows(program, ((cause, each.track) for cause, each in enumerate(program.causes)))
    kept = rows.begin(6)
    backend.close(lanes, postings=kept)
    for lane, state in enumerate(states):
        taken = [at for at, turn in enumerate(state.chose) if turn == state.turn]
        posted = [
            each
            for each in table.resolve(state, taken).ledger
            if each.cause >= 0 and each.turn == state.turn and each.value is None
        ]
        for track, row in rows.names.items():
            total = sum(each.amount for each in posted if each.track == track)
            assert kept.amounts[row, lane] == total
    assert not kept.amounts[0].any()
