"""How much is decided by orders and how much by dice, and what hangs on each order by itself."""

from __future__ import annotations

import numpy as np
import pytest

from eleventh.bots.lanes import GameDice, RandomLanes
from eleventh.emit.backends import build_backend
from eleventh.emit.scores import total_lanes
from eleventh.lab.studies.components import Components, split_variance
from eleventh.lab.studies.groups import add_lanes, make_sums, share_variance
from eleventh.lab.studies.variance import VarianceStudy, study_variance
from games import EVERY, adjudicator
from lab.studies.worlds import backend, two_doors

ROLLS = np.random.default_rng(5)
ROWS, COLUMNS = ROLLS.normal(size=(40, 1)), ROLLS.normal(size=(1, 40))


def shares(parts: Components) -> list[float]:
    return [each.mean for each in (parts.orders, parts.dice, parts.both)]


@pytest.fixture(scope="module")
def study() -> VarianceStudy:
    return study_variance(backend(), 1, orders=24, dice=8, games=2000)


def test_what_only_rows_say_is_of_orders_and_what_only_columns_say_of_dice() -> None:
    assert shares(split_variance((ROWS + 0 * COLUMNS)[None])) == pytest.approx([1, 0, 0])
    assert shares(split_variance((0 * ROWS + COLUMNS)[None])) == pytest.approx([0, 1, 0])


def test_mixtures_are_told_apart_within_their_intervals() -> None:
    """Three parts of variance 4, 1 and 1."""
    noise = ROLLS.normal(size=(1, 40, 40))
    parts = split_variance(2 * ROWS + COLUMNS + noise)
    truth = [2 / 3, 1 / 6, 1 / 6]
    for found, share in zip((parts.orders, parts.dice, parts.both), truth, strict=True):
        assert found.low < share < found.high
    assert sum(shares(parts)) == pytest.approx(1)
    assert parts.deviation == pytest.approx(6**0.5, rel=0.25)


def test_a_table_that_never_varies_has_no_shares() -> None:
    parts = split_variance(np.ones((2, 5, 5)))
    assert (parts.deviation, shares(parts)) == (0.0, [0.0, 0.0, 0.0])


def test_too_few_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="three draws"):
        split_variance(np.ones((1, 2, 9)))


def test_where_dice_move_no_score_orders_decide_all(study: VarianceStudy) -> None:
    """It rains by chance, but nobody's wealth hangs on it."""
    for seat in study.seats:
        assert shares(seat.components) == pytest.approx([1, 0, 0])
    assert study.effort.games == 24 * 8 + 2000


def test_each_decision_has_the_share_that_its_answers_make(study: VarianceStudy) -> None:
    """Of a seat's wealth its own answer moves 10 points, the other's 30: variances as 1 to 9."""
    found = {(each.decision, each.initiative): each.shares for each in study.shares}
    assert found["market.east", ""] == pytest.approx((0.1, 0.9), abs=0.04)
    assert found["market.west", ""] == pytest.approx((0.9, 0.1), abs=0.04)
    for other in (("decoration.west", ""), ("", "turn_key"), ("", "bolt")):
        assert max(found[other]) < 0.01
    assert max(study.shares[0].shares) == max(max(each) for each in found.values())


def test_sums_of_parts_are_the_sums_of_the_whole_in_any_order() -> None:
    program = adjudicator(EVERY[1]).program
    fast = build_backend("numpy", program)

    def add(numbers: range):  # type: ignore[no-untyped-def]
        sums = make_sums(program)
        lanes = fast.begin(1, np.array(numbers, np.uint64))
        policy = RandomLanes(program, GameDice(1, lanes.games))
        while lanes.alive.any():
            fast.advance(lanes, {seat.id: policy for seat in program.seats})
        add_lanes(sums, program, lanes, total_lanes(fast, lanes))
        return sums

    whole, parts = add(range(30)), add(range(17, 30))
    parts += add(range(17))
    for name in ("count", "sums", "squares"):
        assert getattr(whole, name).tobytes() == getattr(parts, name).tobytes()
    assert list(share_variance(program, whole)) == list(share_variance(program, parts))
    assert whole.count[-1] == 30


def test_stopped_it_says_what_it_did_not_come_to() -> None:
    begun = study_variance(backend(), 1, 4, 4, 10, going_on=lambda played, wanted: played == 0)
    assert len(begun.seats) == len(two_doors().seats)
    assert (begun.shares, begun.effort.complete) == ((), False)
    none = study_variance(backend(), 1, 4, 4, 10, going_on=lambda played, wanted: False)
    assert (none.seats, none.endings, none.shares) == ((), None, ())
