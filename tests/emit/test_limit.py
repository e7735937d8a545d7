"""The C that lanes are measured against plays the same games."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from eleventh.emit.backends import build_backend
from emit.test_lanes import at_random, numbered, play
from games import EVERY, adjudicator

sys.path.append(str(Path(__file__).parents[1] / "bench" / "full"))

from limit.build import build_limit

WITHOUT_AMOUNTS = [each for each in EVERY if each.name != "bargaining"]  # it rolls once an answer


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler here")
@pytest.mark.parametrize("folder", WITHOUT_AMOUNTS, ids=lambda folder: folder.name)
def test_the_limit_plays_the_games_that_lanes_play(folder: Path) -> None:
    program = adjudicator(folder).program
    limit, _ = build_limit(program)
    values, endings = limit(3, 5, 45)
    lanes = (fast := build_backend("numpy", program)).begin(3, numbered(45, 5))
    play(fast, lanes, at_random)
    assert values.T.tobytes() == np.ascontiguousarray(lanes.values).tobytes()
    assert endings.tobytes() == lanes.ending.tobytes()
