"""Paths of tracks, from counts: means are exact, bands as good as the bins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from eleventh.core.program import GRAIN, Derived, Link, Program, Track
from eleventh.emit.lanes import Numbers
from eleventh.lab.batch.counts import Counts
from eleventh.lab.batch.scales import Scales, make_scales
from eleventh.lab.playtest.intervals import Proportion, find_spread
from eleventh.lab.playtest.result import Bands, Mover, TrackPoint, TrackResult

MOVERS = 5  # that are told of each track
TENTHS = (0.1, 0.25, 0.5, 0.75, 0.9)


def summarise_tracks(program: Program, counts: Counts) -> Iterator[TrackResult]:
    """All tracks, then what follows from them."""
    scales, movers = make_scales(program), _find_movers(program, counts)
    rows: tuple[Track | Derived, ...] = (*program.tracks, *program.derived)
    for row, each in enumerate(rows):
        path = tuple(_follow(each.values if isinstance(each, Track) else (), scales, counts, row))
        seen = sum(point.games for point in path)
        yield TrackResult(
            id=each.id,
            title=each.title,
            kind=each.kind if isinstance(each, Track) else "derived",
            low=each.low,
            high=each.high,
            start=_find_start(each) if isinstance(each, Track) else None,
            path=path,
            at_low=Proportion(int(counts.lows[:, row].sum()), seen),
            at_high=Proportion(int(counts.highs[:, row].sum()), seen),
            movers=tuple(movers.get(row, ())),
        )


def find_bands(hits: NDArray[np.int64], values: Numbers) -> Bands:
    """The bands of values that fell into bins, by the value of each bin."""
    rising = hits.cumsum()
    places = np.searchsorted(rising, np.array(TENTHS) * rising[-1])
    return Bands(*values[np.minimum(places, len(values) - 1)].tolist())


def _find_start(track: Track) -> float | str:
    return track.values[int(track.start)] if track.values else track.start


def _follow(
    names: tuple[str, ...], scales: Scales, counts: Counts, row: int
) -> Iterator[TrackPoint]:
    """One row, moment for moment; moments that no game came to are left out."""
    bins, values = slice(scales.starts[row], scales.starts[row + 1]), scales.list_values(row)
    end = len(counts.paths) - 1
    for moment, hits in enumerate(counts.paths[:, bins]):
        games = int(hits.sum())
        if not games:
            continue
        total, squares = int(counts.sums[moment, row]), int(counts.squares[moment, row])
        yield TrackPoint(
            turn=0 if moment == end else moment + 1,
            games=games,
            mean=total / games / GRAIN,
            spread=find_spread(total, squares, games, GRAIN),
            bands=None if names else find_bands(hits, values),
            values={
                name: number / games for name, number in zip(names, hits.tolist(), strict=False)
            },
        )


def _find_movers(program: Program, counts: Counts) -> Mapping[int, list[Mover]]:
    """What posts most to each track, by the last steps of the chains of causes."""
    sums: dict[int, dict[Link, int]] = defaultdict(lambda: defaultdict(int))
    for cause, amount in zip(program.causes, counts.amounts.tolist(), strict=True):
        if amount:
            sums[cause.track][cause.chain[-1]] += amount
    found = {}
    for track, moved in sums.items():
        ranked = sorted(moved.items(), key=lambda each: (-abs(each[1]), each[0]))
        found[track] = [
            Mover(link.kind, link.id, link.title, amount / counts.games / GRAIN)
            for link, amount in ranked[:MOVERS]
            if amount
        ]
    return found
