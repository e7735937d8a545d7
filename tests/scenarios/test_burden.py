"""The cost talks: their history, how a sum is agreed, who binds whom, and what nobody may know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from eleventh.core.state import State
from foretelling import find_faults, list_taken, play_turns
from games import ROOT, adjudicator, compiled
from playthroughs.telling import played
from scenarios.must_read import list_texts
from scenarios.scripted import play_turn, read_track

BURDEN = ROOT / "scenarios" / "burden_2018_20"
ROUNDS_W, ROUNDS_S = "ten_rounds.rounds_washington", "ten_rounds.rounds_seoul"
LAPSE_W, LAPSE_S = "without_one.lapse_washington", "without_one.lapse_seoul"


def play(script: Mapping[str, str]) -> list[State]:
    """The state after each turn of the game that history plays, with some answers in the place of
    its own; what history was not asked is answered first."""
    table = adjudicator(BURDEN)
    states = [table.begin(1).state]
    while not states[-1].over:
        states.append(play_turn(table, states[-1], script))
    return states[1:]


def read(state: State, track: str) -> str | float:
    """A track as the state has it, a status by its value."""
    return read_track(adjudicator(BURDEN), state, track)


def test_nothing_is_said_against_it() -> None:
    assert compiled(BURDEN).problems == ()


def test_history_ends_without_an_agreement_and_without_a_break() -> None:
    _, document = played(BURDEN, 2019)
    assert document["ending"]["id"] == "talks_go_on"


def test_history_lapses_agrees_on_a_year_and_lapses_again() -> None:
    states = play({})
    assert [read(each, "sma") for each in states] == [
        "in_force", "in_force", "lapsed", "one_year", "one_year", "one_year", "one_year", "lapsed",
    ]  # fmt: skip
    assert read(states[3], "sum_paid") == 1040


def test_a_sum_is_agreed_where_the_offer_reaches_the_least_and_lies_halfway() -> None:
    script = {ROUNDS_W: "round_figure@1040", ROUNDS_S: "round_offer@1120"}
    after = play(script)[2]
    assert (read(after, "sma"), read(after, "sum_paid")) == ("five_years", 1080)


def test_where_the_offer_is_below_the_least_nothing_is_agreed() -> None:
    after = play({ROUNDS_W: "round_figure@1080", ROUNDS_S: "round_offer@1040"})[2]
    assert (read(after, "sma"), read(after, "sum_paid")) == ("lapsed", 960)


def test_an_assembly_sends_back_what_is_far_above_its_mood() -> None:
    script = {LAPSE_W: "year_bill@1080", LAPSE_S: "year_for_sum@1080"}
    states = play(script)
    assert (read(states[3], "sma"), read(states[4], "sma")) == ("one_year", "lapsed")


def test_a_whip_carries_more_than_a_report() -> None:
    script = {LAPSE_W: "year_bill@1080", LAPSE_S: "year_for_sum@1080"}
    assert read(play(script | {"consent.consent_seoul": "whip_it"})[4], "sma") == "one_year"


def test_every_seat_has_three_answers_or_more_in_every_turn() -> None:
    program = compiled(BURDEN).program
    assert program is not None
    asked = Counter[tuple[int, str]]()
    for inject in program.injects:
        for index in inject.decisions:
            decision = program.decisions[index]
            answers = {program.choices[each].id.partition("@")[0] for each in decision.choices}
            assert len(answers) >= 3, decision.id
            if inject.turn:
                asked[inject.turn, decision.seat] += 1
    wanted = {(turn, seat.id) for turn in range(1, 9) for seat in program.seats}
    assert wanted <= set(asked)


def test_no_text_says_whether_the_withdrawal_was_meant() -> None:
    verdicts = ("was a bluff", "was no bluff", "was meant seriously", "was not meant")
    for where, text in list_texts(BURDEN):
        assert not any(each in text.lower() for each in verdicts), where


def test_what_is_foretold_of_a_choice_comes() -> None:
    table = adjudicator(BURDEN)
    faults = [
        fault
        for position, taken, after in play_turns(table, "random", 2)
        for each in list_taken(position, taken, after)
        for fault in find_faults(each)
    ]
    assert faults == []


def test_tokyo_and_washington_never_see_the_assemblys_mood() -> None:
    program = compiled(BURDEN).program
    assert program is not None
    track = next(each for each in program.tracks if each.id == "ceiling")
    assert track.seen_by == ("seoul",)
