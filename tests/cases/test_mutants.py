"""No rule and no modifier of the rulebook can be taken out without some case noticing.

A mutant is the rulebook with the effects of one rule (or modifier) left out: in its lanes they have
the factor 0. It must fail a case; otherwise the cases do not say what that rule is for.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cases.ground import Ground
from cases.judging import complaints, list_turns
from cases.lane_ground import LaneGround, Rule
from cases.reading import Case, every_case


@pytest.fixture(scope="module")
def lanes(tmp_path_factory: pytest.TempPathFactory) -> LaneGround:
    played = LaneGround(Ground(tmp_path_factory.mktemp("ground")), "numpy")
    played.play(every_case())
    return played


@pytest.mark.slow
def test_every_rule_and_modifier_is_missed_by_some_case(lanes: LaneGround) -> None:
    """The mutants of all rules are played together, each on one case after the other in which its
    rule posts, until one misses it."""
    posted = {case.id: lanes.find_posted(case) for case in every_case()}
    waiting = {rule: list_suspects(lanes, rule, posted) for rule in lanes.rules}
    unmissed: list[Rule] = []
    while waiting:
        tries = {rule: next(cases, None) for rule, cases in waiting.items()}
        unmissed += [rule for rule, case in tries.items() if case is None]
        asked = {rule: case for rule, case in tries.items() if case is not None}
        play_mutants(lanes, asked)
        missed = {rule for rule, case in asked.items() if complaints(case, lanes.without(rule))}
        waiting = {rule: waiting[rule] for rule in asked if rule not in missed}
    assert unmissed == []


def list_suspects(lanes: LaneGround, rule: Rule, posted: dict[str, set[Rule]]) -> Iterator[Case]:
    """The cases in which a rule posts, those about what it cites first."""
    causes = lanes.backend.program.causes
    cites = causes[min(lanes.rules[rule])].cite
    found = [case for case in every_case() if rule in posted[case.id]]
    return iter(sorted(found, key=lambda case: case.rule not in cites))


def play_mutants(lanes: LaneGround, asked: dict[Rule, Case]) -> None:
    """All that these cases ask, of the rulebook without these rules."""
    lanes.play_turns(
        turn
        for rule, case in asked.items()
        for each in list_turns(case)
        for turn in [lanes.without(rule).name_turn(*each)]
    )
