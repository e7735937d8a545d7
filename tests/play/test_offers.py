"""The order in which every list offers scenarios."""

from __future__ import annotations

from pathlib import Path

import pytest

from eleventh.lang.cache import Summary
from eleventh.play import offers as module
from eleventh.play.library import Library, Shelf, shipped_folder
from eleventh.play.offers import list_offers


def ids(library: Library) -> list[str]:
    return [shelved.id for shelved, _ in list_offers(library)]


def test_the_tutorial_stands_first_and_the_crises_follow_by_their_calendars() -> None:
    shipped = Library((Shelf("shipped", shipped_folder()),))
    assert ids(shipped) == ["first_hour", "burden_2018_20", "radar_2018", "gsomia_2019"]


def test_one_s_own_come_last_undated_ones_behind_dated_and_broken_ones_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {
        "shipped/z_2019": Summary(starts="2019-07-01"),
        "shipped/lesson": Summary(starts="2031-03-03", next="z_2019"),
        "own/a_1962": Summary(starts="1962-10-16"),
        "own/board": Summary(),
        "own/first_part": Summary(starts="1999-01-01", next="a_1962"),
        "own/a_broken": Summary(errors=2),
        "own/noon": Summary(starts="1962-10-16T12:00"),
    }
    for each in told:
        (tmp_path / each).mkdir(parents=True)
        (tmp_path / each / "scenario.yaml").touch()
    monkeypatch.setattr(
        module,
        "summarise_path",
        lambda path, rulebooks: told[path.relative_to(tmp_path).as_posix()],
    )
    shelves = Library(tuple(Shelf(each, tmp_path / each) for each in ("shipped", "own")))
    assert ids(shelves) == [
        *("lesson", "z_2019"),
        *("first_part", "a_1962", "noon", "board", "a_broken"),
    ]
