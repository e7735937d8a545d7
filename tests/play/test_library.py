"""Where scenarios are found."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.play import library as module
from eleventh.play.library import Library, Located, Shelf, library, shipped_folder
from play.quarrel import FOLDER


def shelve(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).mkdir(parents=True)
        (folder / name / "scenario.yaml").touch()
    return folder


def test_a_scenario_is_found_by_name(tmp_path: Path) -> None:
    shelf = Library((Shelf("shipped", shelve(tmp_path, "alpha", "beta")),))
    assert shelf.find("beta") == Located(tmp_path / "beta")
    assert [each.id for each in shelf.scenarios()] == ["alpha", "beta"]


def test_a_folder_without_a_scenario_is_not_one(tmp_path: Path) -> None:
    (tmp_path / "rulebooks").mkdir()
    (tmp_path / "notes.txt").touch()
    shelf = Library((Shelf("shipped", tmp_path),))
    assert shelf.scenarios() == ()
    assert shelf.rulebooks() == (tmp_path / "rulebooks",)


def test_a_scenario_is_found_by_path() -> None:
    assert Library(()).find(str(FOLDER / "quarrel")) == Located(FOLDER / "quarrel")
    main = FOLDER / "quarrel" / "scenario.yaml"
    assert Library(()).find(str(main)) == Located(main)


def test_what_lies_here_is_meant_before_the_library_s_which_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Library((Shelf("own", shelve(tmp_path / "shelf", "alpha")),))
    shelve(tmp_path / "here", "alpha")
    monkeypatch.chdir(tmp_path / "here")
    assert shelf.find("alpha") == Located(Path("alpha"), tmp_path / "shelf" / "alpha")
    assert shelf.find("./alpha") == Located(Path("alpha"))
    assert shelf.shelved("alpha") == tmp_path / "shelf" / "alpha"
    monkeypatch.chdir(tmp_path / "shelf")
    assert shelf.find("alpha") == Located(Path("alpha"))


def test_what_lies_here_and_is_no_scenario_is_not_in_the_library_s_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Library((Shelf("own", shelve(tmp_path / "shelf", "alpha", "beta")),))
    (tmp_path / "alpha").mkdir()
    (tmp_path / "beta").write_text("notes")
    monkeypatch.chdir(tmp_path)
    for name in ("alpha", "beta"):
        assert shelf.find(name) == Located(tmp_path / "shelf" / name)
        assert isinstance(shelf.find(f"./{name}"), Refusal if name == "alpha" else Located)


def test_a_rulebook_is_found_where_rulebooks_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "shelf" / "rulebooks" / "sea"
    book.mkdir(parents=True)
    (book / "rulebook.yaml").touch()
    shelf = Library((Shelf("own", tmp_path / "shelf"),))
    assert shelf.find_written("sea") == Located(book)
    assert isinstance(shelf.find("sea"), Refusal)
    monkeypatch.chdir(book.parent)
    assert shelf.find_written("sea") == Located(Path("sea"))


def test_a_near_name_is_proposed(tmp_path: Path) -> None:
    found = Library((Shelf("own", shelve(tmp_path, "gsomia_2019")),)).find("gsomia_2018")
    assert isinstance(found, Refusal)
    assert found.data == {"wanted": "gsomia_2018", "near": "gsomia_2019"}


def test_for_a_far_name_nothing_is_proposed() -> None:
    found = Library(()).find("zzz")
    assert isinstance(found, Refusal)
    assert found == Refusal(RefusalCode.NO_SCENARIO, {"wanted": "zzz", "near": ""})


@pytest.mark.parametrize("odd", ["", "~nobody_of_this_name", "x" * 5000, "a\0b", ".."])
def test_odd_names_are_refused_with_a_sentence(odd: str) -> None:
    found = Library(()).find(odd)
    assert isinstance(found, Refusal)


def test_a_folder_that_holds_none_says_so(tmp_path: Path) -> None:
    found = Library(()).find(str(tmp_path))
    assert isinstance(found, Refusal)
    data = {"path": str(tmp_path), "file": "scenario.yaml", "known": ()}
    assert found == Refusal(RefusalCode.NOT_A_SCENARIO, data)


def test_a_folder_above_scenarios_says_where_they_are(tmp_path: Path) -> None:
    shelve(tmp_path, "the_dam", "the_river")
    found = Library(()).find(str(tmp_path))
    assert isinstance(found, Refusal)
    folders = tuple((tmp_path / each).as_posix() for each in ("the_dam", "the_river"))
    assert found.data["known"] == folders


def test_a_near_path_is_proposed(tmp_path: Path) -> None:
    shelve(tmp_path, "the_dam")
    found = Library(()).find(str(tmp_path / "the_dma"))
    assert isinstance(found, Refusal)
    assert found.data["near"] == str(tmp_path / "the_dam")


def test_the_earlier_shelf_wins(tmp_path: Path) -> None:
    one, two = shelve(tmp_path / "one", "alpha"), shelve(tmp_path / "two", "alpha", "beta")
    shelf = Library((Shelf("shipped", one), Shelf("own", two)))
    assert shelf.find("alpha") == Located(one / "alpha")
    assert [(each.id, each.origin) for each in shelf.scenarios()] == [
        ("alpha", "shipped"),
        ("beta", "own"),
    ]


def test_a_shelf_that_is_missing_holds_nothing(tmp_path: Path) -> None:
    assert Library((Shelf("own", tmp_path / "none"), Shelf("x", None, "x"))).scenarios() == ()


def test_the_shipped_scenarios_lie_beside_a_checkout() -> None:
    assert shipped_folder() == Path(__file__).parents[2] / "scenarios"
    assert library(Path("/dev/null")).shelves[0].origin == "shipped"


def test_other_packages_add_scenarios(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shelve(tmp_path / "theirs", "delta")
    (tmp_path / "their_scenarios.py").write_text(
        f"from pathlib import Path\nFOLDER = Path({str(folder)!r})\n"
        "def folder():\n    return str(FOLDER)\n"
        "def broken():\n    raise OSError('gone fishing')\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    entries = [
        EntryPoint(name, f"their_scenarios:{name}", module.GROUP)
        for name in ("FOLDER", "folder", "broken", "missing")
    ]
    monkeypatch.setattr(module, "entry_points", lambda group: entries)
    shelf = library(tmp_path / "own")
    assert shelf.find("delta") == Located(folder / "delta")
    assert len(shelf.faults()) == 2
    assert shelf.faults()[0] == (
        "The scenarios of 'broken' (their_scenarios:broken) can't be used: gone fishing."
    )
