"""Games of players who look ahead, played once and read by several bands: whole batches in lanes,
two hundred and fifty games a process, on machine code where it is installed.

A game is the same whatever plays it, and beside whatever others it is played.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from multiprocessing import get_context
from typing import TypeVar

import numpy as np

from bands.batches import MANY, SEATS, SEED, find_track, program
from eleventh.bots.planner.experience import Experience, gain_experience
from eleventh.bots.planner.lanes import seat_planners
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import Backend, Numbers, Picks, Truths
from eleventh.emit.scores import total_lanes

Found = TypeVar("Found")
CHUNK = 250
USUAL = dict.fromkeys(SEATS, "middle")


@dataclass(frozen=True)
class Games:
    """`totals` has a row per seat, `tempers` a row per seat with the index of its temperament,
    `endings` the index of each ending, `crisis` the highest that it stood as a turn closed.
    `values` (by track) and `taken` (by choice) have a row per turn, from that before the first:
    how tracks stood as it opened, and whether a choice was made in it. The last axis is games."""

    totals: Numbers
    tempers: Picks
    endings: Picks
    crisis: Numbers
    values: Numbers
    taken: Truths


@dataclass(frozen=True)
class Table:
    """What a process plays with."""

    backend: Backend
    experience: Experience


@cache
def lay_table() -> Table:
    """The scenario on the quickest backend there is."""
    backend = build_backend("llvm" if find_spec("llvmlite") else "numpy", program())
    return Table(backend, gain_experience(backend))


def play_some(strengths: Mapping[str, str], games: Sequence[int]) -> Games:
    """These games with players of these strengths, whose temperaments the dice draw."""
    table, crisis = lay_table(), find_track("crisis")
    lanes = table.backend.begin(SEED, np.array(games, np.uint64))
    policies = seat_planners(table.backend, table.experience, lanes, strengths)
    peaks, values, taken = np.zeros(lanes.games.size), [lanes.values.copy()], [lanes.chose < 0]
    while lanes.alive.any():
        turn = lanes.turn
        values.append(lanes.values.copy())
        table.backend.advance(lanes, policies)
        taken.append(lanes.chose == turn)
        peaks = np.maximum(peaks, lanes.values[crisis])
    rest = len(program().turns) + 1 - len(values)
    return Games(
        total_lanes(table.backend, lanes),
        np.array([policies[seat].tempers for seat in SEATS]),
        lanes.ending.astype(np.intp),
        peaks,
        np.array([*values, *[values[-1]] * rest]),
        np.array([*taken, *[taken[0]] * rest]),
    )


@cache
def play_many() -> Games:
    """A thousand games of the middle strength."""
    return play_apart([(USUAL, range(MANY))])[0]


def play_apart(wanted: Sequence[tuple[Mapping[str, str], Sequence[int]]]) -> list[Games]:
    """Several batches, on all processors."""
    pieces = [
        (number, strengths, games[first : first + CHUNK])
        for number, (strengths, games) in enumerate(wanted)
        for first in range(0, len(games), CHUNK)
    ]
    found = spread_work(play_some, [piece[1:] for piece in pieces])
    parts: list[list[Games]] = [[] for _ in wanted]
    for (number, *_), each in zip(pieces, found, strict=True):
        parts[number].append(each)
    return [join(each) for each in parts]


def spread_work(work: Callable[..., Found], pieces: Sequence[tuple[object, ...]]) -> list[Found]:
    """What comes of each piece, worked on by as many processes as there are processors."""
    return [each.result() for each in [open_pool().submit(work, *piece) for piece in pieces]]


@cache
def open_pool() -> ProcessPoolExecutor:
    """The processes, which keep what they have learnt until all is measured."""
    return ProcessPoolExecutor(mp_context=get_context("forkserver"))


def join(parts: Sequence[Games]) -> Games:
    """Games side by side."""
    names = ("totals", "tempers", "endings", "crisis", "values", "taken")
    joined = {
        name: np.concatenate([getattr(each, name) for each in parts], axis=-1) for name in names
    }
    return Games(**joined)
