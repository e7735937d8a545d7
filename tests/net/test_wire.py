"""The wire: what is sent comes back equal, and nothing else is read."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eleventh.core.orders import Orders
from eleventh.core.prepared import Prepared, list_effects
from eleventh.core.view import View
from eleventh.net.calls import calls_of, decode_call
from eleventh.net.codec import fields_of, has_fields
from eleventh.net.wire import WIRE, WireError, decode, encode
from eleventh.play.facilitator import Facilitator
from eleventh.play.hosting import host, provide
from eleventh.play.local import LocalFacilitatorTable
from eleventh.play.match import Match
from eleventh.play.match_record import MatchRecord
from eleventh.play.predictions import NotedPrediction, Prediction
from eleventh.play.seat_views import Notice
from eleventh.play.table import FacilitatorTable
from eleventh.play.unstored import Unstored
from games import CRISES, EVERY, OTHERS, adjudicator, compiled
from play.quarrel import start
from portions import portion_of_all, small

CALLS = calls_of(FacilitatorTable)


def returned(value: Any) -> Any:
    return decode(encode(value), type(value))


def everything(table: LocalFacilitatorTable) -> Iterator[Any]:
    """Every value that a table tells now."""
    yield from (table.identity, table.printed, table.hosted, table.look_over(), table.record())
    yield from (*table.doings(), *table.lines_of_play(), *table.ledger()[:9])
    yield from filter(None, [table.paused, *(table.sealed(seat) for seat in table.seats)])
    for each in table.printed.tracks:
        yield table.account(each.id)
    yield from (table.all_uses(each.id) for each in table.printed.tracks[table.turn :: 20])
    for topic in table.all_topics()[table.turn :: 60]:
        yield from (topic, table.account_absence(topic.id))
    for seat in table.seats:
        view = table.view(seat)
        yield view
        yield from filter(None, [table.forecast(seat, Orders()), table.hindsight(seat)])
        yield table.revealed(seat, 1)
        yield from table.gains(seat)
        yield from (*table.history(seat)[:9], *table.notices(seat), *table.courses(seat)[:9])
        yield from table.submit(seat, Orders({"no.such": "thing"}, ("nor_this",)))
        yield from filter(None, [option.barred for option in view.initiatives])
        for reading in view.readings:
            yield table.explain(seat, reading.id)
        yield from (table.uses(seat, each.id) for each in view.readings[table.turn :: 20])
        for topic in table.topics(seat)[table.turn :: 40]:
            yield from (topic, table.explain_absence(seat, topic.id))


@pytest.mark.parametrize(
    ("folder", "seed"),
    [
        *portion_of_all(lambda _, seed: seed == 1, filter(small, EVERY), (1, 2, 3)),
        *(pytest.param(each, seed, marks=pytest.mark.slow) for seed, each in enumerate(CRISES, 1)),
    ],
    ids=lambda each: getattr(each, "name", each),
)
def test_all_of_a_match_comes_back_equal(folder: Path, seed: int) -> None:
    table = adjudicator(folder)
    players = {
        seat.id: ["random", "historian", "opponent"][seed % 3] for seat in table.program.seats
    }
    match = Match.start(table, compiled(folder).files, players, seed)
    white = Facilitator(match, "Dr Kim")
    asked = LocalFacilitatorTable(match)
    track = next(each for each in table.program.tracks if each.kind == "score")
    # All of a crisis takes ten seconds a turn, and the others share the rulebook of the flagship.
    asked_in = (4,) if folder in OTHERS else range(2, 99, 4)
    asked_in = range(1, 99) if small(folder) else asked_in
    while not match.over:
        seats = list(match.seats)[: match.turn]
        white.override(track.id, track.low + match.turn, "to see")
        white.inject("News", "", seats, {track.id: 1.5}, "to stir")
        if match.turn in asked_in:
            for value in everything(asked):
                assert returned(value) == value
        assert match.advance() == ()
    assert returned(match.record).game.state == match.game.state


def dataclasses_in(kind: Any, seen: set[type]) -> Iterator[type]:
    """The dataclasses that a type is made of."""
    if has_fields(kind) and kind not in seen:
        seen.add(kind)
        yield kind
        for of in fields_of(kind).values():
            yield from dataclasses_in(of, seen)
    for of in get_args(kind) if get_origin(kind) is not None or isinstance(kind, UnionType) else ():
        yield from dataclasses_in(of, seen)


def values_on_the_table() -> dict[str, type]:
    """The dataclasses that are asked with, or answered, by themselves."""
    found: dict[str, type] = {}
    for call in CALLS.values():
        for kind in (*call.arguments.values(), call.answer):
            found |= {each.__name__: each for each in _outermost(kind)}
    return found


def _outermost(kind: Any) -> Iterator[type]:
    if has_fields(kind):
        yield kind
        return
    for of in get_args(kind):
        yield from _outermost(of)


def examples() -> dict[str, Any]:
    """One value of each kind on the table, of a small match that is always the same."""
    match = start({"washington": "historian", "seoul": "human", "tokyo": "opponent"})
    assert host(match, "Dr Kim", 15) == ()
    effects = list_effects({"trust.tokyo.seoul": -4.0, "pact": "notice"})
    leak = Prepared("A cable leaks", "It names a price.", ("seoul",), effects, "nobody talks")
    assert provide(match, (leak,)) == ()
    white = Facilitator(match, "Dr Kim")
    assert white.override("pact", "notice", "announced at the podium") == ()
    assert match.submit("seoul", Orders({"export_controls.seoul": "wait"})) == ()
    assert match.advance() == ()
    assert white.back(1, "a card was misread") == ()
    assert match.submit("seoul", Orders({"export_controls.seoul": "wait"})) == ()
    assert match.advance() == ()
    assert white.pause("coffee") == ()
    table = LocalFacilitatorTable(match)
    found = [
        table.identity, table.printed, table.hosted, table.paused, table.look_over(),
        table.view("seoul"), table.history("seoul")[0], table.doings()[0],
        next(each for each in table.courses("seoul") if each.track == "approval.seoul"),
        table.account("approval.seoul"), table.submit("seoul", Orders())[0],
        table.lines_of_play()[0], match.game.revealed[0]["tokyo"],
        table.forecast("seoul", Orders({}, ("quiet_channel.tokyo",))),
        table.hindsight("seoul"), table.gains("seoul")[0], table.revealed("seoul", 1),
        Prediction("up", 80, "pact"),
        NotedPrediction(1, Prediction("down", 60, figure=41.5), -1.25, 40.25),
        Orders({"export_controls.seoul": "wait"}, ("quiet_channel.tokyo",)),
        table.topics("seoul")[0], table.uses("seoul", "approval.seoul"),
        table.account_absence("launch"), leak,
        Unstored("harbour.eleventh could not be written: the disk is full.", gone=False),
    ]  # fmt: skip
    opened = dataclasses.replace(match.record.opened, files="the packed files", engine="0.1.0")
    found.append(MatchRecord((opened, *match.record.events[1:])))
    return {type(each).__name__: each for each in found}


EXAMPLES = examples()


def test_there_is_an_example_of_every_value_on_the_table() -> None:
    assert set(EXAMPLES) == set(values_on_the_table())


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_kind_of_value_is_written_as_its_golden_file(
    name: str, request: pytest.FixtureRequest
) -> None:
    """A reviewer reads here what goes over the wire. A change of shape raises WIRE; to accept it,
    run `pytest tests/net --write-golden`."""
    golden = Path(__file__).parent / "golden" / f"{name}.json"
    value = EXAMPLES[name]
    if name == "MatchIdentity":
        value = dataclasses.replace(value, engine="0.1.0")
    text = json.dumps(json.loads(encode(value)), indent=1, ensure_ascii=False) + "\n"
    if request.config.getoption("--write-golden"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text("utf-8")
    assert decode(golden.read_bytes(), type(value)) == value


def test_no_golden_file_is_left_over() -> None:
    folder = Path(__file__).parent / "golden"
    assert {path.stem for path in folder.iterdir()} == set(EXAMPLES)


def test_no_field_is_called_as_the_name_of_a_kind_is_written() -> None:
    seen: set[type] = set()
    for call in CALLS.values():
        for kind in (*call.arguments.values(), call.answer):
            for each in dataclasses_in(kind, seen):
                assert "is" not in fields_of(each)
    assert View in seen
    assert Notice in seen


def test_responses_keep_their_order() -> None:
    orders = Orders({"z": "1", "a": "2"})
    assert list(returned(orders).responses) == ["z", "a"]


PLAIN = json.loads(encode(EXAMPLES["View"]))
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


def places(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    pairs = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, each in pairs:
        yield from places(each, (*at, key))


@given(st.sampled_from(list(places(PLAIN))), ANYTHING)
def test_whatever_stands_in_a_place_is_a_value_or_an_error(at: tuple[Any, ...], new: Any) -> None:
    data = json.loads(json.dumps(PLAIN))
    if not at:
        data = new
    else:
        inside = data
        for key in at[:-1]:
            inside = inside[key]
        inside[at[-1]] = new
    with suppress(WireError):
        assert isinstance(decode(json.dumps(data).encode(), View), View)


@given(st.binary(max_size=40))
def test_bytes_that_are_no_value_are_an_error(data: bytes) -> None:
    with pytest.raises(WireError):
        decode(data, View)


@pytest.mark.parametrize(
    ("path", "new", "said"),
    [
        (("wire",), WIRE + 1, "Update both"),
        (("kind",), "Answer", "A View is needed"),
        (("value", "turn"), "1", "View.turn: a whole number is needed"),
        (("value", "turn"), True, "View.turn: a whole number is needed"),
        (("value", "turn"), 10**30, "View.turn: a whole number is needed"),
        (("value", "readings", 0, "value"), "x", r"View.readings\[0\].value: a number is needed"),
        (("value", "readings", 0, "value"), 1e999, "The value is no JSON"),
        (("value", "readings"), {}, "View.readings: a list is needed"),
        (("value", "ending"), [], "View.ending: something of another type"),
        (("value", "more"), 1, "View: there is a field too many"),
        (("value", "ledger", 0, "chain", 0), {}, "'kind' is missing"),
    ],
)
def test_an_error_says_where_and_what_instead(path: tuple[Any, ...], new: Any, said: str) -> None:
    data = json.loads(json.dumps(PLAIN))
    inside = data
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = new
    with pytest.raises(WireError, match=said):
        decode(json.dumps(data).encode(), View)


def test_nesting_and_size_are_bounded() -> None:
    with pytest.raises(WireError, match="no JSON"):
        decode(b"[" * 200_000, View)
    with pytest.raises(WireError, match="larger"):
        decode(b" " * (64 * 1024 * 1024 + 1), View)


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ({"wire": WIRE, "ask": "game", "with": {}}, "can't be asked"),
        ({"wire": WIRE, "ask": "_match", "with": {}}, "can't be asked"),
        ({"wire": WIRE, "ask": "view", "with": {}}, "it takes seat"),
        ({"wire": WIRE, "ask": "view", "with": {"seat": 7}}, "a text is needed"),
        ({"wire": 99, "ask": "view", "with": {"seat": "seoul"}}, "of another"),
        ([], "A request is an object"),
    ],
)
def test_what_can_not_be_asked_is_an_error(request_: object, said: str) -> None:
    with pytest.raises(WireError, match=said):
        decode_call(json.dumps(request_).encode(), CALLS)
