"""Lanes: every backend comes to the states that the reference comes to, to the last bit."""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attack import Attack
from eleventh.bots.lanes import GameDice, HistorianLanes, RandomLanes, SeedDice, WeightedLanes
from eleventh.bots.planner.guesses import GuessedLanes, Guesses
from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.override import Change, Origin, apply_changes, continue_with, place_of
from eleventh.core.program import Link, Program
from eleventh.core.state import State
from eleventh.emit import python
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import RULEBOOK, Backend, LanePolicy, Lanes, RuleSizes, spread
from eleventh.emit.python_lanes import PythonBackend
from eleventh.emit.tally import Tally, make_tally
from eleventh.lang.compile import compile_files, compile_path, compile_with_inputs
from emit.crowds import make_crowd
from emit.programs import scenarios
from games import EVERY, OTHERS, adjudicator, build_quickly, play_doctrine
from portions import portion, portion_of_all, small
from secrecy.worlds import make_world

LLVM = "eleventh.emit.llvm"
BACKENDS = ["numpy", "llvm"]
each_backend = pytest.mark.parametrize("name", BACKENDS)
each_backend_quickly_numpy = pytest.mark.parametrize("name", portion(BACKENDS, "numpy".__eq__))
each_backend_and_scenario = pytest.mark.parametrize(
    ("name", "folder"),
    portion_of_all(lambda _, folder: small(folder), BACKENDS, (*EVERY, *OTHERS)),
    ids=lambda each: getattr(each, "name", each),
)
Policies = Callable[[Program, Lanes], Mapping[str, LanePolicy]]


def numbered(count: int, first: int = 0) -> np.ndarray:
    return np.arange(first, first + count, dtype=np.uint64)


def at_random(program: Program, lanes: Lanes) -> Mapping[str, LanePolicy]:
    dice = GameDice(lanes.seed, lanes.games)
    return {seat.id: RandomLanes(program, dice) for seat in program.seats}


def weighted(program: Program, lanes: Lanes) -> Mapping[str, LanePolicy]:
    weights = {index: index % 5 / 4 for index in range(len(program.choices))}
    drawn = WeightedLanes(program, GameDice(lanes.seed, lanes.games), weights)
    return {seat.id: drawn for seat in program.seats}


def mixed(program: Program, lanes: Lanes) -> Mapping[str, LanePolicy]:
    """Another policy in every seat: weights, the record, random with a seed of its own."""
    made = [
        weighted(program, lanes)[program.seats[0].id],
        HistorianLanes(program),
        *(RandomLanes(program, SeedDice(7, seat.site)) for seat in program.seats[2:]),
    ]
    return {seat.id: policy for seat, policy in zip(program.seats, made, strict=True)}


def by_kinds(program: Program, lanes: Lanes) -> Mapping[str, LanePolicy]:
    """Weights by the kinds of lanes, and in the last seat weights that are one for all."""
    guesses = Guesses(program, np.zeros(len(program.choices)))
    kinds = np.arange(lanes.games.size) % guesses.weights.shape[1]
    made = {
        seat.id: GuessedLanes(program, guesses.weights, lanes.keys, kinds)
        for seat in program.seats[:-1]
    }
    return {**at_random(program, lanes), **made}


def play(
    backend: Backend, lanes: Lanes, policies: Policies, tally: Tally | None = None
) -> list[list[State]]:
    """The states of all lanes as each turn opened, and at the end."""
    seats, found = policies(backend.program, lanes), []
    while lanes.alive.any():
        found.append([lanes.state(lane) for lane in range(lanes.games.size)])
        backend.advance(lanes, seats, tally)
    return [*found, [lanes.state(lane) for lane in range(lanes.games.size)]]


def same_bytes(one: State, other: State) -> bool:
    """Equal, and every number of the same bits: 0.0 and -0.0 are not."""
    packed = [struct.pack(f"{len(each.values)}d", *each.values) for each in (one, other)]
    return one == other and packed[0] == packed[1]


def compare(
    table: Adjudicator, fast: Backend, games: np.ndarray, policies: Policies, seed: int = 1
) -> int:
    """How many games were compared, turn by turn and query by query."""
    reference = PythonBackend(table)
    first, second = (each.begin(seed, games) for each in (reference, fast))
    for query in table.code.queries:
        assert reference.ask(first, query).tobytes() == fast.ask(second, query).tobytes(), query
    slow_run, fast_run = play(reference, first, policies), play(fast, second, policies)
    assert len(slow_run) == len(fast_run)
    for ones, others in zip(slow_run, fast_run, strict=True):
        assert all(map(same_bytes, ones, others))
    for query in table.code.queries:
        assert np.array_equal(reference.ask(first, query), fast.ask(second, query)), query
    return games.size


@cache
def backend(name: str, folder: Path) -> Backend:
    """A backend of a scenario, which takes a while to build and holds no game."""
    return build_quickly(name, adjudicator(folder).program)


@pytest.mark.parametrize("policies", [at_random, weighted, mixed, by_kinds])
@each_backend_and_scenario
def test_every_scenario_is_played_as_the_reference_plays_it(
    name: str, folder: Path, policies: Policies
) -> None:
    compare(adjudicator(folder), backend(name, folder), numbered(11), policies)


@each_backend_quickly_numpy
@settings(max_examples=6, deadline=None)
@given(text=scenarios(), seed=st.integers(0, 2**63))
def test_random_programs_are_played_as_the_reference_plays_them(
    name: str, text: str, seed: int
) -> None:
    program = compile_files({"scenario.yaml": text.encode()}).program
    assert program is not None
    fast = build_quickly(name, program)
    compare(python.build(program), fast, numbered(5), at_random, seed)


def count_alike(
    table: Adjudicator, fast: Backend, policies: Policies, sizes: RuleSizes = RULEBOOK
) -> Tally:
    """What the reference and a backend count of the same games; every number is the same."""
    tallies = []
    for each in (PythonBackend(table), fast):
        tally = make_tally(table.program)
        lanes = each.begin(3, numbered(9), sizes, tally)
        tallies.append((tally, play(each, lanes, policies, tally)))
    (first, states), (second, others) = tallies
    assert all(map(same_bytes, states[-1], others[-1]))
    for part in fields(first):
        one, other = getattr(first, part.name), getattr(second, part.name)
        assert one.tobytes() == other.tobytes(), part.name
    return first


@pytest.mark.parametrize("policies", [at_random, mixed, by_kinds])
@each_backend_and_scenario
def test_what_causes_post_is_counted_as_the_ledger_has_it(
    name: str, folder: Path, policies: Policies
) -> None:
    tally = count_alike(adjudicator(folder), backend(name, folder), policies)
    assert tally.posted.sum() > 9
    assert tally.amounts.any()
    assert tally.asked.any()
    assert tally.done.any()
    assert (tally.offered[:9] <= tally.offered.max()).all()


@each_backend_and_scenario
def test_factors_make_effects_larger_or_smaller_in_each_lane(name: str, folder: Path) -> None:
    table = adjudicator(folder)
    factors = np.random.default_rng(5).uniform(0.6, 1.4, (len(table.program.causes), 9))
    factors[:, 0] = 1.0
    count_alike(table, backend(name, folder), at_random, RuleSizes(factors))
    lanes, plain = (
        backend(name, folder).begin(3, numbered(9), each) for each in (RuleSizes(factors), RULEBOOK)
    )
    ends, same = (
        play(backend(name, folder), lanes, at_random),
        play(backend(name, folder), plain, at_random),
    )
    assert same_bytes(ends[-1][0], same[-1][0])
    assert any(one.values != other.values for one, other in zip(ends[-1], same[-1], strict=True))


@each_backend
def test_a_factor_of_nothing_takes_an_effect_away(name: str) -> None:
    table = adjudicator(EVERY[0])
    factors = np.zeros(len(table.program.causes))
    tally = count_alike(table, backend(name, EVERY[0]), at_random, RuleSizes(factors))
    assert not tally.amounts.any()
    assert not tally.posted.any()


@cache
def with_inputs() -> tuple[Program, Program]:
    """The first scenario with all of its parameters read as the game runs, and as it is."""
    files = compile_path(EVERY[0]).files
    plain = compile_files(files).program
    assert plain is not None
    bounds = {each.id: bound(each.value) for each in plain.parameters}
    compiled = compile_with_inputs(files, bounds)
    assert compiled.program is not None, compiled.problems
    return compiled.program, plain


def bound(value: float) -> tuple[float, float]:
    """A parameter from 0.6 to 1.4 of its size."""
    low, high = sorted((0.6 * value, 1.4 * value))
    return low, high


@each_backend
def test_parameters_that_are_inputs_are_read_in_each_lane(name: str) -> None:
    program, plain = with_inputs()
    assert program.hash != plain.hash
    assert any(op.code == "input" for op in program.ops)
    fast, table = build_quickly(name, program), python.build(program)
    own = [each.value for each in program.parameters]
    inputs = np.array(own)[:, None] * np.random.default_rng(3).uniform(0.6, 1.4, (len(own), 9))
    inputs[:, 0] = own
    count_alike(table, fast, at_random, RuleSizes(inputs=inputs))
    changed = play(fast, fast.begin(3, numbered(9), RuleSizes(inputs=inputs)), at_random)[-1]
    same = play(backend(name, EVERY[0]), backend(name, EVERY[0]).begin(3, numbered(9)), at_random)
    assert same_bytes(changed[0], same[-1][0])
    assert any(one.values != other.values for one, other in zip(changed, same[-1], strict=True))


@each_backend
def test_inputs_are_as_the_rulebook_has_them_unless_others_are_given(name: str) -> None:
    program, plain = with_inputs()
    fast = build_quickly(name, program)
    ends = play(fast, fast.begin(3, numbered(5)), at_random)[-1]
    table = build_backend("numpy", plain)
    assert all(map(same_bytes, ends, play(table, table.begin(3, numbered(5)), at_random)[-1]))


@each_backend_quickly_numpy
@settings(max_examples=4, deadline=None)
@given(text=scenarios(), live=st.booleans())
def test_random_programs_are_counted_as_the_ledger_has_them(
    name: str, text: str, live: bool
) -> None:
    program = compile_files({"scenario.yaml": text.encode()}).program
    assert program is not None
    factors = np.random.default_rng(1).uniform(0.6, 1.4, (len(program.causes), 9))
    count_alike(
        python.build(program),
        build_quickly(name, program),
        at_random,
        RuleSizes(factors if live else None),
    )


def test_other_names_of_backends_are_answered_with_those_there_are() -> None:
    program = adjudicator(EVERY[0]).program
    with pytest.raises(ValueError, match="there are python, numpy, llvm"):
        build_backend("fortran", program)
    assert isinstance(build_backend("python", program), PythonBackend)


def test_without_the_extra_the_backend_says_what_to_install(monkeypatch) -> None:
    for name in [each for each in sys.modules if each.startswith(("llvmlite", LLVM))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "llvmlite", None)
    with pytest.raises(ImportError, match=r"eleventh-hour\[fast\], or use numpy"):
        build_backend("llvm", adjudicator(EVERY[0]).program)


END_EARLY = """
format: 1
scenario: flood
title: Flood
synopsis: Some games end in a long turn, some in a short one.
minutes: 1
turns: [2021-01-01, 2021-01-31, 2021-02-01]
ends: 2021-02-02
actors: {seats: [north]}
tracks:
  water: {kind: score, start: 50, title: Water}
  damp: {kind: score, start: 0, title: Damp}
rules:
  - {id: rain, chance_per_month: "water / 200", effects: {water: 1}, why: It rains., cite: [R01]}
seats: {north: {title: North, objectives: [{id: dry, text: Stay dry, score: damp}]}}
injects:
  - {id: storm, chance: 0.4, headline: Storm, effects: {damp: 1}, why: It blows., cite: [R01]}
endings:
  - {id: flooded, when: "damp >= 1", title: Flooded, text: The water came.}
  - {id: over, title: Over, text: It is over.}
sources: {book: {title: A book, items: {R01: It rains.}}}
"""


def world(number: int) -> Adjudicator | None:
    program = compile_files(make_world(number)).program
    return None if program is None else python.build(program)


@pytest.mark.slow
@pytest.mark.attack
@each_backend
def test_many_games_are_played_as_the_reference_plays_them(name: str, attack: Attack) -> None:
    wanted, played, number = attack.size(slow=500, full=20_000), 0, 0
    while played < wanted:
        table, number = world(number), number + 1
        if table is not None:
            fast = build_quickly(name, table.program)
            played += compare(table, fast, numbered(20), at_random, number)
    for folder in EVERY:
        for start in range(0, wanted // 10, 50):
            fast, games = backend(name, folder), numbered(50, start)
            played += compare(adjudicator(folder), fast, games, weighted, 5)
    print(f"\nlanes: {played} games by {name}, all the same to the last bit")


@pytest.mark.parametrize("doctrine", ["random", "random:7", "historian"])
@each_backend_and_scenario
def test_a_lane_is_the_game_that_the_doctrine_plays_alone(
    name: str, folder: Path, doctrine: str
) -> None:
    fast = backend(name, folder)
    lanes = fast.begin(3, numbered(4))
    play(fast, lanes, lambda program, lanes: policies_of(doctrine, program, lanes))
    for lane in range(4):
        assert same_bytes(play_alone(folder, doctrine, lane).state, lanes.state(lane))


def policies_of(doctrine: str, program: Program, lanes: Lanes) -> Mapping[str, LanePolicy]:
    if doctrine == "random":
        return at_random(program, lanes)
    if doctrine == "historian":
        return {seat.id: HistorianLanes(program) for seat in program.seats}
    return {seat.id: RandomLanes(program, SeedDice(7, seat.site)) for seat in program.seats}


@cache
def play_alone(folder: Path, doctrine: str, game: int) -> Transition:
    """The end of a game of seed 3 that a doctrine of the table plays in every seat, with the ledger
    of all its turns."""
    return play_doctrine(adjudicator(folder), doctrine, 3, game)


@each_backend_and_scenario
def test_lanes_begin_from_any_state(name: str, folder: Path) -> None:
    table = adjudicator(folder)
    fast = backend(name, folder)
    lanes = fast.begin(1, numbered(1))
    fast.advance(lanes, at_random(table.program, lanes))
    middle = lanes.state(0)
    first, second = (spread(table.program, middle, numbered(8, 2)) for _ in range(2))
    slow_run = play(PythonBackend(table), first, at_random)
    fast_run = play(fast, second, at_random)
    assert slow_run == fast_run
    assert len({each.values for each in fast_run[-1]}) > 1


@pytest.mark.parametrize(
    ("name", "seats"),
    portion_of_all(lambda _, seats: seats == 2, BACKENDS, [2, 24]),
)
def test_a_table_may_have_two_seats_or_twenty_four(name: str, seats: int) -> None:
    program = compile_files({"scenario.yaml": make_crowd(seats).encode()}).program
    assert program is not None
    assert len(program.seats) == seats
    table, fast = python.build(program), build_quickly(name, program)
    compare(table, fast, numbered(9), at_random)
    assert count_alike(table, fast, at_random).asked.all()


@each_backend
def test_what_is_asked_of_a_game_that_is_over_is_told_of_its_last_turn(name: str) -> None:
    program = compile_files({"scenario.yaml": END_EARLY.encode()}).program
    assert program is not None
    lanes = PythonBackend(python.build(program)).begin(1, numbered(24))
    play(PythonBackend(python.build(program)), lanes, at_random)
    assert len({*lanes.turns.tolist()}) > 1  # of some the last turn is a month, of others a day
    compare(python.build(program), build_quickly(name, program), numbered(24), at_random)


@each_backend
def test_lanes_begin_from_what_a_facilitator_made_of_a_game(name: str) -> None:
    table = adjudicator(EVERY[0])
    step = table.begin(1, 4)
    moved = [
        Change(index, track.high if track.kind == "status" else 3.0)
        for index, track in enumerate(table.program.tracks)
    ]
    origin = Origin((Link("override", "host", "The facilitator"),), "", (), place_of(1))
    overridden = apply_changes(step, moved, origin)
    assert overridden.state.values != step.state.values
    amended = continue_with(table, overridden)
    fast = build_quickly(name, amended.program)
    runs = [
        play(each, spread(amended.program, overridden.state, numbered(8)), at_random)
        for each in (PythonBackend(amended), fast)
    ]
    assert all(map(same_bytes, runs[0][-1], runs[1][-1]))


@each_backend_quickly_numpy
def test_the_ledger_of_a_lane_is_had_by_playing_its_game_alone(name: str) -> None:
    table = adjudicator(EVERY[-1])
    fast, tally = backend(name, EVERY[-1]), make_tally(table.program)
    lanes = fast.begin(3, numbered(1, 6), RULEBOOK, tally)
    play(fast, lanes, at_random, tally)
    game = play_alone(EVERY[-1], "random", 6)
    assert same_bytes(game.state, lanes.state(0))
    moved: dict[int, float] = {}
    values = [track.start for track in table.program.tracks]
    for posting in game.ledger:
        values[posting.track] += posting.amount
        if posting.cause >= 0 and posting.value is None:
            moved[posting.cause] = moved.get(posting.cause, 0.0) + posting.amount
    assert tuple(values) == game.state.values
    assert moved == {int(each): tally.amounts[each] for each in moved}
    assert np.count_nonzero(tally.amounts) == sum(1 for each in moved.values() if each)
