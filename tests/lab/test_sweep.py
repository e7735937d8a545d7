"""Sweeps: sets of parameters play what each would play alone, and what decides is found."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import jsonschema
import numpy as np
import pytest

from eleventh.core.program import Program
from eleventh.lab.batch.bench import Bench
from eleventh.lab.batch.counts import Counts
from eleventh.lab.batch.inputs import compile_ranges, list_values
from eleventh.lab.batch.plan import RunPlan, plan_run
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.batch.scales import SHARES
from eleventh.lab.batch.units import UnitSizes
from eleventh.lab.batch.workers import open_workers
from eleventh.lab.sweep.design import Design
from eleventh.lab.sweep.document import export_sweep, sweep_schema
from eleventh.lab.sweep.outcomes import find_outcome, list_outcomes
from eleventh.lab.sweep.result import NothingJudged, Sweep
from eleventh.lab.sweep.run import plan_sweep, run_sweep, spread_ranges
from eleventh.lab.sweep.sets import SetSums, SetUnit
from games import EVERY, adjudicator, compiled

SMALL = next(each for each in EVERY if each.name == "first_hour")
GAMES, SETS = 12, 7


@pytest.fixture
def salib() -> None:
    pytest.importorskip("SALib", reason="needs the extra sweep, which brings some 360 MB along")


@cache
def with_inputs() -> Program:
    program = adjudicator(SMALL).program
    return compile_ranges(compiled(SMALL), spread_ranges(program))


def players(program: Program) -> Mapping[str, BatchPlayer]:
    return {seat.id: BatchPlayer("random") for seat in program.seats}


def draw_sets() -> np.ndarray:
    own = np.array(list_values(with_inputs(), {}))
    sets = own * np.random.default_rng(1).uniform(0.6, 1.4, (SETS, len(own)))
    sets[0] = own
    return sets


def make_job(outcome: str, sets: np.ndarray, first: int = 0, games: int = GAMES) -> SetUnit:
    program = with_inputs()
    unit = plan_run(games, players(program)).make_unit(
        program,
        players(program),
        seed=5,
        games=games,
        first=first,
        sizes=UnitSizes(inputs=list_values(program, {})),
    )
    return SetUnit(unit, find_outcome(program, outcome), sets.tobytes(), 0, len(sets))


def count_alone(sizes: np.ndarray) -> Counts:
    """The same games with one set, counted as a batch counts them."""
    program = with_inputs()
    unit = plan_run(GAMES, players(program)).make_unit(
        program,
        players(program),
        seed=5,
        games=GAMES,
        sizes=UnitSizes(inputs=tuple(sizes.tolist())),
    )
    return unit.play(Bench((program,)))


def as_bytes(sums: SetSums) -> tuple[bytes, ...]:
    return tuple(getattr(sums, name).tobytes() for name in ("games", "sums", "squares"))


def test_each_set_comes_to_what_its_games_come_to_alone() -> None:
    program, sets, bench = with_inputs(), draw_sets(), Bench((with_inputs(),))
    alone = [count_alone(each) for each in sets]
    rows = [each.id for each in (*program.tracks, *program.derived)]
    aims = [f"objective:{seat.id}:{each.id}" for seat in program.seats for each in seat.objectives]
    aims += [f"total:{seat.id}" for seat in program.seats]
    for outcome in list_outcomes(program):
        found = make_job(outcome.name, sets).play(bench)
        if outcome.kind == "ending":
            index = [each.id for each in program.endings].index(outcome.id)
            wanted = [int(each.endings[index].sum()) for each in alone]
        elif outcome.kind == "track":
            wanted = [int(each.sums[-1, rows.index(outcome.id)]) for each in alone]
        else:
            assert outcome.parts == SHARES
            wanted = [int(each.score_sums[aims.index(outcome.name)]) for each in alone]
        assert found.sums.tolist() == wanted
        assert found.games.tolist() == [GAMES] * SETS


def test_sets_are_cut_by_sets_and_by_games_and_merged_to_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job, bench = make_job("total:seoul", draw_sets()), Bench((with_inputs(),))
    whole = job.play(bench)
    for chunk in (1, 5, GAMES, 2 * GAMES + 1):
        monkeypatch.setattr("eleventh.lab.batch.units.CHUNK", chunk)
        merged, pieces = job.begin(bench), list(job.split())
        assert sum(each.games for each in pieces) == job.games == GAMES * SETS
        assert all(each.games <= max(chunk, 1) for each in pieces)
        for piece in reversed(pieces):
            merged += piece.play(bench)
        assert as_bytes(merged) == as_bytes(whole)


def test_two_cores_and_every_backend_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    job = make_job("total:tokyo", draw_sets())
    others = [replace(job, unit=replace(job.unit, backend=each)) for each in ("python", "llvm")]
    monkeypatch.setattr("eleventh.lab.batch.units.CHUNK", 20)
    found = []
    for cores, jobs in ((1, [job, *others]), (2, [job])):
        with open_workers(with_inputs(), cores) as workers:
            found += workers.run(jobs)
    assert len({as_bytes(each) for each in found}) == 1


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ending:apar", "perhaps ending:apart is meant"),
        ("track:pcat", "Outcomes are ending:ID"),
        ("total:mars", "there is no outcome 'total:mars'"),
        ("", "Outcomes are ending:ID, objective:SEAT:ID, total:SEAT and track:ID"),
    ],
)
def test_an_outcome_that_is_none_is_told_with_what_there_is(name: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        find_outcome(with_inputs(), name)


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
def test_a_status_is_told_to_have_no_size_and_an_outcome_is_named_instead(folder: Path) -> None:
    program = adjudicator(folder).program
    for track in program.tracks:
        if track.kind == "status":
            with pytest.raises(
                ValueError, match=f"the status track:{track.id} has no size"
            ) as told:
                find_outcome(program, f"track:{track.id}")
            (named,) = re.findall(r"ending:\w+", str(told.value))
            assert find_outcome(program, named).kind == "ending"


def test_a_number_of_samples_with_which_a_method_can_not_be_is_refused() -> None:
    with pytest.raises(ValueError, match="a power of two"):
        Design("sobol", {"x": (0.0, 1.0)}, 12, 1)
    with pytest.raises(ValueError, match="2 samples at least"):
        Design("morris", {"x": (0.0, 1.0)}, 1, 1)
    with pytest.raises(ValueError, match="no parameter to vary"):
        Design("morris", {}, 10, 1)


def test_without_salib_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == "SALib"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "SALib", None)  # type: ignore[arg-type]
    with pytest.raises(ImportError, match=r"Install eleventh-hour\[sweep\]"):
        Design("morris", {"x": (0.0, 1.0)}, 4, 1).draw()


@pytest.mark.usefixtures("salib")
@pytest.mark.parametrize("method", ["morris", "sobol"])
def test_a_method_finds_what_a_formula_is_made_of(method: str) -> None:
    """20 a + 5 b + c ** 2 of ranges of 0 to 1, 0 to 2 and -1 to 1, and d not at all."""
    ranges = {"d": (0.0, 1.0), "c": (-1.0, 1.0), "b": (0.0, 2.0), "a": (0.0, 1.0)}
    design = Design(method, ranges, 128, 3)  # type: ignore[arg-type]
    sets = design.draw()
    assert sets.shape == (128 * design.block, 4)
    _, c, b, a = sets.T
    found = design.judge(sets, 20 * a + 5 * b + c**2)
    assert [each.parameter for each in found] == ["a", "b", "c", "d"]
    told = {each.parameter: each for each in found}
    if method == "morris":
        assert told["a"].total == pytest.approx(20)
        assert told["b"].direct == pytest.approx(10)
        assert (told["c"].direct, told["d"].total) == pytest.approx((0, 0), abs=0.2)
        assert told["c"].total > 0.5
        assert (told["a"].spread, told["d"].spread) == pytest.approx((0, 0), abs=1e-9)
    else:
        variances = {"a": 400 / 12, "b": 25 * 4 / 12, "c": 1 / 5 - 1 / 9, "d": 0.0}
        for id, variance in variances.items():
            share = variance / sum(variances.values())
            assert told[id].total == pytest.approx(share, abs=0.12)
            assert told[id].direct == pytest.approx(share, abs=0.12)
            assert told[id].spread is None
    again = design.judge(sets[: 64 * design.block], (20 * a)[: 64 * design.block])
    assert again[0].parameter == "a"
    flat = design.judge(sets, np.full(len(sets), 7.0))
    assert {(each.total, each.direct) for each in flat} == {(0.0, 0.0)}


def sweep_small(outcome: str, progress=None, cores: int = 1, **asked: object) -> Sweep:
    program = adjudicator(SMALL).program
    wanted = {"ranges": {}, "games": 20, "samples": 4, "seed": 2, **asked}
    sweep = plan_sweep(compiled(SMALL), players(program), outcome, **wanted)  # type: ignore[arg-type]
    return run_sweep(sweep, RunPlan("numpy", cores), progress)


@pytest.mark.usefixtures("salib")
@pytest.mark.parametrize(("method", "samples"), [("morris", 6), ("sobol", 16)])
def test_a_sweep_names_what_decides_an_ending_and_its_document_is_as_the_schema_has_it(
    method: str, samples: int
) -> None:
    result = sweep_small("ending:apart", method=method, samples=samples)
    assert {each.parameter for each in result.influences if each.total > 0} == {"blow", "mend"}
    swings = {each.parameter: each for each in result.swings}
    assert swings["blow"].low < result.base.mean < swings["blow"].high
    assert swings["mend"].low > result.base.mean > swings["mend"].high
    assert swings["shock"].low == swings["shock"].high == result.base.mean
    assert not result.partial
    document = export_sweep(result)
    jsonschema.validate(document, sweep_schema())
    assert next(iter(document["parameters"])) == result.influences[0].parameter
    assert export_sweep(sweep_small("ending:apart", method=method, samples=samples)) == document


@pytest.mark.usefixtures("salib")
def test_only_what_is_named_varies_and_what_nothing_reads_is_named() -> None:
    result = sweep_small("total:seoul", ranges={"blow": (1.0, 9.0), "mend": (5.0, 5.0)})
    assert dict(result.ranges) == {"blow": (1.0, 9.0)}
    assert result.unread == ("mend",)
    assert result.wanted == result.sets == 8


@pytest.mark.usefixtures("salib")
def test_ctrl_c_tells_of_the_whole_blocks_that_were_played(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("eleventh.lab.batch.units.CHUNK", 60)  # 3 sets of 20 games

    def stop_at(games: int):
        def stop(done: int, total: int) -> None:
            assert total == 28 * 20 + 13 * 500
            if done == games:
                raise KeyboardInterrupt

        return stop

    result = sweep_small("ending:apart", stop_at(18 * 20))
    assert (result.sets, result.wanted, result.partial) == (14, 28, True)
    assert result.swings == ()
    assert result.base.low <= result.base.mean <= result.base.high
    with pytest.raises(NothingJudged) as stop:
        sweep_small("ending:apart", stop_at(6 * 20))
    assert (stop.value.sets, stop.value.needed, stop.value.wanted) == (6, 14, 28)
    result = sweep_small("ending:apart", stop_at(28 * 20 + 500 + 60))
    assert (result.sets, result.partial) == (28, True)


@pytest.mark.usefixtures("salib")
def test_ctrl_c_before_the_games_of_the_rulebook_itself_loses_no_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pressed, play = [], SetUnit.play

    def press_once(job: SetUnit, bench: Bench) -> SetSums:
        if job.sets == 13 and not pressed:
            pressed.append(True)
            raise KeyboardInterrupt
        return play(job, bench)

    monkeypatch.setattr(SetUnit, "play", press_once)
    result = sweep_small("ending:apart")
    assert (pressed, result.sets, result.swings, result.partial) == ([True], 28, (), True)


def test_its_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(sweep_schema())
