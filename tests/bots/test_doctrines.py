"""What every doctrine promises: orders that are in order, a reason each, and no secrets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eleventh.bots.historian import Historian
from eleventh.bots.random_bot import RandomBot
from eleventh.bots.registry import doctrine
from eleventh.core.orders import Orders
from eleventh.core.program import GRAIN
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.core.view import Reading, View
from play.quarrel import SEATS, adjudicator, start

NAMES = ["historian", "opponent", "random", "random:7"]


@pytest.mark.parametrize("name", NAMES)
@given(seed=st.integers(0, 2**63))
@settings(max_examples=15, deadline=None)
def test_its_orders_are_never_refused(name: str, seed: int) -> None:
    match = start(dict.fromkeys(SEATS, name), seed)
    while not match.over:
        assert match.advance() == ()  # a refused order would be an error here


@pytest.mark.parametrize("name", NAMES)
def test_each_choice_has_its_sentence(name: str) -> None:
    match = start(dict.fromkeys(SEATS, name))
    while not match.over:
        match.advance()
    for turn in range(1, 4):
        for given_ in match.reasons(turn).values():
            choices = len(given_.orders.responses) + len(given_.orders.initiatives)
            assert len(given_.reasons) == choices
            assert all(reason.startswith("“") and reason.endswith(".") for reason in given_.reasons)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seat", SEATS)
def test_equal_views_give_equal_decisions(name: str, seat: str) -> None:
    view, twin = start(seed=1).view(seat), start(seed=2).view(seat)
    assert view == twin
    one, other = doctrine(name, adjudicator()), doctrine(name, adjudicator())
    assert one.decide(view) == other.decide(twin) == one.decide(view)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seat", SEATS)
def test_without_capital_it_chooses_what_is_free(name: str, seat: str) -> None:
    view = replace(start().view(seat), capital=0.0)
    decision = doctrine(name, adjudicator()).decide(view)
    assert decision.orders.initiatives == ()
    assert set(decision.orders.responses) == {each.id for each in view.questions}


@pytest.mark.parametrize("name", NAMES)
def test_with_nothing_to_choose_it_orders_nothing(name: str) -> None:
    view = replace(start().view("tokyo"), questions=(), initiatives=())
    assert doctrine(name, adjudicator()).decide(view).orders == Orders()


def test_the_historian_does_what_was_done() -> None:
    match = start(dict.fromkeys(SEATS, "historian"))
    while not match.over:
        match.advance()
    assert match.reasons(1)["seoul"].orders == Orders({"export_controls.seoul": "wto_complaint"})
    assert match.reasons(1)["washington"].reasons == ("“Share it”: so it was done (2021-03-09).",)
    assert match.reasons(2)["washington"].orders == Orders({}, ("three_way_talks",))
    assert match.reasons(3)["washington"].orders == Orders()


def barred(view: View, response: str) -> View:
    """The view with one answer not open."""
    return replace(
        view,
        questions=tuple(
            replace(
                question,
                options=tuple(
                    replace(each, barred=Refusal(RefusalCode.OVER)) if each.id == response else each
                    for each in question.options
                ),
            )
            for question in view.questions
        ),
    )


def test_the_historian_says_when_history_is_barred() -> None:
    decision = Historian().decide(barred(start().view("seoul"), "wto_complaint"))
    assert decision.orders.responses == {"export_controls.seoul": "give_notice"}
    assert decision.reasons == (
        "“Give notice to the pact”: “Take it to court” was done, but is not open now.",
    )


def test_the_historian_says_when_the_record_is_silent() -> None:
    view = start().view("seoul")
    silent = replace(
        view,
        questions=tuple(
            replace(each, options=tuple(replace(option, historical="") for option in each.options))
            for each in view.questions
        ),
    )
    assert Historian().decide(silent).reasons == (
        "“Take it to court”: the record holds no answer, and this one is open.",
    )


def test_random_choices_depend_on_their_own_seed() -> None:
    view = start().view("seoul")
    drawn = {tuple(RandomBot(seed).decide(view).orders.responses.values()) for seed in range(40)}
    assert drawn == {("wto_complaint",), ("give_notice",), ("wait",)}


def test_random_choices_are_about_even() -> None:
    view = start().view("seoul")
    drawn = [
        RandomBot(seed).decide(view).orders.responses["export_controls.seoul"]
        for seed in range(3000)
    ]
    for response in ("wto_complaint", "give_notice", "wait"):
        assert 900 < drawn.count(response) < 1100


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_any_view_gets_orders_that_it_offers(name: str, data: st.DataObject) -> None:
    view = start().view(data.draw(st.sampled_from(SEATS)))

    def moved(reading: Reading) -> Reading:
        if reading.kind == "status":
            return replace(reading, value=float(data.draw(st.integers(0, 2))))
        low, high = int(reading.low * GRAIN), int(reading.high * GRAIN)
        return replace(reading, value=data.draw(st.integers(low, high)) / GRAIN)

    view = replace(view, readings=tuple(moved(each) for each in view.readings))
    decision = doctrine(name, adjudicator()).decide(view)
    offered = {question.id: {each.id for each in question.options} for question in view.questions}
    assert decision.orders.responses.keys() == offered.keys()
    assert all(answer in offered[key] for key, answer in decision.orders.responses.items())
    assert set(decision.orders.initiatives) <= {each.id for each in view.initiatives}


def test_doctrines_know_neither_state_nor_store() -> None:
    folder = Path(__file__).parents[2] / "engine" / "eleventh" / "bots"
    for module in folder.glob("*.py"):
        text = module.read_text()
        assert "eleventh.play" not in text
        assert "ledger" not in text
