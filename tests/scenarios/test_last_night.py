"""The end of gsomia_2019 in every combination of answers that can matter: the week before, the
evening of 22 November in its three moves, and December. Each answer leads where its text says, and
each ending is reached by those paths only of which its text is true."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

import pytest

from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Orders
from eleventh.core.state import State
from games import ROOT, adjudicate, adjudicator
from scenarios.courses import Course, play

SCENARIO = ROOT / "scenarios" / "gsomia_2019"
SEEDS = range(24)
# A world in which no other ending comes first: nothing hollow, brokered, mapped or feared, a way
# out open.
CALM: Mapping[str, float] = {
    "exit.seoul": 60,
    "exit.tokyo": 60,
    "coordination": 60,
    "process_help": 0,
    "road_map": 0,
    "deterrence.pyongyang": 70,
    "crisis": 10,
    "patience": 60,
    "thaw": 20,
    "trade.tokyo": 40,
    "capital.washington": 5,
    "capital.seoul": 5,
    "capital.tokyo": 5,
}
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
    """Every turn of the record as it opens, in a calm world."""
    states, state = [], table().begin(3).state
    while not state.over:
        states.append(state)
        program, given = table().program, {}
        for seat in program.seats:
            for decision, offers in table().menu(state, seat.id).decisions.items():
                for offer in offers:
                    if program.choices[offer.choice].historical:
                        given[decision] = program.choices[offer.choice].id
        state = answer(standing(state, CALM), given)
    return tuple(states)


def status(state: State, name: str) -> str:
    program = table().program
    index = [track.id for track in program.tracks].index(name)
    return program.tracks[index].values[int(state.values[index])]


def pact(state: State) -> str:
    return status(state, "pact")


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


# --- the evening and December, move by move

ALLY = frozenset({"suspend_for_ally", "ally_at_nine", "ally_at_last"})
TERMS = frozenset({"suspend_on_terms", "terms_at_nine", "take_the_talks"})
VOUCHES = frozenset({"vouch_for_talks", "vouch_at_nine", "vouch_at_last"})
AGREES = frozenset({"resume_dialogue", "photoresist_tonight", "month_timetable", "word_at_nine"})
BACK = frozenset({"withdraw_notice", "confirm_it"})
ENDS = frozenset({"let_it_end", "end_it_after_all", "offer_lapses", "ask_for_more"})
SPOKEN_OF = ALLY | TERMS | VOUCHES | AGREES | BACK | ENDS | {"suspend_if_vouched"}
"""The answers of which some ending, or the answer to them, speaks."""


@dataclass(frozen=True)
class Move:
    """One turn of a path: what was open as it opened, what was answered, what came of it.
    `before` are the answers of earlier turns that somebody speaks of."""

    opened: State
    given: frozenset[str]
    before: frozenset[str]
    after: State

    @property
    def said(self) -> frozenset[str]:
        """All that was answered up to now, of which anybody speaks."""
        return self.before | (self.given & SPOKEN_OF)


def moves_from(state: State) -> Iterator[Move]:
    """Every move to the end of the game. Of two paths that differ in nothing of which anybody
    speaks later only one is followed."""
    waiting, known = [(state, frozenset[str]())], set()
    while waiting:
        opened, before = waiting.pop()
        key = (opened.turn, pact(opened), status(opened, "dialogue"), before)
        if key in known:
            continue
        known.add(key)
        asked = [
            decision
            for seat in table().program.seats
            for decision in table().menu(opened, seat.id).decisions
        ]
        for given in product(*(different_answers(opened, each) for each in asked)):
            after = answer(opened, dict(zip(asked, given, strict=True)))
            move = Move(opened, frozenset(given), before, after)
            yield move
            if not after.over:
                waiting.append((standing(after, CALM), move.said))


def different_answers(state: State, decision: str) -> list[str]:
    """The open answers of which anybody speaks, and the first of the others."""
    open_ = answers(state, decision)
    other = next((each for each in open_ if each not in SPOKEN_OF), None)
    return [each for each in open_ if each in SPOKEN_OF or each == other]


@cache
def night() -> tuple[Move, ...]:
    """Every move from six in the evening on."""
    return tuple(moves_from(at(9, "notice")))


EVENING = range(9, 12)


@pytest.mark.slow
def test_the_answers_that_endings_speak_of_are_there() -> None:
    assert set().union(*(move.given for move in night())) >= SPOKEN_OF


@pytest.mark.slow
def test_in_the_evening_the_notice_sleeps_or_ends_as_the_answers_say() -> None:
    for move in night():
        if move.opened.turn not in EVENING or pact(move.opened) != "notice":
            continue
        talks = status(move.opened, "dialogue") == "agreed" or bool(move.given & AGREES)
        sleeps = bool(
            move.given & ALLY
            or (move.given & TERMS and talks)
            or ("suspend_if_vouched" in move.given and move.said & VOUCHES)
        )
        if "withdraw_notice" in move.given:
            assert pact(move.after) == "active"
        elif sleeps:
            assert pact(move.after) == "suspended", sorted(move.given)
        else:
            last = move.opened.turn == EVENING[-1]
            assert pact(move.after) == ("lapsed" if last else "notice"), sorted(move.given)


def test_talks_can_be_taken_only_where_tokyo_has_agreed_to_them() -> None:
    for move in night():
        if "take_the_talks" in move.given:
            assert move.before & AGREES


def test_the_night_is_over_once_the_pact_is_safe() -> None:
    for move in night():
        if move.opened.turn in EVENING and pact(move.opened) != "notice":
            assert move.given == frozenset()
            assert pact(move.after) == pact(move.opened)


def test_in_december_the_pact_is_what_seoul_makes_of_it() -> None:
    for move in night():
        if move.opened.turn not in EVENING:
            came = {"confirm_it": "active", "end_it_after_all": "lapsed"}
            wanted = next((came[each] for each in came if each in move.given), pact(move.opened))
            assert pact(move.after) == wanted


TRUE_OF: Mapping[str, Callable[[str, frozenset[str]], object]] = {
    "lapse": lambda pact, said: pact == "lapsed",
    "lapse_in_crisis": lambda pact, said: pact == "lapsed",
    "withdrawn": lambda pact, said: pact == "active" and said & BACK,
    "suspended_for_ally": lambda pact, said: pact == "suspended" and said & ALLY,
    "suspended_vouched": lambda pact, said: (
        pact == "suspended" and said & VOUCHES and "suspend_if_vouched" in said
    ),
    "suspended": lambda pact, said: pact == "suspended" and said & TERMS and said & AGREES,
}
"""What the text of each ending of the last night says of how it came about."""


def test_each_path_through_the_night_ends_with_a_text_that_is_true_of_it() -> None:
    reached = set()
    for move in night():
        if move.after.over:
            name = ending(move.after)
            assert TRUE_OF[name](pact(move.after), move.said), (name, sorted(move.said))
            reached.add(name)
    assert reached >= TRUE_OF.keys() - {"lapse_in_crisis"}


def test_a_scare_ends_the_year_of_whoever_was_late() -> None:
    """Deterrence that fails in a crisis comes before every other ending, in any turn, whatever
    became of the pact; either alone is no ending."""
    for turn, held in product((4, 8, 10), ("active", "notice")):
        opened = at(turn, held)
        for tracks, ends in (
            ({"crisis": 100, "deterrence.pyongyang": 5}, "tested_and_late"),
            ({"crisis": 10, "deterrence.pyongyang": 5}, ""),
            ({"crisis": 100, "deterrence.pyongyang": 95}, ""),
        ):
            assert ending(answer(standing(opened, tracks), {})) == ends, (turn, held, tracks)


def test_every_ending_can_be_read_at_a_glance() -> None:
    assert {
        each.id: words for each in table().program.endings if (words := len(each.text.split())) > 90
    } == {}


def test_no_ending_tells_of_the_night_as_if_it_were_tomorrow() -> None:
    """Endings are told from 24 December."""
    early = re.compile(r"at midnight the|six hours before midnight|the morning after", re.I)
    assert [each.id for each in table().program.endings if early.search(each.text)] == []


# --- the week before, and August

VISIT = ("secretary_in_seoul.answer_secretary", "secretary_in_seoul.hold_or_move")
MOVED_EARLY = {"feeler_no_link", "ease_photoresist"}


def test_an_offer_of_the_week_before_suspends_if_tokyo_moves() -> None:
    state = at(8, "notice")
    for seoul, tokyo in combinations(state, *VISIT):
        after = answer(state, dict(zip(VISIT, (seoul, tokyo), strict=True)))
        early = seoul == "suspend_now" or (
            seoul == "trade_talks_for_pause" and tokyo in MOVED_EARLY
        )
        assert pact(after) == ("suspended" if early else "notice"), (seoul, tokyo)


@pytest.mark.parametrize(
    ("december", "wanted"),
    [
        ("leave_it_there", {"suspended_early"}),
        ("propose_directors", {"suspended_early"}),
        ("confirm_it", {"withdrawn"}),
        ("end_it_after_all", LAPSES),
    ],
)
def test_a_notice_suspended_early_ends_in_its_own_way(december: str, wanted: set[str]) -> None:
    state = answer(at(8, "notice"), {VISIT[0]: "suspend_now"})
    while state.turn < 12:
        state = answer(standing(state, CALM), {})
    for tokyo in answers(state, "pact_goes_on.quiet_tokyo"):
        ended = answer(
            standing(state, CALM),
            {"pact_goes_on.quiet_seoul": december, "pact_goes_on.quiet_tokyo": tokyo},
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


# --- history


def test_history_ends_as_it_did_in_most_games() -> None:
    """The pact is suspended at the eleventh hour in every game that gets there. What is left of it
    may be hollow, and a scare may come before, in a few."""
    ended = [play(table(), Course("As in 2019", {}), seed).state for seed in SEEDS]
    assert {ending(each) for each in ended} <= {"suspended", "hollow", "tested_and_late"}
    assert {pact(each) for each in ended if ending(each) != "tested_and_late"} == {"suspended"}
    assert sum(ending(each) == "suspended" for each in ended) >= 0.7 * len(ended)


def test_staying_away_from_every_offer_costs_less_than_the_notice() -> None:
    """An offer that nobody announced obliges nobody; to give notice is a deed. Offers are made in
    turns of a day or more."""
    parameters = {each.id: each.value for each in table().program.parameters}
    turns = sum(each.months >= parameters["day_work"] for each in table().program.turns)
    assert 0 < turns * parameters["rebuff"] < parameters["notice_trust"]
