"""The tables of a playtest: they agree with its document, and their files are the same again."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pyarrow.parquet
import pytest

from eleventh.core.program import Program
from eleventh.lab.batch.plan import plan_run
from eleventh.lab.batch.players import BatchPlayer, weigh_choices
from eleventh.lab.playtest.document import export_playtest
from eleventh.lab.playtest.files import (
    find_differences,
    find_reasons,
    make_manifest,
    write_tables,
)
from eleventh.lab.playtest.result import Playtest
from eleventh.lab.playtest.run import run_playtest
from eleventh.lab.playtest.tables import tabulate
from games import EVERY, adjudicator

each_scenario = pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)


def playtest(program: Program, games: int = 25, seed: int = 1) -> Playtest:
    seats = {seat.id: BatchPlayer("random") for seat in program.seats}
    return run_playtest(program, seats, plan_run(games, seats), seed=seed, games=games)


@each_scenario
def test_tables_hold_what_the_document_holds(folder: Path) -> None:
    result = playtest(adjudicator(folder).program)
    told, tables = export_playtest(result), tabulate(result)
    assert dict(zip(tables["endings"]["ending"], tables["endings"]["games"], strict=True)) == {
        id: each["games"] for id, each in told["endings"].items()
    }
    fired = {(each["kind"], id): each["fired"] for id, each in told["rules"].items()}
    rules = tables["rules"]
    keys = zip(rules["kind"], rules["rule"], strict=True)
    assert dict(zip(keys, rules["fired"], strict=True)) == fired
    assert tables["responses"].height == sum(
        len(each["responses"]) for each in told["decisions"].values()
    )
    assert tables["paths"].height + tables["statuses"].height >= len(told["tracks"])
    assert sum(tables["endings_by_turn"]["games"]) == told["games"]


@each_scenario
def test_files_of_csv_are_read_back_as_they_were(folder: Path) -> None:
    result = playtest(adjudicator(folder).program)
    files, tables = write_tables(result, "csv"), tabulate(result)
    assert set(files) == {f"{name}.csv" for name in tables}
    for name, table in tables.items():
        head, *rows = csv.reader(io.StringIO(files[f"{name}.csv"].decode()))
        assert head == list(table)
        assert rows == [[str(cell) for cell in row] for row in zip(*table.values(), strict=True)]


@each_scenario
def test_files_of_parquet_hold_the_same_as_those_of_csv(folder: Path) -> None:
    result = playtest(adjudicator(folder).program)
    files = write_tables(result, "parquet")
    for name, table in tabulate(result).items():
        data = pyarrow.parquet.read_table(io.BytesIO(files[f"{name}.parquet"])).to_pydict()
        assert data == {
            column: [None if each == "" else each for each in cells]
            for column, cells in table.items()
        }


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_same_games_give_the_same_files(form) -> None:
    program = adjudicator(EVERY[1]).program
    assert write_tables(playtest(program), form) == write_tables(playtest(program), form)
    assert write_tables(playtest(program, seed=2), form) != write_tables(playtest(program), form)


def test_what_was_stopped_gives_the_files_of_the_games_that_were_played() -> None:
    program = adjudicator(EVERY[1]).program
    seats = {seat.id: BatchPlayer("random") for seat in program.seats}

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    plan = plan_run(9000, seats, "numpy", 1)
    part = run_playtest(program, seats, plan, seed=1, games=9000, progress=stop)
    assert part.partial
    whole = run_playtest(program, seats, plan, seed=1, games=part.games)
    assert write_tables(part, "csv") == write_tables(whole, "csv")


def test_parquet_without_its_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = playtest(adjudicator(EVERY[0]).program)
    with pytest.raises(ImportError, match=r"eleventh-hour\[parquet\], or write CSV"):
        write_tables(result, "parquet")


def test_a_manifest_tells_which_file_differs_and_what_has_changed() -> None:
    program = adjudicator(EVERY[1]).program
    seat = program.seats[0].id
    choice = next(each for each in program.choices if each.seat == seat)
    players = {each.id: BatchPlayer("random") for each in program.seats}
    players[seat] = weigh_choices(program, seat, "weights:w.yaml", {choice.id: 0.5})
    result = playtest(program)
    files = write_tables(result, "csv")
    before = make_manifest(program, result, players, "csv", ["eleventh"], files)
    assert json.loads(json.dumps(before)) == before
    assert before["players"][seat] == {"name": "weights:w.yaml", "weights": {choice.id: 0.5}}
    assert find_differences(before, before) == []
    assert find_reasons(before, before) == []
    other = make_manifest(
        program, result, players, "csv", [], files | {"rules.csv": b"", "new.csv": b""}
    )
    other["versions"]["numpy"], other["program"] = "9.9", "0" * 64
    assert [each.what for each in find_differences(before, other)] == ["rules.csv", "new.csv"]
    assert [each.what for each in find_reasons(before, other)] == ["program", "numpy"]
