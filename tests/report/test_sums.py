"""Who adds up what is shown gets what is shown: causes, rounded, come to the rounded change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import floor

import pytest

from eleventh.core.redaction import disclose
from eleventh.lab.debrief import Debrief, debrief
from eleventh.lab.turning_points import TurningPoints
from eleventh.lab.waterfall import Waterfall
from eleventh.play.account import Account
from eleventh.play.match import Match, Unsaved
from eleventh.play.match_record import MatchRecord
from eleventh.play.why import explain_from
from eleventh_ui.display.charts import WaterfallChart
from eleventh_ui.display.debrief.figures import causes
from eleventh_ui.display.debrief.sentences import describe_origins
from eleventh_ui.display.document import Figure
from eleventh_ui.display.explanations import summarise_answer
from eleventh_ui.display.numbers import POINTS
from eleventh_ui.display.readings import find_moves, shows
from eleventh_ui.display.reasons import summarise_reasons
from eleventh_ui.tui.drawing.rows import text_of
from eleventh_ui.tui.drawing.waterfall import waterfall_rows
from games import SHIPPED, adjudicator
from portions import portion

SEEDS = range(6)
SIZE = re.compile(r"[+-](?:<1|\d+)|\b0\b")
each_seed = pytest.mark.parametrize("seed", SEEDS)


@cache
def played(seed: int) -> MatchRecord:
    table = adjudicator(next(each for each in SHIPPED if each.name == "gsomia_2019"))
    match = Match.start(table, {}, {seat.id: "random" for seat in table.program.seats}, seed)
    while not match.over:
        match.advance()
    return match.record


@cache
def debriefed(seed: int) -> Debrief:
    return debrief(played(seed), TurningPoints((), 0, 0))


def number(size: str) -> int:
    """A size as a reader adds it up."""
    return 0 if "<" in size else int(size)


def change(fall: Waterfall) -> int:
    return floor(fall.after + 0.5) - floor(fall.before + 0.5)


def sizes(rows: list[str]) -> Iterator[int]:
    """The sizes of a drawn waterfall, from the row after its start to the one before its end."""
    for row in rows[1 : next(at for at, row in enumerate(rows) if row.startswith("In the end"))]:
        yield number(row[44 - 1 : 44 + 5].split()[-1])


@each_seed
def test_the_waterfalls_of_the_debrief_add_up(seed: int) -> None:
    for fall in debriefed(seed).waterfalls:
        assert sum(sizes(text_of(waterfall_rows(fall, "higher", 120)))) == change(fall), fall.track


@each_seed
def test_the_screen_draws_the_steps_that_the_report_draws(seed: int) -> None:
    told = debriefed(seed)
    falls = {fall.title: fall for fall in told.waterfalls}
    for figure in (each for each in causes(told) if isinstance(each, Figure)):
        assert isinstance(figure.chart, WaterfallChart)
        rows = text_of(waterfall_rows(falls[figure.table.caption], "higher", 200))
        for step, row in zip(figure.chart.steps, rows, strict=False):
            name = step.label.partition(": ")[2] or step.label
            assert row.startswith(name[:40])
            assert row[44 : 44 + 5].split() == [step.shown]


@each_seed
def test_the_tables_of_the_report_add_up(seed: int) -> None:
    falls = {fall.title: fall for fall in debriefed(seed).waterfalls}
    tables = [each.table for each in causes(debriefed(seed)) if isinstance(each, Figure)]
    assert len(tables) > 5
    for table in tables:
        *rows, last = table.rows
        assert sum(number(row[1]) for row in rows) == number(last[1]), table.caption
        assert number(last[1]) == change(falls[table.caption])


@each_seed
def test_what_set_a_cause_off_adds_up(seed: int) -> None:
    for fall in debriefed(seed).waterfalls:
        for bar in fall.bars:
            told = [SIZE.findall(each)[-1] for each in describe_origins(bar, POINTS)]
            if told:
                assert sum(map(number, told)) == number(POINTS.format_amount(bar.amount)), bar.title


@pytest.mark.parametrize("seed", portion(SEEDS, (0).__eq__))
def test_reasons_in_brief_add_up(seed: int) -> None:
    game = played(seed)
    for reading in Match(game, Unsaved()).view("seoul").readings:
        lines = [each for each in disclose(game.game.ledger, "seoul") if each.track == reading.id]
        if not lines or reading.kind == "status":
            continue
        move = find_moves(lines)[reading.id]
        if not shows(reading, move):
            continue
        told = [SIZE.search(each) for each in summarise_reasons(reading, lines, move)]
        moved = floor(move.after + 0.5) - floor(move.before + 0.5)
        assert sum(number(found[0]) for found in told if found) == moved


@each_seed
def test_why_in_brief_adds_up(seed: int) -> None:
    game = played(seed)
    account = Account(game.game, None)
    for track in game.game.adjudicator.program.tracks:
        answer = explain_from(account, track.id)
        if track.kind == "status":
            continue
        told = summarise_answer(answer)
        because = next((at for at, each in enumerate(told) if "Because of:" in each), None)
        if because is None:
            continue
        found = [each for each in told[because + 1 :] if not each.startswith("Turn ")]
        total = SIZE.findall(told[because])[-1]
        assert sum(number(SIZE.search(each)[0]) for each in found) == number(total), track.id
