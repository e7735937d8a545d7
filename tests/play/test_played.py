"""Which match was played last is known from the playing, and not from the clock."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from eleventh.play.played import FILE, list_played, note_played
from eleventh.play.resuming import resume
from eleventh.play.saves import find_save, last_played, list_saves, new_journal
from play.quarrel import library, noon, play, start


def evening() -> datetime:
    return datetime(2026, 11, 21, 20, 0, tzinfo=UTC)


def begun(folder: Path, clock: Callable[[], datetime]) -> Path:
    """A match that was begun, and left at once."""
    journal = new_journal(folder, "quarrel", clock)
    start(log=journal).close()
    return journal.path


def test_a_clock_that_was_set_back_does_not_change_which_match_was_played_last(
    tmp_path: Path,
) -> None:
    first = begun(tmp_path, evening)
    last = begun(tmp_path, noon)
    assert find_save(tmp_path) == last
    assert last_played(tmp_path) == last
    resume(first, library(), noon).match.close()
    assert find_save(tmp_path) == first
    assert [each.path for each in list_saves(tmp_path)] == [first, last]


def test_to_look_at_a_match_that_has_ended_is_not_to_play_it(tmp_path: Path) -> None:
    journal = new_journal(tmp_path, "quarrel", noon)
    play(start(log=journal)).close()
    ended, last = journal.path, begun(tmp_path, noon)
    looked = resume(ended, library(), noon)
    assert looked.match.over
    looked.match.close()
    assert last_played(tmp_path) == last
    back = resume(ended, library(), noon)
    assert back.match.rewind(1) == ()
    back.match.close()
    assert last_played(tmp_path) == ended
    assert find_save(tmp_path) == ended


def test_without_notes_the_stamps_decide(tmp_path: Path) -> None:
    first = begun(tmp_path, evening)
    begun(tmp_path, noon)
    (tmp_path / FILE).unlink()
    assert find_save(tmp_path) == first


def test_a_save_that_was_played_elsewhere_comes_after_those_played_here(tmp_path: Path) -> None:
    brought = begun(tmp_path / "elsewhere", evening)
    here = begun(tmp_path, noon)
    brought.rename(tmp_path / "quarrel-brought.eleventh")
    assert find_save(tmp_path) == here


@pytest.mark.parametrize(
    "odd",
    [
        lambda file: os.mkfifo(file),
        lambda file: file.mkdir(),
        lambda file: file.symlink_to("/dev/zero"),
        lambda file: file.write_bytes(b"\xff\x00\n" * 100_000),
        lambda file: file.write_text("../../etc/passwd\n~\n\n"),
        lambda file: file.write_bytes(b"x" * 2_000_000),
    ],
    ids=["fifo", "folder", "link", "noise", "names", "long"],
)
def test_whatever_stands_in_the_place_of_the_notes_the_matches_are_found(
    tmp_path: Path, odd: Callable[[Path], object]
) -> None:
    save = begun(tmp_path, noon)
    (tmp_path / FILE).unlink()
    odd(tmp_path / FILE)
    assert find_save(tmp_path) == save
    resume(save, library(), noon).match.close()
    assert find_save(tmp_path) == save


def test_only_the_end_of_many_notes_is_read(tmp_path: Path) -> None:
    for number in range(4000):
        note_played(tmp_path / f"quarrel-2026-11-21-{number % 500}.eleventh")
    order = list_played(tmp_path)
    assert max(order, key=lambda id: order[id]) == "quarrel-2026-11-21-499"
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
