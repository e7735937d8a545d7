"""Policies in lanes that suit any scenario: what each leans to, and that it leans nowhere else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from eleventh.bots.lane_policies import NAMED, SplitLanes, make_policy
from eleventh.bots.lanes import GameDice
from eleventh.bots.tones import weigh_tones
from eleventh.core.adjudication import Adjudicator
from eleventh.core.program import Program
from eleventh.emit.lanes import LanePolicy, Lanes
from eleventh.emit.python_lanes import PythonBackend
from games import EVERY, ROOT, adjudicator
from lab.studies.worlds import two_doors

GAMES = np.arange(6, dtype=np.uint64)
every_scenario = pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)


def seat_all(program: Program, lanes: Lanes, name: str) -> dict[str, LanePolicy]:
    policy = make_policy(name, program, GameDice(lanes.seed, lanes.games))
    return {seat.id: policy for seat in program.seats}


def find_answers(table: Adjudicator, name: str) -> list[tuple[list[float], list[float], int]]:
    """Of every question in the first turn of some games: how kind the open answers are, what they
    cost, and the place of the one that the policy gave."""
    backend = PythonBackend(table)
    lanes = backend.begin(1, GAMES)
    begun = [lanes.state(lane) for lane in range(GAMES.size)]
    backend.advance(lanes, seat_all(table.program, lanes, name))
    kind, found = weigh_tones(table.program), []
    for lane, state in enumerate(begun):
        for seat in table.program.seats:
            for offers in table.menu(state, seat.id).decisions.values():
                open_ = [each for each in offers if not each.barred]
                (given,) = (
                    place
                    for place, each in enumerate(open_)
                    if lanes.chose[each.choice, lane] == state.turn
                )
                kinds = [float(kind[each.choice]) for each in open_]
                found.append((kinds, [each.cost for each in open_], given))
    assert found
    return found


@every_scenario
def test_the_conciliatory_give_the_kindest_answer_and_the_hostile_the_harshest(
    folder: Path,
) -> None:
    for kinds, _, given in find_answers(adjudicator(folder), "conciliatory"):
        assert kinds[given] == max(kinds)
    for kinds, _, given in find_answers(adjudicator(folder), "hostile"):
        assert kinds[given] == min(kinds)


@every_scenario
def test_the_frugal_give_the_cheapest_answer_and_start_nothing(folder: Path) -> None:
    table = adjudicator(folder)
    for _, costs, given in find_answers(table, "frugal"):
        assert costs[given] == min(costs)
    backend = PythonBackend(table)
    lanes = backend.begin(1, GAMES)
    backend.advance(lanes, seat_all(table.program, lanes, "frugal"))
    initiatives = [each.kind == "initiative" for each in table.program.choices]
    assert not lanes.chose[initiatives].any()


@pytest.mark.parametrize(("name", "sign"), [("conciliatory", 1), ("hostile", -1)])
@every_scenario
def test_those_who_lean_take_initiatives_of_their_own_kind_only(
    folder: Path, name: str, sign: int
) -> None:
    table = adjudicator(folder)
    backend = PythonBackend(table)
    lanes = backend.begin(1, GAMES)
    while lanes.alive.any():
        backend.advance(lanes, seat_all(table.program, lanes, name))
    initiatives = np.array([each.kind == "initiative" for each in table.program.choices])
    taken = initiatives & (lanes.chose > 0).any(axis=1)
    assert (sign * np.array(weigh_tones(table.program))[taken] > 0).all()


def test_a_deed_that_is_more_intense_weighs_more() -> None:
    """Two drills, of intensities 1.5 and 0.6, are the same act."""
    program = adjudicator(ROOT / "scenarios" / "gsomia_2019").program
    kind = dict(zip([each.id for each in program.choices], weigh_tones(program), strict=True))
    assert kind["routine_drill"] < 0
    assert kind["largest_drill"] == pytest.approx(2.5 * kind["routine_drill"])


def test_a_choice_is_as_kind_as_its_deeds_toward_others_with_a_value_or_by_tone() -> None:
    """In the harbour a way out is an act without a value, of a conciliatory tone; a legal step of
    intensity 2 is hostile; and what is only said to oneself is neither."""
    program = adjudicator(EVERY[0]).program
    kind = {f"{each.seat}.{each.id}": 0.0 for each in program.choices}
    for each, worth in zip(program.choices, weigh_tones(program), strict=True):
        kind[f"{each.seat}.{each.id}"] = float(worth)
    assert kind["tokyo.offer"] == 1
    assert kind["seoul.wto_complaint"] == -2
    assert kind["seoul.wait"] == 0
    assert kind["washington.three_way_talks"] == 1


def test_goldsteins_values_count_where_there_are_any() -> None:
    program = two_doors()
    kind = dict(zip((each.id for each in program.choices), weigh_tones(program), strict=True))
    assert (kind["share"], kind["grab"], kind["turn_key"]) == (7, -9, 0)


def test_level_answers_are_drawn_with_the_dice_of_the_game() -> None:
    """Where nothing costs anything, the frugal give each answer about as often."""
    program = adjudicator(EVERY[0]).program
    many = np.arange(600, dtype=np.uint64)
    policy = make_policy("frugal", program, GameDice(1, many))
    width = len(program.decisions[0].choices)
    given = policy.answer(1, 0, np.ones((width, 600), np.bool_), np.zeros((width, 600)))
    assert min(np.bincount(given, minlength=width)) > 600 / width / 2


def test_lanes_that_are_split_are_each_the_game_of_their_own_policy() -> None:
    table = adjudicator(EVERY[0])
    backend = PythonBackend(table)
    names = tuple(NAMED)
    alone = {}
    for name in names:
        lanes = backend.begin(1, GAMES)
        while lanes.alive.any():
            backend.advance(lanes, seat_all(table.program, lanes, name))
        alone[name] = [lanes.state(lane) for lane in range(GAMES.size)]
    which = np.arange(GAMES.size) % len(names)
    lanes = backend.begin(1, GAMES)
    dice = GameDice(lanes.seed, lanes.games)
    split = SplitLanes(tuple(make_policy(each, table.program, dice) for each in names), which)
    while lanes.alive.any():
        backend.advance(lanes, {seat.id: split for seat in table.program.seats})
    for lane in range(GAMES.size):
        assert lanes.state(lane) == alone[names[which[lane]]][lane]


def test_another_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="there are random, historian, conciliatory, hostile"):
        make_policy("kind", adjudicator(EVERY[0]).program, GameDice(1, GAMES))
