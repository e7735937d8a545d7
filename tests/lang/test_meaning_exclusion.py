"""Whether conditions exclude each other: "never" is never wrong."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.exclusion import exclude_each_other

HIGH = 3  # tracks run from 0 to 3
RELATIONS = ["lt", "le", "eq", "ne"]

Written = Any  # a condition as nested tuples

compared = st.tuples(st.sampled_from(RELATIONS), st.integers(0, 1), st.integers(-1, HIGH + 1))
transition = compared.map(lambda each: (f"{each[0]}'", *each[1:]))
two_tracks = st.tuples(st.sampled_from(RELATIONS), st.just("both"), st.booleans())
facts = st.tuples(st.just("fact"), st.integers(0, 1))
conditions = st.recursive(
    compared | transition | two_tracks | facts,
    lambda inner: st.one_of(
        st.tuples(st.just("not"), inner),
        st.tuples(st.sampled_from(["and", "or"]), inner, inner),
    ),
    max_leaves=6,
)
OPERATIONS = {
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
}


def made(written: Written, values: Values) -> Value:
    match written:
        case ("not", inner):
            return values.op("not", made(inner, values))
        case (("and" | "or") as code, one, other):
            return values.op(code, made(one, values), made(other, values))
        case ("fact", index):
            return values.fact("chose", index)
        case (code, "both", swapped):
            tracks = [values.track(index, 0, HIGH) for index in (0, 1)]
            return values.op(code, *(reversed(tracks) if swapped else tracks))
        case (code, index, limit):
            sides = [values.track(index, 0, HIGH), values.const(limit)]
            return values.op(code.strip("'"), *(reversed(sides) if "'" in code else sides))
    raise ValueError(written)


def holds(written: Written, tracks: tuple[int, int], chosen: tuple[bool, bool]) -> bool:
    match written:
        case ("not", inner):
            return not holds(inner, tracks, chosen)
        case ("and", one, other):
            return holds(one, tracks, chosen) and holds(other, tracks, chosen)
        case ("or", one, other):
            return holds(one, tracks, chosen) or holds(other, tracks, chosen)
        case ("fact", index):
            return chosen[index]
        case (code, "both", swapped):
            return OPERATIONS[code](*(reversed(tracks) if swapped else tracks))
        case (code, index, limit):
            sides = [tracks[index], limit]
            return OPERATIONS[code.strip("'")](*(reversed(sides) if "'" in code else sides))
    raise ValueError(written)


STATES = list(product(product(range(HIGH + 1), repeat=2), product((False, True), repeat=2)))


def check(*conditions: Written) -> None:
    values = Values()
    if exclude_each_other(*(made(each, values) for each in conditions)):
        assert not any(all(holds(each, *state) for each in conditions) for state in STATES)


@settings(max_examples=200, deadline=None)
@given(conditions, conditions)
def test_never_is_never_wrong(one: Written, other: Written) -> None:
    check(one, other)


@pytest.mark.slow
@settings(max_examples=2000, deadline=None)
@given(conditions, conditions)
def test_never_is_never_wrong_of_many(one: Written, other: Written) -> None:
    check(one, other)


@pytest.mark.parametrize(
    "conditions",
    [
        (("eq", 0, 1), ("eq", 0, 2)),
        (("lt", 0, 2), ("le'", 0, 2)),
        (("eq", 0, 1), ("ne", 0, 1)),
        (("not", ("fact", 0)), ("fact", 0)),
        (("lt", "both", False), ("not", ("lt", "both", False))),
        (("or", ("eq", 0, 1), ("eq", 0, 2)), ("eq", 0, 3)),
        (("or", ("eq", 0, 1), ("fact", 0)), ("and", ("eq", 0, 2), ("not", ("fact", 0)))),
        (("not", ("or", ("eq", 0, 1), ("fact", 0))), ("eq", 0, 1)),
        (("not", ("and", ("eq", 0, 1), ("fact", 0))), ("and", ("eq", 0, 1), ("fact", 0))),
    ],
)
def test_what_is_plain_is_seen(conditions: tuple[Written, ...]) -> None:
    values = Values()
    assert exclude_each_other(*(made(each, values) for each in conditions))
