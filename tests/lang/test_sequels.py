"""Events in sequence: what comes days after a choice, and one of several."""

from __future__ import annotations

import re

import numpy as np
import pytest

from cases.films import CALL, FOLDER, KEEP, NOTHING, PUBLISH, TEXT, list_cards, play, table
from eleventh.core.dice import game_key, site_of, uniform
from eleventh.core.program import Turn
from eleventh.lang.compile import compile_files
from eleventh.lang.lower.sequels import find_due
from eleventh.lang.problems.render.short import render_short_line
from eleventh.play.local import LocalFacilitatorTable
from eleventh.play.why_not import WhyNot
from eleventh_ui.display.absences import compose_absence
from emit.test_lanes import at_random, compare, each_backend, numbered
from games import build_quickly

INCIDENTS = ["low_pass", "lost_net", "quiet_sea"]


def told(right: str, wrong: str) -> list[str]:
    assert right in TEXT
    found = compile_files({"scenario.yaml": TEXT.replace(right, wrong, 1).encode()})
    return [render_short_line(each).partition(" ")[2] for each in found.problems]


def test_what_comes_days_after_a_choice_comes_with_the_first_turn_that_opens_then() -> None:
    assert "answer" not in list_cards(play(PUBLISH))
    assert "answer" in list_cards(play(PUBLISH, NOTHING))
    assert "answer" not in list_cards(play(PUBLISH, NOTHING, NOTHING))
    assert "answer" not in list_cards(play(KEEP, NOTHING))


def test_without_days_it_comes_in_the_turn_after_and_again_if_it_repeats() -> None:
    assert "call_back" in list_cards(play(CALL))
    assert "call_back" not in list_cards(play(CALL, NOTHING))
    assert "call_back" in list_cards(play(CALL, CALL))


def test_what_may_follow_several_choices_comes_after_whichever_was_made() -> None:
    text = TEXT.replace("{choice: north.publish, days: 8}", "{choice: [north.publish, north.keep]}")
    program = compile_files({"scenario.yaml": text.encode()}).program
    assert program is not None
    for first in (PUBLISH, KEEP):
        assert "answer" in list_cards(play(first, program=program))
        assert "answer" not in list_cards(play(first, NOTHING, program=program))
    assert told("{choice: north.publish, days: 8}", "{choice: [north.publish, north.keeps]}") == [
        "E048 `north` can choose no response or initiative `keeps`"
    ]
    assert told("{choice: north.publish, days: 8}", "{choice: [north.publish, keep]}") == [
        "E034 `keep` is not a seat and its choice"
    ]


@pytest.mark.parametrize(
    ("begun", "days", "due"), [(1, 0, 2), (1, 3, 2), (1, 3.5, 3), (2, 7, 3), (2, 8, 0), (3, 0, 0)]
)
def test_days_are_counted_from_the_turn_of_the_choice(begun: int, days: float, due: int) -> None:
    turns = [Turn("2021-01-01", "", each * 24 * 60) for each in (3, 7, 9)]
    assert find_due(turns, begun, days) == due


def test_why_not_tells_that_the_choice_was_not_made() -> None:
    told = LocalFacilitatorTable(play(KEEP, NOTHING)).account_absence("answer")
    assert isinstance(told, WhyNot)
    assert [each.words for each in told.cases[0].parts if not each.holds] == [
        "the turn is 3",
        "North has chosen “Publish the film”",
    ]


def test_why_not_tells_a_draw_as_a_share_of_the_weights() -> None:
    told = LocalFacilitatorTable(play(KEEP, NOTHING)).account_absence("low_pass", 2)
    assert isinstance(told, WhyNot)
    _, roll = told.cases[0].parts
    assert (roll.kind, roll.relation, roll.threshold) == ("roll", "<", 3 / 6.1)
    assert (roll.value or 0) > 0.5


def test_why_not_of_a_drawn_event_never_contradicts_the_dice() -> None:
    found = set()
    for seed in range(12):
        table = LocalFacilitatorTable(play(KEEP, NOTHING, seed=seed))
        for id in INCIDENTS:
            told = table.account_absence(id)
            assert isinstance(told, WhyNot)
            lines = [each.text for each in compose_absence(told) if "the dice fell" in each.text]
            assert lines
            for line in lines:
                state, fell, wanted, bound = found_roll(line)
                assert (state == "Met") == (fell < bound if wanted == "below" else fell >= bound)
                found.add((state, wanted))
    assert {("Met", "below"), ("Met", "at"), ("Lacking", "below")} <= found


def found_roll(line: str) -> tuple[str, float, str, float]:
    """Whether a roll is said to be met, where the dice fell, and on which side of what they had
    to."""
    written = (
        r"(\w+): the dice fell at ([\d.]+)%, and had to fall (below|at) ([\d.]+)%( or above)?\."
    )
    found = re.fullmatch(written, line)
    assert found is not None, line
    assert (found[3] == "at") == (found[5] is not None)
    return found[1], float(found[2]), found[3], float(found[4])


def test_at_most_one_of_a_group_comes_and_always_one_of_those_that_can() -> None:
    for seed in range(12):
        match = play(KEEP, seed=seed)
        assert len(set(INCIDENTS) & {*list_cards(match)}) == 1
    assert not set(INCIDENTS) & {*list_cards(play(seed=1))}


def test_the_weights_and_one_roll_say_which() -> None:
    program = table().program
    for seed in range(20):
        state = play(KEEP, seed=seed).game.state
        weights = np.cumsum([3, 1, 42 / 20])  # anger in the North is 42 as turn 1 is over
        drawn = uniform(game_key(seed, 0), 2, site_of("one_of:incident")) * weights[-1]
        expected = INCIDENTS[int(np.searchsorted(weights, drawn, side="right"))]
        fired = [each.id for each, at in zip(program.injects, state.fired, strict=True) if at == 2]
        assert set(fired) & set(INCIDENTS) == {expected}


@each_backend
def test_lanes_play_sequences_as_the_reference_does(name: str) -> None:
    backend = build_quickly(name, table().program)
    assert compare(table(), backend, numbered(21), at_random) == 21


def test_what_is_wrong_with_a_sequence_is_told() -> None:
    choice = "{choice: north.publish, days: 8}"
    late = told(choice, "{choice: north.publish, days: 24}")
    assert late == ["E074 24 days after `north.publish` the game is over"]
    (dated,) = told(choice, f"{choice}\n    turn: 3")
    assert dated == "E074 What comes `after` a choice has no `turn` of its own"
    assert told(choice, "{choice: north.publsh}") == [
        "E048 `north` can choose no response or initiative `publsh`"
    ]
    assert told(choice, "{choice: publish}") == ["E034 `publish` is not a seat and its choice"]
    help = (
        compile_files({"scenario.yaml": TEXT.replace("north.publish,", "north.publsh,").encode()})
        .problems[0]
        .help
    )
    assert help == "Did you mean `north.publish`?"
    (weightless,) = told("weight: 3", "weight: -1")
    (nothing,) = told("weight: 3", "weight: 0")
    assert nothing == "E120 The weight `0` is 0"
    assert told("weight: 3", 'weight: "max(0, turn - 2)"') == []
    assert weightless == "E120 The weight `-1` is -1"
    mixed = told("when: turn > 1, weight: 3, repeats: true", "turn: 2")
    assert mixed[-1:] == ["E120 Of the group `incident` some have a `turn`, and some have none"]
    assert told(
        "one_of: incident, when: turn > 1, weight: 3", "one_of: incidnt, when: turn > 1"
    ) == ["E120 The group `incidnt` has one inject"]


def test_fields_that_are_not_used_leave_no_trace() -> None:
    program = table().program
    assert FOLDER.name == program.scenario
    plain = TEXT.replace("one_of: incident, ", "").replace("weight: 3, ", "")
    plain = plain.replace('weight: "anger.north / 20", ', "")
    other = compile_files({"scenario.yaml": plain.encode()}).program
    assert other is not None
    same = dict(other.definitions)
    assert same["inject answer"] == dict(program.definitions)["inject answer"]
