"""What an author writes and nothing comes of: effects that a later stage undoes, conditions that
never hold, numbers that are rounded. And what looks alike, and is left alone."""

from __future__ import annotations

import pytest

from eleventh.lang.compile import compile_files
from lang.documents import BASE

TEXT = (BASE / "scenario.yaml").read_text("utf-8")
CODES = ("W091", "W092", "W093")
NOTICE = "effects: {pact: notice}"
COURT = "acts: [{act: legal_step, toward: tokyo, intensity: 2"
OFFER = "acts: [{act: off_ramp, toward: seoul}], effects: {pact: active}"


def find_codes(*rules: str, change: tuple[str, str] = ("", "")) -> list[str]:
    """The codes of these kinds that the base gets with further rules and one thing changed."""
    old, new = change
    assert old in TEXT
    told = "".join(
        f"  - {{id: more_{at}, {each}, why: W., why_falls: W., cite: [R01]}}\n"
        for at, each in enumerate(rules)
    )
    text = TEXT.replace(old, new, 1).replace("modifiers:\n", f"{told}modifiers:\n", 1)
    made = compile_files({"scenario.yaml": text.encode()})
    assert made.program is not None, [str(each) for each in made.problems]
    return [each.code for each in made.problems if each.code in CODES]


GONE = {
    "by a rule that always follows": 'stage: alliance, effects: {rounds: "0 - rounds"}',
    "by a sum": 'stage: alliance, effects: {rounds: "3 + 1 - rounds"}',
    "in brackets": 'stage: alliance, effects: {rounds: "-(rounds - 2)"}',
    "in each turn there is": 'stage: alliance, when: turn >= 1, effects: {rounds: "-rounds"}',
}
KEPT = {
    "a part is left": 'stage: alliance, effects: {rounds: "-rounds / 2"}',
    "more is added": "stage: alliance, effects: {rounds: 2}",
    "in one turn of two": 'stage: alliance, when: turn == 1, effects: {rounds: "-rounds"}',
    "by chance": 'stage: alliance, chance: 0.5, effects: {rounds: "-rounds"}',
    "in some states": 'stage: alliance, when: approval.seoul > 50, effects: {rounds: "-rounds"}',
    "it counts in what is set": 'stage: alliance, effects: {rounds: "9 - rounds * rounds"}',
}


@pytest.mark.parametrize("rule", GONE.values(), ids=GONE)
def test_a_number_that_a_later_stage_sets_loses_what_was_added(rule: str) -> None:
    assert find_codes(rule) == ["W091", "W091"]


@pytest.mark.parametrize("rule", KEPT.values(), ids=KEPT)
def test_a_number_of_which_something_stays_is_left_alone(rule: str) -> None:
    assert find_codes(rule) == []


HARMLESS = ('when: "pact == notice",\n     losses', "losses")  # else a modifier reads the status
CLOSES = "stage: alliance, effects: {pact: active}"


def test_a_status_that_a_later_stage_sets_loses_what_it_was_made() -> None:
    assert find_codes(CLOSES, change=HARMLESS) == ["W091"]  # the offer makes it active too
    notices = 'stage: alliance, when: "pact == notice", effects: {pact: lapsed}'
    assert find_codes(notices, change=HARMLESS) == ["W091"]


def test_what_is_read_before_it_is_set_is_left_alone() -> None:
    assert find_codes(CLOSES) == []
    reads = 'when: "rounds > 1", effects: {deterrence.pyongyang: 1}'
    assert find_codes(GONE["in brackets"], reads) == []
    shown = ("rounds: {kind: counter,", "rounds: {kind: counter, shown: true,")
    assert find_codes(GONE["in brackets"], change=shown) == []


def test_a_deed_undone_by_what_answers_it_is_told_and_one_that_others_answer_is_not() -> None:
    answers = "stage: alliance, after: {act: off_ramp, by: tokyo}, effects: {pact: lapsed}"
    assert find_codes(answers, change=HARMLESS) == ["W091"]
    others = "stage: alliance, after: {act: legal_step}, effects: {pact: lapsed}"
    assert find_codes(others, change=HARMLESS) == []


def test_a_purse_that_is_filled_anew_may_lose_what_was_paid() -> None:
    filled = "stage: alliance, for: {x: seat}, effects: {capital.x: 3 - capital.x}"
    kept = ("capital.x: 0.25", "capital.x: 0.25 * months")
    assert find_codes(filled, change=kept) == []


CARD = "    text: The chemicals feed the memory industry.\n"
NEVER = {
    "a form of a text": (CARD, "    text: [{when: rounds < 0, text: A}, {text: B}]\n"),
    "a deed in another turn": (COURT, f"{COURT}, when: turn == last"),
    "a deed beyond the bounds": (COURT, f"{COURT}, when: approval.seoul > 100"),
    "a deed after a later event": (COURT, f"{COURT}, when: happened.last_word"),
    "a deed after a later answer": (COURT, f"{COURT}, when: tokyo.chose.offer"),
    "a deed of an event": (
        "acts: [{act: trade_restriction, by: tokyo, toward: seoul",
        "acts: [{act: trade_restriction, by: tokyo, toward: seoul, when: turn > 2",
    ),
    "an initiative": ("acts: [{act: off_ramp}]", "acts: [{act: off_ramp, when: rounds < 0}]"),
    "a rule": (
        "    after: {act: joint_dialogue}\n",
        "    after: {act: joint_dialogue}\n    when: pact == notice and pact == lapsed\n",
    ),
    "an amount": (
        OFFER,
        'amount: {min: 1, max: 3}, effects: {rounds: "2 if amount > 3 else 1"}',
    ),
}
SOMETIMES = {
    "a form of a text": (CARD, "    text: [{when: rounds > 0, text: A}, {text: B}]\n"),
    "a deed in its turn": (COURT, f"{COURT}, when: turn == 1"),
    "a deed in some states": (COURT, f"{COURT}, when: approval.seoul > 99"),
    "a deed that others make": (COURT, f"{COURT}, when: happened.three_way_talks"),
    "a switch": (COURT, f"{COURT}, when: blow > 9"),
    "an amount": (
        OFFER,
        'amount: {min: 1, max: 3}, effects: {rounds: "2 if amount > 2 else 1"}',
    ),
}


@pytest.mark.parametrize("change", NEVER.values(), ids=NEVER)
def test_a_condition_that_never_holds_is_told(change: tuple[str, str]) -> None:
    assert find_codes(change=change) == ["W092"]


@pytest.mark.parametrize("change", SOMETIMES.values(), ids=SOMETIMES)
def test_a_condition_that_may_hold_is_left_alone(change: tuple[str, str]) -> None:
    assert find_codes(change=change) == []


@pytest.mark.parametrize("number", ["0.3", "-0.1", "1.01", "0.0001"])
def test_a_number_that_is_no_whole_step_is_told(number: str) -> None:
    assert find_codes(f"effects: {{rounds: {number}}}") == ["W093"]
    assert find_codes(change=("start: 60", f"start: {number.strip('-')}")) == ["W093"]


@pytest.mark.parametrize("number", ["0.5", "-3", "0.125", "0.00390625", "rounds / 3"])
def test_a_number_of_whole_steps_and_a_formula_are_left_alone(number: str) -> None:
    assert find_codes(f"effects: {{deterrence.pyongyang: {number}}}") == []
