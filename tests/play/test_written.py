"""Orders and events as data: what is written is read back, and nothing else is read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eleventh.bots.reasons import Reason, ReasonCode
from eleventh.core.orders import Orders
from eleventh.play.events import (
    Advanced,
    Closed,
    Drafted,
    Event,
    Opened,
    Predicted,
    Returned,
    Rewound,
    Submitted,
    Withdrawn,
    kind_of,
    payload_of,
    read_event,
)
from eleventh.play.written import read_orders, read_reasons, write_orders, write_reasons

TEXT = st.text(max_size=8)
ORDERS = st.builds(
    Orders,
    st.dictionaries(TEXT, TEXT, max_size=3),
    st.lists(TEXT, max_size=3).map(tuple),
)
TURN = st.integers(-9, 99)
DATUM = TEXT | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
REASON = st.builds(
    Reason,
    TEXT,
    TEXT,
    st.sampled_from([each for each in ReasonCode if each is not ReasonCode.IN_WORDS]),
    st.dictionaries(TEXT, DATUM | st.lists(DATUM, max_size=3).map(tuple), max_size=3),
)
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        Opened, TEXT, TEXT, TEXT, TEXT, st.integers(), st.dictionaries(TEXT, TEXT), TEXT, TEXT
    ),
    st.builds(Submitted, TEXT, TURN, ORDERS, st.lists(REASON, max_size=3).map(tuple)),
    st.builds(Withdrawn, TEXT, TURN),
    st.builds(Drafted, TEXT, TURN, ORDERS),
    st.builds(Predicted, TEXT, TURN, TEXT, TEXT, TURN),
    st.builds(Advanced, TURN, TEXT),
    st.builds(Rewound, TURN, TEXT),
    st.builds(Returned, TURN, TURN, TEXT, TEXT, TEXT),
    st.builds(Closed, TEXT),
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(ORDERS)
def test_orders_come_back_equal(orders: Orders) -> None:
    assert read_orders(json.loads(json.dumps(write_orders(orders)))) == orders


@given(EVENTS)
def test_events_come_back_equal(event: Event) -> None:
    assert read_event(kind_of(event), json.loads(json.dumps(payload_of(event)))) == event


@given(
    st.sampled_from(["opened", "submitted", "withdrawn", "advanced", "predicted", "nonsense"]),
    ANYTHING,
)
def test_anything_else_is_an_error_with_a_sentence(kind: str, payload: object) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        read_event(kind, payload)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "orders must be an object"),
        ({"answers": {}}, "orders have no 'answers'"),
        ({"responses": ["a"]}, "responses must be an object"),
        ({"responses": {"a": 1}}, "responses must be an object"),
        ({"initiatives": "a"}, "initiatives must be a list"),
        ({"initiatives": [1]}, "initiatives must be a list"),
    ],
)
def test_orders_that_are_none_are_refused(data: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_orders(data)


def test_what_is_left_out_of_orders_is_empty() -> None:
    assert read_orders({}) == Orders()


def test_a_key_too_many_is_refused() -> None:
    with pytest.raises(ValueError, match="'mood' of an event of kind 'closed' is unknown"):
        read_event("closed", {"ending": "x", "mood": "grim"})


def test_true_is_not_a_turn() -> None:
    with pytest.raises(ValueError, match="not a number"):
        read_event("withdrawn", {"seat": "seoul", "turn": True})


GIVEN = Orders({"a.seoul": "wait"}, ("talks",))
OLD = ["“Wait”: drawn from 3 open answers.", "“Talks”: taken on a whim."]


def test_sentences_of_an_earlier_version_belong_to_the_choices_in_turn() -> None:
    reasons = read_reasons(OLD, GIVEN)
    assert [(each.decision, each.choice) for each in reasons] == [
        ("a.seoul", "wait"),
        ("", "talks"),
    ]
    assert write_reasons(reasons) == OLD


def test_sentences_that_are_more_than_the_choices_belong_to_none() -> None:
    reasons = read_reasons([*OLD, "And so on."], GIVEN)
    assert {(each.decision, each.choice) for each in reasons} == {("", "")}


@pytest.mark.parametrize(
    "broken",
    [
        {},
        [7],
        [{"choice": "wait"}],
        [{"decision": "", "choice": "wait", "code": "moody", "data": {}}],
        [{"decision": "", "choice": "wait", "code": "in_words", "data": {}}],
        [{"decision": "", "choice": 7, "code": "whim", "data": {}}],
        [{"decision": "", "choice": "wait", "code": "whim", "data": []}],
        [{"decision": "", "choice": "wait", "code": "drawn", "data": {"open": True}}],
        [{"decision": "", "choice": "wait", "code": "drawn", "data": {"open": {}}}],
        [{"decision": "", "choice": "wait", "code": [], "data": {}}],
    ],
)
def test_reasons_that_are_none_are_refused(broken: object) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        read_reasons(broken, GIVEN)
