"""A list of many saves opens only what has changed, and tells the same as if it opened all."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from eleventh.play import listing
from eleventh.play.listing import FEWEST
from eleventh.play.resuming import resume
from eleventh.play.saved import Saved, read_saved
from eleventh.play.saves import list_saves, new_journal
from play.quarrel import HISTORY, library, noon, play, start, submit_all

NEVER = -(10**18)  # nanoseconds before which nothing has only just changed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of so many saves that rows are kept, and a cache of our own to keep them in."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(listing, "COARSE", NEVER)
    folder = tmp_path / "saves"
    play(start(HISTORY, log=new_journal(folder, "quarrel", noon))).close()
    (first,) = folder.glob("*.eleventh")
    for number in range(2, FEWEST + 1):
        shutil.copy(first, folder / f"quarrel-2026-11-21-{number}.eleventh")
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the saves that lists have opened since the last look at it."""
    ids: list[str] = []

    def read(path: Path) -> Saved:
        ids.append(path.stem)
        return read_saved(path)

    monkeypatch.setattr(listing, "read_saved", read)
    return ids


def kept_rows(folder: Path) -> Path:
    (found,) = (folder.parent / "cache" / "eleventh-hour" / "saves").iterdir()
    return found


def listed_afresh(folder: Path) -> list[Saved]:
    return [read_saved(each) for each in folder.glob("*.eleventh")]


def tells_all(folder: Path) -> bool:
    return sorted(list_saves(folder), key=repr) == sorted(listed_afresh(folder), key=repr)


def test_a_save_that_has_not_changed_is_not_opened_again(folder: Path, opened: list[str]) -> None:
    first = list_saves(folder)
    assert len(opened) == FEWEST
    opened.clear()
    assert list_saves(folder) == first
    assert tells_all(folder)
    assert opened == []


def test_few_saves_leave_nothing_in_the_cache(folder: Path, opened: list[str]) -> None:
    next(folder.glob("*.eleventh")).unlink()
    list_saves(folder)
    list_saves(folder)
    assert len(opened) == 2 * (FEWEST - 1)
    assert not (folder.parent / "cache" / "eleventh-hour" / "saves").exists()


def played_on(save: Path) -> None:
    match = resume(save, library(), noon).match
    match.rewind(2)
    match.close()


def written_over(save: Path) -> None:
    data = save.read_bytes()
    save.write_bytes(data[: len(data) // 2])


def replaced(save: Path) -> None:
    """By another of the same size, with the times of the one before."""
    times = save.stat()
    data = save.read_bytes()
    save.unlink()
    save.write_bytes(data.replace(b"A quarrel in three turns", b"Another quarrel, as long"))
    os.utime(save, ns=(times.st_atime_ns, times.st_mtime_ns))


def damaged(save: Path) -> None:
    with closing(sqlite3.connect(save)) as link:
        link.execute("PRAGMA application_id = 7")
        link.commit()


@pytest.mark.parametrize("change", [played_on, written_over, replaced, damaged, Path.unlink])
def test_whatever_happens_to_a_save_is_told(
    folder: Path, opened: list[str], change: Callable[[Path], None]
) -> None:
    list_saves(folder)
    opened.clear()
    extra = folder / "another.eleventh"  # so that they stay many
    shutil.copy(folder / "quarrel-2026-11-21-1.eleventh", extra)
    change(folder / "quarrel-2026-11-21-3.eleventh")
    assert tells_all(folder)
    assert set(opened) <= {"another", "quarrel-2026-11-21-3"}


def test_a_match_in_play_is_looked_at_every_time(folder: Path, opened: list[str]) -> None:
    with new_journal(folder, "quarrel", noon) as journal:
        match = start(log=journal)
        for _ in range(2):
            list_saves(folder)
            (found,) = (each for each in list_saves(folder) if each.path == journal.path)
            assert "in use" in found.fault
            submit_all(match)
            match.advance()
    opened.clear()
    assert tells_all(folder)
    assert opened == [journal.path.stem]


def test_a_plug_that_is_pulled_leaves_a_save_that_is_looked_at(
    folder: Path, opened: list[str]
) -> None:
    list_saves(folder)
    (folder / "quarrel-2026-11-21-3.eleventh-wal").write_bytes(b"")
    opened.clear()
    list_saves(folder)
    assert opened == ["quarrel-2026-11-21-3"]


def test_a_save_that_had_only_just_changed_is_looked_at_again(
    folder: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "COARSE", 3_600 * 10**9)
    list_saves(folder)
    list_saves(folder)
    assert len(opened) == 2 * FEWEST


def test_rows_that_are_not_as_they_were_kept_are_not_believed(
    folder: Path, opened: list[str]
) -> None:
    list_saves(folder)
    rows = kept_rows(folder)
    for data in (b"", rows.read_bytes()[:-5], rows.read_bytes().replace(b"muddle", b"puddle")):
        rows.write_bytes(data)
        opened.clear()
        assert tells_all(folder)
        assert len(opened) == FEWEST


def test_rows_of_one_folder_tell_nothing_of_another(folder: Path, opened: list[str]) -> None:
    list_saves(folder)
    folder.rename(folder.parent / "moved")
    opened.clear()
    assert {each.path.parent.name for each in list_saves(folder.parent / "moved")} == {"moved"}
    assert len(opened) == FEWEST


@pytest.mark.parametrize("place", ["a file", "nothing", "for all"])
def test_without_a_cache_of_ones_own_every_save_is_opened(
    folder: Path, opened: list[str], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = folder.parent / "cache"
    if place == "a file":
        cache.write_text("in the way")
    elif place == "nothing":
        monkeypatch.setattr(listing, "find_user_folder", lambda kind: None)
    else:
        list_saves(folder)
        kept_rows(folder).parent.chmod(0o777)
        opened.clear()
    assert tells_all(folder)
    assert len(opened) == FEWEST
