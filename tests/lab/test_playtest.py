"""Playtests: what they tell of many games, held against those games and what they promise."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from statistics import quantiles

import jsonschema
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eleventh.core.program import GRAIN, Program
from eleventh.lab.batch.plan import plan_run
from eleventh.lab.batch.players import BatchPlayer
from eleventh.lab.batch.scales import make_scales
from eleventh.lab.playouts import play_games
from eleventh.lab.playtest.document import FORMAT, export_playtest, playtest_schema
from eleventh.lab.playtest.intervals import Proportion, estimate_sums, find_spread
from eleventh.lab.playtest.result import Playtest
from eleventh.lab.playtest.run import run_playtest
from eleventh.lab.playtest.tracks import find_bands
from eleventh.lab.playtest.unreached import list_unreached
from eleventh.lab.studies.estimates import estimate
from games import EVERY, adjudicator

each_scenario = pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)


def playtest(program: Program, games: int, bot: str = "random", backend: str = "numpy") -> Playtest:
    seats = {seat.id: BatchPlayer(bot) for seat in program.seats}
    return run_playtest(program, seats, plan_run(games, seats, backend, 1), seed=1, games=games)


@each_scenario
def test_its_document_is_what_its_schema_says(folder: Path) -> None:
    document = export_playtest(playtest(adjudicator(folder).program, 50))
    again = json.loads(json.dumps(document, allow_nan=False))
    jsonschema.validate(again, playtest_schema())
    assert again == document
    assert document["games"] == 50
    assert document["partial"] is False


@each_scenario
def test_an_act_bears_the_name_of_a_deed_only_if_there_is_no_other(folder: Path) -> None:
    program = adjudicator(folder).program
    for each in playtest(program, 20).acts:
        titles = {deed.title for deed in program.deeds if deed.act == each.id}
        assert set(each.deeds) == titles
        assert each.times == sum(each.deeds.values())
        assert (each.title in titles) <= (len(titles) == 1)


def test_its_schema_is_of_its_format() -> None:
    schema = playtest_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["properties"]["format"]["const"] == FORMAT
    assert schema["$id"].endswith(f":{FORMAT}")


@each_scenario
def test_the_same_games_give_the_same_document_on_every_backend(folder: Path) -> None:
    program = adjudicator(folder).program
    one, other = (
        export_playtest(playtest(program, 12, backend=each)) for each in ("numpy", "llvm")
    )
    assert one | {"backend": ""} == other | {"backend": ""}


@each_scenario
def test_it_tells_what_the_games_came_to(folder: Path) -> None:
    table = adjudicator(folder)
    told = export_playtest(playtest(table.program, 40))
    alone = play_games(table, {seat.id: "random" for seat in table.program.seats}, 1, range(40))
    ended = Counter(alone.games["ending"])
    assert {id: each["games"] for id, each in told["endings"].items() if each["games"]} == ended
    assert all(each["share"] == each["games"] / 40 for each in told["endings"].values())
    answered = Counter(
        choice
        for kind, *choice in map(
            tuple,
            zip(*(alone.orders[each] for each in ("kind", "decision", "choice")), strict=True),
        )
        if kind == "response"
        for choice in [tuple(choice)]
    )
    assert {
        (decision, id): one["chosen"]
        for decision, each in told["decisions"].items()
        for id, one in each["responses"].items()
        if one["chosen"]
    } == answered
    for seat, found in told["objectives"].items():
        for id, each in found["objectives"].items():
            scores = alone.games[f"objective.{seat}.{id}"]
            assert each["mean"] == pytest.approx(sum(scores) / 40, abs=0.001)
            assert each["flat"] == (max(scores) - min(scores) < 0.25) or each["spread"] < 0.5


@each_scenario
def test_paths_end_where_the_games_ended(folder: Path) -> None:
    program, table = adjudicator(folder).program, adjudicator(folder)
    told = export_playtest(playtest(program, 30))
    ends = {track.id: [] for track in program.tracks}
    for game in range(30):
        alone = play_games(table, {seat.id: "random" for seat in program.seats}, 1, [game])
        for id, values in ends.items():
            values.append(alone.tracks[id][-1])
    for id, values in ends.items():
        last = told["tracks"][id]["path"][-1]
        assert last["turn"] is None
        assert last["games"] == 30
        if "values" in last:
            assert last["values"] == {name: values.count(name) / 30 for name in last["values"]}
        else:
            assert last["mean"] == pytest.approx(sum(values) / 30, abs=1e-9)
            assert min(values) - 0.2 <= last["p10"] <= last["median"] <= last["p90"]
            assert last["p90"] <= max(values) + 0.2


@each_scenario
def test_nothing_happens_more_often_than_it_could(folder: Path) -> None:
    result = playtest(adjudicator(folder).program, 60)
    for rule in result.fired:
        assert rule.fired.number <= rule.fired.of, rule.id
        assert all(each.held.number <= each.held.of for each in rule.conditions), rule.id
    for decision in result.decisions:
        assert sum(each.chosen.number for each in decision.responses) <= decision.asked
        assert all(
            each.chosen.number <= each.offered <= decision.asked for each in decision.responses
        )
    assert all(each.chosen.number <= each.offered for each in result.initiatives)


@each_scenario
def test_what_is_listed_as_never_has_a_count_of_nothing(folder: Path) -> None:
    result = playtest(adjudicator(folder).program, 5)
    told, never = export_playtest(result), list_unreached(result)
    assert all(not told["injects"][each]["times"] for each in never["injects"])
    assert all(not told["rules"][each]["fired"] for each in never["rules_never_fired"])
    assert all(not told["rules"][each]["asked"] for each in never["rules_never_asked"])
    assert all(not told["decisions"][each]["asked"] for each in never["decisions"])
    happened = sum(bool(each["times"]) for each in told["injects"].values())
    assert happened + len(never["injects"]) == len(told["injects"])


def test_the_record_taken_again_and_again_is_flat() -> None:
    """Where nobody draws and no roll decides, all games are one."""
    result = playtest(adjudicator(EVERY[0]).program, 20, bot="historian")
    assert all(len(each.turns) <= 1 for each in result.endings)


@pytest.mark.parametrize(
    ("number", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (1, 1000, 0.0002, 0.0056),
    ],
)
def test_shares_have_the_intervals_of_wilson(number: int, of: int, low: float, high: float) -> None:
    """As tables of them have it."""
    found = Proportion(number, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_lies_in_its_interval(number: int, more: int) -> None:
    found = Proportion(number, number + more)
    assert 0 <= found.low <= found.share <= found.high <= 1 or not found.of


@given(st.lists(st.integers(0, 100_000), min_size=2, max_size=50))
def test_means_of_sums_are_those_of_the_values(values: list[int]) -> None:
    sums = sum(values), sum(each * each for each in values)
    found = estimate_sums(*sums, len(values), 1000, (0.0, 100.0))
    whole = estimate(np.array(values) / 1000)
    assert found.mean == pytest.approx(whole.mean)
    assert found.low == pytest.approx(max(whole.low, 0.0), abs=1e-6)
    assert found.high == pytest.approx(min(whole.high, 100.0), abs=1e-6)
    assert find_spread(*sums, len(values), 1000) == pytest.approx(
        float(np.std(np.array(values) / 1000, ddof=1)), abs=1e-6
    )


@given(st.lists(st.integers(0, 25_600), min_size=1, max_size=200))
def test_bands_lie_within_a_bin_of_the_values(grains: list[int]) -> None:
    scales = make_scales(adjudicator(EVERY[0]).program)
    row = int(np.argmax(scales.highs - scales.lows == 25_600))
    values = scales.list_values(row)
    bins = scales.find_bins(np.tile(np.array(grains), (len(scales.lows), 1)))[row]
    hits = np.bincount(bins - scales.starts[row], minlength=len(values))
    found, ranked = find_bands(hits, values), sorted(each / GRAIN for each in grains)
    middle = ranked[(len(ranked) - 1) // 2]
    assert abs(found.median - middle) <= 0.125
    if len(ranked) > 1:
        assert found.p25 <= found.median <= found.p75
        assert quantiles(ranked, n=10)[0] - 30 <= found.p10 <= found.p90


def test_one_game_knows_nothing_of_its_mean() -> None:
    found = playtest(adjudicator(EVERY[0]).program, 1)
    assert all((each.total.mean.low, each.total.mean.high) == (0, 100) for each in found.seats)


def test_a_playtest_that_is_stopped_before_its_first_game_tells_nothing() -> None:
    program = adjudicator(EVERY[0]).program
    with pytest.raises(ValueError, match="no game was played"):
        playtest(program, 0)
