"""The shortest orders to what is rare; played alone by the reference they bring it about."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from eleventh.core.program import Program
from eleventh.emit import python
from eleventh.emit.backends import build_backend
from eleventh.emit.python_lanes import PythonBackend
from eleventh.lab.studies.marking import mark_causes
from eleventh.lab.studies.rare import RareFind, RareSearch, RareStudy, replay_orders, seek_rare
from eleventh.lab.studies.targets import find_hits, list_targets
from eleventh.lang.compile import compile_files
from games import SHIPPED, adjudicator
from lab.studies.worlds import two_doors
from secrecy.worlds import make_world

build = partial(build_backend, "numpy")
SEARCH = RareSearch(games=256, share=0.02, limit=60_000, seconds=300)


@pytest.fixture(scope="module")
def study() -> RareStudy:
    return seek_rare(build, two_doors(), 1, SEARCH)


def find(study: RareStudy, id: str) -> RareFind:
    (found,) = (each for each in study.found if each.id == id)
    return found


def assert_it_happens(program: Program, study: RareStudy, find: RareFind) -> None:
    """Plays the game alone by the reference, and sees what was to be seen; with any order left out
    it is not."""
    (target,) = (
        each
        for each in list_targets(program)
        if (each.kind, each.id, each.of) == (find.kind, find.id, find.of)
    )
    marked = mark_causes(program, [target.causes])
    reference, marks = PythonBackend(python.build(marked)), {target.id: len(program.injects)}
    lanes = replay_orders(reference, study.seed, find)
    assert find_hits(lanes, target, marks).tolist() == [True], find
    for place in range(len(find.orders)):
        fewer = replace(find, orders=(*find.orders[:place], *find.orders[place + 1 :]))
        lanes = replay_orders(reference, study.seed, fewer)
        assert find_hits(lanes, target, marks).tolist() == [False], fewer


@pytest.mark.parametrize("seed", [1, 2])
def test_the_door_that_nobody_finds_by_chance_opens_to_four_orders(seed: int) -> None:
    study = seek_rare(build, two_doors(), seed, SEARCH)
    assert find(study, "draught").seen < 0.02
    orders = find(study, "draught").orders
    assert [(each.turn, each.choice, each.taken) for each in orders] == [
        (turn, "turn_key", True) for turn in (1, 2, 3, 4)
    ]
    assert len(find(study, "through").orders) == 4
    assert len(find(study, "open_door").orders) == 4
    assert study.missed == ()


def test_what_was_found_is_seen_again_when_it_is_played_alone(study: RareStudy) -> None:
    assert len(study.found) >= 2
    for each in study.found:
        assert_it_happens(two_doors(), study, each)


def test_what_is_common_is_not_sought(study: RareStudy) -> None:
    assert {each.id for each in study.found} <= {"draught", "through", "open_door"}
    assert all(each.seen < study.share for each in study.found)


def test_the_limit_of_games_ends_the_search_and_is_told() -> None:
    short = seek_rare(build, two_doors(), 1, RareSearch(games=64, share=0.02, limit=100))
    assert (short.limit, short.ended, short.effort.complete) == (100, "games", False)
    assert short.found == ()
    assert {each.id for each in short.missed} >= {"draught"}


def test_a_search_that_is_stopped_tells_what_it_has() -> None:
    begun = seek_rare(build, two_doors(), 1, SEARCH, going_on=lambda played, wanted: played < 300)
    assert (begun.ended, begun.effort.complete) == ("stopped", False)
    assert {each.id for each in begun.missed} >= {"draught"}


def test_the_limit_of_seconds_ends_the_search_and_is_told() -> None:
    short = seek_rare(build, two_doors(), 1, replace(SEARCH, seconds=0.0))
    assert (short.ended, short.found, short.effort.games) == ("seconds", (), 0)


@pytest.mark.parametrize("number", range(1, 12))
def test_wherever_a_search_ends_its_lists_are_short_or_marked(
    study: RareStudy, number: int
) -> None:
    """Broken off at any of its looks, a list that is called shortened is one from which nothing can
    be left out, and one that is called the shortest is shortened."""
    looks = iter(range(number))
    begun = seek_rare(build, two_doors(), 1, SEARCH, lambda played, wanted: next(looks, -1) >= 0)
    for each in begun.found:
        assert each.shortened or not each.shortest
        if each.shortened:
            assert_it_happens(two_doors(), begun, each)
    assert all(each.shortened for each in study.found)
    assert (study.ended, study.effort.complete) == ("whole", True)


def test_two_searches_come_to_the_same(study: RareStudy) -> None:
    again = seek_rare(build, two_doors(), 1, SEARCH)
    assert (again.found, again.missed) == (study.found, study.missed)
    assert again.effort.games == study.effort.games


@pytest.mark.parametrize(
    "number", [1, 4, 16, *(pytest.param(each, marks=pytest.mark.slow) for each in (20, 33, 37))]
)
def test_the_rare_in_worlds_of_chance_is_brought_about_alone(number: int) -> None:
    program = compile_files(make_world(number)).program
    assert program is not None
    study = seek_rare(build, program, number, RareSearch(128, 0.02, seconds=300))
    assert study.found
    for each in study.found:
        assert_it_happens(program, study, each)


@pytest.mark.slow
@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_the_rare_in_what_we_ship_is_brought_about_alone(folder: Path) -> None:
    program = adjudicator(folder).program
    study = seek_rare(build, program, 1, RareSearch(seconds=300))
    assert study.effort.complete
    for each in study.found:
        assert_it_happens(program, study, each)


def test_a_replay_is_of_the_game_that_was_named(study: RareStudy) -> None:
    one = find(study, "draught")
    lanes = replay_orders(build(two_doors()), study.seed, one)
    assert (lanes.seed, lanes.games.tolist()) == (1, [one.game])
    assert np.count_nonzero(lanes.chose) >= 4
