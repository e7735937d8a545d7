"""How far the seats came, from counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from eleventh.core.program import Program
from eleventh.lab.batch.counts import Counts
from eleventh.lab.batch.scales import SHARE_BIN, SHARE_BINS, SHARES
from eleventh.lab.playtest.intervals import Proportion, estimate_sums, find_spread
from eleventh.lab.playtest.result import ObjectiveResult, ScoreResult, SeatResult
from eleventh.lab.playtest.tracks import find_bands


def summarise_seats(
    program: Program, counts: Counts, players: Mapping[str, str]
) -> Iterator[SeatResult]:
    """The seats with their objectives, in the order of the program."""
    row = 0
    totals = sum(len(seat.objectives) for seat in program.seats)
    for number, seat in enumerate(program.seats):
        objectives = []
        for each in seat.objectives:
            score = _summarise_score(counts, row)
            objectives.append(ObjectiveResult(each.id, each.text, each.weight, score))
            row += 1
        yield SeatResult(
            id=seat.id,
            title=seat.title,
            player=players[seat.id],
            total=_summarise_score(counts, totals + number),
            ahead=Proportion(int(counts.ahead[number]), counts.games),
            objectives=tuple(objectives),
        )


def _summarise_score(counts: Counts, row: int) -> ScoreResult:
    total, squares = int(counts.score_sums[row]), int(counts.score_squares[row])
    hits = counts.scores[row]
    values = np.arange(SHARE_BINS) * SHARE_BIN / SHARES
    return ScoreResult(
        mean=estimate_sums(total, squares, counts.games, SHARES, (0.0, 100.0)),
        spread=find_spread(total, squares, counts.games, SHARES),
        bands=find_bands(hits, values),
        flat=int(np.count_nonzero(hits)) == 1,
    )
