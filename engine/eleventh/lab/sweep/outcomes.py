"""Outcomes by name, such as `ending:road_map` or `objective:seoul:standing`, read off games."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from eleventh.core.program import GRAIN, Program
from eleventh.emit.lanes import Backend, Lanes
from eleventh.emit.scores import score_lanes, total_lanes
from eleventh.lab.batch.scales import SHARES, Grains, to_grains, to_shares
from eleventh.lang.problems.suggest import find_nearest

OutcomeKind = Literal["ending", "objective", "total", "track"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that a game comes to, in whole numbers of which `parts` are 1: an ending or not, a
    score of 0 to 100, a track's value in the end. `seat` is that of an objective or a total."""

    kind: OutcomeKind
    id: str
    title: str
    parts: int
    seat: str = ""

    @property
    def name(self) -> str:
        """As it is asked for."""
        return ":".join(each for each in (self.kind, self.seat, self.id) if each)


def list_outcomes(program: Program) -> Iterator[Outcome]:
    """Every outcome that can be asked for."""
    for ending in program.endings:
        yield Outcome("ending", ending.id, ending.title, 1)
    for seat in program.seats:
        yield Outcome("total", "", seat.title, SHARES, seat.id)
        for objective in seat.objectives:
            yield Outcome("objective", objective.id, objective.text, SHARES, seat.id)
    for track in program.tracks:
        if track.kind != "status":
            yield Outcome("track", track.id, track.title, GRAIN)
    for each in program.derived:
        yield Outcome("track", each.id, each.title, GRAIN)


def find_outcome(program: Program, name: str) -> Outcome:
    """The outcome of this name. ValueError, in a sentence, if there is none."""
    known = {each.name: each for each in list_outcomes(program)}
    if name in known:
        return known[name]
    kind, _, id = name.partition(":")
    if kind == "track" and any(each.id == id for each in program.tracks):
        raise ValueError(
            f"the status {name} has no size to explain; sweep an ending that hangs on it, such as "
            f"ending:{program.endings[0].id}, or another track"
        )
    near = find_nearest(name, [each for each in known if each.partition(":")[0] == kind] or known)
    guess = f"; perhaps {near} is meant" if near else ""
    raise ValueError(
        f"there is no outcome {name!r}{guess}. Outcomes are ending:ID, objective:SEAT:ID, "
        f"total:SEAT and track:ID of what is no status, such as ending:{program.endings[0].id}"
    )


def read_outcome(outcome: Outcome, backend: Backend, lanes: Lanes) -> Grains:
    """What every lane came to, in whole parts."""
    program = backend.program
    if outcome.kind == "ending":
        index = [each.id for each in program.endings].index(outcome.id)
        return np.equal(lanes.ending, index).astype(np.int64)
    if outcome.kind == "total":
        row = [each.id for each in program.seats].index(outcome.seat)
        return to_shares(total_lanes(backend, lanes)[row])
    if outcome.kind == "objective":
        return to_shares(np.asarray(score_lanes(backend, lanes, outcome.seat)[outcome.id]))
    tracks = [each.id for each in program.tracks]
    if outcome.id in tracks:
        return to_grains(lanes.values[tracks.index(outcome.id)])
    return to_grains(np.asarray(backend.ask(lanes, f"derived:{outcome.id}")))
