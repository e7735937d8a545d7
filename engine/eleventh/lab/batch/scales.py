"""How the values of tracks fall into bins: fixed by the program, so that any counts add up.

Values are taken in grains of 1/256. A bin is a power of two of them wide, as few as make at most
512 bins of a scale: a quarter of a point on one of 0 to 100. Bins lie around their values, which
begin with the lower end of the scale. So a median or a band is known to half a bin; means and
spreads come from exact sums. A status has a bin for each of its values. What follows from tracks is
rounded to a grain first.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

import numpy as np
from numpy.typing import NDArray

from eleventh.core.program import GRAIN, Program
from eleventh.emit.lanes import Numbers

MOST_BINS = 512
SHARES = 1000  # an objective is counted in thousandths of a point
SHARE_BIN = 250  # and its bins are a quarter of a point wide
SHARE_BINS = 100 * SHARES // SHARE_BIN + 1

Grains = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scales:
    """The scales of all rows, tracks first and then what follows from them: `lows` and `highs` in
    grains, bins `2 ** shifts` grains wide; bins of row i are those from `starts[i]` up to
    `starts[i + 1]`."""

    lows: Grains
    highs: Grains
    shifts: Grains
    starts: Grains

    def find_bins(self, grains: Grains) -> Grains:
        """The bin of every value, with a row per row of the scales and a column per lane."""
        inside = np.clip(grains, self.lows[:, None], self.highs[:, None])
        inside += (self._halves - self.lows)[:, None]
        inside >>= self.shifts[:, None]
        inside += self.starts[:-1, None]
        return inside

    def list_values(self, row: int) -> Numbers:
        """What every bin of a row stands for, as a value of its track."""
        count = int(self.starts[row + 1] - self.starts[row])
        grains = self.lows[row] + (np.arange(count) << self.shifts[row])
        values: Numbers = np.minimum(grains, self.highs[row]) / GRAIN
        return values

    @property
    def _halves(self) -> Grains:
        """Half the width of the bins of each row, in grains."""
        halves: Grains = (1 << self.shifts) >> 1
        return halves


def find_share_bins(shares: Grains) -> Grains:
    """The bins of scores, which are a quarter of a point wide and lie around its multiples."""
    bins: Grains = (shares + SHARE_BIN // 2) // SHARE_BIN
    return bins


def make_scales(program: Program) -> Scales:
    """The scales of a program."""
    spans = [(each.low, each.high, each.kind == "status") for each in program.tracks]
    spans += [(each.low, each.high, False) for each in program.derived]
    lows = np.array([to_grain(low) for low, _, _ in spans], np.int64)
    highs = np.array([to_grain(high) for _, high, _ in spans], np.int64)
    shifts = [
        GRAIN.bit_length() - 1 if named else _find_shift(int(high - low))
        for low, high, (_, _, named) in zip(lows, highs, spans, strict=True)
    ]
    counts = [
        (int(high - low) + (1 << shift >> 1) >> shift) + 1
        for low, high, shift in zip(lows, highs, shifts, strict=True)
    ]
    return Scales(
        lows,
        highs,
        np.array(shifts, np.int64),
        np.concatenate([np.zeros(1, np.int64), np.cumsum(np.array(counts, np.int64))]),
    )


def to_grain(value: float) -> int:
    """A value in grains."""
    return floor(value * GRAIN + 0.5)


def to_grains(values: Numbers) -> Grains:
    """Values in grains."""
    return _round(values, GRAIN)


def to_shares(scores: Numbers) -> Grains:
    """How far objectives are reached, in thousandths of a point."""
    return _round(scores, SHARES)


def _round(values: Numbers, parts: int) -> Grains:
    scaled = values * float(parts)
    scaled += 0.5
    return np.floor(scaled, out=scaled).astype(np.int64)


def _find_shift(span: int) -> int:
    """The least width of bins, as a power of two of grains, of which so many make a scale."""
    shift = 0
    while (span >> shift) + 2 > MOST_BINS:
        shift += 1
    return shift
