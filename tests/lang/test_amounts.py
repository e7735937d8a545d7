"""Responses with an amount: a choice for each step, with what that step costs and does."""

from __future__ import annotations

import pytest

from cases.bargain import ASKED, LAST, TEXT, play, read, start, table
from eleventh.core.amount_range import AmountRange
from eleventh.core.amounts import spread_steps, write_amount, write_number
from eleventh.core.orders import Orders
from eleventh.core.program import Choice, Program
from eleventh.emit.python import build
from eleventh.lang.compile import compile_files
from eleventh.lang.problems.render.short import render_short_line


def program_of(text: str) -> Program:
    found = compile_files({"scenario.yaml": text.encode()})
    assert found.program is not None, found.problems
    return found.program


def told(right: str, wrong: str) -> list[str]:
    assert right in TEXT
    found = compile_files({"scenario.yaml": TEXT.replace(right, wrong, 1).encode()})
    return [render_short_line(each).partition(" ")[2] for each in found.problems]


def choice(id: str) -> Choice:
    return next(each for each in table().program.choices if each.id == id)


def test_a_range_has_a_choice_for_each_step() -> None:
    asked, offered = table().program.amounts
    values = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
    assert offered == AmountRange(1, "offer", "", "coins", tuple(range(16, 23)), values)
    assert (asked.title, asked.values[:2], asked.values[-1]) == ("The demand", (1, 1.5), 8)
    assert [table().program.choices[each].id for each in asked.choices[:2]] == ["ask@1", "ask@1.5"]


def test_labels_and_texts_tell_the_amount() -> None:
    assert choice("ask@4.5").title == "Ask for 4.5 coins a year"
    assert choice("ask@4.5").text.endswith("and 4.5 coins is one that will be remembered.")
    assert choice("offer@2").title == "Offer a share: 2 coins"


def test_the_record_is_one_amount_of_all() -> None:
    marked = [each.id for each in table().program.choices if each.historical]
    assert marked == ["ask@5", "offer@3", "take"]


def test_amounts_are_read_in_costs_effects_and_intensities() -> None:
    before, after = play(), play(("guest", "ask@4"))
    assert read(before, "capital.guest") - read(after, "capital.guest") == 1
    assert read(before, "goodwill") - read(after, "goodwill") == 4
    paid = play(("guest", "ask@4"), ("host", "offer@3"))
    assert read(paid, "share") == 3
    assert read(paid, "goodwill") - read(after, "goodwill") == 2 * 3 - 1
    met = play(("guest", "ask@2"), ("host", "offer@3"))
    assert read(met, "goodwill") - read(play(("guest", "ask@2")), "goodwill") == 2 * 3 + 3


def test_an_act_of_the_intensity_0_is_not_done() -> None:
    program = table().program
    done = {program.choices[each.event.index].id for each in program.deeds}
    assert "offer@0" not in done
    assert "offer@1" in done


def test_what_an_amount_needs_reads_the_amount_of_another() -> None:
    for asked, open_ in (("ask@3.5", 5), ("ask@4", 7)):
        menu = table().menu(play(("guest", asked)), "host")
        offers = menu.decisions["offer.host"][:7]
        assert sum(each.barred is None for each in offers) == open_


def test_an_amount_ends_the_game_as_it_says() -> None:
    for offer, ending in (("offer@3", "bargain"), ("offer@2", "quarrel"), ("refuse", "quarrel")):
        state = play(("guest", "ask@5"), ("host", offer), ("guest", "take"))
        assert table().program.endings[state.ending].id == ending


NO_MARK = "            historical: 2020-02-15\n"
WRONG = {
    "E110 The amount of `offer` goes from 0 to -1": ("max: 6, step: 1", "max: -1, step: 1"),
    "E110 The amount of `offer` has more than 101 steps": ("6, step: 1", "6, step: 0.01"),
    "E110 The historical amount 9 is none of `offer`": ("historical: 3}", "historical: 9}"),
    "E110 `offer` was really given, and its amount is missing": (", historical: 3}", "}"),
    "E110 `offer` was really given, and its mark is missing": (NO_MARK, ""),
    "E058 `amount` means nothing here": ("{goodwill: -8}", "{goodwill: -amount}"),
    "E048 No response is given with an amount as `guest.amount.aks`": (
        "unt.ask >= 4",
        "unt.aks >= 4",
    ),
    "E091 The intensity `amount - 3` is not more than 0": ("y: amount}", "y: amount - 3}"),
}


@pytest.mark.parametrize("problem", WRONG)
def test_what_is_wrong_with_an_amount_is_told_once(problem: str) -> None:
    assert told(*WRONG[problem]) == [problem]


def test_a_score_may_read_an_amount_that_the_seat_learns_of() -> None:
    assert told("score: share * 10", "score: share * 5 + host.amount.offer") == []


def test_an_amount_that_is_hidden_bars_and_opens_nothing() -> None:
    secret = "cite: [notes]\n            historical: 2020-01-10"
    found = told(secret, f"publicity: secret\n            {secret}")
    assert "E085 `offer@5` of host depends on `guest.chose.ask`, which it can't see" in found


def test_a_decision_may_have_one_response_if_that_has_an_amount() -> None:
    start = TEXT.index("          - id: leave")
    only = TEXT[:start] + TEXT[TEXT.index("endings:") :]
    amount = "amount: {min: 0, max: 3, historical: 2}"
    only = only.replace("label: Take it\n", f"label: Take it\n            {amount}\n")
    program = program_of(only)
    assert len(next(each for each in program.decisions if each.id == LAST).choices) == 4


def test_numbers_are_written_without_needless_zeros() -> None:
    numbers = (4.5, 12.0, -0.0, 0.1 + 0.2)
    assert [write_number(each) for each in numbers] == ["4.5", "12", "0", "0.3"]
    assert [write_amount(3, unit) for unit in ("bn won", "%", "")] == ["3 bn won", "3%", "3"]


def test_few_of_many_steps_hold_both_ends() -> None:
    assert spread_steps(17, 5) == (0, 4, 8, 12, 16)
    assert spread_steps(3, 5) == (0, 1, 2)
    assert spread_steps(6, 5) == (0, 1, 2, 4, 5)


MORE = (
    ("guest, host]}", "guest, host], others: [queen]}"),
    ("acts:\n", "acts:\n  plead: {by: actor, toward: actor, tone: neutral, cost: COST}\n"),
    ("tracks:\n", "tracks:\n  mood: {title: Mood, kind: counter, of: [actor], start: 1}\n"),
    (
        "endings:",
        "initiatives:\n  - {id: letter, by: guest, title: Write, why: So., cite: [notes],"
        " acts: [{act: plead, toward: [host, queen]}]}\nendings:",
    ),
)


@pytest.mark.parametrize(("cost", "paid"), [("1", 1), ("mood.toward", 2)])
def test_one_use_of_an_act_is_paid_for_once(cost: str, paid: int) -> None:
    text = TEXT
    for old, new in MORE:
        text = text.replace(old, new.replace("COST", cost), 1)
    rules = build(program_of(text))
    (offer,) = rules.menu(rules.begin(7).state, "guest").initiatives
    assert offer.cost == paid


HEADLINES = {"ask@4.5": "4.5 coins", "ask_nothing": "nothing"}


@pytest.mark.parametrize(("asked", "headline"), HEADLINES.items())
def test_texts_tell_what_amount_was_chosen(asked: str, headline: str) -> None:
    match = start()
    assert match.submit("guest", Orders({ASKED: asked})) == ()
    assert match.submit("host", Orders()) == ()
    assert match.advance() == ()
    assert match.view("host").cards[0].headline == f"The host is to answer a demand of {headline}"


def test_a_text_tells_no_amount_that_its_readers_may_not_know() -> None:
    secret = "cite: [notes]\n            historical: 2020-01-10"
    found = told(secret, f"publicity: secret\n            {secret}")
    assert "E085 This text tells of `guest.chose.ask`, which host can't see" in found
    assert told("{guest.amount.ask}", "{guest.amount.aks}") == [
        "E048 No response is given with an amount as `guest.amount.aks`"
    ]
