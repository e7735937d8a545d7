"""What is counted of many games: arrays of whole numbers, of shapes that only the program fixes.

Counts add up exactly: in any order and from any cut of the games they are the same bytes. So they
can be made anywhere, and what came of them can be repeated.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from eleventh.core.program import Program
from eleventh.lab.batch.scales import SHARE_BINS, make_scales

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Sums over games. A *moment* is a turn as it opened, from turn 1 on, in the games that still
    went on; the last moment is the end, of all games. A *row* is a track, or what follows from
    tracks, in the order of the program. A lane-turn is a turn of a game.

    `endings`: games by ending and by the turn in which it came. `paths`: by moment and bin (see
    `Scales`); `sums` and `squares` of grains of 1/256, by moment and row; `lows` and `highs`: how
    many stood on the lower or upper end of their scale.
    `scores`: games by objective, seat for seat, then by seat for its mean by weight, and bin of a
    quarter of a point; `score_sums` and `score_squares` of thousandths of a point. `ahead`: games
    in which a seat's mean is above every other seat's.
    `fired`, `chosen`, `met`: lane-turns by inject, choice or joint initiative, and turn;
    `ever_fired`, `ever_chosen`, `ever_met`: games in which it happened at all.
    `asked`: lane-turns in which a decision was put to its seat; `offered`: those in which a choice
    could be made; `done`: those in which a deed was done. `posted`: those in which a cause posted
    an amount other than 0, or set its status; `amounts`: what it posted, in grains.
    """

    endings: Whole
    paths: Whole
    sums: Whole
    squares: Whole
    lows: Whole
    highs: Whole
    scores: Whole
    score_sums: Whole
    score_squares: Whole
    ahead: Whole
    fired: Whole
    chosen: Whole
    met: Whole
    ever_fired: Whole
    ever_chosen: Whole
    ever_met: Whole
    asked: Whole
    offered: Whole
    done: Whole
    posted: Whole
    amounts: Whole

    @property
    def games(self) -> int:
        """How many games were played."""
        return int(self.endings.sum())

    @property
    def open_turns(self) -> Whole:
        """How many games still went on as each turn opened, from turn 1 on."""
        ended = self.endings.sum(axis=0)[1:]
        going: Whole = ended[::-1].cumsum()[::-1]
        return going

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            *(getattr(self, each.name) + getattr(other, each.name) for each in fields(self))
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Counts) and self.digest() == other.digest()

    def __hash__(self) -> int:
        return hash(self.digest())

    def digest(self) -> str:
        """SHA-256 over all that is counted, in hex: equal counts, equal digests."""
        found = hashlib.sha256()
        for each in fields(self):
            counted: Whole = getattr(self, each.name)
            found.update(f"{each.name}{counted.shape}".encode())
            found.update(np.ascontiguousarray(counted, "<i8").tobytes())
        return found.hexdigest()


def make_counts(program: Program) -> Counts:
    """The counts of no game."""
    turns, rows = len(program.turns), len(program.tracks) + len(program.derived)
    moments, scales = turns + 1, make_scales(program)
    aims = sum(len(seat.objectives) for seat in program.seats) + len(program.seats)

    def zeros(*shape: int) -> Whole:
        return np.zeros(shape, np.int64)

    return Counts(
        endings=zeros(len(program.endings), turns + 1),
        paths=zeros(moments, int(scales.starts[-1])),
        sums=zeros(moments, rows),
        squares=zeros(moments, rows),
        lows=zeros(moments, rows),
        highs=zeros(moments, rows),
        scores=zeros(aims, SHARE_BINS),
        score_sums=zeros(aims),
        score_squares=zeros(aims),
        ahead=zeros(len(program.seats)),
        fired=zeros(len(program.injects), turns + 1),
        chosen=zeros(len(program.choices), turns + 1),
        met=zeros(len(program.joints), turns + 1),
        ever_fired=zeros(len(program.injects)),
        ever_chosen=zeros(len(program.choices)),
        ever_met=zeros(len(program.joints)),
        asked=zeros(len(program.decisions)),
        offered=zeros(len(program.choices)),
        done=zeros(len(program.deeds)),
        posted=zeros(len(program.causes)),
        amounts=zeros(len(program.causes)),
    )
