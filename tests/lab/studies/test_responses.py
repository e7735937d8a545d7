"""What hangs on each decision, and which answers nobody has a reason to give."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from eleventh.bots.lanes import GameDice, RandomLanes
from eleventh.bots.planned import PlannedLanes
from eleventh.emit.backends import build_backend
from eleventh.emit.python_lanes import PythonBackend
from eleventh.lab.studies.responses import LEAST, ResponseStudy, study_responses
from games import EVERY, adjudicator
from lab.studies.worlds import backend, two_doors
from portions import portion, small


@pytest.fixture(scope="module")
def study() -> ResponseStudy:
    return study_responses(backend(), 1, games=LEAST)


def test_a_decision_whose_answers_lead_to_the_same_changes_nothing(study: ResponseStudy) -> None:
    assert study.changing_nothing == ("decoration.west",)
    (curtains,) = (each for each in study.decisions if each.decision == "decoration.west")
    assert (curtains.idle, curtains.swing, curtains.endings) == (1.0, 0.0, 0.0)
    assert {each.gap.mean for each in curtains.gaps} == {0.0}


def test_what_hangs_on_a_decision_is_told_for_every_seat(study: ResponseStudy) -> None:
    market = study.decisions[0]
    assert (market.decision, market.seat) == ("market.east", "east")
    told = [(each.seat, each.best, each.worst, each.gap.mean) for each in market.gaps]
    assert told == [("east", "grab", "share", 10), ("west", "share", "grab", 30)]
    assert (market.swing, market.idle) == (10, 0)
    assert market.track is not None
    assert (market.track.track, market.track.points) == ("wealth.west", 30)
    assert market.track.share == pytest.approx(0.3)


def test_an_answer_that_is_worse_whatever_the_others_do_is_dominated(
    study: ResponseStudy,
) -> None:
    found = [(each.decision, each.response, each.by) for each in study.dominated]
    assert found == [("market.east", "share", "grab"), ("market.west", "give", "take")]
    assert all(each.sure and each.margin.mean == 10 for each in study.dominated)


def test_it_says_how_many_games_it_played(study: ResponseStudy) -> None:
    """Those that branch, with each seat answering, and a branch for each answer."""
    answers = sum(len(each.choices) for each in two_doors().decisions)
    games = len(study.against) * LEAST
    assert study.effort.games == (len(two_doors().seats) + answers) * games
    assert study.effort.complete


def test_stopped_it_tells_of_the_decisions_that_it_came_to() -> None:
    """Those of the first turn are tried together, then those of the second."""
    begun = study_responses(backend(), 1, LEAST, going_on=lambda played, wanted: played < 100)
    assert {each.decision: bool(each.games) for each in begun.decisions} == {
        "market.east": True,
        "market.west": True,
        "decoration.west": False,
    }
    assert not begun.effort.complete


def test_games_that_do_not_fit_into_one_block_are_as_good(study: ResponseStudy) -> None:
    many = study_responses(backend(), 1, games=600)
    assert many.effort.complete
    assert {each.games for each in many.decisions} == {2400}
    assert many.dominated == study.dominated


@pytest.mark.parametrize("folder", EVERY[:2], ids=lambda folder: folder.name)
def test_the_reference_comes_to_the_same(folder: Path) -> None:
    program = adjudicator(folder).program
    one, two = (
        study_responses(each, 3, LEAST, against=("random", "hostile"))
        for each in (build_backend("numpy", program), PythonBackend(adjudicator(folder)))
    )
    assert (one.decisions, one.dominated) == (two.decisions, two.dominated)


def test_too_few_games_to_compare_tell_nothing() -> None:
    found = study_responses(backend(), 1, 2, against=("random",))
    assert [each.games for each in found.decisions] == [0] * len(found.decisions)
    assert (found.changing_nothing, found.dominated) == ((), ())


@pytest.mark.parametrize("folder", portion(EVERY, small), ids=lambda folder: folder.name)
def test_a_mean_is_above_the_swing_only_where_it_is_of_fewer_games_and_says_so(
    folder: Path,
) -> None:
    """In the same games the best answer of each lies as far above the worst as any two, or more."""
    fast = build_backend("numpy", adjudicator(folder).program)
    for each in study_responses(fast, 3, LEAST, against=("random",)).decisions:
        assert all(LEAST <= gap.games <= each.games for gap in each.gaps)
        own = [gap for gap in each.gaps if gap.seat == each.seat]
        if own and own[0].games == each.games:
            assert own[0].gap.mean <= each.swing + 1e-9


@pytest.mark.parametrize("folder", EVERY[:2], ids=lambda folder: folder.name)
def test_what_is_planned_is_done_wherever_it_may_be(folder: Path) -> None:
    """With every answer of each decision planned in turn, it is given wherever it was open, and
    what was not planned is done as it would have been."""
    table = adjudicator(folder)
    program, fast = table.program, build_backend("numpy", table.program)
    decision = program.decisions[0]
    lanes = fast.begin(1, np.zeros(len(decision.choices), np.uint64))
    begun = lanes.state(0)
    wanted = np.zeros((len(program.turns) + 1, len(program.choices), lanes.games.size), np.int8)
    for lane, choice in enumerate(decision.choices):
        wanted[:, choice, lane] = 1
    base = RandomLanes(program, GameDice(1, lanes.games))
    fast.advance(lanes, {each.id: PlannedLanes(program, base, wanted) for each in program.seats})
    offers = table.menu(begun, decision.seat).decisions[decision.id]
    for lane, offer in enumerate(offers):
        assert offer.barred or lanes.chose[offer.choice, lane] == 1
    others = [
        index
        for index, each in enumerate(program.choices)
        if each.seat != decision.seat and index not in decision.choices
    ]
    assert (lanes.chose[others] == lanes.chose[others][:, :1]).all()
