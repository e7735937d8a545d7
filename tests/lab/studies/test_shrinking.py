"""Lists are made as short as may be: whatever is needed stays, whatever is not goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from eleventh.lab.studies.shrinking import shrink_list


def shrink(
    items: Sequence[int], does: Callable[[Sequence[int]], bool]
) -> tuple[tuple[int, ...], int]:
    """The short list, and how many rounds of trials it took."""
    work, rounds = shrink_list(items), 0
    try:
        trials = next(work)
        while True:
            rounds += 1
            trials = work.send([does(each) for each in trials])
    except StopIteration as done:
        return done.value, rounds


@given(needed=st.sets(st.integers(0, 59), max_size=8))
def test_exactly_what_is_needed_is_left(needed: set[int]) -> None:
    left, rounds = shrink(range(60), lambda items: needed <= set(items))
    assert set(left) == needed
    assert rounds <= 2 * len(needed) + 8


def test_where_either_of_two_things_would_do_one_is_left() -> None:
    left, _ = shrink(range(20), lambda items: 3 in items or 17 in items)
    assert left in ((3,), (17,))


def test_what_needs_nothing_is_shrunk_to_nothing() -> None:
    assert shrink((4, 5), lambda items: True) == ((), 1)
    assert shrink((), lambda items: True) == ((), 0)
