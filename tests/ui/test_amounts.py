"""Amounts in every face but the screen: in words, in files of orders, on the wire, in the protocol
of programs, and under the facilitator's eyes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from cases.bargain import ASKED, FOLDER, OFFERED, play, start, table
from eleventh.core.amounts import write_amount
from eleventh.core.orders import Orders
from eleventh.core.view import Option, OptionAmount, View
from eleventh.lab.batch.plan import plan_run
from eleventh.lab.batch.players import BatchPlayer, weigh_choices
from eleventh.lab.playtest.run import run_playtest
from eleventh.net.codec import from_plain, to_plain
from eleventh.net.external.messages import read_answer, write_turn
from eleventh.play.facilitator import Facilitator
from eleventh.play.local import LocalFacilitatorTable
from eleventh.play.match import Match
from eleventh.play.printed import print_matter
from eleventh.play.written import read_orders
from eleventh_ui.display.amount_reading import read_amount, read_number
from eleventh_ui.display.amounts import compose_amounts
from eleventh_ui.display.choice_text import compose_answers
from eleventh_ui.display.choices import find_choice, list_entries
from eleventh_ui.display.document import TableBlock
from eleventh_ui.display.facilitation.source import TableSource
from eleventh_ui.display.forecast import AWAITED
from eleventh_ui.display.levers import list_levers
from eleventh_ui.display.playtest.written import compose_shares
from eleventh_ui.display.reference import reference_of
from eleventh_ui.tui.drawing.rows import text_of
from eleventh_ui.tui.drawing.texts import option_rows
from ui.sitting import ran, transcript


def seen(match: Match, seat: str) -> View:
    return match.view(seat)


def words(match: Match, seat: str, *typed: str) -> str:
    return " ".join(transcript(match, seat, typed=typed).split())


def test_an_answer_with_an_amount_is_one_entry() -> None:
    (question,) = seen(start(), "guest").questions
    entries = list_entries(question.options)
    titles = ["Ask for 1 to 8 coins a year", "Ask for nothing yet"]
    assert [each.title for each in entries] == titles
    assert [each.takes_amount for each in entries] == [True, False]


@pytest.mark.parametrize(
    "typed",
    ["1 4.5", "1 4,5", "1 4.50 coins", "ask 4.5", "ask 4,5 Coins", "Ask for 4.5", "ask@4.5",
     "Ask for 4.5 coins a year"],
)  # fmt: skip
def test_an_amount_is_named_with_the_answer(typed: str) -> None:
    (question,) = seen(start(), "guest").questions
    found = find_choice(typed, list_entries(question.options), "answer")
    assert isinstance(found, Option)
    assert found.id == "ask@4.5"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1", 1), ("1 day", 1), ("1 days", 1), ("1001 days", 1001), ("1,001", 1001)],
)
def test_one_and_thousands_are_read_as_they_are_told_and_as_they_are_typed(
    typed: str, value: float
) -> None:
    (question,) = seen(start(), "guest").questions
    (ask, *_) = question.options
    amounts = [
        OptionAmount("ask", each, write_amount(each, "days"), "Notice") for each in (1, 2, 1001)
    ]
    found = read_amount([replace(ask, amount=each) for each in amounts], typed)
    assert found is not None
    assert found.amount is not None
    assert found.amount.value == value


REST = ("2-3", "2 or 3", "2 .5", "2.5.5", "1e400", "2/1", "2 tons", "2 coins or 3", "1 to 3", "2 3",
        "1,000", "2,500", "2 coins coins", "2%", "2.", "+-2", "4.2", "9", "-1")  # fmt: skip


@pytest.mark.parametrize("typed", [f"{name} {rest}" for name in ("1", "ask") for rest in REST])
def test_what_is_not_wholly_an_amount_is_answered_with_the_range(typed: str) -> None:
    (question,) = seen(start(), "guest").questions
    found = find_choice(typed, list_entries(question.options), "answer")
    (told, rest) = typed.split(" ", 1)
    assert told
    assert found == (f"“{rest}” is no amount here; it goes from 1 to 8 coins, in steps of 0.5.")


@pytest.mark.parametrize("typed", ["1 much", "Ask for 1 to 3", "ask for 2 3", "ask for 4.2"])
def test_what_is_no_amount_is_answered_with_the_range(typed: str) -> None:
    (question,) = seen(start(), "guest").questions
    found = find_choice(typed, list_entries(question.options), "answer")
    assert str(found).endswith("is no amount here; it goes from 1 to 8 coins, in steps of 0.5.")


def test_numbers_are_read_with_their_unit_and_nothing_else() -> None:
    typed = ("4.5", "4,5 bn", "4.5bn", "-2%", "1e9", "four", "", "1 2", "0,125", "1.000", "1,000")
    numbers = [read_number(each, " bn") for each in typed]
    assert numbers == [4.5, 4.5, 4.5, None, None, None, None, None, 0.125, 1.0, None]
    assert read_number("-2%", "%") == -2.0


def test_a_round_of_bargaining_is_played_to_its_end_in_words() -> None:
    match = start(host="historian")
    typed = ("1", "9", "1", "4.5", "undo", "1 5", "yes", "yes", "yes", "take", "yes")
    text = words(match, "guest", *typed)
    assert "1. Ask for 1 to 8 coins a year The demand: 1 to 8 coins, in steps of 0.5." in text
    assert "Name the amount with it, as 1 4.5." in text
    assert "An amount, 1 to 8 coins, in steps of 0.5, or Enter for none" in text
    assert "“9” is no amount here" in text
    assert "Your last step is undone: the answer “Ask for 4.5 coins a year”." in text
    assert "Noted: Ask for 5 coins a year." in text
    assert match.over
    assert "A bargain" in text


def test_both_sides_bargain_at_one_keyboard() -> None:
    match, first, later = start(), ("guest", "1 5", "yes"), ("guest", "yes")
    typed = (*first, "host", "yes", *later, "host", "offer 3", "yes", "guest", "take", "yes")
    transcript(match, "guest", "host", typed=typed)
    orders = [match.reasons(turn) for turn in range(1, match.turn + match.over)]
    assert orders[0]["guest"].orders.responses == {ASKED: "ask@5"}
    assert orders[1]["host"].orders.responses == {OFFERED: "offer@3"}


def test_how_points_change_is_told_along_the_range() -> None:
    match = start()
    shown = LocalFacilitatorTable(match)
    view = shown.view("guest")
    reference = reference_of(shown.printed)
    forecast = shown.forecast("guest", Orders())
    (entry, _) = list_entries(view.questions[0].options)
    text = compose_amounts(entry, view, reference, forecast)
    assert text.points.startswith("Along its amounts: -0.5 with 1 coin;")
    assert text.points.endswith("-4 with 8 coins.")
    about = words(match, "guest", "about 1 4.5")
    assert "For you by the end of this turn: -2.3 of 100 (worse)" in about
    assert "Along its amounts: -0.5 with 1 coin" in about


def test_what_is_not_open_is_told_by_its_amounts() -> None:
    match = start()
    for orders in ({ASKED: "ask@2"}, {}):
        seat = "guest" if orders else "host"
        assert match.submit(seat, Orders(orders)) == ()
    assert match.advance() == ()
    view = match.view("host")
    shown = LocalFacilitatorTable(match)
    entry = list_entries(view.questions[0].options)[0]
    text = compose_amounts(entry, view, reference_of(shown.printed), None)
    assert text.barred.startswith("Not now with 5 coins to 6 coins: It needs the amount at most 4")


def test_levers_name_a_response_once() -> None:
    view = seen(start(), "guest")
    told = " ".join(lever for aim in view.aims for lever in list_levers(view, aim))
    assert told.count("Ask for 1 to 8 coins a year") == 1
    assert "more" not in told


def test_orders_files_write_an_amount_in_two_ways() -> None:
    plain = {"responses": {ASKED: "ask@4.5"}}
    assert read_orders(plain) == read_orders({"responses": {ASKED: {"ask": 4.5}}})
    assert read_orders({"responses": {ASKED: {"ask": 4}}}).responses == {ASKED: "ask@4"}
    for wrong in ({"ask": True}, {"ask": "four"}, {"ask": None}):
        with pytest.raises(
            ValueError, match=r"the amount of 'ask' must be a number, as in \{ask: 4"
        ):
            read_orders({"responses": {ASKED: wrong}})
    for wrong in ({"ask": 1, "wait": 2}, {}):
        with pytest.raises(ValueError, match="has one key, as in"):
            read_orders({"responses": {ASKED: wrong}})


@pytest.mark.slow
def test_a_file_of_orders_plays_a_round(tmp_path: Path) -> None:
    file = tmp_path / "orders.yaml"
    file.write_text(
        "- guest: {responses: {talks.guest: {ask: 5}}}\n"
        "- host: {responses: {offer.host: offer@3}}\n"
        "- guest: {responses: {last_word.guest: take}}\n"
    )
    done = ran(tmp_path, "play", FOLDER, "--orders", file, "--seed", "7")
    assert done.returncode == 0, done.stderr
    assert "Offer a share: 3 coins" in done.stdout
    assert "A bargain" in done.stdout
    file.write_text("- guest: {responses: {talks.guest: {ask: 4.2}}}\n")
    done = ran(tmp_path, "play", FOLDER, "--orders", file, "--seed", "7")
    told = " ".join(done.stderr.split())
    assert "'4.2' is no amount of ask: it takes 1 to 8 coins, in steps of 0.5." in told


def test_a_program_is_told_amounts_and_may_name_one() -> None:
    view = seen(start(), "guest")
    offers = json.loads(write_turn(1, view, 60.0))["menu"]["decisions"][ASKED]
    assert offers[1] == {
        "id": "ask@1.5", "cost": 0.375, "open": True, "response": "ask", "amount": 1.5
    }  # fmt: skip
    assert "amount" not in offers[-1]
    for written in ("ask@1.5", {"ask": 1.5}):
        answer = {"ask": 1, "responses": {ASKED: written}}
        read = read_answer(json.dumps(answer).encode(), 1)
        assert read.orders == Orders({ASKED: "ask@1.5"})  # type: ignore[union-attr]


def test_a_view_with_amounts_survives_the_wire() -> None:
    view = seen(start(), "guest")
    assert from_plain(json.loads(json.dumps(to_plain(view, View))), View, "view") == view


def test_a_facilitator_reads_bars_and_answers_by_amounts() -> None:
    match = start()
    white = Facilitator(match, "White cell")
    assert match.submit("guest", Orders({ASKED: "ask@4.5"})) == ()
    assert white.inspect("guest") == ()
    sealed = LocalFacilitatorTable(match).sealed("guest")
    assert sealed is not None
    assert sealed.orders.responses == {ASKED: "ask@4.5"}
    assert white.replace("guest", ASKED, "ask@2", "it ran out of time") == ()
    assert [each.code for each in white.bar("guest", ASKED, "ask@99", "why not")] == [
        "no_such_amount"
    ]


def test_state_and_records_know_nothing_but_choices() -> None:
    state = play(("guest", "ask@4.5"))
    made = zip(table().program.choices, state.chose, strict=True)
    assert [each.id for each, turn in made if turn] == ["ask@4.5"]


def test_an_amount_goes_over_the_wire_as_it_is_told() -> None:
    option = seen(start(), "guest").questions[0].options[7]
    assert to_plain(option, Option)["amount"] == {
        "response": "ask", "value": 4.5, "told": "4.5 coins", "title": "The demand"
    }  # fmt: skip


def test_a_playtest_tells_the_share_of_a_response_and_its_mean_amount() -> None:
    program = table().program
    seats = {seat.id: BatchPlayer("random") for seat in program.seats}
    result = run_playtest(program, seats, plan_run(60, seats), seed=1, games=60)
    shares = next(each for each in compose_shares(result) if isinstance(each, TableBlock))
    asked = shares.rows[0][2]
    found = re.fullmatch(r"ask (\d+)% \(on average (\d\.?\d*)\), ask_nothing (\d+)%", str(asked))
    assert found is not None, asked
    assert int(found[1]) + int(found[3]) == 100
    assert 1 < float(found[2]) < 8


def test_weights_of_a_response_are_shared_by_its_amounts() -> None:
    program = table().program
    player = weigh_choices(program, "host", "weights", {"offer": 7, "refuse": 0, "offer@3": 2.5})
    weights = dict(player.weights or ())
    assert [weights[each] for each in program.amounts[1].choices] == [1, 1, 1, 2.5, 1, 1, 1]
    with pytest.raises(ValueError, match="has no response"):
        weigh_choices(program, "host", "weights", {"ask": 1})


def test_a_facilitator_takes_out_one_amount_or_all_of_them() -> None:
    match = start()
    white = Facilitator(match, "White cell")

    def count_open() -> int:
        return sum(each.barred is None for each in match.view("guest").questions[0].options)

    assert count_open() == 16
    assert white.bar("guest", ASKED, "ask@2", "too little") == ()
    assert count_open() == 15
    assert match.submit("guest", Orders({ASKED: "ask@4.5"})) == ()
    assert white.bar("guest", ASKED, "ask", "the till is shut") == ()
    assert match.submitted() == frozenset()
    assert count_open() == 1
    titles = [each.subject for each in match.notices("guest")]
    assert titles == ["Ask for 2 coins a year", "Ask for 1 to 8 coins a year"]
    assert white.give_back("guest", ASKED, "ask", "a key was found") == ()
    assert match.submit("guest", Orders({ASKED: "ask@4.5"})) == ()
    assert count_open() == 15
    assert [each.code for each in white.replace("guest", ASKED, "ask", "so")] == ["no_such_amount"]


def test_a_facilitator_may_name_a_response_or_one_amount_of_it() -> None:
    source = TableSource(LocalFacilitatorTable(start()))
    (asked,) = source.asked("guest")
    names = [each.id for each in asked.responses]
    assert names[:3] == ["ask", "ask@1", "ask@1.5"]
    assert names[-1] == "ask_nothing"


def test_that_points_are_being_worked_out_is_told_once() -> None:
    match = start()
    view, reference = match.view("guest"), reference_of(print_matter(table().program))
    (question,) = view.questions
    for choice in compose_answers(question, view, reference):
        assert " ".join(text_of(option_rows(choice, 78))).count(AWAITED) == 1
