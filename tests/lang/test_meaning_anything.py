"""Whatever well-formed authors mix up, compiling gives a program or problems, and never raises."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eleventh.lang.compile import compile_files
from eleventh.lang.kept import Kept
from eleventh.lang.problems.codes import ALL_CODES
from eleventh.lang.read.bundle import load_bundle
from eleventh.lang.stored.columns import pack, unpack
from eleventh.lang.stored.soundness import verify_program
from eleventh.lang.yaml.tree import read_tree

BASE = Path(__file__).parent / "base"
GSOMIA = Path(__file__).parents[2] / "scenarios" / "gsomia_2019"

Trees = Mapping[str, Any]
Place = tuple[Any, ...]


@cache
def trees_of(folder: Path) -> Trees:
    """The plain values of all YAML files of a good scenario; its texts stay as they are."""
    bundle, problems = load_bundle(folder)
    assert bundle is not None, problems
    found: dict[str, Any] = {}
    for name, data in bundle.files.items():
        if name.endswith(".yaml"):
            tree, _ = read_tree(name, data)
            assert tree is not None
            found[name] = tree.plain()
        else:
            found[name] = data
    return found


def places(value: Any, path: Place = ()) -> Iterator[Place]:
    """Where anything stands in a tree, itself left out."""
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    for key, each in inner:
        yield (*path, key)
        yield from places(each, (*path, key))


@cache
def places_in(folder: Path) -> tuple[Place, ...]:
    trees = trees_of(folder)
    return tuple(
        (name, *place)
        for name, tree in trees.items()
        if not isinstance(tree, bytes)
        for place in places(tree)
        if place[0] not in ("format", "parts")
    )


def kind_of(value: Any) -> str:
    """Ids, numbers and other words are mixed up among themselves: most of it stays well formed."""
    if not isinstance(value, str):
        return "number"
    if re.fullmatch(r"[a-z][a-z0-9_]*", value):
        return "id"
    return "date" if re.fullmatch(r"[0-9-]+", value) else "text"


@cache
def words_in(folder: Path, kind: str) -> tuple[Any, ...]:
    """Every number, short text and key of a scenario: what may be written in a wrong place."""
    found: dict[Any, None] = dict.fromkeys(EXTREMES[kind])
    for name, *place in places_in(folder):
        value: Any = trees_of(folder)[name]
        for step in place:
            value = value[step]
        for each in (value, place[-1]):
            if isinstance(each, str | float) and len(str(each)) < 60 and kind_of(each) == kind:
                found[each] = None
    return tuple(found)


EXTREMES: dict[str, tuple[Any, ...]] = {
    "number": (0, -1, 0.5, 1e9, 1e300),
    "id": ("x", "y", "turn", "last", "public", "own", "hidden", "actor", "self", "resolve"),
    "date": ("2021-03-31", "2019-01-01", "2030-01-01", "1", "2"),
    "text": ("1 / 0", "not turn", "1 / turn", "trust.x.y", "x.chose.wait", "intensity > 1", "²"),
}


@st.composite
def mixed_up(draw: st.DrawFn, folder: Path) -> dict[str, bytes]:
    """The files of a scenario with some things removed, repeated, renamed or swapped."""
    trees = copy.deepcopy(dict(trees_of(folder)))
    for place in draw(st.lists(st.sampled_from(places_in(folder)), min_size=1, max_size=4)):
        holder: Any = trees
        try:
            for step in place[:-1]:
                holder = holder[step]
            value = holder[place[-1]]
        except (KeyError, IndexError, TypeError):
            continue
        last = place[-1]
        kind = kind_of(last if isinstance(value, dict | list) else value)
        words = st.sampled_from(words_in(folder, kind))
        match draw(st.sampled_from(["remove", "repeat", "rename", "swap", *["replace"] * 5])):
            case "remove":
                del holder[last]
            case "repeat" if isinstance(holder, list):
                holder.append(copy.deepcopy(value))
            case "rename" if isinstance(holder, dict):
                holder[str(draw(st.sampled_from(words_in(folder, kind_of(last)))))] = holder.pop(
                    last
                )
            case "swap" if isinstance(holder, list) and len(holder) > 1:
                holder.reverse()
            case _ if not isinstance(value, dict | list):
                holder[last] = draw(words)
    return {
        name: tree if isinstance(tree, bytes) else json.dumps(tree, ensure_ascii=False).encode()
        for name, tree in trees.items()
    }


def check(files: dict[str, bytes]) -> None:
    compiled = compile_files(files)
    errors = [each for each in compiled.problems if each.severity == "error"]
    assert (compiled.program is None) == bool(errors)
    if compiled.program is not None:
        kept = Kept(compiled.program, compiled.problems)
        assert repr(unpack(Kept, json.loads(json.dumps(pack(Kept, kept))))) == repr(kept)
        verify_program(compiled.program)
    places_told = [(each.code, each.headline, each.span) for each in compiled.problems]
    assert len(set(places_told)) == len(places_told)
    for each in compiled.problems:
        assert each.code in ALL_CODES
        for label in each.labels:
            width = len(files[label.span.file].decode()) if label.span.file in files else 0
            assert 1 <= label.span.column <= label.span.end_column <= width + 1


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(mixed_up(BASE))
def test_a_mixed_up_scenario_gives_problems(files: dict[str, bytes]) -> None:
    check(files)


@pytest.mark.slow
@settings(max_examples=350, deadline=None, suppress_health_check=list(HealthCheck))
@given(mixed_up(BASE))
def test_many_mixed_up_scenarios_give_problems(files: dict[str, bytes]) -> None:
    check(files)


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(mixed_up(GSOMIA))
def test_mixed_up_real_scenarios_give_problems(files: dict[str, bytes]) -> None:
    check(files)
