"""What a program is sent and what is read of it, line by line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eleventh.core.orders import Orders
from eleventh.core.view import View
from eleventh.net.codec import from_plain
from eleventh.net.external.messages import (
    PROTOCOL,
    REFUSALS,
    Misread,
    ProgramAnswer,
    read_answer,
    write_refused,
    write_turn,
)
from eleventh.play.match import Match, Unsaved
from eleventh.play.match_record import MatchRecord
from eleventh_ui.display.refusals import describe_refusal
from external.seats import PATIENCE, command, play, seat
from play.quarrel import HISTORY, start
from play.test_secrecy import altered

SEED = 8_461_307_225_190_664_321


def sent(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_program_is_greeted_asked_each_turn_and_told_the_end(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    match = play(command("records", kept))
    hello, *turns, end = sent(kept)
    assert [hello["type"], *(each["type"] for each in turns), end["type"]] == [
        "hello", "turn", "turn", "turn", "end"
    ]  # fmt: skip
    assert (hello["protocol"], hello["seat"], hello["scenario"]) == (PROTOCOL, "seoul", "quarrel")
    assert hello["limits"] == {"seconds": PATIENCE, "attempts": 3, "line": 65536, "reason": 500}
    assert hello["printed"]["chronicle"] == []
    assert [each["ask"] for each in turns] == [1, 2, 3]
    assert from_plain(turns[0]["view"], View, "view") == start(HISTORY).view("seoul")
    assert from_plain(end["view"], View, "view") == match.view("seoul")
    assert end["view"]["ending"]["id"]


def test_the_menu_is_what_of_the_view_may_be_ordered() -> None:
    view = start().view("seoul")
    menu = json.loads(write_turn(1, view, 60.0))["menu"]
    assert menu["capital"] == view.capital
    assert list(menu["decisions"]) == [each.id for each in view.questions]
    offers = [*menu["initiatives"], *(e for each in menu["decisions"].values() for e in each)]
    options = [*view.initiatives, *(e for each in view.questions for e in each.options)]
    assert [(each["id"], each["cost"], each["open"]) for each in offers] == [
        (each.id, each.cost, not each.barred) for each in options
    ]


@pytest.mark.parametrize("turns", [0, 1])
def test_what_the_seat_may_not_know_changes_no_byte_that_its_program_gets(
    turns: int, tmp_path: Path
) -> None:
    heard = []
    for number, (shift, seed) in enumerate([(0.0, 7), (17.0, SEED)]):
        kept = tmp_path / str(number)
        seating = seat(command("records", kept))
        first = start(HISTORY)
        for _ in range(turns):
            assert first.advance() == ()
        game = altered(first, "seoul", shift, seed).game if number else first.game
        match = Match(MatchRecord(first.record.events, game), Unsaved(), seating.guests)
        assert match.advance() == ()
        match.close()
        heard.append(kept.read_bytes())
    one, other = heard
    assert one.count(b"\n") == 2
    assert one == other
    assert str(SEED).encode() not in other


MISREAD = [
    (b"\xff", "not_utf8", "Byte 1 of the line"),
    (b"{", "not_json", "at character 2"),
    (b"", "not_json", "at character 1"),
    (b"[" * 60_000, "not_json", "reasonable depth"),
    (b'{"ask": ' + b"9" * 6_000 + b"}", "not_json", "reasonable depth"),
    (b"[]", "not_orders", "is a JSON object"),
    (b"{}", "not_asked_now", "needs ask: 4"),
    (b'{"ask": true}', "not_asked_now", "needs ask: 4"),
    (b'{"ask": 5}', "not_asked_now", "needs ask: 4"),
    (b'{"ask": 3}', "stale", "answers question 3"),
    (b'{"ask": 4, "type": "hello"}', "not_orders", '"orders"'),
    (b'{"ask": 4, "order": {}}', "not_orders", "orders have no 'order'"),
    (b'{"ask": 4, "responses": []}', "not_orders", "responses must be"),
    (b'{"ask": 4, "initiatives": [1]}', "not_orders", "initiatives must be"),
    (b'{"ask": 4, "reasons": 1}', "not_reasons", "reasons are a text"),
    (b'{"ask": 4, "reasons": {"a": 1}}', "not_reasons", "reasons are a text"),
    (b'{"ask": 4, "reasons": {"a": "b"}}', "not_reasons", "for 'a', which is not ordered"),
]


@pytest.mark.parametrize(("line", "code", "text"), MISREAD)
def test_what_is_no_answer_is_told_where_and_what_instead(
    line: bytes, code: str, text: str
) -> None:
    found = read_answer(line, 4)
    assert isinstance(found, Misread)
    assert found.code == code
    assert text in found.text
    assert found.stale == (code == "stale")


def test_an_answer_is_orders_and_reasons_by_what_is_ordered() -> None:
    line = json.dumps(
        {
            "ask": 4, "type": "orders", "responses": {"b": "1", "a": "2"}, "initiatives": ["c"],
            "reasons": {"a": "so", "c": "and so", "": "all in all"},
        }
    ).encode()  # fmt: skip
    assert read_answer(line, 4) == ProgramAnswer(
        Orders({"b": "1", "a": "2"}, ("c",)), {"a": "so", "c": "and so", "": "all in all"}
    )


@given(st.binary(max_size=40) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["ask", "type", "responses", "initiatives", "reasons", "x"]), inner
    ), max_leaves=8,
).map(lambda data: json.dumps(data).encode()))  # fmt: skip
def test_whatever_a_line_holds_it_is_an_answer_or_a_sentence(line: bytes) -> None:
    found = read_answer(line, 4)
    assert isinstance(found, ProgramAnswer) or found.text.endswith((".", "}."))


def test_a_refusal_is_told_in_words_and_as_data_and_a_long_list_is_cut() -> None:
    orders = Orders({"no.such": "thing"}, tuple(f"nothing{number}" for number in range(60)))
    refused = start().refusals("seoul", orders)
    told = json.loads(write_refused(4, 2, refused, describe_refusal))
    assert (told["type"], told["ask"], told["left"]) == ("refused", 4, 2)
    assert len(told["refusals"]) == REFUSALS
    assert told["more"] == len(refused) - REFUSALS > 0
    first = told["refusals"][0]
    assert first["code"] == "not_asked"
    assert first["data"] == {"wanted": "no.such", "known": ["export_controls.seoul"]}
    assert first["text"].startswith("No decision 'no.such' is put to you this turn.")
