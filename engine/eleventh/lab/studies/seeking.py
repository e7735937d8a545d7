"""A guided search for what chance does not bring about: tempers that are bred toward it.

Every lane has a temper. After each round those are kept that came furthest along some direction in
what a target hangs on (its tracks up or down, its events and choices seen), and the next round
breeds from them. It proves nothing when it finds nothing: it says how long it looked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from eleventh.bots.lanes import GameDice
from eleventh.bots.random_bot import EAGERNESS
from eleventh.bots.tempers import TemperLanes
from eleventh.core.program import Program
from eleventh.emit.lanes import Backend, Lanes, Numbers, Truths, Turns
from eleventh.lab.studies.targets import Footing

WIDTH = 1024  # tempers in a round
DIRECTIONS = 8  # in which each target is sought
KEPT = 4  # of the furthest in each direction
FRESH = 0.25  # of the tempers of a round are new
STRANGE = 0.05  # of likings change in breeding
MIXED = 0.5  # of likings at most come from the other parent: most habits hold together
SELDOM, ALWAYS = 0.2, 0.4  # rising odds of how an initiative is taken, if ever, else in one turn


@dataclass(frozen=True, slots=True)
class Round:
    """One round as it was played: the lanes at their ends, and the choices made in each turn."""

    lanes: Lanes
    made: list[Truths]


@dataclass(frozen=True, slots=True)
class _Direction:
    """Which way to go: features by their place, and a sign for each."""

    features: Sequence[int]
    signs: Numbers


@dataclass(frozen=True, slots=True)
class _Tempers:
    """The tempers of a round, as `TemperLanes` has them."""

    liking: Numbers
    only: Turns


def breed_tempers(
    backend: Backend, seed: int, footings: Sequence[Footing], rounds: int
) -> Iterator[Round]:
    """Rounds of `WIDTH` games each, toward targets that hang on these things."""
    program = backend.program
    rolls = np.random.Generator(np.random.PCG64(seed))
    directions = [each for one in footings for each in _draw_directions(program, one, rolls)]
    tempers = _draw_tempers(program, rolls)
    for number in range(rounds):
        games = np.arange(number * WIDTH, (number + 1) * WIDTH, dtype=np.uint64)
        lanes = backend.begin(seed, games)
        policy = TemperLanes(program, GameDice(seed, games), tempers.liking, tempers.only)
        policies = {seat.id: policy for seat in program.seats}
        made, reached = [], np.full((len(directions), WIDTH), -np.inf)
        while lanes.alive.any():
            turn = lanes.turn
            backend.advance(lanes, policies)
            made.append(np.equal(lanes.chose, turn))
            _note_progress(program, lanes, turn, directions, reached)
        yield Round(lanes, made)
        tempers = _breed(program, rolls, tempers, reached)


def _draw_directions(
    program: Program, footing: Footing, rolls: np.random.Generator
) -> Iterator[_Direction]:
    """Tracks up or down as it falls; events and choices always toward their coming about."""
    tracks, injects = len(program.tracks), len(program.injects)
    features = [
        *footing.tracks,
        *(tracks + each for each in footing.injects),
        *(tracks + injects + each for each in footing.choices),
    ]
    for _ in range(DIRECTIONS):
        signs = np.ones(len(features))
        signs[: len(footing.tracks)] = np.where(rolls.random(len(footing.tracks)) < 0.5, -1.0, 1.0)
        yield _Direction(features, signs)


def _draw_tempers(program: Program, rolls: np.random.Generator) -> _Tempers:
    """New tempers, some busy and some quiet, which leaves them the means for what is dear. Any
    answer is as likely as another to be preferred; an initiative that is taken at all is so now and
    then, always, or in one turn."""
    shape = len(program.choices), WIDTH
    kinds = np.array([[each.kind == "initiative"] for each in program.choices])
    manner, likes = rolls.random(shape), rolls.random(shape)
    chances = np.where(manner < SELDOM, EAGERNESS, 1.0) * (likes < rolls.random(WIDTH))
    only = rolls.integers(1, len(program.turns) + 1, shape).astype(np.int16)
    only[(manner < ALWAYS) | ~kinds] = 0
    return _Tempers(np.where(kinds, chances, likes), only)


def _note_progress(
    program: Program,
    lanes: Lanes,
    turn: int,
    directions: Sequence[_Direction],
    reached: Numbers,
) -> None:
    """How far each lane came in each direction in this turn, if further than before."""
    lows = np.array([[each.low] for each in program.tracks])
    scales = np.array([[(each.high - each.low) or 1.0] for each in program.tracks])
    features = np.concatenate(
        [
            (lanes.values - lows) / scales,
            lanes.fired > 0,
            (lanes.chose > 0) + 1.0 * (lanes.chose == turn),  # together counts for more than each
        ]
    )
    for row, each in zip(reached, directions, strict=True):
        np.maximum(row, each.signs @ features[each.features], out=row)


def _breed(
    program: Program, rolls: np.random.Generator, tempers: _Tempers, reached: Numbers
) -> _Tempers:
    """The next round: children of one that came far, with some likings of another; and new
    tempers."""
    best = np.argsort(-reached, axis=1, kind="stable")[:, :KEPT].ravel()
    children = WIDTH - int(FRESH * WIDTH)
    pairs = best[rolls.integers(0, best.size, (2, children))]
    fresh = _draw_tempers(program, rolls)
    mixed = rolls.random((len(program.choices), children)) < MIXED * rolls.random(children)
    strange = rolls.random(mixed.shape) < STRANGE
    for genes, old in ((fresh.liking, tempers.liking), (fresh.only, tempers.only)):
        bred = np.where(mixed, old[:, pairs[0]], old[:, pairs[1]])
        genes[:, :children] = np.where(strange, genes[:, :children], bred)
    return fresh
