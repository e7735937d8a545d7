"""What is no file where one is looked for: nothing waits for it, and one bad one is one bad row."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from eleventh.lang import compile as compiling
from eleventh.play import library as shelves
from eleventh.play.bundle import pack
from eleventh.play.events import Opened
from eleventh.play.journal import Journal
from eleventh.play.library import Library, Shelf
from planted import PLANTS
from ui.conftest import Run
from ui.sitting import HARBOUR, environment, ran

IMMENSE = """
- {id: r, for: {t: seat, u: seat, x: seat, y: seat, z: seat, w: seat}, effects: {n: 0.01},
   why: w, cite: [N01]}
"""
"""One rule with an instance for each of three million six-tuples of twelve seats."""


def immense() -> bytes:
    """A scenario of a kilobyte that would take gigabytes."""
    seats = [f"s{number}" for number in range(12)]
    made = {
        "format": 1,
        "scenario": "immense",
        "title": "Immense",
        "synopsis": "S",
        "turns": ["2020-01-01"],
        "ends": "2020-02-01",
        "actors": {"seats": seats},
        "seats": {each: {"leader": "L"} for each in seats},
        "tracks": {"n": {"kind": "counter", "start": 1}},
        "sources": {"N": {"title": "Notes", "items": {"N01": "t"}}},
        "endings": [{"id": "over", "title": "T", "text": "T"}],
    }
    lines = "\n".join(f"{key}: {json.dumps(value)}" for key, value in made.items())
    return f"{lines}\nrules:{IMMENSE}".encode()


@pytest.fixture
def own(home: Path) -> Path:
    """The user's folder of scenarios."""
    folder = home / "data" / "eleventh-hour" / "scenarios"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def saves(home: Path) -> Path:
    """The user's folder of saves."""
    folder = home / "data" / "eleventh-hour" / "saves"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.slow
def test_what_no_scenario_names_is_never_opened(home: Path, own: Path) -> None:
    mine = Path(copytree(HARBOUR, own / "mine"))
    (mine / "texts").mkdir()
    for name, plant in PLANTS.items():
        for place in (mine, mine / "texts", own, home):
            plant(place / f"{name}.md")
            plant(place / f"{name}.yaml")
    for arguments in (("check", mine), ("docs", mine), ("play", mine, "--auto", "--json")):
        done = ran(home, *arguments)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    listed = json.loads(ran(home, "list", "--json").stdout)
    assert [each["problems"] for each in listed if each["id"] == "mine"] == [0]


@pytest.mark.slow
def test_whatever_is_given_or_named_gets_a_sentence(home: Path) -> None:
    mine = Path(copytree(HARBOUR, home / "mine"))
    main = (mine / "scenario.yaml").read_text("utf-8")
    parts = ", ".join(f"{name}.yaml" for name in PLANTS)
    (mine / "scenario.yaml").write_text(main.replace("\ntitle", f"\nparts: [{parts}]\ntitle"))
    for name, plant in PLANTS.items():
        plant(mine / f"{name}.yaml")
    done = ran(home, "check", mine, "--format", "short")
    assert [line.split()[1] for line in done.stdout.splitlines()] == [
        {"huge": "E004", "circle": "E003", "zeros": "E039"}.get(name, "E002") for name in PLANTS
    ]
    for name in PLANTS:
        told = ran(home, "play", HARBOUR, "--orders", mine / f"{name}.yaml", "--json")
        assert told.returncode in (1, 2)
        assert "Traceback" not in told.stderr


def test_a_bad_scenario_of_any_kind_is_one_bad_row(home: Path, own: Path) -> None:
    copytree(HARBOUR, own / "mine")
    for name, plant in PLANTS.items():
        (own / name).mkdir()
        plant(own / name / "scenario.yaml")
        plant(own / f"no_{name}")  # no folder of a scenario, or an empty one
    (own / "immense").mkdir()
    (own / "immense" / "scenario.yaml").write_bytes(immense())
    done = ran(home, "list", "--json")
    rows = {each["id"]: each["problems"] for each in json.loads(done.stdout)}
    assert rows == dict.fromkeys([*PLANTS, "immense"], 1) | dict.fromkeys(
        ["mine", "burden_2018_20", "first_hour", "gsomia_2019", "radar_2018"], 0
    )
    told = ran(home, "list").stdout
    assert "immense: can't be played, 1 error; eleventh check" in told


@pytest.mark.slow
def test_one_at_which_we_fail_is_one_bad_row_wherever_it_comes_from(
    own: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    contributed = own.parent / "theirs"
    copytree(HARBOUR, contributed / "theirs")
    copytree(HARBOUR, own / "mine")
    shelf = Library((Shelf("shipped", shelves.shipped_folder()), Shelf("package", contributed),
                     Shelf("own", own)))  # fmt: skip
    monkeypatch.setattr(shelves, "library", lambda: shelf)
    compile_anew = compiling.compile_anew

    def failing(path: Path, rulebooks: tuple[Path, ...] = ()) -> compiling.Compiled:
        if path.name in ("theirs", "mine"):
            raise MemoryError
        return compile_anew(path, rulebooks)

    monkeypatch.setattr(compiling, "compile_anew", failing)
    monkeypatch.setattr(compiling.cache, "find_summary", lambda content: None)
    monkeypatch.setattr(compiling.cache, "find", lambda content: None)
    code, told, _ = run("list", "--json")
    assert code == 0
    rows = {each["id"]: each["problems"] for each in json.loads(told)}
    shipped = dict.fromkeys(["burden_2018_20", "first_hour", "gsomia_2019", "radar_2018"], 0)
    assert rows == shipped | {"theirs": 1, "mine": 1}


def carrying(files: dict[str, bytes], place: Path) -> None:
    """A save, whole in itself, that carries these files as its scenario."""
    opened = Opened("0.1.0", "immense", "Immense", "0" * 64, 1, {"s0": "human"}, pack(files), "")
    with Journal.create(place) as journal:
        journal.append([opened])


@pytest.mark.slow
def test_a_bad_save_of_any_kind_is_one_bad_row(home: Path, saves: Path) -> None:
    ran(home, "play", HARBOUR, "--auto", "--seed", "1")
    (good,) = saves.glob("*.eleventh")
    for name, plant in PLANTS.items():
        plant(saves / f"{name}.eleventh")
        (saves / f"beside_{name}.eleventh").write_bytes(good.read_bytes())
        plant(saves / f"beside_{name}.eleventh-wal")
        plant(saves / f"beside_{name}.eleventh-journal")
    carrying({"scenario.yaml": immense()}, saves / "immense.eleventh")
    rows = {each["id"]: each for each in json.loads(ran(home, "saves", "--json").stdout)}
    assert not rows[good.stem]["fault"]
    assert {name for name in PLANTS if not rows[name]["fault"]} == set()
    assert not rows["immense"]["fault"]  # a list does not compile
    for arguments in (("play", "--plain", "--resume", "immense"), ("replay", "immense"),
                      ("why", "immense"), ("report", "immense")):  # fmt: skip
        done = ran(home, *arguments, typed="")
        assert done.returncode == 1
        assert "its scenario can't be read by this version" in done.stderr.lower()
    for name in {"pipe", "folder"} & set(PLANTS):
        for save in (name, f"beside_{name}"):
            done = ran(home, "replay", save)
            assert "Traceback" not in done.stderr
            assert done.returncode == 0 or "eleventh" in done.stderr


AUDITED = """
import sys
from eleventh_ui.cli import check, group, guard, places
from eleventh.lang import compile
from eleventh.play import library
from eleventh.lang.read import bundle
from eleventh.lang.problems import render
opened = []
def hook(event, given):
    if event != "open" or isinstance(given[0], int):
        return
    if not str(given[0]).endswith((".py", ".pyc", ".so", "entry_points.txt")):
        opened.append(str(given[0]))
sys.addaudithook(hook)
code = guard.guarded(group.cli, ["check", "nosuch"])
print(*opened, sep="\\n")
sys.exit(code)
"""


def test_to_say_that_there_is_no_such_scenario_nothing_is_read(home: Path, own: Path) -> None:
    copytree(HARBOUR, own / "mine")
    (home / "notes.md").write_text("Nobody asked for this.")
    done = subprocess.run(
        [sys.executable, "-c", AUDITED],
        env=environment(home),
        cwd=home,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told, _, opened = done.stdout.rpartition("folder.\n")
    assert done.returncode == 1
    assert "There is no such file" in told
    assert opened.split() == []


@pytest.mark.parametrize("kind", PLANTS)
def test_neither_the_log_nor_the_keys_are_waited_for(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eleventh_ui.cli import log
    from eleventh_ui.tui.keys import read_keys

    PLANTS[kind](tmp_path / "keys.toml")
    assert "Your keys in" in read_keys(tmp_path / "keys.toml").fault
    place = tmp_path / "eleventh.log"
    PLANTS[kind](place)
    monkeypatch.setattr(log, "log_path", lambda: place)
    written = log.write_fault(ValueError("a fault"))
    assert written == (place if kind == "huge" else None)
    assert kind != "huge" or place.stat().st_size < log.LARGEST


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, marks=() if kind in ("pipe", "file") else pytest.mark.slow)
        for kind in (*PLANTS, "file")
    ],
)
def test_a_cache_that_is_none_costs_nothing_but_time(tmp_path: Path, kind: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    folder = home.parent / "cache" / "eleventh-hour" / "programs"
    folder.parent.mkdir(parents=True)
    PLANTS.get(kind, Path.touch)(folder)
    done = ran(home, "play", HARBOUR, "--auto", "--json", "--seed", "1")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["scenario"] == "harbour"
