"""How much of many like cases a quick run tries: the others are marked slow, and tried in CI."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from games import CRISES, EVERY, OTHERS


def portion(cases: Iterable[Any], quick: Callable[[Any], bool]) -> list[Any]:
    """The cases for `parametrize`: those that are `quick` as they are, every other marked slow.

    AssertionError where none is quick: a test that no quick run tries says so itself."""
    listed = list(cases)
    assert any(map(quick, listed)), "none of these is tried in a quick run"
    return [each if quick(each) else pytest.param(each, marks=pytest.mark.slow) for each in listed]


def portion_of_all(quick: Callable[..., bool], *columns: Iterable[Any]) -> list[Any]:
    """The same for cases of several values: every value of each column with all of the others."""
    listed = list(product(*columns))
    assert any(quick(*each) for each in listed), "none of these is tried in a quick run"
    marks = {True: (), False: (pytest.mark.slow,)}
    return [pytest.param(*each, marks=marks[quick(*each)]) for each in listed]


def with_others(scenarios: Iterable[Path] = EVERY) -> list[Any]:
    """These scenarios for `parametrize`, and the other crises that are shipped, which a quick run
    leaves to CI."""
    return [*scenarios, *(pytest.param(each, marks=pytest.mark.slow) for each in OTHERS)]


def small(folder: Any) -> bool:
    """Whether a scenario is none of the crises, of which all costs ten times as much."""
    return folder not in CRISES


def leave_crises(items: Iterable[pytest.Item]) -> None:
    """Marks slow what is tried with a crisis, where the same test tries a small scenario; not what
    is marked `whole`."""
    cases = [each for each in items if isinstance(each, pytest.Function) and _folders(each)]
    tried = {each.function for each in cases if all(map(small, _folders(each)))}
    for each in cases:
        dear = not all(map(small, _folders(each)))
        if dear and each.function in tried and each.get_closest_marker("whole") is None:
            each.add_marker(pytest.mark.slow)


def _folders(item: pytest.Function) -> list[Path]:
    """The folders that a test is tried with."""
    given = item.callspec.params.values() if hasattr(item, "callspec") else ()
    return [each for each in given if isinstance(each, Path)]


def usual(size: tuple[int, int]) -> bool:
    """Whether a terminal is the smallest we promise, or the one that most things are drawn for."""
    return size in ((80, 24), (120, 40))
