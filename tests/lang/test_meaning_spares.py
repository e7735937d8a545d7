"""What is right is not complained of, however near it is to a mistake."""

from __future__ import annotations

import pytest

from lang.test_meaning_mistakes import told_of

LAUNCH = 'when: "turn > 1", chance: "0.1 + (100 - deterrence.pyongyang) / 200"'
SETS = "effects: {deterrence.pyongyang: 1}"
RALLY = "effects: {approval.y: 2}"
JOINT = "cost: 1, once: true"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        # Names
        ("for: {y: seat}", "for: {y: [seoul, tokyo, washington]}"),
        ("for: {y: seat}", "for: {y: actor}"),
        (RALLY, "effects: {approval.y: 2, trust.y.washington: -1}"),
        ("of: [trust.y.x], when", "of: [trust], when"),
        ("of: [trust.y.x], when", "of: [trust.seoul.tokyo], when"),
        ("cite: [R02]", "cite: [R02, casebook]"),
        # Some instances do not fit: pyongyang has no approval, washington no trust in itself
        ("after: {tone: hostile, toward: y}\n    for: {y: seat}", "after: {tone: hostile, by: y}"),
        (
            f"after: {{tone: hostile, toward: y}}\n    for: {{y: seat}}\n    {RALLY}",
            "after: {tone: hostile, by: y}\n    effects: {approval.y: 2, deterrence.y: 1}",
        ),
        (
            "after: {tone: hostile, toward: y}\n    for: {y: seat}",
            'after: {tone: hostile, by: y}\n    when: "approval.y > 10"',
        ),
        (
            'cohesion: {value: "(trust.seoul.tokyo + trust.tokyo.seoul) / 2"',
            'cohesion: "trust.seoul.tokyo"\n  doubt: {of: [seat], value: "100 - trust.first.seoul"',
        ),
        # Starting values, bounds and who sees
        ("title: Rounds of talks}", "title: Rounds of talks}\nstart: {trust.seoul.tokyo: 0}"),
        ("start: active, title", "title"),
        ("start: 60, visible: hidden", "start: 60, visible: [washington, seoul]"),
        ("start: 60, visible: hidden", "start: 60, visible: seat"),
        ("title: Rounds of talks}", "title: Rounds of talks}\nvisible: {deterrence: [seoul]}"),
        (RALLY, "effects: {approval.y: 100}"),
        (RALLY, 'effects: {approval.y: "trust.y.seoul * 3"}'),
        # Gates and secrets
        ('needs: "approval.by >= 20"', 'needs: "approval.by >= 100"'),
        ('needs: "approval.by >= 20"', 'needs: "trust.by.toward >= 20"'),
        (JOINT, 'cost: "min(9, rounds + 1)", once: true'),
        (JOINT, f'needs: "tokyo.chose.hold", {JOINT}'),
        (JOINT, f'needs: "happened.export_controls or cohesion > 3", {JOINT}'),
        ("ask: Does Tokyo", 'when: "seoul.chose.give_notice"\n        ask: Does Tokyo'),
        ("ask: Does Tokyo", 'when: "deadline.expiry.left <= 30"\n        ask: Does Tokyo'),
        ("score: approval.seoul,", 'score: "approval.seoul if rounds > 1 else cohesion",'),
        # Events, chances, endings
        ("turn: 2021-04-01\n", "turn: 2\n"),
        ("turn: 2021-04-01\n", 'turn: 2021-04-01\n    when: "turn == 2 and pact != lapsed"\n'),
        (LAUNCH, 'when: "turn == last", chance: 1'),
        (LAUNCH, 'chance: "clamp(deterrence.pyongyang / 50, 0, 1)"'),
        ("losses: 1.5", 'losses: "max(0, 1 - trust.x.y / 50)"'),
        ("acts: [{act: off_ramp}]", 'acts: [{act: off_ramp, intensity: "blow / 2"}]'),
        ('pact == lapsed", title', '(pact == notice or pact == lapsed)", title'),
        ("date: 2021-05-01, runs", "date: 2021-04-30, runs"),
        ('runs_while: "pact == notice"', 'runs_while: "seoul.chose.give_notice"'),
        ('runs_while: "pact == notice"', 'runs_while: "cohesion < 40"'),
        ("history: [{turn: 2021-04-01", "history: [{turn: 2"),
        ("seat: washington, initiative: three", "seat: seoul, initiative: three"),
    ],
)
def test_what_is_right_is_spared(right: str, wrong: str) -> None:
    changes = [(right, wrong)]
    if "start: active, title" in right:
        changes.append(
            ("title: Rounds of talks}", "title: Rounds of talks}\nstart: {pact: active}")
        )
    allowed = ("W061",) if "deterrence" in right else ()
    assert [line for line in told_of(*changes) if line.split()[1] not in allowed] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("pact == active", "pact == notice"),
        ("pact == active", "pact != active"),
        ("rounds < 3", "rounds >= 3"),
        ("rounds < 3 and turn == 1", "turn > 1"),
        ("not rounds < 3", "rounds <= 2"),
        ("cohesion > 50", "not (cohesion > 50)"),
        ("pact == active or pact == notice", "pact == lapsed"),
        ("not (pact == active or rounds > 5)", "pact == active"),
        ("seoul.chose.wait", "not seoul.chose.wait"),
    ],
)
def test_conditions_that_exclude_each_other_may_set_one_status(first: str, second: str) -> None:
    assert collisions(first, second) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("rounds < 3", "rounds <= 3"),
        ("pact == active or pact == notice", "pact == notice"),
        ("seoul.chose.wait", "seoul.chose.give_notice"),
        ("turn == 1", "pact == active"),
    ],
)
def test_conditions_that_may_hold_together_collide(first: str, second: str) -> None:
    assert len(collisions(first, second)) == 1


def collisions(first: str, second: str) -> list[str]:
    """What is told of statuses where two rules of one stage set the pact to different values."""
    told = told_of(
        (SETS, f'when: "{first}"\n    effects: {{deterrence.pyongyang: 1, pact: notice}}'),
        ("for: {x: seat, y: seat}", f'for: {{x: seat, y: seat}}, when: "{second}"'),
        ("capital.x: 0.25}", "capital.x: 0.25, pact: lapsed}"),
    )
    return [line for line in told if " W067 " in line]


def test_two_choices_of_one_decision_or_of_two_turns_may_set_one_status() -> None:
    assert (
        told_of(("{id: wait, label: Wait,", "{id: wait, label: Wait, effects: {pact: lapsed},"))
        == []
    )
    assert (
        told_of(("{id: hold, label: Hold", "{id: hold, effects: {pact: lapsed}, label: Hold")) == []
    )


def test_rules_in_two_stages_may_set_one_status() -> None:
    told = told_of(
        (RALLY, "effects: {approval.y: 2, pact: notice}"), (SETS, f"{SETS[:-1]}, pact: lapsed}}")
    )
    assert told == []
