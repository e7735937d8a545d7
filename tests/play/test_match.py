"""What a table promises to the people at it."""

from __future__ import annotations

import pytest

from eleventh.core.orders import Orders
from eleventh.play.match import Match
from eleventh.play.table import Table
from play.quarrel import HISTORY, HUMANS, SEATS, first_answers, play, start, submit_all


def codes(refusals: tuple[object, ...]) -> list[str]:
    return [each.code for each in refusals]  # type: ignore[attr-defined]


def test_a_match_is_a_table() -> None:
    table: Table = start()
    assert table.seats == SEATS
    assert (table.turn, table.last, table.over) == (1, 3, False)


def test_everybody_is_waited_for_at_first() -> None:
    match = start()
    assert match.waiting() == SEATS
    assert match.submitted() == frozenset()


def test_a_turn_is_revealed_once_all_orders_are_in() -> None:
    match = start()
    submit_all(match)
    assert match.advance() == ()
    assert match.turn == 2
    assert match.waiting() == SEATS


def test_a_turn_is_not_revealed_before() -> None:
    match = start()
    match.submit("seoul", first_answers(match.view("seoul")))
    (refused,) = match.advance()
    assert refused.code == "waiting"
    assert refused.data == {"seats": ("Washington", "Tokyo")}
    assert match.turn == 1


def test_orders_that_are_not_in_order_are_refused_with_every_reason() -> None:
    match = start()
    wrong = Orders({"export_controls.seoul": "sulk"}, ("three_way_talks", "flee"))
    assert codes(match.submit("seoul", wrong)) == ["unknown_response", "unknown_initiative"]
    assert match.submitted() == frozenset()


def test_the_same_orders_twice_are_no_error() -> None:
    match = start()
    orders = first_answers(match.view("seoul"))
    assert match.submit("seoul", orders) == ()
    assert match.submit("seoul", orders) == ()


def test_sealed_orders_change_only_after_they_were_withdrawn() -> None:
    match = start()
    match.submit("seoul", first_answers(match.view("seoul")))
    other = Orders({"export_controls.seoul": "wait"})
    assert codes(match.submit("seoul", other)) == ["sealed"]
    assert match.withdraw("seoul") == ()
    assert match.submitted() == frozenset()
    assert match.submit("seoul", other) == ()


def test_what_was_revealed_is_not_withdrawn() -> None:
    match = start()
    submit_all(match)
    match.advance()
    assert codes(match.withdraw("seoul")) == ["not_submitted"]


def test_orders_made_for_an_earlier_turn_are_refused() -> None:
    match = start()
    submit_all(match)
    match.advance()
    assert codes(match.submit("washington", Orders(), turn=1)) == ["stale"]
    assert match.submit("washington", Orders(), turn=2) == ()


def test_a_seat_that_does_not_exist_is_refused() -> None:
    assert codes(start().submit("moscow", Orders())) == ["no_seat"]


def test_nobody_orders_for_a_doctrine() -> None:
    match = start({**HUMANS, "tokyo": "historian"})
    assert codes(match.submit("tokyo", Orders())) == ["not_yours"]
    assert codes(match.withdraw("tokyo")) == ["not_yours"]
    assert match.submitted() == frozenset({"tokyo"})
    assert match.waiting() == ("washington", "seoul")


def test_doctrines_play_a_game_by_themselves() -> None:
    match = start(HISTORY)
    while not match.over:
        assert match.advance() == ()
    ending = match.view("seoul").ending
    assert ending is not None
    assert ending.id == "muddle"


def test_nothing_happens_once_it_is_over() -> None:
    match = play(start())
    assert match.waiting() == ()
    assert codes(match.advance()) == ["over"]
    assert codes(match.submit("seoul", Orders())) == ["over"]
    assert codes(match.withdraw("seoul")) == ["over"]


def test_going_back_opens_the_turn_again_as_it_was() -> None:
    match = start()
    submit_all(match)
    match.advance()
    before = {seat: match.view(seat) for seat in SEATS}
    submit_all(match)
    match.advance()
    assert match.rewind(2) == ()
    assert {seat: match.view(seat) for seat in SEATS} == before
    assert match.waiting() == SEATS


def test_a_turn_played_again_alike_has_the_same_dice() -> None:
    match = play(start())
    once = match.game.state
    match.rewind(1)
    assert play(match).game.state == once


def test_a_game_that_ended_can_be_taken_back_to_any_turn() -> None:
    for turn in (1, 2, 3):
        match = play(start())
        assert match.rewind(turn) == ()
        assert (match.turn, match.over) == (turn, False)


@pytest.mark.parametrize("turn", [0, -1, 2, 99])
def test_one_can_not_go_back_to_a_turn_that_has_not_come(turn: int) -> None:
    assert codes(start().rewind(turn)) == ["no_turn_back"]


def test_doctrines_reasons_are_kept_for_the_debrief() -> None:
    match = start({**HUMANS, "seoul": "historian"})
    submit_all(match)
    match.advance()
    (reason,) = match.reasons(1)["seoul"].reasons
    assert (reason.decision, reason.choice) == ("export_controls.seoul", "wto_complaint")
    assert match.reasons(1)["tokyo"].reasons == ()
    with pytest.raises(IndexError):
        match.reasons(2)
    with pytest.raises(IndexError):
        match.reasons(0)


def test_every_seat_needs_a_player() -> None:
    with pytest.raises(ValueError, match="every seat"):
        start({"seoul": "human"})


def test_an_unknown_doctrine_does_not_start() -> None:
    with pytest.raises(ValueError, match="no doctrine"):
        start({**HUMANS, "tokyo": "machiavelli"})


def test_two_matches_share_nothing() -> None:
    one, other = start(), start()
    one.submit("seoul", first_answers(one.view("seoul")))
    assert isinstance(other, Match)
    assert other.submitted() == frozenset()
