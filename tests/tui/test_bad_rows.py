"""In the lobby one bad scenario or save is one bad row, and the others can be played."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from textual.pilot import Pilot

from eleventh.lang import compile as compiling
from eleventh.play.library import Library, Shelf, shipped_folder
from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.catalogue import Places, list_scenarios
from eleventh_ui.tui.screens.lobby import Lobby
from planted import PLANTS
from tui.stage import app_of, drive, screen_text, shown, until
from ui.sitting import HARBOUR
from ui.test_hostile_files import carrying, immense


def stocked(tmp_path: Path) -> tuple[EleventhApp, Places]:
    """A lobby whose own folder and folder of saves hold all kinds of bad things."""
    own, package, saves = (tmp_path / name for name in ("own", "package", "saves"))
    saves.mkdir()
    for name, plant in PLANTS.items():
        (own / name).mkdir(parents=True)
        plant(own / name / "scenario.yaml")
        plant(saves / f"{name}.eleventh")
    (package / "immense").mkdir(parents=True)
    (package / "immense" / "scenario.yaml").write_bytes(immense())
    carrying({"scenario.yaml": immense()}, saves / "carrier.eleventh")
    copytree(HARBOUR, own / "mine")
    places = Places(saves)
    places.library = Library(
        (Shelf("shipped", shipped_folder()), Shelf("package", package), Shelf("own", own))
    )
    return app_of(start=Lobby(places)), places


def test_each_bad_thing_is_a_row_that_says_so(tmp_path: Path) -> None:
    app, _ = stocked(tmp_path)

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "The harbour pact")
        await until(pilot, lambda: "reading" not in screen_text(app))
        told = screen_text(app)
        assert told.count("1 error") == len(PLANTS) + 1
        assert told.count("can't be read") == len(PLANTS)

    drive(app, script, (120, 60))


def test_a_save_that_carries_a_bad_scenario_is_refused_and_the_lobby_lives(tmp_path: Path) -> None:
    app, _ = stocked(tmp_path)

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "turn 1 as s0")
        await pilot.press("c")
        await shown(pilot, "can't be read by this version")
        assert isinstance(app.screen, Lobby)

    drive(app, script, (120, 60))


def test_one_at_which_we_fail_is_a_row_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, places = stocked(tmp_path)

    def failing(path: Path, rulebooks: tuple[Path, ...] = ()) -> compiling.Compiled:
        raise MemoryError

    monkeypatch.setattr(compiling, "compile_path", failing)
    rows = list(list_scenarios(places.library))
    assert len(rows) == len(PLANTS) + 6
    assert {each.errors for each in rows} == {1}
    assert {each.problems for each in rows} == {
        ("Eleventh Hour itself fails at it; checking it tells more.",)
    }
