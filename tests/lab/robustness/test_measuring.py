"""A game is played again with other sizes: the same dice and orders, and what holds is counted."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from eleventh.bots.lanes import HistorianLanes
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import RuleSizes
from eleventh.emit.python import build
from eleventh.lab.debrief import debrief
from eleventh.lab.replaying import replay_under
from eleventh.lab.robustness import redrawing as redrawing_module
from eleventh.lab.robustness.measuring import (
    LEADING,
    REDRAWINGS,
    Robustness,
    Unmeasured,
    measure_robustness,
)
from eleventh.lab.robustness.redrawing import Redrawing, make_redrawing
from eleventh.lab.waterfall import waterfalls
from eleventh.lang.compile import compile_files
from eleventh.lang.open_sizes import LEAST, MOST
from eleventh.play.match import Match
from eleventh.play.match_record import MatchRecord
from eleventh_ui.display.debrief.annex import compose_annex
from eleventh_ui.display.debrief.robustness import ABSENT, TITLE
from eleventh_ui.report.markdown import to_markdown
from games import EVERY, adjudicator, compiled
from play.quarrel import HISTORY, start
from play.test_white_cell import meddled
from portions import portion, small

BASE = EVERY[0] / "scenario.yaml"
FOLDERS = pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
SMALL_FOLDERS = pytest.mark.parametrize(
    "folder", portion(EVERY, small), ids=lambda folder: folder.name
)
TUTORIAL = next(folder for folder in EVERY if folder.name == "first_hour")


@cache
def played(folder: Path, doctrine: str = "historian") -> MatchRecord:
    table = adjudicator(folder)
    players = {seat.id: doctrine for seat in table.program.seats}
    match = Match.start(table, compiled(folder).files, players, 3)
    while not match.over:
        assert match.advance() == ()
    return match.record


@cache
def measured(folder: Path, doctrine: str = "historian", count: int = 20) -> Robustness:
    found = measure_robustness(played(folder, doctrine), count)
    assert isinstance(found, Robustness)
    return found


def redrawing_of(record: MatchRecord) -> Redrawing:
    found = make_redrawing(record.game)
    assert found is not None
    return found


@SMALL_FOLDERS
def test_with_the_sizes_of_the_rulebook_it_is_the_same_game(folder: Path) -> None:
    record = played(folder)
    again = replay_under(record.game, redrawing_of(record).adjudicator)
    assert again.state == record.game.state
    assert (again.fell_back, again.beyond) == (0, 0)


@pytest.mark.slow
def test_the_dice_and_all_but_the_sizes_stay() -> None:
    record = played(EVERY[-1])
    redrawing = redrawing_of(record)
    program = redrawing.adjudicator.program
    drawn = set(redrawing.sizes.parameters)
    causes = {each for literal in redrawing.sizes.literals for each in literal.causes}
    seen = set()
    for number in range(1, 6):
        inputs, factors = redrawing.draw(record.game.opened.seed, number)
        for index, (parameter, size) in enumerate(zip(program.parameters, inputs, strict=True)):
            low, high = sorted((LEAST * parameter.value, MOST * parameter.value))
            assert low <= size <= high
            assert index in drawn or size == parameter.value
        for cause, factor in enumerate(factors):
            assert LEAST <= factor < MOST
            assert cause in causes or factor == 1.0
        for literal in redrawing.sizes.literals:
            assert len({factors[each] for each in literal.causes}) == 1
        seen.add((inputs, factors))
        opened = redrawing.draw_rules(record.game.opened.seed, number).begin(3)
        assert (opened.state.seed, opened.state.game) == (3, 0)
    assert len(seen) == 5


@pytest.mark.parametrize("backend", ["python", "numpy"])
def test_each_redrawing_is_the_game_that_lanes_with_such_sizes_play(backend: str) -> None:
    record = played(TUTORIAL)
    redrawing, seed = redrawing_of(record), record.game.opened.seed
    drawn = [redrawing.draw(seed, number) for number in range(1, 9)]
    sizes = RuleSizes(
        factors=np.array([factors for _, factors in drawn]).T,
        inputs=np.array([inputs for inputs, _ in drawn]).T,
    )
    program = redrawing.adjudicator.program
    fast = build_backend(backend, program)
    lanes = fast.begin(seed, np.zeros(len(drawn), np.uint64), sizes)
    policies = {seat.id: HistorianLanes(program) for seat in program.seats}
    while lanes.alive.any():
        fast.advance(lanes, policies)
    for number in range(len(drawn)):
        again = replay_under(record.game, redrawing.draw_rules(seed, number + 1))
        assert again.fell_back == 0
        assert again.state == lanes.state(number)


def test_it_is_a_pure_function_of_the_record() -> None:
    record = played(TUTORIAL, "random")
    copy = MatchRecord(record.events)
    assert measure_robustness(copy, 20) == measured(TUTORIAL, "random")


@SMALL_FOLDERS
@pytest.mark.parametrize("doctrine", ["historian", "random"])
def test_the_counts_add_up_and_the_bands_are_in_order(folder: Path, doctrine: str) -> None:
    record = played(folder, doctrine)
    found, game = measured(folder, doctrine), record.game
    program = game.adjudicator.program
    assert found.redrawings == sum(count for _, count in found.endings) == 20
    assert dict(found.endings).get(found.ending, 0) == found.held
    assert found.parameters + sum(found.kept.values()) == len(program.parameters)
    for band in (*found.scores, *found.seats):
        assert band.least <= band.middle <= band.most
        assert band.kind == "derived" or band.low <= band.least <= band.most <= band.high
    real = {each.id: each.real for each in found.scores}
    for track, value in zip(program.tracks, game.state.values, strict=True):
        assert track.kind == "status" or real[track.id] == value
    assert len(found.statuses) == sum(each.kind == "status" for each in program.tracks)


@SMALL_FOLDERS
def test_whys_are_the_leading_causes_that_the_debrief_names(folder: Path) -> None:
    record = played(folder)
    bars = {
        (fall.track, bar.title, bar.amount)
        for fall in waterfalls(record.game)
        for bar in fall.bars[:LEADING]
    }
    whys = measured(folder).whys
    assert whys
    assert {(each.track, each.cause, each.amount) for each in whys} <= bars
    assert all(0 <= each.held <= 20 for each in whys)
    assert any(each.held == 20 for each in whys)


@SMALL_FOLDERS
def test_all_holds_where_no_size_is_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redrawing_module, "LEAST", 1.0)
    monkeypatch.setattr(redrawing_module, "MOST", 1.0)
    found = measure_robustness(played(folder, "random"), 2)
    assert isinstance(found, Robustness)
    assert found.held == 2
    assert {each.held for each in found.whys} == {2}
    assert {held for _, _, held in found.statuses} <= {2}
    for band in (*found.scores, *found.seats):
        assert band.least == band.middle == band.most == band.real
    assert found.refitted == found.longer == 0


def test_a_parameter_that_must_be_fixed_stays_and_all_others_are_drawn() -> None:
    text = BASE.read_text("utf-8").replace("intensity: 2", "intensity: strength")
    text = text.replace(
        "parameters:\n", "parameters:\n  strength: {value: 2, why: Twice as much.}\n"
    )
    compiled_ = compile_files({"scenario.yaml": text.encode()})
    assert compiled_.program is not None, compiled_.problems
    table = build(compiled_.program)
    players = {seat.id: "historian" for seat in table.program.seats}
    match = Match.start(table, compiled_.files, players, 3)
    while not match.over:
        assert match.advance() == ()
    found = measure_robustness(match.record, 5)
    assert isinstance(found, Robustness)
    assert found.kept == {"fixed": 1}
    assert found.parameters == 1
    assert found.literals > 0


def test_what_the_facilitator_did_happens_again() -> None:
    record = meddled(start()).record
    found = measure_robustness(record, 10)
    assert isinstance(found, Robustness)
    assert found.redrawings == 10
    assert all(each.kind != "override" for each in found.whys)


@pytest.mark.slow
def test_redrawings_with_an_order_that_could_not_stay_are_counted() -> None:
    found = measured(EVERY[-1], "random")
    assert 0 < found.refitted <= found.redrawings


def test_an_unfinished_match_says_why_there_is_none() -> None:
    match = start(HISTORY)
    found = measure_robustness(match.record)
    assert found is Unmeasured.UNFINISHED
    told = to_markdown(compose_annex(debrief(match.record, robustness=found)))
    assert f"## {TITLE}\n\n{ABSENT[found]}" in told


def test_a_match_without_the_files_of_its_program_says_so() -> None:
    table = adjudicator(TUTORIAL)
    match = Match.start(table, {}, {seat.id: "historian" for seat in table.program.seats}, 3)
    while not match.over:
        assert match.advance() == ()
    assert measure_robustness(match.record) is Unmeasured.OTHER_PROGRAM


def test_it_says_how_far_it_is_and_what_was_played_when_it_is_stopped_counts() -> None:
    heard = []

    def going_on(played: int, wanted: int) -> bool:
        heard.append((played, wanted))
        return played < 3

    found = measure_robustness(played(TUTORIAL), going_on=going_on)
    assert isinstance(found, Robustness)
    assert (found.redrawings, found.whole) == (3, False)
    assert heard == [(each, REDRAWINGS) for each in range(4)]
    told = to_markdown(compose_annex(debrief(played(TUTORIAL), robustness=found)))
    assert "3 redrawings (then stopped)." in told


@FOLDERS
def test_a_report_tells_the_ending_the_bands_and_the_whys(folder: Path) -> None:
    found = measured(folder)
    told = to_markdown(compose_annex(debrief(played(folder), robustness=found)))
    assert f"## {TITLE}" in told
    assert f"holds in {found.held} of 20 redrawings" in told
    assert "was a designer's choice" in told
    assert "Nine of ten above" in told
    assert f"{found.whys[0].held} of 20" in told
