"""Batches: what is counted is what was played, and the same bytes however the work is cut."""

from __future__ import annotations

import itertools
import multiprocessing
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eleventh.core.program import GRAIN, Program
from eleventh.emit.backends import build_backend
from eleventh.emit.python import build
from eleventh.lab.batch import units
from eleventh.lab.batch.counting import GameCounter
from eleventh.lab.batch.counts import Counts, make_counts
from eleventh.lab.batch.plan import count_cores, plan_run
from eleventh.lab.batch.players import BatchPlayer, make_policies
from eleventh.lab.batch.scales import SHARES, make_scales, to_grain
from eleventh.lab.batch.table_lanes import TableBackend
from eleventh.lab.batch.units import AS_RULED, UnitSizes, WorkUnit
from eleventh.lab.batch.workers import WorkersLost, open_workers
from eleventh.lab.playouts import Playouts, play_games
from eleventh.lang.compile import compile_with_inputs
from games import EVERY, adjudicator, compiled
from portions import portion_of_all, small

SMALL = next(each for each in EVERY if each.name == "first_hour")
each_scenario = pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)


def players(program: Program, *names: str) -> dict[str, BatchPlayer]:
    """These doctrines in the seats, as often round as there are seats."""
    return {
        seat.id: BatchPlayer(names[number % len(names)])
        for number, seat in enumerate(program.seats)
    }


def unit(program: Program, games: int, *names: str, first: int = 0, seed: int = 1) -> WorkUnit:
    seats = players(program, *(names or ("random",)))
    return plan_run(games, seats).make_unit(program, seats, seed=seed, games=games, first=first)


def count(program: Program, *wanted: WorkUnit, cores: int = 1) -> tuple[Counts, ...]:
    with open_workers(program, cores) as workers:
        return workers.run(wanted)


def played_alone(folder: Path, games: int, *names: str) -> Playouts:
    table = adjudicator(folder)
    seats = {seat: each.name for seat, each in players(table.program, *names).items()}
    return play_games(table, seats, 1, range(games))


@pytest.mark.parametrize(
    ("folder", "names"),
    portion_of_all(
        lambda folder, names: small(folder) or names == ("random",),
        EVERY,
        [("random",), ("random:7", "historian", "random")],
    ),
    ids=lambda each: getattr(each, "name", str(each)),
)
def test_what_is_counted_is_what_the_same_games_came_to_alone(
    folder: Path, names: tuple[str, ...]
) -> None:
    program, games = adjudicator(folder).program, 23
    (counts,) = count(program, unit(program, games, *names))
    alone = played_alone(folder, games, *names)
    ended = Counter(zip(alone.games["ending"], alone.games["turns"], strict=True))
    assert counts.games == games
    assert {
        (program.endings[ending].id, turn): number
        for (ending, turn), number in np.ndenumerate(counts.endings)
        if number
    } == ended
    chosen = Counter(
        zip(*(alone.orders[name] for name in ("seat", "kind", "choice", "turn")), strict=True)
    )
    assert {
        (choice.seat, choice.kind, choice.id, turn): counts.chosen[index, turn]
        for index, choice in enumerate(program.choices)
        for turn in range(1, len(program.turns) + 1)
        if counts.chosen[index, turn]
    } == chosen
    assert counts.open_turns.tolist() == [
        alone.tracks["turn"].count(turn) for turn in range(1, len(program.turns) + 1)
    ]


@each_scenario
def test_sums_of_tracks_and_objectives_are_those_of_the_games_alone(folder: Path) -> None:
    program, games = adjudicator(folder).program, 15
    (counts,) = count(program, unit(program, games))
    alone = played_alone(folder, games, "random")
    last = [row for row, turn in enumerate(alone.tracks["turn"]) if not _goes_on(alone, row, turn)]
    for row, track in enumerate(program.tracks):
        column = [alone.tracks[track.id][each] for each in last]
        values = [track.values.index(v) if track.kind == "status" else v for v in column]
        assert counts.sums[-1, row] == sum(to_grain(each) for each in values)
        assert counts.squares[-1, row] == sum(to_grain(each) ** 2 for each in values)
        assert counts.highs[-1, row] == sum(each == track.high for each in values)
    names = [f"objective.{s.id}.{each.id}" for s in program.seats for each in s.objectives]
    for index, name in enumerate(names):
        mean = counts.score_sums[index] / SHARES / games
        assert mean == pytest.approx(sum(alone.games[name]) / games, abs=0.5 / SHARES)
        assert counts.scores[index].sum() == games


def _goes_on(alone: Playouts, row: int, turn: int) -> bool:
    turns = alone.tracks["turn"]
    return row + 1 < len(turns) and turns[row + 1] == turn + 1


@pytest.mark.parametrize(
    ("folder", "backend"),
    portion_of_all(
        lambda folder, backend: small(folder) or backend == "python", EVERY, ["python", "llvm"]
    ),
    ids=lambda each: getattr(each, "name", each),
)
def test_every_backend_is_counted_alike(folder: Path, backend: str) -> None:
    program = adjudicator(folder).program
    seats = players(program, "random", "historian", "random:3")
    ones, others = (
        plan_run(9, seats, each).make_unit(program, seats, seed=5, games=9)
        for each in ("numpy", backend)
    )
    one, other = count(program, ones, others)
    assert one == other


@each_scenario
def test_a_doctrine_of_tables_is_counted_as_one_of_lanes_is(folder: Path) -> None:
    """`random` by its menus, one game after the other, beside `random` in lanes."""
    program, games = adjudicator(folder).program, np.arange(7, dtype=np.uint64)
    slow = TableBackend(build(program), {seat.id: "random" for seat in program.seats})
    fast = build_backend("numpy", program)
    seat = partial(make_policies, program, players(program, "random"))
    alone = GameCounter(slow).play(3, games, lambda lanes: {})
    assert alone == GameCounter(fast).play(3, games, seat)
    assert alone.posted.any()


def test_a_seat_of_lanes_and_one_of_tables_play_together() -> None:
    program = adjudicator(SMALL).program
    wanted = unit(program, 5, "opponent", "random")
    assert wanted.backend == "python"
    assert not wanted.in_lanes
    (counts,) = count(program, wanted)
    alone = played_alone(SMALL, 5, "opponent", "random")
    ended = Counter(alone.games["ending"])
    assert {
        each.id: number
        for each, number in zip(program.endings, counts.endings.sum(axis=1), strict=True)
        if number
    } == ended


@settings(max_examples=15, deadline=None)
@given(cuts=st.lists(st.integers(1, 59), max_size=5, unique=True), seed=st.randoms())
def test_any_cut_in_any_order_gives_the_same_bytes(cuts: list[int], seed) -> None:
    program = adjudicator(SMALL).program
    edges = [0, *sorted(cuts), 60]
    parts = [unit(program, stop - start, first=start) for start, stop in itertools.pairwise(edges)]
    seed.shuffle(parts)
    whole, *pieces = count(program, unit(program, 60), *parts)
    together = make_counts(program)
    for each in pieces:
        together += each
    assert together.digest() == whole.digest()


def redrawn(program: Program, seed: int) -> UnitSizes:
    """Other sizes for all that has one: every cause's, and every parameter's."""
    dice = np.random.default_rng(seed)
    inputs = (each.value * float(dice.uniform(0.6, 1.4)) for each in program.parameters)
    return UnitSizes(tuple(dice.uniform(0.6, 1.4, len(program.causes)).tolist()), tuple(inputs))


@cache
def with_inputs(folder: Path) -> Program:
    """The scenario with every parameter read as the game runs."""
    bounds = {
        each.id: (min(0.6 * each.value, 1.4 * each.value), max(0.6 * each.value, 1.4 * each.value))
        for each in adjudicator(folder).program.parameters
    }
    program = compile_with_inputs(compiled(folder).files, bounds).program
    assert program is not None
    return program


@pytest.mark.parametrize("backend", ["numpy", "llvm"])
def test_units_of_other_sizes_are_cut_and_merged_to_the_same_bytes(backend: str) -> None:
    program = with_inputs(SMALL)
    seats = players(program, "random", "historian")
    plan = plan_run(60, seats, backend)
    sizes = [AS_RULED, redrawn(program, 1), redrawn(program, 2)]
    wholes = [plan.make_unit(program, seats, seed=7, games=60, sizes=each) for each in sizes]
    parts = [
        plan.make_unit(program, seats, seed=7, first=first, games=games, sizes=each)
        for first, games in ((0, 11), (11, 30), (41, 19))
        for each in sizes
    ]
    ruled, *others = counted = count(program, *wholes)
    found = dict.fromkeys(sizes, make_counts(program))
    for part, counts in zip(reversed(parts), count(program, *reversed(parts)), strict=True):
        found[part.sizes] += counts
    assert [found[each].digest() for each in sizes] == [each.digest() for each in counted]
    assert len({each.digest() for each in (ruled, *others)}) == 3


def test_a_unit_of_other_sizes_is_the_same_wherever_it_is_sent() -> None:
    program = with_inputs(SMALL)
    sizes = redrawn(program, 3)
    seats = players(program, "random")
    wanted = plan_run(5, seats).make_unit(program, seats, seed=2, games=5, sizes=sizes)
    here = count(program, wanted, replace(wanted, backend="python"))
    assert count(program, wanted, cores=2) == here[:1] == here[1:]
    assert hash(replace(wanted)) == hash(wanted)


def test_a_table_plays_by_the_rules_as_they_are() -> None:
    program = with_inputs(SMALL)
    seats = players(program, "opponent")
    wanted = plan_run(1, seats).make_unit(
        program, seats, seed=2, games=1, sizes=redrawn(program, 3)
    )
    with pytest.raises(ValueError, match="by the rules as they are"):
        count(program, wanted)


def test_two_cores_give_the_bytes_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "CHUNK", 64)
    program = adjudicator(SMALL).program
    wanted = unit(program, 500), unit(program, 100, "historian", "random", first=30)
    one, two = count(program, *wanted), count(program, *wanted, cores=2)
    assert [each.games for each in one] == [500, 100]
    assert one == two


@pytest.mark.parametrize("cores", [1, 2])
def test_ctrl_c_hands_out_the_first_games_as_they_were_counted(
    monkeypatch: pytest.MonkeyPatch, cores: int
) -> None:
    monkeypatch.setattr(units, "CHUNK", 10)
    program = adjudicator(SMALL).program

    def stop(done: int, total: int) -> None:
        assert total == 400
        if done == 30:
            raise KeyboardInterrupt

    with open_workers(program, cores) as workers:
        (counts,) = workers.run([unit(program, 400)], stop)
        assert 30 <= counts.games < 400
        assert counts.games % 10 == 0
        first, again = workers.run([unit(program, counts.games), unit(program, 400)])
    assert first == counts
    assert again.games == 400


def test_a_process_that_dies_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "CHUNK", 10)
    program = adjudicator(SMALL).program

    def kill(done: int, total: int) -> None:
        for each in multiprocessing.active_children():
            each.kill()

    with (
        pytest.raises(WorkersLost, match="A process that played games died"),
        open_workers(program, 2) as workers,
    ):
        workers.run([unit(program, 4000)], kill)


@pytest.mark.slow
def test_a_script_that_forgets_its_main_part_is_told_so(tmp_path: Path) -> None:
    """Each process reads the script again, and dies of it before it has played a game."""
    script = tmp_path / "script.py"
    script.write_text(
        "import eleventh\neleventh.playtest('gsomia_2019', games=100, backend='numpy', cores=2)\n"
    )
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1
    assert 'must stand under `if __name__ == "__main__":`' in done.stderr.splitlines()[-1]


def test_a_unit_of_another_program_is_refused() -> None:
    one, other = (adjudicator(each).program for each in EVERY[:2])
    with pytest.raises(ValueError, match="was given to"):
        count(one, unit(other, 5))


def test_who_plays_alone_is_planned_for_the_reference() -> None:
    slow = {"seoul": BatchPlayer("opponent"), "tokyo": BatchPlayer("random")}
    assert plan_run(10, slow).backend == "python"
    with pytest.raises(ValueError, match="opponent plays one game after the other"):
        plan_run(10, slow, "numpy")
    with pytest.raises(ValueError, match="there are python, numpy, llvm"):
        plan_run(10, {}, "fortran")


def test_few_games_pay_for_no_process_and_no_machine_code() -> None:
    quick = {"seoul": BatchPlayer("random")}
    few, many = plan_run(100, quick), plan_run(10**8, quick)
    assert (few.backend, few.cores) == ("numpy", 1)
    assert (many.backend, many.cores) == ("llvm", count_cores())
    assert plan_run(10**8, quick, "numpy", 1).backend == "numpy"


@pytest.mark.slow
@each_scenario
def test_a_bin_holds_only_values_near_what_it_stands_for(folder: Path) -> None:
    program = adjudicator(folder).program
    scales = make_scales(program)
    for row, span in enumerate(scales.highs - scales.lows):
        values = scales.list_values(row)
        width = (1 << int(scales.shifts[row])) / GRAIN
        grains = np.arange(scales.lows[row], scales.highs[row] + 1)
        bins = scales.find_bins(np.tile(grains, (len(scales.lows), 1)))[row] - scales.starts[row]
        assert np.abs(values[bins] - grains / GRAIN).max() <= width / 2
        assert bins[0] == 0
        assert bins[-1] == len(values) - 1 <= 511
        assert span >= 0
    statuses = [row for row, each in enumerate(program.tracks) if each.kind == "status"]
    for row in statuses:
        assert scales.list_values(row).tolist() == [*range(len(program.tracks[row].values))]
