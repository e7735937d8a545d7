"""Whatever a file holds, loading gives a bundle or problems, and never raises."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eleventh.lang.read.bundle import load_bundle_from_files
from eleventh.lang.yaml.tree import read_tree

TREE, _ = read_tree("scenario.yaml", (Path(__file__).parent / "base/scenario.yaml").read_bytes())
assert TREE is not None
GOOD: dict[str, Any] = TREE.plain()

names = st.sampled_from(["id", "by", "kind", "values", "file", "format", "seoul", "Ünknown", ""])
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 3000), st.sampled_from([0.5, -8.0]), names
)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=5,
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    return [path, *(place for key, each in inner for place in _places(each, (*path, key)))]


PLACES = _places(GOOD)[1:]


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, Any]:
    """The base scenario with a few values replaced, removed or joined by others."""
    whole = copy.deepcopy(GOOD)
    for place in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=4)):
        holder: Any = whole
        try:
            for step in place[:-1]:
                holder = holder[step]
            holder[place[-1]]
        except (KeyError, IndexError, TypeError):
            continue
        if draw(st.booleans()) or not isinstance(holder, dict):
            holder[place[-1]] = draw(anything)
        elif draw(st.booleans()):
            del holder[place[-1]]
        else:
            holder[draw(names)] = draw(anything)
    return whole


def check(whole: dict[str, Any]) -> None:
    data = json.dumps(whole, ensure_ascii=False).encode()
    bundle, problems = load_bundle_from_files({"scenario.yaml": data})
    assert (bundle is None) == any(each.severity == "error" for each in problems)
    width = len(data.decode())
    for each in problems:
        for label in each.labels:
            assert label.span.line == 1
            assert 1 <= label.span.column <= label.span.end_column <= width + 1


@settings(max_examples=60, deadline=None)
@given(damaged())
def test_a_damaged_scenario_gives_problems(whole: dict[str, Any]) -> None:
    check(whole)


@pytest.mark.slow
@settings(max_examples=1000, deadline=None)
@given(damaged())
def test_many_damaged_scenarios_give_problems(whole: dict[str, Any]) -> None:
    check(whole)
