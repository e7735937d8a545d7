"""What a number's variance is made of, in a table of games: rows of orders, columns of dice.

Every draw of orders is played on the same dice, so the table is full, and its variance falls into
what rows explain, what columns explain, and what only both together do (two-way analysis of
variance, by the method of moments). Intervals are jackknifed over rows and columns.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eleventh.emit.lanes import Numbers
from eleventh.lab.studies.estimates import SPAN, Estimate


@dataclass(frozen=True, slots=True)
class Components:
    """Where variance comes from: shares of it, 0 to 1, that go back to orders, to dice, and to both
    together, which is what neither says without the other. `deviation` is the square root of all of
    it; where that is 0 so are the shares."""

    deviation: float
    orders: Estimate
    dice: Estimate
    both: Estimate


def split_variance(table: Numbers) -> Components:
    """The components of a table of numbers, or of several that are summed: by number, row and
    column. ValueError for fewer than three rows or columns, which leave nothing to jackknife."""
    rows, columns = table.shape[1:]
    if min(rows, columns) < 3:
        raise ValueError("variance is split from three draws of orders and three of dice up")
    parts = _find_parts(table)
    shares = _find_shares(parts)
    spread = np.zeros(3)
    for axis, count in ((1, rows), (2, columns)):
        left = [_find_shares(_find_parts(np.delete(table, each, axis))) for each in range(count)]
        spread += (count - 1) / count * np.square(left - np.mean(left, axis=0)).sum(axis=0)
    reach = SPAN * np.sqrt(spread)
    made = (
        Estimate(float(share), max(0.0, float(share - each)), min(1.0, float(share + each)))
        for share, each in zip(shares, reach, strict=True)
    )
    return Components(float(parts.sum() ** 0.5), *made)


def _find_parts(table: Numbers) -> Numbers:
    """The variance of rows, of columns and of both, in the table's own units, each at least 0."""
    rows, columns = table.shape[1:]
    by_row = table.mean(axis=2, keepdims=True)
    by_column = table.mean(axis=1, keepdims=True)
    rest = table - by_row - by_column + table.mean(axis=(1, 2), keepdims=True)
    both = np.square(rest).sum() / ((rows - 1) * (columns - 1))
    of_rows = columns * by_row.var(axis=1, ddof=1).sum()
    of_columns = rows * by_column.var(axis=2, ddof=1).sum()
    parts = [(of_rows - both) / columns, (of_columns - both) / rows, both]
    return np.maximum(parts, 0.0)


def _find_shares(parts: Numbers) -> Numbers:
    whole = parts.sum()
    shares: Numbers = parts / whole if whole > 0 else np.zeros(3)
    return shares
