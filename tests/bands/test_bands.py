"""Each band of the crisis holds, or is missed by the number that `missed.py` says.

That takes hundreds of games, so a quick run tries only how a band is told."""

from __future__ import annotations

import pytest

from bands.missed import MISSED
from bands.reading import Band, Reading
from bands.table import BANDS, ROWS, list_lines


def mark(band: Band) -> list[pytest.MarkDecorator]:
    """What is known of a band before it is measured."""
    marks = [pytest.mark.slow]
    if band.slow and band.row != "orderings":
        marks.append(pytest.mark.players)
    if band.id in MISSED:
        measured, why = MISSED[band.id]
        reason = f"{measured}, where {band.describe()} is wanted: {why}"
        marks.append(pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason))
    return marks


@pytest.mark.parametrize(
    "band", [pytest.param(each, id=each.id, marks=mark(each)) for each in BANDS]
)
def test_the_band_holds(band: Band) -> None:
    reading = band.measure()
    assert band.miss(reading) == 0, reading.describe()


def find_stale(*, slow: bool) -> list[str]:
    """The misses that no longer measure what they say."""
    wanted = [each for each in BANDS if each.id in MISSED and each.slow == slow]
    told = [(each.id, f"{each.measure().value:.1f}") for each in wanted]
    return [f"{id}: {value}" for id, value in told if value != MISSED[id].measured]


@pytest.mark.slow
def test_what_is_missed_says_the_number_that_is_measured() -> None:
    assert find_stale(slow=False) == []


@pytest.mark.slow
@pytest.mark.players
def test_what_players_miss_says_the_number_that_is_measured() -> None:
    assert find_stale(slow=True) == []


def test_every_band_has_a_name_of_its_own_and_a_row() -> None:
    ids = [each.id for each in BANDS]
    assert len(set(ids)) == len(ids)
    assert set(MISSED) <= set(ids)
    assert {each.row for each in BANDS} == set(ROWS)


@pytest.mark.parametrize(
    ("value", "short"), [(2.0, 1.0), (3.0, 0.0), (4.5, 0.0), (6.0, 0.0), (7.5, 1.5)]
)
def test_a_band_is_missed_by_what_lies_outside_it(value: float, short: float) -> None:
    band = Band("some", "endings", "some", "nobody", lambda: Reading(value), 3, 6)
    assert band.miss(band.measure()) == short
    line = next(each for each in list_lines([band]) if "| some |" in each)
    assert line.endswith(f"| no, by {short:.1f} |" if short else "| yes |")
