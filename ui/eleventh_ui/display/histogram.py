"""How totals of 100 are spread, by tens: for a table, a line of text, a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.scales import round_half_up

STEP = 10
LAST = 100 // STEP - 1
FULL = 20  # signs of the longest bar


@dataclass(frozen=True, slots=True)
class TotalsBin:
    """Totals from `low` to `low` + 9 in whole points, the last with 100: how many there are."""

    low: int
    games: int

    @property
    def label(self) -> str:
        """As whole numbers are shown: `50 to 59`."""
        return f"{self.low} to {100 if self.low == LAST * STEP else self.low + STEP - 1}"


def place_total(total: float) -> int:
    """The number of the bin of a total as it is shown, in whole points: 0 to 9, also of one beyond
    the scale."""
    return min(max(round_half_up(total) // STEP, 0), LAST)


def spread_totals(totals: Sequence[float], beside: Sequence[float] = ()) -> tuple[TotalsBin, ...]:
    """The bins from the lowest to the highest that holds a total, or one of those `beside` which
    are not counted; none for neither."""
    places = [place_total(each) for each in totals]
    shown = [*places, *(place_total(each) for each in beside)]
    if not shown:
        return ()
    return tuple(
        TotalsBin(place * STEP, places.count(place)) for place in range(min(shown), max(shown) + 1)
    )


def draw_bar(games: int, most: int) -> str:
    """A bar for so many games, where `most` is the longest: a sign for each while there is room."""
    return "#" * (games if most <= FULL else max(round(games * FULL / most), bool(games)))
