"""The planner: the same player at a table and in lanes, in temperaments that show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from eleventh.bots.doctrine import DoctrineOrders, gather_facts
from eleventh.bots.planner.drawing import draw_tempers
from eleventh.bots.planner.experience import Experience, gain_experience
from eleventh.bots.planner.explaining import tell_orders
from eleventh.bots.planner.imagining import Imagination
from eleventh.bots.planner.lanes import PlannerLanes, seat_planners
from eleventh.bots.planner.seat_menu import read_menu
from eleventh.bots.planner.strengths import STRENGTHS
from eleventh.bots.planner.table import prepare_planner
from eleventh.bots.planner.temperaments import TEMPERAMENTS, USUAL
from eleventh.bots.random_bot import TableDice
from eleventh.bots.registry import make_doctrine
from eleventh.core.position import Position
from eleventh.core.program import Program
from eleventh.core.recollection import recall
from eleventh.core.state import State
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import RULEBOOK, Backend, Lanes, Numbers, spread
from eleventh.emit.python import build
from eleventh.emit.scores import total_lanes
from eleventh.lab.debrief import debrief
from eleventh.lang.compile import compile_path
from eleventh.play.match import Match
from games import ROOT, compiled, play_doctrine
from games import adjudicator as adjudicator_of
from play.quarrel import FOLDER, SEATS, adjudicator, start
from portions import portion

GSOMIA = ROOT / "scenarios" / "gsomia_2019"


@cache
def backend() -> Backend:
    return build_backend("numpy", adjudicator().program)


@cache
def experience() -> Experience:
    return gain_experience(backend())


def seat(lanes: Lanes, strength: str = "middle", temper: str = "") -> Mapping[str, PlannerLanes]:
    tempers = dict.fromkeys(SEATS, temper) if temper else None
    return seat_planners(backend(), experience(), lanes, dict.fromkeys(SEATS, strength), tempers)


def begin(games: int, seed: int = 3) -> Lanes:
    return backend().begin(seed, np.arange(games, dtype=np.uint64))


def play(lanes: Lanes, policies: Mapping[str, PlannerLanes]) -> Lanes:
    while lanes.alive.any():
        backend().advance(lanes, policies)
    return lanes


def play_alone(name: str, game: int) -> State:
    """The end of a game of seed 3 that a doctrine plays in every seat, at a table."""
    return play_doctrine(adjudicator(), name, 3, game).state


@pytest.mark.parametrize("strength", list(STRENGTHS))
def test_a_lane_is_the_game_that_the_table_plays(strength: str) -> None:
    lanes = begin(6)
    play(lanes, seat(lanes, strength))
    for lane in range(6):
        assert play_alone(f"opponent:{strength}", lane) == lanes.state(lane)


def test_a_game_is_the_same_beside_whatever_others_it_is_played() -> None:
    many, few = begin(12), backend().begin(3, np.array([7, 2], np.uint64))
    for lanes in (many, few):
        play(lanes, seat(lanes))
    assert few.state(0) == many.state(7)
    assert few.state(1) == many.state(2)


@pytest.mark.parametrize("each", SEATS)
def test_what_lanes_hide_is_what_a_state_is_recalled_without(each: str) -> None:
    program, lanes = adjudicator().program, begin(4)
    place = next(one for one in program.seats if one.id == each)
    policies = seat(lanes)
    while lanes.alive.any():
        known = Imagination(backend(), experience(), place, 8).hide(lanes)
        for lane in np.flatnonzero(lanes.alive):
            recalled = recall(program, lanes.state(lane), each)
            assert known.state(lane) == recalled
        backend().advance(lanes, policies)


def test_temperaments_are_drawn_alike_often_and_of_those_that_a_seat_may_have() -> None:
    program, lanes = adjudicator().program, begin(600)
    dice = seat(lanes)["seoul"].dice
    names = [*TEMPERAMENTS]
    for place in program.seats:
        usual = draw_tempers(dice, program, place)
        counts = np.bincount(usual, minlength=len(names))
        assert {names[each] for each in np.flatnonzero(counts)} == set(USUAL)
        assert counts[counts > 0].min() > 150
        showy = draw_tempers(dice, program, replace(place, temperaments=("showman",)))
        assert {names[each] for each in showy} == {"showman"}


def test_an_author_may_name_every_temperament_there_is() -> None:
    schema = json.loads((ROOT / "engine/eleventh/lang/schema/scenario.json").read_text("utf-8"))
    seats = schema["properties"]["seats"]["additionalProperties"]["properties"]
    assert seats["temperaments"]["items"]["enum"] == [*TEMPERAMENTS]
    assert seats["temperaments"]["default"] == [*USUAL]


def test_a_scenario_says_what_temperaments_a_seat_may_have(tmp_path: Path) -> None:
    text = (FOLDER / "quarrel" / "scenario.yaml").read_text("utf-8")
    shown = text.replace(
        "    briefing: Both", "    temperaments: [showman, firm]\n    briefing: Both"
    )
    (tmp_path / "quarrel").mkdir()
    (tmp_path / "quarrel" / "scenario.yaml").write_text(shown, "utf-8")
    program = compile_path(tmp_path / "quarrel").program
    assert program is not None
    assert [each.temperaments for each in program.seats] == [("showman", "firm"), (), ()]
    match = Match.start(build(program), {}, dict.fromkeys(SEATS, "opponent"), 3)
    while not match.over:
        match.advance()
    told = debrief(match.record).temperaments
    assert told["washington"] in ("showman", "firm")
    assert told["tokyo"] in USUAL


def test_a_temperament_that_is_named_is_the_one_that_is_told() -> None:
    match = start({**dict.fromkeys(SEATS, "human"), "tokyo": "opponent:cautious:easy"})
    assert debrief(match.record).temperaments == {"tokyo": "cautious"}


def test_no_view_tells_a_temperament() -> None:
    humans = dict.fromkeys(SEATS, "human")
    one, other = (start({**humans, "tokyo": f"opponent:{each}"}) for each in ("firm", "cautious"))
    assert all(one.view(each) == other.view(each) for each in SEATS)


def find_tone(temper: str) -> float:
    """How kind what all seats did was, on average, where all have this temperament."""
    lanes = begin(24)
    policies = seat(lanes, temper=temper)
    found = 0.0
    while lanes.alive.any():
        turn = lanes.turn
        backend().advance(lanes, policies)
        tone = policies["seoul"].planner.manners.tone
        found += float(((lanes.chose == turn) * tone[:, None]).sum())
    return found


def test_a_dealmaker_is_kinder_than_one_who_is_firm() -> None:
    assert find_tone("dealmaker") > find_tone("firm") + 1


def test_who_shuns_risk_takes_fewer_initiatives() -> None:
    initiatives = [
        place
        for place, each in enumerate(adjudicator().program.choices)
        if each.kind == "initiative"
    ]
    taken = {}
    for temper in ("cautious", "dealmaker"):
        lanes = begin(24)
        play(lanes, seat(lanes, temper=temper))
        taken[temper] = int((lanes.chose[initiatives] > 0).sum())
    assert taken["cautious"] < taken["dealmaker"]


def decide_turn(temper: str, game: int) -> DoctrineOrders:
    """What Seoul orders in the first turn of a game of the shipped scenario."""
    table = adjudicator_of(GSOMIA)
    step = table.begin(3, game)
    position = Position(table, step.state, step.ledger)
    player = make_doctrine(
        f"opponent:{temper}", table, "seoul", table.hand_dice(step.state, "seoul")
    )
    return player.decide(gather_facts(position, "seoul"))


@pytest.mark.parametrize("temper", portion(TEMPERAMENTS, next(iter(TEMPERAMENTS)).__eq__))
def test_what_it_says_decided_is_a_taste_of_its_temperament(temper: str) -> None:
    tastes = TEMPERAMENTS[temper]
    for game in range(4):
        for reason in decide_turn(temper, game).reasons:
            decided = reason.data["decided"]
            assert (decided, reason.data["more"]) != ("aims", -1)
            if decided == "aims":
                assert float(str(reason.data["more"])) >= 0
            if decided == "risk":
                assert tastes.caution
            if decided == "show":
                assert tastes.show
            if decided == "tone":
                assert tastes.tone
                assert reason.data["way"] == int(tastes.tone < 0)


@pytest.mark.parametrize("strength", portion(["easy", "middle"], "easy".__eq__))
def test_the_objective_it_says_it_gains_in_is_the_one_in_which_it_expects_most(
    strength: str,
) -> None:
    """By its own evaluation: what its objectives give adds up to what it expects in all, and no
    other of them gives more beside the same alternative."""
    table = adjudicator_of(GSOMIA)
    named = set[str]()
    for place in table.program.seats:
        planner = prepare_planner(table, place.id, strength)
        for game in range(3):
            step = table.begin(3, game)
            facts = gather_facts(Position(table, step.state, step.ledger), place.id)
            known = spread(table.program, facts.recollection, np.zeros(1, np.uint64), RULEBOOK)
            menu = read_menu(table.program, planner.offers, facts.menu)
            dice = TableDice(table.hand_dice(step.state, place.id))
            plan = planner.plan(known, menu, np.zeros(1, np.intp), dice)
            points, worth = plan.forecast.points[:, :, 0], plan.forecast.worth[:, 0]
            assert points.sum(axis=0) == pytest.approx(plan.forecast.aims[:, 0])
            texts = [each.text for each in place.objectives]
            for reason in tell_orders(planner, facts.menu, plan).reasons:
                chosen = find_choice(table.program, place.id, reason.choice)
                offers = facts.menu.decisions.get(reason.decision, ())
                others = [each.choice for each in offers if each.choice != chosen]
                lead = points[:, chosen]
                if others:
                    lead = lead - points[:, max(others, key=worth.__getitem__)]
                if round(float(lead.max()), 1) > 0:
                    assert reason.data["gained"] == texts[int(lead.argmax())]
                    named.add(str(reason.data["gained"]))
                else:
                    assert reason.data["gained"] == ""
    assert len(named) > 3


def find_choice(program: Program, seat: str, id: str) -> int:
    """The index of a choice of a seat."""
    return next(at for at, e in enumerate(program.choices) if (e.seat, e.id) == (seat, id))


def total(strengths: Mapping[str, str], games: int) -> Numbers:
    program = compiled(GSOMIA).program
    assert program is not None
    fast = build_backend("numpy", program)
    learnt = gain_experience(fast)
    lanes = fast.begin(11, np.arange(games, dtype=np.uint64))
    policies = seat_planners(fast, learnt, lanes, strengths)
    while lanes.alive.any():
        fast.advance(lanes, policies)
    return total_lanes(fast, lanes)


@pytest.mark.slow
def test_the_middle_strength_beats_the_easy_one_in_every_seat() -> None:
    easy = dict.fromkeys(SEATS, "easy")
    weaker = total(easy, 16)
    for each, seat in enumerate(SEATS):
        stronger = total({**easy, seat: "middle"}, 16)
        assert stronger[each].mean() > weaker[each].mean(), seat
