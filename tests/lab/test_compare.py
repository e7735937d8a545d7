"""Comparisons: both sides are what each is alone, and differences are those of paired games."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import cache
from math import sqrt
from pathlib import Path

import jsonschema
import numpy as np
import pytest

from eleventh.core.orders import Orders
from eleventh.core.program import Program
from eleventh.emit.backends import build_backend
from eleventh.lab.batch import units
from eleventh.lab.batch.bench import Bench
from eleventh.lab.batch.inputs import compile_ranges
from eleventh.lab.batch.ordered import order_choices
from eleventh.lab.batch.plan import plan_run
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.compare.document import comparison_schema, export_comparison
from eleventh.lab.compare.measures import list_measures, mark_rules
from eleventh.lab.compare.pairs import PairUnit
from eleventh.lab.compare.result import Difference, SideComparison
from eleventh.lab.compare.run import Side, compare
from eleventh.lab.playtest.document import export_playtest
from eleventh.lab.playtest.run import run_playtest
from eleventh.lang.compile import compile_files
from games import EVERY, adjudicator, compiled
from portions import portion, small

SMALL = next(each for each in EVERY if each.name == "first_hour")
GAMES = 90


def seat(program: Program, name: str = "random") -> dict[str, BatchPlayer]:
    return {each.id: BatchPlayer(name) for each in program.seats}


def side(folder: Path, name: str = "random") -> Side:
    program = adjudicator(folder).program
    return Side(program, seat(program, name))


def played(a: Side, b: Side, games: int = GAMES, **changed: object) -> SideComparison:
    plan = replace(plan_run(games, {**a.players, **b.players}), **changed)
    return compare(a, b, plan, seed=4, games=games)


@cache
def at_random_and_by_the_record(folder: Path) -> SideComparison:
    return played(side(folder), side(folder, "historian"))


def find(result: SideComparison, kind: str, id: str) -> Difference:
    return next(each for each in result.differences if each.measure.key == (kind, id))


each_scenario = pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)


@pytest.mark.parametrize("folder", portion(EVERY, small), ids=lambda folder: folder.name)
def test_each_side_is_what_a_playtest_of_it_tells(folder: Path) -> None:
    program = adjudicator(folder).program
    result = at_random_and_by_the_record(folder)
    for name, of in (("random", "a"), ("historian", "b")):
        plan = plan_run(GAMES, seat(program, name))
        alone = export_playtest(
            run_playtest(program, seat(program, name), plan, seed=4, games=GAMES)
        )
        told = {each.measure.key: getattr(each, of) for each in result.differences}
        assert told["length", "turns"] == pytest.approx(alone["length"]["mean_turns"])
        for kind, group in (("ending", "endings"), ("inject", "injects"), ("joint", "joints")):
            shares = {id: each["share"] for id, each in alone[group].items()}
            assert {id: told[kind, id] for id in shares} == pytest.approx(shares)
        for id, one in alone["objectives"].items():
            assert told["total", id] == pytest.approx(one["total"]["mean"])
            for aim, score in one["objectives"].items():
                assert told["objective", f"{id}:{aim}"] == pytest.approx(score["mean"])
        for id, track in alone["tracks"].items():
            end = track["path"][-1]
            for value, share in end.get("values", {}).items():
                assert told["status", f"{id}:{value}"] == pytest.approx(share)
            if "mean" in end:
                assert told["track", id] == pytest.approx(end["mean"])
        for id, decision in alone["decisions"].items():
            given = sum(each["chosen"] for each in decision["responses"].values())
            for answer, each in decision["responses"].items():
                share = told["response", f"{decision['seat']}:{id}:{answer}"]
                assert share == (pytest.approx(each["chosen"] / given) if given else None)
        for id, rule in alone["rules"].items():
            assert bool(told[rule["kind"], id]) == bool(rule["fired"])


@each_scenario
def test_a_difference_and_its_interval_are_those_of_the_paired_games(folder: Path) -> None:
    program = adjudicator(folder).program
    backend = build_backend("numpy", program)
    ends = []
    for one in (side(folder), side(folder, "historian")):
        unit = plan_run(GAMES, one.players).make_unit(program, one.players, seed=4, games=GAMES)
        lanes = backend.begin(4, unit.numbers)
        policies = unit.seat(lanes)
        while lanes.alive.any():
            backend.advance(lanes, policies)
        ends.append(lanes)
    result = at_random_and_by_the_record(folder)
    for row, track in enumerate(program.tracks):
        if track.kind != "status":
            apart = ends[1].values[row] - ends[0].values[row]
            told = find(result, "track", track.id)
            reach = 1.96 * apart.std(ddof=1) / sqrt(GAMES)
            assert told.difference == pytest.approx(apart.mean())
            assert (told.low, told.high) == pytest.approx(
                (apart.mean() - reach, apart.mean() + reach), abs=1e-9
            )
            assert told.games == np.count_nonzero(apart)
    for index, ending in enumerate(program.endings):
        apart = (ends[1].ending == index).astype(float) - (ends[0].ending == index)
        told = find(result, "ending", ending.id)
        assert told.difference == pytest.approx(apart.mean())
        reach = max(1.96 * apart.std(ddof=1) / sqrt(GAMES), 1.96 / (GAMES + 2))
        assert told.low == pytest.approx(max(apart.mean() - reach, -1))
        assert told.high == pytest.approx(min(apart.mean() + reach, 1))


def test_the_same_side_twice_differs_in_no_game() -> None:
    result = played(side(SMALL), side(SMALL))
    assert result.pairs == GAMES
    for each in result.differences:
        assert each.difference in (0.0, None)
        assert not each.sure
        assert each.games == 0


def test_pairs_are_cut_and_merged_to_the_same_bytes() -> None:
    a, b = side(SMALL), side(SMALL, "historian")
    program = mark_rules(a.program)
    bench = Bench((program,))

    def make(first: int, games: int) -> PairUnit:
        plan = plan_run(games, a.players)
        return PairUnit(
            *(
                plan.make_unit(program, each.players, seed=2, games=games, first=first)
                for each in (a, b)
            )
        )

    whole, merged = make(0, 60).play(bench), make(0, 60).begin(bench)
    for first, last in reversed(list(itertools.pairwise((0, 7, 30, 31, 60)))):
        merged += make(first, last - first).play(bench)
    assert merged.pairs == whole.pairs == 60
    for name in ("sums", "products", "differing"):
        assert getattr(merged, name).tobytes() == getattr(whole, name).tobytes()


def test_two_cores_tell_what_one_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "CHUNK", 16)
    a, b = side(SMALL), side(SMALL, "historian")
    assert played(a, b, cores=2) == played(a, b)


def test_one_changed_line_is_named_and_so_is_what_it_did() -> None:
    old = compiled(SMALL).files
    name, line = "endings.yaml", b"turn == last and cohesion >= 55"
    assert old[name].count(line) == 1
    new = compile_files({**old, name: old[name].replace(line, line[:-2] + b"50")}).program
    assert new is not None
    result = played(side(SMALL), Side(new, seat(new)))
    assert result.changes == ("ending hand_in_hand (changed)",)
    better, worse = (find(result, "ending", id) for id in ("hand_in_hand", "on_speaking_terms"))
    assert better.sure
    assert better.difference == pytest.approx(-(worse.difference or 0.0))
    assert not find(result, "ending", "apart").games
    assert not any(each.games for each in result.differences if each.measure.kind != "ending")


@pytest.mark.slow
def test_a_parameter_that_is_set_moves_what_hangs_on_it() -> None:
    program = adjudicator(SMALL).program
    moved = {}
    for each in program.parameters:
        size = 1.4 * each.value
        other = compile_ranges(compiled(SMALL), {each.id: (each.value, size)})
        result = played(side(SMALL), Side(other, seat(other), {each.id: size}))
        moved[each.id] = [one.measure.key for one in result.differences if one.games]
        same = played(side(SMALL), Side(other, seat(other), {each.id: each.value}))
        assert not any(one.games for one in same.differences)
    assert any(moved.values())


def test_orders_are_followed_where_they_may_be_and_nothing_else_is_taken() -> None:
    program = adjudicator(SMALL).program
    seoul = [each for each in program.decisions if each.seat == "seoul"]
    answers = {each.id: program.choices[each.choices[-1]].id for each in seoul}
    own = [each.id for each in program.choices if (each.seat, each.kind) == ("seoul", "initiative")]
    turns = [{"seoul": Orders(answers, (own[0],))}, {"seoul": Orders(answers)}, {"tokyo": Orders()}]
    ordered = order_choices(program, "seoul", "orders:mine.yaml", turns)
    assert ordered.in_lanes
    result = played(side(SMALL), Side(program, seat(program) | {"seoul": ordered}))
    taken = {id: find(result, "initiative", f"seoul:{id}").b for id in own}
    assert taken == {own[0]: 1.0} | dict.fromkeys(own[1:], 0.0)
    told = [find(result, "response", f"seoul:{id}:{each}") for id, each in answers.items()]
    always = [each for each in told if each.b == 1.0]
    assert always  # those that are put in turns 1 and 2
    assert all(0.0 < (each.a or 0.0) < 1.0 for each in always)
    late = [each for each in told if each.b != 1.0]
    assert all(each.games < GAMES for each in late)  # in turn 3 nothing is ordered


@pytest.mark.parametrize(
    ("orders", "told"),
    [
        (Orders({"the_frm.seoul": "x"}), "perhaps 'the_form.seoul' is meant"),
        (Orders({"the_form.seoul": "x"}), "turn 1, seoul, the_form.seoul: there is no response"),
        (Orders({}, ("x",)), "there is no initiative 'x'"),
    ],
)
def test_orders_that_can_not_be_are_told_with_their_place(orders: Orders, told: str) -> None:
    program = adjudicator(SMALL).program
    with pytest.raises(ValueError, match=told):
        order_choices(program, "seoul", "orders:x", [{"seoul": orders}])
    with pytest.raises(ValueError, match="there are 3 turns, and orders for 4"):
        order_choices(program, "seoul", "orders:x", [{}, {}, {}, {"seoul": orders}])


def test_what_only_one_side_has_is_named() -> None:
    result = played(side(EVERY[0]), side(SMALL), games=20)
    mine, theirs = (
        {each.key for each in list_measures(adjudicator(folder).program)}
        for folder in (EVERY[0], SMALL)
    )
    assert {each.measure.key for each in result.a.only} == mine - theirs
    assert {each.measure.key for each in result.b.only} == theirs - mine
    assert {each.measure.key for each in result.differences} == mine & theirs
    endings = [each.value for each in result.b.only if each.measure.kind == "ending"]
    assert sum(each for each in endings if each is not None) == pytest.approx(
        1 - sum(each.b or 0 for each in result.list_kind("ending"))
    )


def test_its_document_satisfies_the_schema_that_ships() -> None:
    schema = comparison_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for result in (at_random_and_by_the_record(SMALL), played(side(EVERY[0]), side(SMALL), 9)):
        jsonschema.validate(export_comparison(result), schema)


def test_fewer_than_two_games_are_no_comparison() -> None:
    with pytest.raises(ValueError, match="two games"):
        played(side(SMALL), side(SMALL), games=1)


def test_ranges_that_can_not_be_are_told_in_a_sentence() -> None:
    wanted = compiled(SMALL)
    known = adjudicator(SMALL).program.parameters[0].id
    for ranges, told in (
        ({f"{known}s": (0.0, 1.0)}, f"perhaps '{known}' is meant"),
        ({known: (2.0, 1.0)}, "is no range"),
        ({known: (0.0, float("nan"))}, "is no range"),
    ):
        with pytest.raises(ValueError, match=told):
            compile_ranges(wanted, ranges)
