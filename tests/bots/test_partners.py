"""Joint initiatives: a doctrine takes one only with a reason to hope, and two can come together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import pytest

from bots.facts import facts_of
from eleventh.bots import partners
from eleventh.bots.belief_state import imagine_common
from eleventh.bots.opponent import Opponent
from eleventh.bots.partners import Prospect, prospects
from eleventh.bots.reasons import Reason
from eleventh.core.adjudication import Adjudicator
from eleventh.core.ledger import Ledger
from eleventh.core.orders import Orders
from eleventh.core.position import Position
from eleventh.core.view import Told, View
from eleventh.core.view_builder import look
from games import ROOT, adjudicate
from games import adjudicator as adjudicator_of
from play.quarrel import SEATS, first_answers

GSOMIA = ROOT / "scenarios" / "gsomia_2019"
PLAN = "evacuation_plan"


@dataclass(frozen=True)
class Sat:
    """A turn of a game: what each seat saw, what was ordered, and what the doctrines gave as
    reasons."""

    views: Mapping[str, View]
    orders: Mapping[str, Orders]
    reasons: tuple[Reason, ...]

    def stood(self, table: Adjudicator) -> Mapping[str, list[str]]:
        """Who chose each joint initiative that somebody chose."""
        found = {}
        for joint in table.program.joints:
            parties = [table.program.choices[each].seat for each in joint.choices]
            came = [each for each in parties if joint.id in self.orders[each].initiatives]
            if came:
                found[joint.id] = came + ["met"] * (came == parties)
        return found


def sit(table: Adjudicator, doctrines: Collection[str], seed: int) -> Iterator[Sat]:
    """A game in which the other seats give first answers and take no initiative."""
    state, ledger = table.begin(seed).state, Ledger(table.program, ())
    while not state.over:
        position = Position(table, state, ledger)
        views = {each: look(position, each) for each in SEATS}
        decided = {each: Opponent(table).decide(facts_of(table, views[each])) for each in doctrines}
        orders = {
            each: decided[each].orders if each in decided else first_answers(views[each])
            for each in SEATS
        }
        yield Sat(views, orders, tuple(one for each in decided.values() for one in each.reasons))
        transition = adjudicate(table, state, orders)
        state, ledger = transition.state, transition.ledger


@cache
def quiet_game() -> tuple[View, ...]:
    """What Seoul sees in each turn of a game in which nobody takes an initiative."""
    return tuple(sat.views["seoul"] for sat in sit(adjudicator_of(GSOMIA), (), 1))


def hoped(turn: int, offered: Collection[str] = ()) -> Mapping[str, Prospect]:
    """What Seoul may hope for in a turn, if these offered a plan in the turn before."""
    told = tuple(Told(each, PLAN, "Plan evacuations together", None) for each in offered)
    return prospects(adjudicator_of(GSOMIA), replace(quiet_game()[turn - 1], told=told))


@pytest.mark.parametrize("seed", range(3))
def test_doctrines_sometimes_come_together(seed: int) -> None:
    table = adjudicator_of(GSOMIA)
    met = [
        joint
        for sat in sit(table, SEATS, seed)
        for joint, came in sat.stood(table).items()
        if "met" in came
    ]
    assert met


@pytest.mark.parametrize("alone", SEATS)
def test_one_alone_is_rebuffed_twice_in_a_game_at_most(alone: str) -> None:
    table = adjudicator_of(GSOMIA)
    stood = [sat.stood(table) for sat in sit(table, [alone], 1)]
    assert sum(len(each) for each in stood) <= 2


def test_who_was_left_standing_does_not_offer_again_at_once() -> None:
    for turn in range(2, 10):
        assert hoped(turn, ["seoul"]) == {}
        assert hoped(turn, ["washington", "seoul"]) == {}


def test_an_offer_of_the_turn_before_is_answered() -> None:
    one, both = hoped(3, ["tokyo"])[PLAN], hoped(3, ["washington", "tokyo"])[PLAN]
    assert 0 < one.chance < both.chance < 1
    assert (one.hope, one.partners) == ("offered", ("Tokyo",))
    assert (both.hope, both.partners) == ("offered", ("Washington", "Tokyo"))


def test_an_answer_is_not_answered_for_ever() -> None:
    assert hoped(partners.EVERY, ["tokyo"]) == {}


def test_without_a_sign_an_offer_is_made_now_and_then_only() -> None:
    offers = [turn for turn in range(1, 10) if hoped(turn)]
    assert offers == [partners.FIRST, partners.FIRST + partners.EVERY]


def test_what_came_about_is_followed_by_something_else() -> None:
    table = adjudicator_of(GSOMIA)
    met = [
        [joint for joint, came in sat.stood(table).items() if "met" in came]
        for sat in sit(table, SEATS, 1)
    ]
    assert any(before and after for before, after in pairwise(met))
    assert all(before != after for before, after in pairwise(met) if before)


def test_what_all_can_see_looks_the_same_from_every_seat() -> None:
    for sat in sit(adjudicator_of(GSOMIA), SEATS, 2):
        states = [imagine_common(adjudicator_of(GSOMIA), each) for each in sat.views.values()]
        assert states[0] == states[1] == states[2]


def test_reasons_tell_first_what_speaks_for_a_choice() -> None:
    """Trust and approval that fall are a price, whoever's they are."""
    good = re.compile(r"Trust of|Approval of|coordination")
    reasons = [each for sat in sit(adjudicator_of(GSOMIA), SEATS, 1) for each in sat.reasons]
    priced = 0
    for each in reasons:
        priced += bool(each.data.get("costs"))
        for titles, amounts, sign in (("gains", "gained", 1), ("costs", "lost", -1)):
            told = zip(each.data.get(titles, ()), each.data.get(amounts, ()), strict=True)
            assert all(by * sign > 0 for title, by in told if good.search(title)), each
    assert priced > 5
