"""The last two turns of gsomia_2019, in every combination of answers: each leads where its text
says, and each ending is reached by those paths only of which its text is true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Orders
from eleventh.core.state import State
from games import ROOT, adjudicate, adjudicator
from scenarios.courses import Course, play

SCENARIO = ROOT / "scenarios" / "gsomia_2019"
# A world in which no other ending comes first: nothing hollow, brokered or mapped, a way out open.
CALM: Mapping[str, float] = {
    "exit.seoul": 60,
    "exit.tokyo": 60,
    "coordination": 60,
    "process_help": 0,
    "road_map": 0,
    "deterrence.pyongyang": 70,
    "thaw": 20,
    "trade.tokyo": 40,
    "capital.washington": 5,
    "capital.seoul": 5,
    "capital.tokyo": 5,
}
MOVES = {"resume_dialogue", "photoresist_tonight", "month_timetable"}
MOVED_EARLY = {"feeler_no_link", "ease_photoresist"}
LAPSES = {"lapse", "lapse_in_crisis"}


def table() -> Adjudicator:
    return adjudicator(SCENARIO)


def answer(state: State, given: Mapping[str, str]) -> State:
    """The state after these answers by decision; the first open ones where none is given."""
    program, orders = table().program, {}
    for seat in program.seats:
        menu, responses = table().menu(state, seat.id), {}
        for decision, offers in menu.decisions.items():
            open_ = [program.choices[each.choice].id for each in offers if not each.barred]
            wanted = given.get(decision, open_[0])
            assert wanted in open_, f"{decision}: {wanted} is barred"
            responses[decision] = wanted
        orders[seat.id] = Orders(responses)
    return adjudicate(table(), state, orders).state


@cache
def at(turn: int, pact: str) -> State:
    """A turn of 2019 as it opens in a calm world, whatever came before."""
    program = table().program
    ids = [track.id for track in program.tracks]
    status = program.tracks[ids.index("pact")].values
    for state in _record():
        if state.turn == turn - 1:
            calm = standing(state, {**CALM, "pact": float(status.index(pact))})
            return standing(answer(calm, {}), CALM)
    raise AssertionError(turn)


def standing(state: State, wanted: Mapping[str, float]) -> State:
    """The state with these tracks moved."""
    ids = [track.id for track in table().program.tracks]
    values = list(state.values)
    for track, value in wanted.items():
        values[ids.index(track)] = value
    return replace(state, values=tuple(values))


@cache
def _record() -> tuple[State, ...]:
    states, state = [], table().begin(3).state
    while not state.over:
        states.append(state)
        program, given = table().program, {}
        for seat in program.seats:
            for decision, offers in table().menu(state, seat.id).decisions.items():
                for offer in offers:
                    if program.choices[offer.choice].historical:
                        given[decision] = program.choices[offer.choice].id
        state = answer(state, given)
    return tuple(states)


def pact(state: State) -> str:
    program = table().program
    index = [track.id for track in program.tracks].index("pact")
    return program.tracks[index].values[int(state.values[index])]


def ending(state: State) -> str:
    return table().program.endings[state.ending].id if state.over else ""


def answers(state: State, decision: str) -> list[str]:
    program = table().program
    return [
        program.choices[offer.choice].id
        for seat in program.seats
        for offer in table().menu(state, seat.id).decisions.get(decision, ())
        if not offer.barred
    ]


def combinations(state: State, *decisions: str) -> Iterator[tuple[str, ...]]:
    yield from product(*(answers(state, each) for each in decisions))


NIGHT = ("six_hours.midnight", "six_hours.evening", "six_hours.last_day")
# Seoul's answer: the ending if the pact is kept
KEPT = {
    "suspend_on_terms": "suspended",
    "suspend_for_ally": "suspended_for_ally",
    "suspend_if_vouched": "suspended_vouched",
    "withdraw_notice": "withdrawn",
}


def kept(seoul: str, tokyo: str, washington: str) -> bool:
    """What the answers say of themselves: whether the pact goes on."""
    conditions = {
        "suspend_on_terms": tokyo in MOVES,
        "suspend_for_ally": True,
        "suspend_if_vouched": washington == "vouch_for_talks",
        "withdraw_notice": True,
        "let_it_end": False,
    }
    return conditions[seoul]


def test_each_answer_of_the_last_night_leads_where_its_text_says() -> None:
    state = at(9, "notice")
    tried = set()
    for combination in combinations(state, *NIGHT):
        ended = answer(state, dict(zip(NIGHT, combination, strict=True)))
        tried.add(combination[0])
        if kept(*combination):
            assert pact(ended) == ("active" if combination[0] == "withdraw_notice" else "suspended")
            assert ending(ended) == KEPT[combination[0]], combination
        else:
            assert pact(ended) == "lapsed", combination
            assert ending(ended) in LAPSES, combination
    assert tried == {*KEPT, "let_it_end"}


VISIT = ("secretary_in_seoul.answer_secretary", "secretary_in_seoul.hold_or_move")


def test_an_offer_of_the_week_before_suspends_if_tokyo_moves() -> None:
    state = at(8, "notice")
    for seoul, tokyo in combinations(state, *VISIT):
        after = answer(state, dict(zip(VISIT, (seoul, tokyo), strict=True)))
        early = seoul == "suspend_now" or (
            seoul == "trade_talks_for_pause" and tokyo in MOVED_EARLY
        )
        assert pact(after) == ("suspended" if early else "notice"), (seoul, tokyo)


@pytest.mark.parametrize(
    ("last", "wanted"),
    [
        ("leave_it_there", {"suspended_early"}),
        ("propose_directors", {"suspended_early"}),
        ("confirm_it", {"withdrawn"}),
        ("revive_notice", LAPSES),
    ],
)
def test_a_notice_suspended_early_ends_in_its_own_way(last: str, wanted: set[str]) -> None:
    state = answer(at(8, "notice"), {VISIT[0]: "suspend_now"})
    for tokyo in ("return_in_kind", "return_with_words", "note_it"):
        ended = answer(
            standing(state, CALM),
            {"quiet_night.quiet_seoul": last, "quiet_night.quiet_tokyo": tokyo},
        )
        assert ending(ended) in wanted


AUGUST = ("notice_window.notice", "notice_window.eve")


def test_without_a_notice_no_ending_speaks_of_one() -> None:
    """The pact as it stands in August decides, not what the record did."""
    state = at(4, "active")
    for seoul, tokyo in combinations(state, *AUGUST):
        after = answer(state, dict(zip(AUGUST, (seoul, tokyo), strict=True)))
        if pact(after) == "notice":
            assert seoul in ("give_notice", "notice_unless_answered")
            continue
        while not after.over:
            after = answer(standing(after, CALM), {})
        wanted = "answered_in_time" if seoul == "notice_unless_answered" else "quiet_autumn"
        assert ending(after) == wanted, (seoul, tokyo)


def test_history_ends_as_it_did() -> None:
    ended = play(table(), Course("As in 2019", {}), 1)
    assert ending(ended.state) == "suspended"


def test_staying_away_from_every_offer_costs_less_than_the_notice() -> None:
    """An offer that nobody announced obliges nobody; to give notice is a deed."""
    parameters = {each.id: each.value for each in table().program.parameters}
    turns = len(table().program.turns)
    assert turns * parameters["rebuff"] < parameters["notice_trust"]
