"""The winter of two films: its history, its way out, and what it may not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

import numpy as np
import pytest

from eleventh.core.state import State
from eleventh.emit.lanes import Lanes
from eleventh.lab.studies.arms import seat_all
from foretelling import find_faults, list_taken, play_turns
from games import ROOT, adjudicator, compiled
from playthroughs.telling import played
from scenarios.must_read import backend, list_texts
from scenarios.scripted import play_turn, read_track

RADAR = ROOT / "scenarios" / "radar_2018"
WAY_OUT = {
    "seoul": {"singapore_talks.singapore_seoul": "bring_rules"},
    "tokyo": {"singapore_talks.singapore_tokyo": "bring_distances"},
    "washington": {"singapore_talks.singapore_washington": "host_the_room"},
}
CHAIR = {"washington": {"off_noto.radar_washington": "generals_call",
                        "drawer.film_washington": "name_a_secretary"}}  # fmt: skip


def play(*scripts: Mapping[str, Mapping[str, str]]) -> State:
    """The end of the game that history plays, with the answers of some scripts in place of its own;
    an answer that is not open stays history's, and what history was not asked is answered first."""
    table = adjudicator(RADAR)
    state = table.begin(1).state
    wanted = {
        decision: answer
        for script in scripts
        for answers in script.values()
        for decision, answer in answers.items()
    }
    while not state.over:
        state = play_turn(table, state, wanted)
    return state


def read(state: State, track: str) -> str | float:
    """A track as the state has it, a status by its value."""
    return read_track(adjudicator(RADAR), state, track)


@cache
def batch(policy: str, games: int) -> Lanes:
    """Games in lanes, played to their ends."""
    on = backend(RADAR)
    lanes = on.begin(7, np.arange(games, dtype=np.uint64))
    seated = seat_all(on, lanes, policy)
    while lanes.alive.any():
        on.advance(lanes, seated)
    return lanes


def ended(policy: str, games: int) -> Counter[str]:
    """How many games of a batch ended where."""
    names = [each.id for each in backend(RADAR).program.endings]
    return Counter(names[each] for each in batch(policy, games).ending.tolist())


def test_nothing_is_said_against_it() -> None:
    assert compiled(RADAR).problems == ()


@pytest.mark.slow
def test_history_ends_with_two_films() -> None:
    _, document = played(RADAR, 2019)
    assert document["ending"]["id"] == "two_films"
    assert ended("historian", 60)["two_films"] >= 50


def test_each_historical_answer_is_on_the_way_that_history_takes() -> None:
    program = compiled(RADAR).program
    assert program is not None
    marked = {index for index, each in enumerate(program.choices) if each.historical}
    chosen = {index for index in marked if (batch("historian", 60).chose[index] > 0).any()}
    assert marked - chosen <= {
        index for index, each in enumerate(program.choices) if each.id == "flat_denial"
    }


def test_every_seat_has_three_answers_or_more_in_every_turn() -> None:
    program = compiled(RADAR).program
    assert program is not None
    asked = Counter[tuple[int, str]]()
    for inject in program.injects:
        for index in inject.decisions:
            decision = program.decisions[index]
            assert len(decision.choices) >= 3, decision.id
            if inject.turn:
                asked[inject.turn, decision.seat] += 1
    wanted = {(turn, seat.id) for turn in range(1, 9) for seat in program.seats}
    assert wanted <= set(asked)


@pytest.mark.parametrize("absent", ["seoul", "tokyo", "washington"])
def test_the_way_out_takes_all_three(absent: str) -> None:
    others = {seat: each for seat, each in WAY_OUT.items() if seat != absent}
    assert read(play(CHAIR, others), "sea_rules") == "none"


def test_with_a_chair_filled_in_time_the_way_out_is_taken() -> None:
    end = play(CHAIR, WAY_OUT)
    assert (read(end, "sea_rules"), read(end, "open_accounts")) == ("agreed", 0)


def test_with_empty_chairs_nobody_can_lend_the_room() -> None:
    assert read(play(WAY_OUT), "sea_rules") == "none"


def test_rules_that_waited_for_this_winter_post_in_it() -> None:
    _, document = played(RADAR, 2019)
    posted = {
        link["id"]
        for turn in document["turns"]
        for posting in turn["ledger"]
        for link in posting["cause"]
    }
    assert {"reopening_wounds", "predecessors_deal_undone", "revision_wounds", "talks_fail",
            "ruling_received", "symbol_demanded"} <= posted  # fmt: skip


def test_disputed_places_are_called_by_both_names() -> None:
    for where, text in list_texts(RADAR):
        assert ("Dokdo" in text) == ("Takeshima" in text), where
        assert ("East Sea" in text) == ("Sea of Japan" in text), where


def test_what_is_foretold_of_a_choice_comes() -> None:
    table = adjudicator(RADAR)
    faults = [
        fault
        for position, taken, after in play_turns(table, "random", 3)
        for each in list_taken(position, taken, after)
        for fault in find_faults(each)
    ]
    assert faults == []


@pytest.mark.slow
def test_each_ending_can_be_reached() -> None:
    program = compiled(RADAR).program
    assert program is not None
    found = sum((ended(name, 1500) for name in ("random", "hostile", "conciliatory")), Counter())
    told = {each.id for each in program.endings}
    assert told - set(found) <= {"rules_of_the_road"}, told - set(found)
