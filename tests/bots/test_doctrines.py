"""What every doctrine promises: orders that are in order, a reason each, and no secrets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bots.facts import doctrine_of, facts_of
from eleventh.bots.doctrine import DoctrineOrders, gather_facts
from eleventh.bots.historian import Historian
from eleventh.bots.random_bot import EAGERNESS
from eleventh.bots.registry import OWN
from eleventh.core.dice import game_key, site_of, uniform
from eleventh.core.orders import Orders
from eleventh.core.position import Position
from eleventh.core.program import GRAIN
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.core.view import Reading, View
from eleventh.core.view_builder import look
from games import adjudicator as shipped
from play.quarrel import SEATS, adjudicator, start
from portions import with_others

NAMES = [*OWN, "random:7"]


def decide(name: str, view: View, seed: int = 7) -> DoctrineOrders:
    """What this doctrine orders in a game with this seed when it sees just this."""
    table = adjudicator()
    return doctrine_of(table, name, view.seat, seed).decide(facts_of(table, view))


@pytest.mark.parametrize("name", NAMES)
@given(seed=st.integers(0, 2**63))
@settings(max_examples=15, deadline=None)
def test_its_orders_are_never_refused(name: str, seed: int) -> None:
    match = start(dict.fromkeys(SEATS, name), seed)
    while not match.over:
        assert match.advance() == ()  # a refused order would be an error here


@pytest.mark.parametrize("name", NAMES)
def test_each_choice_has_its_reason(name: str) -> None:
    match = start(dict.fromkeys(SEATS, name))
    while not match.over:
        match.advance()
    for turn in range(1, 4):
        for given_ in match.reasons(turn).values():
            choices = len(given_.orders.responses) + len(given_.orders.initiatives)
            assert len(given_.reasons) == choices
            ordered = {*given_.orders.responses.items()} | {
                ("", each) for each in given_.orders.initiatives
            }
            assert {(each.decision, each.choice) for each in given_.reasons} == ordered


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seat", SEATS)
def test_equal_views_give_equal_decisions(name: str, seat: str) -> None:
    """And so do equal dice, where a doctrine rolls them; its own table's are no part of a view."""
    view, twin = start(seed=1).view(seat), start(seed=2).view(seat)
    assert view == twin
    assert decide(name, view) == decide(name, twin)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seat", SEATS)
def test_without_capital_it_chooses_what_is_free(name: str, seat: str) -> None:
    view = replace(start().view(seat), capital=0.0)
    decision = decide(name, view)
    assert decision.orders.initiatives == ()
    assert set(decision.orders.responses) == {each.id for each in view.questions}


@pytest.mark.parametrize("name", NAMES)
def test_with_nothing_to_choose_it_orders_nothing(name: str) -> None:
    view = replace(start().view("tokyo"), questions=(), initiatives=())
    assert decide(name, view).orders == Orders()


def test_the_historian_does_what_was_done() -> None:
    match = start(dict.fromkeys(SEATS, "historian"))
    while not match.over:
        match.advance()
    assert match.reasons(1)["seoul"].orders == Orders({"export_controls.seoul": "wto_complaint"})
    (reason,) = match.reasons(1)["washington"].reasons
    assert (reason.choice, reason.code, reason.data) == ("share", "done", {"date": "2021-03-09"})
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


@pytest.mark.parametrize("folder", with_others(), ids=lambda each: each.name)
def test_the_historian_orders_by_its_menu_what_it_would_by_its_view(folder: Path) -> None:
    table = shipped(folder)
    historian, step = Historian(table), table.begin(3)
    while not step.state.over:
        position, taken = Position(table, step.state, step.ledger), list[int]()
        for seat in table.program.seats:
            decided = historian.decide(gather_facts(position, seat.id))
            assert decided == historian.follow(look(position, seat.id))
            taken += table.index_orders(seat.id, decided.orders)
        more = table.resolve(step.state, taken)
        step = replace(more, ledger=step.ledger + more.ledger)


def test_the_historian_says_when_history_is_barred() -> None:
    decision = decide("historian", barred(start().view("seoul"), "wto_complaint"))
    assert decision.orders.responses == {"export_controls.seoul": "give_notice"}
    (reason,) = decision.reasons
    assert (reason.choice, reason.code) == ("give_notice", "done_but_barred")
    assert reason.data == {"title": "Take it to court"}


def test_the_historian_says_when_the_record_is_silent() -> None:
    view = start().view("seoul")
    silent = replace(
        view,
        questions=tuple(
            replace(each, options=tuple(replace(option, historical="") for option in each.options))
            for each in view.questions
        ),
    )
    (reason,) = Historian(adjudicator()).follow(silent).reasons
    assert (reason.choice, reason.code) == ("wto_complaint", "record_silent")


def answers_of(names: Iterable[str], seeds: Iterable[int]) -> list[str]:
    """What Seoul answers on the first day by these doctrines, in games with these seeds."""
    view = start().view("seoul")
    return [
        decide(name, view, seed).orders.responses["export_controls.seoul"]
        for name in names
        for seed in seeds
    ]


def test_random_choices_depend_on_their_own_seed_alone_if_they_have_one() -> None:
    three = {"wto_complaint", "give_notice", "wait"}
    assert set(answers_of((f"random:{seed}" for seed in range(40)), [7])) == three
    assert len(set(answers_of(["random:7"], range(40)))) == 1


def test_random_choices_depend_on_the_seed_of_the_game_otherwise() -> None:
    assert set(answers_of(["random"], range(40))) == {"wto_complaint", "give_notice", "wait"}


@pytest.mark.parametrize(
    ("names", "seeds"),
    [((f"random:{seed}" for seed in range(3000)), [7]), (["random"], range(3000))],
    ids=["own seeds", "seeds of games"],
)
def test_random_choices_are_about_even(names: Iterable[str], seeds: Iterable[int]) -> None:
    drawn = answers_of(names, seeds)
    for response in ("wto_complaint", "give_notice", "wait"):
        assert 900 < drawn.count(response) < 1100


def test_a_numbered_random_rolls_as_it_always_has() -> None:
    """Its addresses are the hashes of plain names, under a key made of its number and its seat."""
    key = game_key(7, site_of("seoul"))
    options = ("wto_complaint", "give_notice", "wait")
    for turn in (1, 2, 3):
        view = replace(start().view("seoul"), turn=turn)
        answer = options[int(uniform(key, turn, site_of("export_controls.seoul")) * 3)]
        orders = decide("random:7", view).orders
        assert orders.responses == {"export_controls.seoul": answer}
        assert set(orders.initiatives) <= {
            each.id for each in view.initiatives if uniform(key, turn, site_of(each.id)) < EAGERNESS
        }


def test_random_seats_roll_apart() -> None:
    """Two seats with the same initiatives don't take the same ones in every game."""
    table = adjudicator()
    taken = [
        [
            doctrine_of(table, "random", seat, seed)
            .decide(facts_of(table, replace(start().view(seat), capital=None)))
            .orders.initiatives
            for seat in ("seoul", "tokyo")
        ]
        for seed in range(40)
    ]
    assert any(seoul != tokyo for seoul, tokyo in taken)


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
    decision = decide(name, view)
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
