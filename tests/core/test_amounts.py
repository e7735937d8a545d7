"""Amounts at the table: what is offered, what is refused, and what doctrines make of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest

from cases.bargain import ASKED, FOLDER, TEXT, play, stand, start, table
from eleventh.bots.doctrine import gather_facts
from eleventh.bots.planner.seat_menu import read_menu, read_menus, try_few_amounts
from eleventh.bots.registry import make_doctrine
from eleventh.core.amounts import write_amount
from eleventh.core.ledger import Ledger
from eleventh.core.orders import Orders
from eleventh.core.position import Position
from eleventh.core.refusals import RefusalCode
from eleventh.core.view import OptionAmount
from eleventh.core.view_builder import look
from eleventh.emit.backends import build_backend
from games import adjudicator


def test_a_view_tells_the_amount_of_each_option() -> None:
    (question,) = look(stand(play()), "guest").questions
    amounts = [each.amount for each in question.options]
    assert amounts[1] == OptionAmount("ask", 1.5, "1.5 coins", "The demand")
    assert amounts[-1] is None


def test_each_amount_has_its_own_price_and_effects() -> None:
    (question,) = look(stand(play()), "guest").questions
    costs = [each.cost for each in question.options]
    assert costs[:3] == [0.25, 0.375, 0.5]
    hints = [hint for each in question.options for hint in each.hints if hint.track == "goodwill"]
    assert [each.low for each in hints[:3]] == [-1, -1.5, -2]


@pytest.mark.parametrize("wanted", ["4.2", "9", "1.0", "much", ""])
def test_what_is_no_step_is_refused_with_the_range(wanted: str) -> None:
    response = f"ask@{wanted}" if wanted else "ask"
    (refusal,) = start().submit("guest", Orders({ASKED: response}))
    assert refusal.code is RefusalCode.NO_SUCH_AMOUNT
    assert refusal.about == ASKED
    span = {"span": "1 to 8 coins", "step": "0.5"}
    assert refusal.data == {"wanted": wanted, "response": "ask", **span}


def test_an_amount_is_sealed_and_told_as_any_answer_is() -> None:
    match = start()
    assert match.submit("guest", Orders({ASKED: "ask@4.5"})) == ()
    assert "4.5" not in repr(match.view("host"))
    assert match.submit("host", Orders()) == ()
    assert match.advance() == ()
    assert [each.title for each in match.view("host").told] == ["Ask for 4.5 coins a year"]


def test_chance_draws_answers_alike_and_then_amounts_alike() -> None:
    drawn: Counter[str] = Counter()
    rules = table()
    for game in range(600):
        state = rules.begin(3, game).state
        made = make_doctrine("random", rules, "guest", rules.hand_dice(state, "guest"))
        drawn[made.decide(gather_facts(stand(state), "guest")).orders.responses[ASKED]] += 1
    assert 250 < drawn["ask_nothing"] < 350
    assert len(drawn) == 16
    assert max(drawn[each] for each in drawn if each != "ask_nothing") < 45


def test_the_historian_gives_the_amount_of_the_record() -> None:
    rules, state = table(), play()
    made = make_doctrine("historian", rules, "guest", rules.hand_dice(state, "guest"))
    assert made.decide(gather_facts(stand(state), "guest")).orders.responses == {ASKED: "ask@5"}


def test_a_player_who_looks_ahead_tries_both_ends_and_a_few_between() -> None:
    rules, state = table(), play(("guest", "ask@4"))
    program = rules.program
    host, guest = program.offers[1], program.offers[0]
    menu = read_menu(program, host, rules.menu(state, "host"))
    opened = zip(program.choices, menu.open_, strict=True)
    tried = [each.id for each, open_ in opened if open_.any()]
    assert tried == ["offer@0", "offer@2", "offer@3", "offer@4", "offer@6", "refuse"]
    backend = build_backend("numpy", program)
    found = read_menus(backend, backend.begin(7, np.arange(1, dtype=np.uint64)), guest)
    first = read_menu(program, guest, rules.menu(rules.begin(7).state, "guest"))
    assert (found.open_ == first.open_).all()


def test_where_none_of_the_few_is_open_all_that_are_open_are_tried() -> None:
    open_ = np.zeros((len(table().program.choices), 2), bool)
    open_[[17, 17, 19], [0, 1, 1]] = True  # the offers of 1, which is none of the few, and of 3
    tried = try_few_amounts(table().program, open_.copy())
    assert np.argwhere(tried).tolist() == [[17, 0], [19, 1]]


@pytest.mark.parametrize("player", ["opponent", "random", "historian"])
def test_a_round_is_played_to_its_end_by_players_of_the_computer(player: str) -> None:
    match = start(player, player)
    while not match.over:
        assert match.advance() == ()
    assert match.reasons(1)["guest"].orders.responses.keys() == {ASKED}


def test_a_deed_whose_condition_can_never_hold_is_no_part_of_a_view(tmp_path: Path) -> None:
    """The host can offer six at most: for seven no deed is ever done."""
    never = "{act: pay, toward: guest, intensity: amount}"
    impossible = '{act: pay, toward: guest, intensity: amount, when: "amount > 7"}'
    copytree(FOLDER, tmp_path / "bargaining")
    (tmp_path / "bargaining" / "scenario.yaml").write_text(TEXT.replace(never, impossible), "utf-8")
    rules = adjudicator(tmp_path / "bargaining")
    state = rules.resolve(rules.begin(7).state, [0]).state
    (question,) = look(Position(rules, state, Ledger(rules.program, ())), "host").questions
    assert {hint.track for each in question.options for hint in each.hints} == {"share", "goodwill"}


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (1, "days", "1 day"),
        (1, "days of notice", "1 day of notice"),
        (1, "companies", "1 company"),
        (1, "men", "1 man"),
        (1, "bn", "1 bn"),
        (1, "Mbps", "1 Mbps"),
        (1, "gas", "1 gas"),
        (1, "%", "1%"),
        (1.5, "days", "1.5 days"),
        (28500, "troops", "28,500 troops"),
        (-1234.5, "won", "-1,234.5 won"),
        (-0.25, "bn", "-0.25 bn"),
    ],
)
def test_an_amount_is_written_as_people_read_it(value: float, unit: str, told: str) -> None:
    assert write_amount(value, unit) == told
