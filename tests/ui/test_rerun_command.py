"""`eleventh rerun`: what was exported comes out the same, or it is said what differs and why."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ui.conftest import Run
from ui.sitting import HARBOUR


@pytest.fixture
def tables(run: Run, home: Path) -> Path:
    """Tables of the small scenario, which lies in a folder of its own."""
    shutil.copytree(HARBOUR, home / "harbour")
    code, out, err = run("playtest", "harbour", "-n", "40", "--csv", "tables")
    assert (code, out) == (0, "")
    assert "The tables are in tables; eleventh rerun repeats them." in err
    return home / "tables"


def test_the_same_again_is_said(run: Run, tables: Path) -> None:
    files = [each for each in tables.iterdir() if each.suffix == ".csv"]
    for named in ("tables", "tables/manifest.json"):
        code, out, _ = run("rerun", named)
        assert code == 0
        assert out == f"{len(files)} files, all the same to the byte.\n"
    code, out, _ = run("rerun", "tables", "--json", "--cores", "2")
    assert code == 0
    assert json.loads(out)["same"] is True


def test_a_scenario_that_was_changed_is_named_as_the_reason(
    run: Run, tables: Path, home: Path
) -> None:
    scenario = home / "harbour" / "scenario.yaml"
    text = scenario.read_text("utf-8")
    assert "start: 50" in text
    scenario.write_text(text.replace("start: 50", "start: 51"), "utf-8")
    code, out, _ = run("rerun", "tables")
    assert code == 1
    assert "paths.csv differs." in out
    assert "What may be why: program was" in out
    shutil.copytree(HARBOUR, home / "kept")
    assert run("rerun", "tables", "--scenario", "kept")[0] == 0


def test_a_file_that_was_changed_since_fails_and_is_told(run: Run, tables: Path) -> None:
    (tables / "rules.csv").write_text("mine")
    code, out, _ = run("rerun", "tables")
    assert code == 1
    assert "all the same" not in out
    assert "Changed since it was written: rules.csv, beside the manifest." in out
    assert (tables / "rules.csv").read_text() == "mine"


def test_a_file_that_is_not_there_fails_and_is_told(run: Run, tables: Path) -> None:
    files = [each for each in tables.iterdir() if each.suffix == ".csv"]
    (tables / "rules.csv").unlink()
    code, out, _ = run("rerun", "tables")
    assert code == 1
    assert f"{len(files)} files made again as the manifest says to the byte." in out
    assert "Missing: rules.csv, beside the manifest." in out
    for each in tables.glob("*.csv"):
        each.unlink()
    code, out, _ = run("rerun", "tables", "--json")
    told = json.loads(out)
    assert code == 1
    assert not told["same"]
    assert set(told["missing"]) == {each.name for each in files}
    assert told["altered"] == []


def test_another_number_of_any_one_file_fails(run: Run, tables: Path) -> None:
    for file in tables.glob("*.csv"):
        whole = file.read_bytes()
        file.write_bytes(whole + b"1")
        code, out, _ = run("rerun", "tables", "--json")
        assert (code, json.loads(out)["altered"]) == (1, [file.name])
        file.write_bytes(whole)


def test_another_version_is_told_where_it_makes_no_difference(run: Run, tables: Path) -> None:
    file = tables / "manifest.json"
    told = json.loads(file.read_text())
    told["versions"]["numpy"] = "1.0"
    file.write_text(json.dumps(told))
    code, out, _ = run("rerun", "tables")
    assert code == 0
    assert "Though numpy was 1.0 and is" in out


def test_weights_are_kept_in_the_manifest(run: Run, home: Path) -> None:
    told = json.loads(run("playtest", HARBOUR, "-n", "1", "--json")[1])
    seat, id = next(
        (each["seat"], one) for each in told["decisions"].values() for one in each["responses"]
    )
    (home / "w.yaml").write_text(f"{seat}: {{{id}: 7}}\n")
    bots = f"{seat}=weights:w.yaml"
    assert run("playtest", HARBOUR, "-n", "50", "--bots", bots, "--csv", "kept")[0] == 0
    (home / "w.yaml").unlink()
    assert run("rerun", "kept")[0] == 0


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"format": 9}, "format 9, and this version reads format 1"),
        ({"games": "many"}, "games is missing or is something else"),
        ({"games": -1}, "can't be"),
        ({"tables": "xls"}, "can't be"),
        ({"players": {}}, "names no player of"),
        ({"players": {s: {"name": "nobody"} for s in ("washington", "seoul", "tokyo")}}, "nobody"),
        ({"backend": "fortran"}, "There is no backend"),
        ({"files": {"paths.csv": "x"}}, "its files or versions are something else"),
        ({"versions": {"numpy": 2}}, "its files or versions are something else"),
        ({"given": "no_such_place"}, "no_such_place"),
    ],
    ids=lambda each: next(iter(each)) if isinstance(each, dict) else "",
)
def test_a_manifest_that_can_not_be_used_is_told(
    run: Run, tables: Path, changed: dict[str, object], told: str
) -> None:
    file = tables / "manifest.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | changed))
    code, out, err = run("rerun", "tables")
    assert code in (1, 2)
    assert out == ""
    assert told in err
    assert "Traceback" not in err


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', "\x00"])
def test_what_is_no_manifest_is_told(run: Run, home: Path, text: str) -> None:
    (home / "manifest.json").write_text(text)
    code, out, err = run("rerun", "manifest.json")
    assert (code, out) == (1, "")
    assert "manifest.json" in err


def test_a_folder_that_is_there_stays_as_it_is(run: Run, tables: Path) -> None:
    before = {each: each.read_bytes() for each in tables.iterdir()}
    code, _, err = run("playtest", "harbour", "-n", "5", "--csv", "tables")
    assert code == 1
    assert "There is tables already, and it stays as it is." in err
    assert {each: each.read_bytes() for each in tables.iterdir()} == before


def test_tables_of_parquet_are_made_again_too(run: Run, home: Path) -> None:
    assert run("playtest", HARBOUR, "-n", "20", "--parquet", "tables")[0] == 0
    assert (home / "tables" / "paths.parquet").is_file()
    assert run("rerun", "tables")[0] == 0
