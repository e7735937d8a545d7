"""What can hold by when: what waits for too late a thing is told, what can come is not."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from eleventh.lang.compile import compile_files
from lang.documents import BASE

FIRST, SECOND = "2021-03-01", "2021-04-01"
TEXT = (BASE / "scenario.yaml").read_text("utf-8")
HEAD, _, REST = TEXT.partition("injects:\n")
TAIL = REST[REST.index("deadlines:") :]
DEED = "acts: [{act: missile_test, by: pyongyang, toward: seoul}],"
SIGN = "signal"


def put(inject: str, needs: str = "", asked: str = "", more: str = "") -> str:
    """An inject that asks Seoul, with an answer that needs something."""
    when = f'when: "{asked}", ' if asked else ""
    return (
        f"  - {{id: question, {inject}, headline: A question, {more} cite: [R01],\n"
        f"     decisions: [{{seat: seoul, {when}ask: What now?, responses: [\n"
        f'       {{id: act, label: Act, needs: "{needs or "turn >= 1"}",\n'
        "        effects: {rounds: 1}, why: W., cite: [R01]},\n"
        "       {id: notice, label: Give notice, effects: {pact: notice}, why: W., cite: [R01]},\n"
        "       {id: wait, label: Wait, why: W., cite: [R01]}]}]}\n"
    )


def event(inject: str, more: str = "") -> str:
    return f"  - {{id: {SIGN}, {inject}, headline: A sign, {more} cite: [R01]}}\n"


def told(*injects: str, text: str = HEAD) -> list[tuple[str, str]]:
    """The codes of this kind that a scenario gets, each with what is said to wait."""
    made = compile_files({"scenario.yaml": f"{text}injects:\n{''.join(injects)}{TAIL}".encode()})
    assert made.program is not None, [str(each) for each in made.problems]
    return [
        (each.code, each.headline.split("`")[1])
        for each in made.problems
        if each.code in ("W088", "W089")
    ]


TESTED = "done.missile_test.pyongyang.seoul > 0"
OFFERED = "tokyo.chose.quiet_channel.seoul"
MOVES = "effects: {approval.seoul: 3}, why: W.,"

LATE = {
    "a deed of the same event": [put(f"turn: {FIRST}", TESTED, more=DEED)],
    "what this turn decides": [put(f"turn: {FIRST}", OFFERED)],
    "a joint step of this turn": [put(f"turn: {FIRST}", "happened.three_way_talks")],
    "a later event": [put(f"turn: {FIRST}", "happened.signal"), event(f"turn: {SECOND}")],
    "what rules make of this opening": [put(f"turn: {FIRST}", "approval.seoul > 50", more=DEED)],
}


@pytest.mark.parametrize("injects", LATE.values(), ids=LATE)
def test_an_answer_that_waits_for_what_comes_too_late_is_told(injects: Iterable[str]) -> None:
    assert told(*injects) == [("W088", "act")]


def test_a_question_and_an_event_that_wait_for_it_are_told() -> None:
    asked = put(f"turn: {FIRST}", asked="happened.signal")
    assert told(asked, event(f"turn: {SECOND}")) == [("W088", "question.seoul")]
    waiting = event(f"turn: {FIRST}", "when: happened.question, why: W.,")
    assert told(put(f"turn: {FIRST}"), waiting) == [("W088", "signal")]


@pytest.mark.parametrize(
    "needs",
    ["turn == last", "pact == notice", "deadline.expiry.left < 40", "not happened.question"],
)
def test_an_answer_that_its_turn_keeps_shut_is_told(needs: str) -> None:
    assert told(put(f"turn: {FIRST}", needs)) == [("W089", "act")]


def test_a_question_that_is_never_asked_is_told_once() -> None:
    assert told(put(f"turn: {FIRST}", asked="turn > 1")) == [("W089", "question.seoul")]


OPEN = {
    "the event itself": [put(f"turn: {FIRST}", "happened.question")],
    "one of this opening": [put(f"turn: {FIRST}", "happened.signal"), event(f"turn: {FIRST}")],
    "one with a when": [put(f"turn: {FIRST}", "happened.signal"), event("when: turn == 1")],
    "an earlier deed": [put(f"turn: {SECOND}", TESTED), event(f"turn: {FIRST}", DEED)],
    "a deed that repeats": [put("when: turn > 0, repeats: true", TESTED, more=DEED)],
    "what was chosen before": [put(f"turn: {SECOND}", OFFERED)],
    "what its opening moves": [put(f"turn: {FIRST}", "approval.seoul > 50", more=MOVES)],
    "tracks of a later turn": [put(f"turn: {SECOND}", "rounds >= 2 and pact == notice")],
    "an event of some turn": [put("when: turn == 2", "turn == last")],
    "days that are left": [put(f"turn: {FIRST}", "deadline.expiry.left > 60")],
}


@pytest.mark.parametrize("injects", OPEN.values(), ids=OPEN)
def test_what_can_be_open_is_not_told(injects: Iterable[str]) -> None:
    assert told(*injects) == []


def test_an_answer_beyond_the_first_purse_is_told_in_the_first_turn_alone() -> None:
    dear = put(f"turn: {FIRST}").replace("label: Act,", "label: Act, cost: 4,")
    assert told(dear) == [("W089", "act")]
    assert told(dear.replace(FIRST, SECOND)) == []
    given = dear.replace("cite: [R01],\n", "effects: {capital.seoul: 2}, why: W., cite: [R01],\n")
    assert told(given) == []


def test_the_start_that_a_scenario_gives_counts() -> None:
    needs = put(f"turn: {FIRST}", "approval.seoul >= 60")
    assert told(needs) == [("W089", "act")]
    assert told(needs, text=f"{HEAD}start: {{approval.seoul: 61}}\n") == []
