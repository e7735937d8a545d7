"""What a player has learnt before it sits down: from imagined games of the public rules alone.

It plays games in which everybody chooses by weight, and notes how well those fared who chose each
thing; then again with the weights that follow. So it knows what tends to serve whom, and where
tracks tend to stand that its seat can't see.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eleventh.bots.planner.guesses import KINDS, PRIOR, GuessedLanes, Guesses
from eleventh.emit.lanes import Backend, Lanes, Numbers, Picks, Truths
from eleventh.emit.numpy.dice import Keys, make_keys, roll
from eleventh.emit.scores import total_lanes

SEED = 0x6C6F6F6B5F616865  # of imagined games; no table is likely to be given it
GAMES = 512  # in each round of learning
ROUNDS = 3
DOUBT = 16.0  # games that have to speak for a choice until half of what they say is believed
SPREAD = 128  # games from which the tracks are taken that nobody shows


@dataclass(frozen=True)
class Experience:
    """`guesses` of what others do; `tracks` by turn, from 0, which is none: a row per track and a
    column per imagined game, as the turn opened or the game ended."""

    guesses: Guesses
    tracks: tuple[Numbers, ...]


def gain_experience(backend: Backend) -> Experience:
    """What imagined games teach: the same for the same program."""
    guesses = Guesses(backend.program, np.zeros(len(backend.program.choices)))
    served = np.array([[each == "served"] for each in KINDS], np.float64)
    for _ in range(ROUNDS):
        lanes, _ = _play(backend, guesses, served, GAMES)
        learnt = guesses.served + find_worth(backend, lanes)
        guesses = Guesses(backend.program, np.rint(learnt * 128) / 256)
    _, tracks = _play(backend, guesses, PRIOR[:, None], SPREAD)
    return Experience(guesses, tracks)


def imagine_keys(count: int) -> Keys:
    """The keys to the dice of so many imagined games."""
    return make_keys(SEED, np.arange(count, dtype=np.uint64))


def spread_kinds(chances: Numbers, site: int, games: Picks, playouts: Picks, count: int) -> Picks:
    """A kind for each lane, by chances with a row per kind and a column per game: `games` says
    which game a lane is of, `playouts` which of the `count` imagined ones it is there. They are
    spread evenly over those, for each `site` in another order."""
    order = roll(imagine_keys(count), 0, site).argsort().argsort()
    point = (order[playouts] + 0.5) / count
    rising = chances.cumsum(axis=0)[:-1, games]
    kinds: Picks = (rising <= point).sum(axis=0)
    return kinds


def find_worth(backend: Backend, lanes: Lanes) -> Numbers:
    """By how many points those fared better who made each choice: an answer against all games in
    which the question was answered, an initiative against all games without it."""
    program = backend.program
    seats = [each.id for each in program.seats]
    totals = dict(zip(seats, total_lanes(backend, lanes), strict=True))
    found = np.zeros(len(program.choices))
    for decision in program.decisions:
        answered = np.logical_or.reduce(lanes.chose[list(decision.choices)] > 0)
        for choice in decision.choices:
            found[choice] = _compare(totals[decision.seat], lanes.chose[choice] > 0, answered)
    for choice, each in enumerate(program.choices):
        if each.kind == "initiative":
            taken = lanes.chose[choice] > 0
            found[choice] = _compare(totals[each.seat], taken, ~taken)
    return found


def _compare(totals: Numbers, those: Truths, others: Truths) -> float:
    count = np.count_nonzero(those)
    if not count or not others.any():
        return 0.0
    return float((totals[those].mean() - totals[others].mean()) * count / (count + DOUBT))


def _play(
    backend: Backend, guesses: Guesses, chances: Numbers, count: int
) -> tuple[Lanes, tuple[Numbers, ...]]:
    """Imagined games in which seats are of kinds by these chances, and how their tracks stood as
    each turn opened, after a place for turn 0."""
    lanes = backend.begin(SEED, np.arange(count, dtype=np.uint64))
    alike, each_once = np.zeros(count, np.intp), np.arange(count)
    policies = {
        seat.id: GuessedLanes(
            backend.program,
            guesses.weights,
            lanes.keys,
            spread_kinds(chances, seat.site, alike, each_once, count),
        )
        for seat in backend.program.seats
    }
    tracks = [lanes.values.copy()]
    while lanes.alive.any():
        tracks.append(lanes.values.copy())
        backend.advance(lanes, policies)
    tracks += [lanes.values.copy()] * (len(backend.program.turns) + 1 - len(tracks))
    return lanes, tuple(tracks)
