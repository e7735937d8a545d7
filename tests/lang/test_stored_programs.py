"""A program survives being stored; what was damaged or made up is refused, or at least runs."""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eleventh.core.ir import Event, Op
from eleventh.core.program import Program
from eleventh.emit.python import build
from eleventh.lang.kept import Kept
from eleventh.lang.stored.columns import pack, unpack
from eleventh.lang.stored.soundness import Unsound, verify_program
from games import EVERY, ROOT, adjudicate, compiled, picked
from portions import with_others

SCENARIOS = with_others([*EVERY, *sorted((ROOT / "tests" / "play" / "scenarios").iterdir())])
BASE = EVERY[0]


def stored(folder: Path) -> tuple[Kept, Any]:
    """A scenario's program with its warnings, and the data it is stored as."""
    found = compiled(folder)
    assert found.program is not None
    kept = Kept(found.program, found.problems)
    return kept, json.loads(json.dumps(pack(Kept, kept)))


@cache
def base() -> Program:
    return stored(BASE)[0].program


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda folder: folder.name)
def test_a_program_comes_back_equal_and_sound(folder: Path) -> None:
    kept, data = stored(folder)
    back = unpack(Kept, data)
    assert back == kept
    assert hash(back) == hash(kept)
    assert repr(back) == repr(kept)
    verify_program(back.program)


def altered_op(code: str, change: Callable[[Op], Op]) -> Program:
    """The base program with its first operation of this code changed."""
    ops = list(base().ops)
    place = next(index for index, op in enumerate(ops) if op.code == code)
    ops[place] = change(ops[place])
    return replace(base(), ops=tuple(ops))


def first(table: str, **changed: Any) -> Program:
    """The base program in which the first thing of a table is changed."""
    head, *rest = getattr(base(), table)
    if hasattr(head, "_replace"):
        return replace(base(), **{table: (head._replace(**changed), *rest)})
    return replace(base(), **{table: (replace(head, **changed), *rest)})


MADE_UP: dict[str, Callable[[], Program]] = {
    "a scenario that would be stored elsewhere": lambda: replace(base(), scenario="../../x"),
    "no turns": lambda: replace(base(), turns=()),
    "no seats": lambda: replace(base(), seats=()),
    "an operation that there is not": lambda: altered_op(
        "const", lambda op: op._replace(code="exec")
    ),
    "an argument that is made later": lambda: altered_op(
        "post", lambda op: op._replace(args=(op.args[0], len(base().ops) - 1))
    ),
    "an argument below all": lambda: altered_op(
        "post", lambda op: op._replace(args=(op.args[0], -1))
    ),
    "an argument too many": lambda: altered_op("post", lambda op: op._replace(args=op.args * 2)),
    "an amount for a truth": lambda: altered_op("post", lambda op: op._replace(args=op.args[::-1])),
    "a track that there is not": lambda: altered_op("track", lambda op: op._replace(data=(999,))),
    "a track below all": lambda: altered_op("track", lambda op: op._replace(data=(-1,))),
    "half a track": lambda: altered_op("track", lambda op: op._replace(data=(0.5,))),
    "a truth for a number": lambda: altered_op("const", lambda op: op._replace(data=(True,))),
    "a number for a truth": lambda: altered_op("truth", lambda op: op._replace(data=(1.0,))),
    "a cause that there is not": lambda: altered_op("post", lambda op: op._replace(data=(99999,))),
    "data too many": lambda: altered_op("post", lambda op: op._replace(data=(*op.data, 0))),
    "an operation of no block": lambda: replace(
        base(), ops=(*base().ops, Op("const", (), (1.0,), None))
    ),
    "a query that does something": lambda: replace(
        base(), queries=(replace(base().queries[0], start=0, root=0), *base().queries[1:])
    ),
    "a query that is missing": lambda: first("queries", name="nothing"),
    "a cause of no event": lambda: first("causes", event=Event("choice", 9999)),
    "a cause of no track": lambda: first("causes", track=999),
    "a cause that reads no track": lambda: first("causes", reads=(-1,)),
    "a cause that sets no value": lambda: first("causes", value="nothing"),
    "a cause that asks no query": lambda: first("causes", odds="nothing"),
    "a cause of no condition": lambda: first("causes", condition=999),
    "a deed of no condition": lambda: first("deeds", condition=999),
    "a deed that follows from itself": lambda: first("deeds", event=Event("deed", 0)),
    "a choice of no seat": lambda: first("choices", seat="nobody"),
    "a choice of no joint initiative": lambda: first("choices", joint=99),
    "a decision without its choices": lambda: first("decisions", choices=(9999,)),
    "an inject without its decisions": lambda: first("injects", decisions=(-1,)),
    "a track beyond its bounds": lambda: first("tracks", start=1e6),
    "a deadline without days": lambda: first("deadlines", left=()),
    "a capital that is no track": lambda: replace(base(), capital=((base().seats[0].id, 999),)),
    "a history of no choice": lambda: replace(base(), history=((1, 9999),)),
}


@pytest.mark.parametrize("what", MADE_UP)
def test_a_program_that_no_compiler_made_is_refused(what: str) -> None:
    verify_program(base())
    with pytest.raises(Unsound):
        verify_program(MADE_UP[what]())


def places(data: Any, path: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """Where anything stands in the data of an entry."""
    if isinstance(data, list):
        for index, each in enumerate(data):
            yield (*path, index)
            yield from places(each, (*path, index))


@cache
def places_in_base() -> tuple[tuple[int, ...], ...]:
    return tuple(places(stored(BASE)[1]))


def spoil(value: Any, chance: random.Random) -> Any:
    """Another value in its place: mostly one of the same kind, a little off."""
    if isinstance(value, str) and value[:1] in set("BHIQbhiq") and len(value) > 1:
        try:
            packed = bytearray(base64.b64decode(value[1:], validate=True))
        except ValueError:
            return value[::-1]
        packed[chance.randrange(len(packed))] ^= 1 << chance.randrange(8)
        return value[0] + base64.b64encode(packed).decode()
    match value:
        case bool():
            return not value
        case int() | float():
            return chance.choice((value + 1, -value, 0, 10**9, 0.5, True, None))
        case str():
            return chance.choice(("", "x", value + "'", "__import__('os').abort()"))
        case list() if value:
            index = chance.randrange(len(value))
            return chance.choice((value[:index], value[::-1], [*value, value[index]]))
        case _:
            return chance.choice(([], 0, "", None))


@given(st.data())
def test_an_entry_that_is_wrong_anywhere_is_refused_or_no_worse_than_a_bad_game(
    data: st.DataObject,
) -> None:
    spoilt = stored(BASE)[1]
    chance = random.Random(data.draw(st.integers(0, 2**32)))
    for _ in range(data.draw(st.integers(1, 2))):
        *path, last = data.draw(st.sampled_from(places_in_base()))
        holder = spoilt
        try:
            for step in path:
                holder = holder[step]
            holder[last] = spoil(holder[last], chance)
        except (IndexError, TypeError):
            continue
    try:
        program = unpack(Kept, spoilt).program
        verify_program(program)
    except ValueError:
        return
    table = build(program)
    state = table.begin(1).state
    for _ in range(2):
        if state.over:
            break
        try:
            state = adjudicate(table, state, picked(table, state, 5)).state
        except (KeyError, ValueError, ArithmeticError):
            return  # ids that clash and amounts without sense: a bad game, but no more than that
