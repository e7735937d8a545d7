"""Games that several bands read, played once: fixed policies in lanes, on common dice."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from eleventh.bots.planned import PlannedLanes, Wanted
from eleventh.core.program import Program
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import Backend, LanePolicy, Lanes, Numbers
from eleventh.emit.scores import total_lanes
from eleventh.lab.studies.arms import CHUNK, seat_all, split_seats
from games import ROOT, compiled

SCENARIO = ROOT / "scenarios" / os.environ.get("BANDS_OF", "gsomia_2019")
"""The crisis that is measured: the flagship, unless the environment names another."""
SEED = 11
GAMES, MANY = 64, 1000  # for means; for shares
POLICIES = ("conciliatory", "historian", "hostile")
SEATS = ("washington", "seoul", "tokyo")
WATCHED = (
    "crisis",
    "approval.seoul",
    "boycott.seoul",
    "cost_gap.seoul",
    "opinion.seoul.tokyo",
)
Games = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Games that were played to their ends: `totals` has a row per seat, each of `paths` a row per
    turn as it opened, and one for the end."""

    lanes: Lanes
    totals: Numbers
    paths: Mapping[str, Numbers]


def program() -> Program:
    """The scenario."""
    found = compiled(SCENARIO).program
    assert found is not None
    return found


@cache
def backend() -> Backend:
    """The scenario in lanes."""
    return build_backend("numpy", program())


def find_track(id: str) -> int:
    """The row of a track."""
    return [each.id for each in program().tracks].index(id)


def find_choices(ids: Sequence[str]) -> list[int]:
    """The indices of all choices with these ids."""
    return [index for index, each in enumerate(program().choices) if each.id in ids]


def find_answer(decision: str, response: str) -> int:
    """The index of a response of a decision."""
    choices = next(each.choices for each in program().decisions if each.id == decision)
    return next(each for each in choices if program().choices[each].id == response)


def play(lanes: Lanes, policies: Mapping[str, LanePolicy]) -> Batch:
    """The lanes, played to their ends."""
    rows = {id: find_track(id) for id in WATCHED}
    paths = {id: [lanes.values[row].copy()] for id, row in rows.items()}
    while lanes.alive.any():
        backend().advance(lanes, policies)
        for id, row in rows.items():
            paths[id].append(lanes.values[row].copy())
    told = {id: np.array(each) for id, each in paths.items()}
    return Batch(lanes, total_lanes(backend(), lanes), told)


@cache
def play_all(name: str) -> Batch:
    """Many games in which every seat plays the policy of this name."""
    lanes = backend().begin(SEED, np.arange(MANY, dtype=np.uint64))
    return play(lanes, seat_all(backend(), lanes, name))


@cache
def play_profiles() -> Numbers:
    """Totals by seat, then by the policy of Washington, of Seoul and of Tokyo, then by game."""
    profiles = np.array(list(product(range(len(POLICIES)), repeat=3)))
    games = np.tile(np.arange(GAMES, dtype=np.uint64), len(profiles))
    lanes = backend().begin(SEED, games)
    which = {seat: np.repeat(profiles[:, row], GAMES) for row, seat in enumerate(SEATS)}
    batch = play(lanes, split_seats(backend(), lanes, POLICIES, which))
    return batch.totals.reshape(3, 3, 3, 3, GAMES)


def plan(policies: Mapping[str, LanePolicy], wanted: Wanted) -> Mapping[str, LanePolicy]:
    """The same policies, except that what is wanted is done where it may be."""
    return {seat: PlannedLanes(program(), each, wanted) for seat, each in policies.items()}


def want_nothing(lanes: int) -> Wanted:
    """Room for what is wanted in so many lanes."""
    shape = (len(program().turns) + 1, len(program().choices), lanes)
    return np.zeros(shape, np.int8)


def play_answers(name: str, games: Games, answers: NDArray[np.intp]) -> Batch:
    """A game per lane in which all seats play the policy of this name, and one answer is given
    wherever it may be. Played in chunks, and handed back together; no paths."""
    held: list[Lanes] = []
    for first in range(0, games.size, CHUNK):
        place = slice(first, first + CHUNK)
        lanes = backend().begin(SEED, games[place])
        wanted = want_nothing(lanes.games.size)
        wanted[:, answers[place], np.arange(lanes.games.size)] = 1
        policies = plan(seat_all(backend(), lanes, name), wanted)
        while lanes.alive.any():
            backend().advance(lanes, policies)
        held.append(lanes)
    whole = join_lanes(held)
    return Batch(whole, total_lanes(backend(), whole), {})


def join_lanes(parts: Sequence[Lanes]) -> Lanes:
    """Lanes side by side, all of them over."""
    whole = backend().begin(SEED, np.concatenate([each.games for each in parts]))
    for name in ("values", "fired", "chose", "met", "done"):
        getattr(whole, name)[:] = np.concatenate([getattr(each, name) for each in parts], axis=1)
    for name in ("turns", "ending"):
        getattr(whole, name)[:] = np.concatenate([getattr(each, name) for each in parts])
    whole.turn = max(each.turn for each in parts)
    return whole
