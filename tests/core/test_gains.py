"""What the changes of a turn did for a seat adds up to what its objectives changed by."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from games import EVERY, adjudicator
from portions import with_others

ROUNDING = 1e-4  # points, of a turn's changes together


def random_match(folder: Path, seed: int) -> Match:
    table = adjudicator(folder)
    return Match.start(table, {}, {seat.id: "random" for seat in table.program.seats}, seed)


@pytest.mark.parametrize("folder", with_others(), ids=lambda folder: folder.name)
def test_gains_add_up_to_the_change_of_each_objective(folder: Path) -> None:
    match = random_match(folder, 3)
    table = LocalTable(match)
    while True:
        for seat in table.seats:
            view, gains = table.view(seat), table.gains(seat)
            for place, aim in enumerate(view.aims):
                total = sum(gain.points[place] for gain in gains)
                assert total == pytest.approx(aim.score - aim.before, abs=ROUNDING)
            lines = [gain.line for gain in gains]
            assert [line for line in view.ledger if line in lines] == lines
            assert all(any(gain.points) for gain in gains)
        if table.over:
            break
        assert not table.advance()


def test_before_anything_was_revealed_nothing_was_expected() -> None:
    table = LocalTable(random_match(EVERY[0], 1))
    assert all(table.hindsight(seat) is None for seat in table.seats)
    with pytest.raises(KeyError):
        table.hindsight("moscow")
    with pytest.raises(KeyError):
        table.gains("moscow")


def test_what_was_expected_is_what_a_forecast_of_the_orders_told_before() -> None:
    match = random_match(EVERY[0], 5)
    table = LocalTable(match)
    before = LocalTable(random_match(EVERY[0], 5))
    for _ in range(2):
        assert not table.advance()
        for seat, sealed in match.game.revealed[-1].items():
            told = before.forecast(seat, sealed.orders)
            assert told is not None
            hindsight = table.hindsight(seat)
            assert hindsight is not None
            assert hindsight.expected == told.change
        assert not before.advance()
