"""Two games that a seat can't tell apart are told to it in the same bytes, whatever was secret."""

from __future__ import annotations

import pytest

from attack import Attack
from secrecy.pairs import Tally, compare_runs


def judge(tally: Tally, pairs: int) -> None:
    print(f"\nsecrets: {tally}")
    assert tally.differing == []
    assert len(tally.whole) >= pairs


def test_a_few_pairs_of_games_that_differ_in_secrets_are_told_alike() -> None:
    judge(compare_runs(4), 4)


@pytest.mark.slow
@pytest.mark.attack
def test_many_pairs_of_games_that_differ_in_secrets_are_told_alike(attack: Attack) -> None:
    pairs = attack.size(slow=150, full=10_000)
    judge(compare_runs(pairs, first=1_000), pairs)
