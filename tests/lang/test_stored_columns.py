"""Values survive being written as columns, and nothing else is taken for them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eleventh.lang.stored.columns import pack, unpack


class Spot(NamedTuple):
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Thing:
    id: str
    kind: Literal["good", "bad"]
    weight: float
    worth: float | None
    data: tuple[float | int | bool, ...]
    reads: tuple[int, ...]
    pairs: tuple[tuple[str, int], ...]
    spot: Spot | None
    done: bool
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Things:
    all: tuple[Thing, ...]


NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
WHOLE = st.integers(-(2**63), 2**63 - 1)
THINGS = st.builds(
    Things,
    st.lists(
        st.builds(
            Thing,
            id=st.text(max_size=4),
            kind=st.sampled_from(["good", "bad"]),
            weight=NUMBERS | st.integers(-5, 5),
            worth=st.none() | NUMBERS,
            data=st.lists(NUMBERS | st.integers() | st.booleans(), max_size=3).map(tuple),
            reads=st.lists(WHOLE, max_size=3).map(tuple),
            pairs=st.lists(st.tuples(st.text(max_size=3), WHOLE), max_size=2).map(tuple),
            spot=st.none() | st.builds(Spot, st.sampled_from(["a", "b"]), st.integers(0, 3)),
            done=st.booleans(),
            word=st.none() | st.text(max_size=2),
        ),
        max_size=6,
    ).map(tuple),
)
ONE = Things(
    (Thing("a", "good", 1.5, None, (1, True, 0.5), (3, 4), (("x", 1),), Spot("f", 2), True),)
)


@settings(max_examples=40)
@given(THINGS)
def test_every_value_comes_back_alike_to_the_sign_of_zero(things: Things) -> None:
    back = unpack(Things, json.loads(json.dumps(pack(Things, things))))
    assert back == things
    assert repr(back) == repr(things)
    assert hash(back) == hash(things)


def spoilt(value: Any) -> list[Any]:
    """Data in which one place, each in turn, holds something else."""
    found = [
        each
        for each in (None, True, -1, 10**400, 0.5, "", "A", "BAAA", "B/", [], {}, [[]])
        if each != value
    ]
    if isinstance(value, list):
        for index, each in enumerate(value):
            found += [[*value[:index], bad, *value[index + 1 :]] for bad in spoilt(each)]
        found += [value[:-1], [*value, 0]]
    return found


def test_what_is_wrong_anywhere_is_refused_or_another_value_of_the_same_types() -> None:
    packed = json.loads(json.dumps(pack(Things, ONE)))
    refused = 0
    for data in spoilt(packed):
        try:
            other = unpack(Things, data)
        except ValueError:
            refused += 1
            continue
        assert pack(Things, other) is not None
        for thing in other.all:
            assert type(thing.id) is str
            assert thing.kind in ("good", "bad")
            assert type(thing.weight) in (float, int)
            assert all(type(each) is int for each in thing.reads)
            assert all(type(each) in (float, int, bool) for each in thing.data)
            assert thing.spot is None or type(thing.spot) is Spot
            assert type(thing.done) is bool
    assert refused > 200


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 400])
def test_a_number_that_is_none_is_refused(number: str) -> None:
    text = json.dumps(pack(Things, ONE)).replace("1.5", number)
    with pytest.raises(ValueError, match="finite"):
        unpack(Things, json.loads(text))


def test_a_little_data_never_becomes_a_lot() -> None:
    """A long tuple that many rows share costs nothing to write; to read it is refused."""
    many = tuple(range(3000))
    rows = tuple(
        Thing(str(place), "good", 1.0, None, (), many, (), None, False) for place in range(1000)
    )
    data = pack(Things, Things(rows))
    assert len(json.dumps(data)) < 60_000
    with pytest.raises(ValueError, match="more than any program"):
        unpack(Things, data)


def test_a_type_that_nothing_here_knows_is_a_mistake_of_ours() -> None:
    @dataclass(frozen=True)
    class Odd:
        what: Any

    with pytest.raises(TypeError, match="no way is known"):
        pack(Odd, Odd({}))
