"""No response is dominated: each is the best of its decision, by its seat's objectives, somewhere.

A sample is played here. A response that is not the best in it must have been the best in the long
run of `bench/dominance.py --record`, whose counts are kept in `dominance.json`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

import numpy as np
import pytest

from bench.dominance import RECORD, Comparison, backend, compare, responses, tally
from eleventh.emit import python
from eleventh.emit.python_lanes import PythonBackend

GAMES = 30


@pytest.fixture(scope="module")
def recorded() -> Mapping[str, int]:
    """How often each response was the best in the long run."""
    found: Mapping[str, int] = json.loads(RECORD.read_text("utf-8"))["best"]
    return found


@pytest.fixture(scope="module")
def sample() -> tuple[Counter[str], Counter[str]]:
    """How often each response was put, and the best, in a few games."""
    return tally(range(GAMES))


@pytest.mark.slow
def test_every_response_is_the_best_somewhere(
    sample: tuple[Counter[str], Counter[str]], recorded: Mapping[str, int]
) -> None:
    _, best = sample
    assert [each for each in responses() if not best[each] and not recorded.get(each)] == []


def test_the_record_names_the_responses_there_are(recorded: Mapping[str, int]) -> None:
    assert list(recorded) == responses()


@pytest.mark.slow
def test_the_sample_compares_every_seat_many_times(
    sample: tuple[Counter[str], Counter[str]],
) -> None:
    put, program = sample[0], backend().program
    for seat in program.seats:
        own = {each.id for each in program.decisions if each.seat == seat.id}
        found = sum(number for name, number in put.items() if name.rpartition(".")[0] in own)
        assert found >= GAMES * len(program.turns)


@pytest.mark.slow
def test_lanes_compare_as_the_reference_does() -> None:
    reference = PythonBackend(python.build(backend().program))
    for one, two in zip(compare(range(2), backend()), compare(range(2), reference), strict=True):
        assert one.decision == two.decision
        assert (one.given == two.given).all()
        assert one.worth.tobytes() == two.worth.tobytes()


@pytest.mark.parametrize(
    ("worth", "given", "best"),
    [
        ([1.0, 2.0], [True, True], 1),
        ([1.0, 2.0], [True, False], -1),
        ([2.0, 2.0], [True, True], -1),
        ([2.0, 3.0, 1.0], [True, False, True], 0),
        ([2.0, 3.0], [False, False], -1),
    ],
)
def test_the_best_is_better_than_every_other(
    worth: list[float], given: list[bool], best: int
) -> None:
    columns = np.array([worth]).T, np.array([given]).T
    assert Comparison(0, *columns).find_best().tolist() == [best]
