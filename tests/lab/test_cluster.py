"""A cluster gives the bytes of one core, also when a worker of it dies in the middle.

Each test starts a real scheduler with workers, so they run with the slow ones.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clusters import LocalCluster, open_local_cluster
from eleventh.core.program import Program
from eleventh.lab.batch import units
from eleventh.lab.batch.crew import WorkersLost
from eleventh.lab.batch.inputs import compile_ranges, list_values
from eleventh.lab.batch.plan import plan_run
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.batch.units import AS_RULED, UnitSizes, WorkUnit
from eleventh.lab.batch.workers import open_workers
from eleventh.lab.sweep.run import spread_ranges
from games import EVERY, compiled

SMALL = next(each for each in EVERY if each.name == "first_hour")
slow = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    with open_local_cluster(tmp_path_factory.mktemp("cluster"), 1) as running:
        yield running


def make_units(program: Program, games: int) -> list[WorkUnit]:
    """The same games by the rules, and by other sizes."""
    players = {seat.id: BatchPlayer("random") for seat in program.seats}
    larger = tuple(1.2 * each for each in list_values(program, {}))
    return [
        plan_run(games, players, "numpy").make_unit(
            program, players, seed=3, games=games, sizes=sizes
        )
        for sizes in (AS_RULED, UnitSizes(inputs=larger))
    ]


def with_inputs() -> Program:
    found = compiled(SMALL)
    assert found.program is not None
    return compile_ranges(found, spread_ranges(found.program))


@slow
def test_a_worker_that_is_killed_in_the_middle_changes_no_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units, "CHUNK", 50)
    program, killed = with_inputs(), list[int]()
    wanted = make_units(program, 2000)
    with open_workers(program) as workers:
        here = workers.run(wanted)
    with open_local_cluster(tmp_path, 2) as running:

        def kill_one(done: int, total: int) -> None:
            if not killed and done >= 500:
                running.workers[0].kill()
                killed.append(done)

        with open_workers(program, cluster=running.address) as workers:
            there = workers.run(wanted, kill_one)
            assert running.workers[0].wait(timeout=30) != 0
            assert running.workers[1].poll() is None
            again = workers.run(wanted)
    assert killed
    assert [each.digest() for each in there] == [each.digest() for each in here]
    assert [each.digest() for each in again] == [each.digest() for each in here]


@slow
def test_a_worker_that_comes_late_is_given_the_programs_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units, "CHUNK", 50)
    program = with_inputs()
    wanted = make_units(program, 1500)
    with open_local_cluster(tmp_path, 1) as running:

        def replace_it(done: int, total: int) -> None:
            if len(running.workers) == 1 and done >= 200:
                running.start_worker()
                running.workers[0].kill()

        with open_workers(program, cluster=running.address) as workers:
            there = workers.run(wanted, replace_it)
    with open_workers(program) as workers:
        assert there == workers.run(wanted)


@slow
def test_ctrl_c_hands_out_what_the_cluster_found(
    cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units, "CHUNK", 50)
    program = with_inputs()
    (wanted, _) = make_units(program, 5000)

    def stop(done: int, total: int) -> None:
        if done == 200:
            raise KeyboardInterrupt

    with open_workers(program, cluster=cluster.address) as workers:
        (part,) = workers.run([wanted], stop)
        assert 200 <= part.games < 5000
        (first,) = workers.run([replace(wanted, count=part.games)])
    assert part == first


@slow
def test_a_scheduler_without_workers_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eleventh.lab.batch.cluster.PATIENCE", 2)
    with (
        open_local_cluster(tmp_path, 0) as running,
        pytest.raises(WorkersLost, match=f"Start one with `dask worker {running.address}`"),
        open_workers(with_inputs(), cluster=running.address),
    ):
        pass


def test_without_distributed_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "eleventh.lab.batch.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)  # type: ignore[arg-type]
    with (
        pytest.raises(ImportError, match=r"Install eleventh-hour\[cluster\]"),
        open_workers(with_inputs(), cluster="tcp://127.0.0.1:9"),
    ):
        pass
