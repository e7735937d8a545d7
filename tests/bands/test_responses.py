"""The sets of answers by which the crisis is measured name answers that there are."""

from __future__ import annotations

from itertools import combinations

import pytest

from bands.batches import program
from bands.responses import (
    CONDITIONAL,
    ENDING_IT,
    ENDINGS,
    NOTICE,
    ON_TERMS,
    RENEWAL,
    SETS,
    WEIGHING,
    YIELDING,
    Responses,
)


def list_answers(decision: str) -> set[str]:
    found = [each for each in program().decisions if each.id == decision]
    return {program().choices[each].id for decision in found for each in decision.choices}


@pytest.mark.parametrize("name", SETS)
def test_every_response_of_a_set_exists(name: str) -> None:
    for decision, responses in SETS[name].items():
        assert responses
        assert set(responses) <= list_answers(decision), decision


def test_every_ending_that_is_counted_exists() -> None:
    assert set(ENDINGS) <= {each.id for each in program().endings}


def test_whoever_weighs_the_notice_gives_it_offers_it_or_renews() -> None:
    sets = (NOTICE, CONDITIONAL, RENEWAL)
    named = [each for kind in sets for each in kind[WEIGHING]]
    assert sorted(named) == sorted(list_answers(WEIGHING))


@pytest.mark.parametrize(
    ("one", "other"),
    list(combinations([NOTICE, CONDITIONAL, RENEWAL, ENDING_IT, YIELDING, ON_TERMS], 2)),
)
def test_no_answer_counts_as_two_things(one: Responses, other: Responses) -> None:
    for decision in one.keys() & other.keys():
        assert not set(one[decision]) & set(other[decision])
