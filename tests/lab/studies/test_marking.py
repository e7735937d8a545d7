"""A marked program plays the same games, and its marks say in which lanes a cause posted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from eleventh.bots.lanes import GameDice, RandomLanes
from eleventh.core.program import Program
from eleventh.core.state import State
from eleventh.emit import python
from eleventh.emit.lanes import Backend, Lanes
from eleventh.emit.python_lanes import PythonBackend
from eleventh.emit.tally import Tally, make_tally
from eleventh.lab.studies.marking import mark_causes
from games import EVERY, adjudicator, build_quickly
from portions import portion_of_all, small

GAMES = np.arange(6, dtype=np.uint64)


def group_rules(program: Program) -> list[set[int]]:
    """The causes of each rule."""
    found: dict[str, set[int]] = {}
    for index, cause in enumerate(program.causes):
        if cause.chain[-1].kind == "rule":
            found.setdefault(cause.chain[-1].id, set()).add(index)
    return list(found.values())


def play(backend: Backend, games: np.ndarray) -> tuple[Lanes, Tally]:
    tally = make_tally(backend.program)
    lanes = backend.begin(1, games, tally=tally)
    policy = RandomLanes(backend.program, GameDice(1, lanes.games))
    while lanes.alive.any():
        backend.advance(lanes, {each.id: policy for each in backend.program.seats}, tally)
    return lanes, tally


@pytest.mark.parametrize(
    ("name", "folder"),
    portion_of_all(lambda _, folder: small(folder), ["python", "numpy", "llvm"], EVERY),
    ids=lambda each: getattr(each, "name", each),
)
def test_marks_change_nothing_and_tell_in_which_games_a_rule_posted(
    name: str, folder: Path
) -> None:
    program = adjudicator(folder).program
    groups = group_rules(program)
    own = len(program.injects)
    lanes, _ = play(build_quickly(name, mark_causes(program, groups)), GAMES)
    reference = PythonBackend(python.build(program))
    for lane, game in enumerate(GAMES):
        alone, tally = play(reference, np.array([game]))
        assert strip(lanes.state(lane), own) == alone.state(0)
        posted = [bool(tally.posted[list(group)].any()) for group in groups]
        assert (lanes.fired[own:, lane] > 0).tolist() == posted


def strip(state: State, own: int) -> State:
    """A state without its marks."""
    return replace(state, fired=state.fired[:own])
