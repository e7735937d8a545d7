"""No response is dominated: each is the best of its decision, by its seat's objectives, somewhere.

A sample is played here. A response that is not the best in it must have been the best in the long
run of `bench/dominance.py --record`, whose counts are kept in `dominance.json`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from bench.dominance import RECORD, Comparison, compared, responses, table, tally

GAMES = 27  # every turn of the scenario three times, once for each eagerness


@pytest.fixture(scope="module")
def recorded() -> Mapping[str, int]:
    """How often each response was the best in the long run."""
    found: Mapping[str, int] = json.loads(RECORD.read_text("utf-8"))["best"]
    return found


@pytest.fixture(scope="module")
def sample() -> list[Comparison]:
    """Comparisons of one turn of each of a few games."""
    turns = len(table().program.turns)
    return [one for game in range(GAMES) for one in compared([game], [game // 3 % turns + 1])]


def test_every_response_is_the_best_somewhere(
    sample: list[Comparison], recorded: Mapping[str, int]
) -> None:
    _, best = tally(sample)
    assert [each for each in responses() if not best[each] and not recorded.get(each)] == []


def test_the_record_names_the_responses_there_are(recorded: Mapping[str, int]) -> None:
    assert list(recorded) == responses()


def test_the_sample_compares_every_seat_in_every_turn(sample: list[Comparison]) -> None:
    program = table().program
    seats = {decision.id: decision.seat for decision in program.decisions}
    for seat in program.seats:
        found = [each for each in sample if seats[each.decision] == seat.id]
        assert len(found) >= len(program.turns)


@pytest.mark.parametrize(
    ("worth", "best"),
    [
        ({"hold": 1.0, "yield": 2.0}, "yield"),
        ({"hold": 2.0, "yield": 2.0}, None),
        ({"hold": 2.0}, None),
        ({}, None),
    ],
)
def test_the_best_is_better_than_every_other(worth: Mapping[str, float], best: str | None) -> None:
    assert Comparison("any", worth).best == best
