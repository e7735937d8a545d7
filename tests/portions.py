"""How much of many like cases a quick run tries: the others are marked slow, and tried in CI."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product
from typing import Any

import pytest


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


def small(folder: Any) -> bool:
    """Whether a scenario is not the flagship, of which all costs ten times as much."""
    return folder.name != "gsomia_2019"


def usual(size: tuple[int, int]) -> bool:
    """Whether a terminal is the smallest we promise, or the one that most things are drawn for."""
    return size in ((80, 24), (120, 40))
