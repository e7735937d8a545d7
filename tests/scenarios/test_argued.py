"""The last night can be argued for each seat and each answer, from what the seat is told.

In some state of the night an answer is foreseen to do better than each of the others by something:
by an objective, at its best or at its worst, or by the total. Where another does as well by all of
that, what speaks for it comes after the turn, and its text says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from eleventh.core.forecast import ChoiceForecast
from eleventh.core.orders import Orders
from eleventh.core.view import View
from eleventh.play.local import LocalTable
from eleventh.play.match import Match
from games import ROOT, adjudicator, compiled

SCENARIO = ROOT / "scenarios" / "gsomia_2019"
SEATS = ("washington", "seoul", "tokyo")
MARGIN = 0.25  # points
APART = {"half_page_seoul": "wait_seoul", "half_page_tokyo": "wait_tokyo"}  # no talks before it
TALKS = {**APART, "evening_seoul": "wait_for_word", "nine_seoul": "ask_for_more"}
SILENCE = {**TALKS, "evening_tokyo": "hold_at_six", "nine_tokyo": "hold_at_nine"}
VOUCHED = {**SILENCE, "nine_washington": "vouch_at_nine"}
AFTERWARDS: Mapping[str, str] = {
    "vouch_for_talks": "until midnight Seoul can suspend on your word",
    "vouch_at_nine": "in the last hour Seoul can suspend on your word",
    "hold_at_nine": "no hand hangs in the air",
    "call_tokyo_at_nine": "Tokyo gets a reason that isn't Seoul",
    "call_seoul_at_nine": "a reason to bend",
}
"""What speaks for an answer that does nothing better by the end of its turn, in its own words."""


def answer(view: View, given: Mapping[str, str]) -> Orders:
    """These answers by the ids of their decisions within an inject; what was done in 2019 where
    none is named, and the first open one where nothing was."""
    responses = {}
    for question in view.questions:
        open_ = [each.id for each in question.options if not each.barred]
        wanted = given.get(question.id.rpartition(".")[2], _list_history().get(question.id))
        responses[question.id] = wanted if wanted in open_ else open_[0]
    return Orders(responses)


@cache
def _list_history() -> Mapping[str, str]:
    program = adjudicator(SCENARIO).program
    return {
        decision.id: program.choices[each].id
        for decision in program.decisions
        for each in decision.choices
        if program.choices[each].historical
    }


def open_turns(given: Mapping[str, str]) -> Iterator[LocalTable]:
    """The table as each turn of the last night opens."""
    players = dict.fromkeys(SEATS, "human")
    match = Match.start(adjudicator(SCENARIO), compiled(SCENARIO).files, players, 5)
    while match.turn < 12:
        if match.turn >= 9:
            yield LocalTable(match)
        for seat in match.waiting():
            assert not match.submit(seat, answer(match.view(seat), given))
        assert not match.advance()


def list_merits(choice: ChoiceForecast) -> list[float]:
    """What an answer can be argued for with: each objective at its worst and at its best, and the
    total at its worst and at its best."""
    ranges = [*choice.points.aims, choice.points.total]
    return [end for each in ranges for end in (each.low, each.high)]


def beats(choice: ChoiceForecast, other: ChoiceForecast) -> bool:
    """Whether it does better than the other by anything."""
    pairs = zip(list_merits(choice), list_merits(other), strict=True)
    return any(mine > theirs + MARGIN for mine, theirs in pairs)


@cache
def find_answers() -> Mapping[str, bool]:
    """Every answer that is open in some of these nights, and whether in any it does better than
    each of the others by something."""
    found: dict[str, bool] = {}
    for given in (TALKS, SILENCE, VOUCHED):
        for table in open_turns(given):
            for seat in SEATS:
                forecast = table.forecast(seat, Orders())
                assert forecast is not None
                for each in forecast.choices:
                    rivals = [
                        other for other in forecast.choices if other.decision == each.decision
                    ]
                    if each.decision is not None:
                        argued = all(beats(each, other) for other in rivals if other is not each)
                        found[each.choice] = found.get(each.choice, False) or argued
    return found


@pytest.mark.slow
def test_each_answer_of_the_last_night_can_be_argued_for() -> None:
    choices = adjudicator(SCENARIO).program.choices
    unargued = {each for each, argued in find_answers().items() if not argued}
    assert unargued == set(AFTERWARDS)
    texts = {each.id: " ".join(each.text.split()) for each in choices if each.id in AFTERWARDS}
    assert [id for id, words in AFTERWARDS.items() if words not in texts[id]] == []
    assert len(find_answers()) == 32
