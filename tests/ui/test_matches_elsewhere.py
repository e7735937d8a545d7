"""A match that is there and can't be opened here and now is told as that, and is never taken for
no match or for another one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from constraints import as_another_user, open_folder, without_locks
from eleventh.lang.compile import summarise_path
from eleventh.play.journal import FORMAT, Journal
from eleventh.play.library import shipped_folder
from tui.rooms import said
from tui.stage import drive, screen_text, until
from tui.test_lobby import filled, lobby
from ui.conftest import Run
from ui.sitting import HARBOUR, environment

BEGIN = ("play", HARBOUR, "--plain", "--seat", "seoul", "--bots", "all=historian", "--save-dir")


def begun(run: Run, saves: Path) -> Path:
    """A match that was begun and left; the newest save of the folder."""
    before = set(saves.glob("*.eleventh"))
    code, _, told = run(*BEGIN, saves)
    assert code == 0, told
    (made,) = set(saves.glob("*.eleventh")) - before
    return made


@pytest.fixture
def two(run: Run, tmp_path: Path) -> tuple[Path, Path]:
    """Two unfinished matches, in the order in which they were played."""
    saves = tmp_path / "saves"
    return begun(run, saves), begun(run, saves)


def make_newer(save: Path) -> None:
    """As a newer version would have written it."""
    with closing(sqlite3.connect(save)) as link:
        link.execute(f"PRAGMA user_version = {FORMAT + 1}")


def test_resume_goes_on_with_the_match_that_is_free_and_says_which_is_open_elsewhere(
    run: Run, two: tuple[Path, Path]
) -> None:
    other, last = two
    with Journal.open(last):
        code, out, told = run("play", "--plain", "--resume", "--save-dir", last.parent)
        assert (code, out != "") == (0, True)
        assert f"{last.stem} is open elsewhere; going on with {other.stem}." in told
        asked = ("--resume", last.stem)
        code, out, told = run("play", "--plain", *asked, "--save-dir", last.parent)
        assert (code, out) == (1, "")
        assert f"{last} is in use by another Eleventh Hour. Close it there first." in told
        assert "no unfinished match" not in told
        code, out, _ = run("why", "--save-dir", last.parent)
        assert (code, out != "") == (0, True)
    code, out, told = run("play", "--plain", "--resume", other.stem, "--save-dir", last.parent)
    assert code == 0


def test_a_list_says_how_a_match_stands_that_is_being_played_elsewhere(
    run: Run, tmp_path: Path
) -> None:
    saves = tmp_path / "saves"
    begin = ("play", "first_hour", "--plain", "--seat", "seoul", "--save-dir", saves)
    assert run(*begin)[0] == 0
    (save,) = saves.glob("*.eleventh")
    with Journal.open(save):
        listed = run("saves", "--save-dir", saves)[1]
        (row,) = json.loads(run("saves", "--json", "--save-dir", saves)[1])
    title = summarise_path(shipped_folder() / "first_hour").title
    assert listed.startswith(f"{save.stem}: {title}; turn 1; ")
    assert listed.strip().endswith("; being played in another window")
    assert (row["in_use"], row["scenario"], row["turn"]) == (True, "first_hour", 1)


def test_why_and_report_tell_a_match_while_it_is_played_elsewhere(
    run: Run, two: tuple[Path, Path]
) -> None:
    _, save = two
    alone = ("--save-dir", save.parent)
    with Journal.open(save):
        for asked in (("why", save.stem), ("report", save.stem)):
            code, out, told = run(*asked, "--open-secrets", *alone)
            assert (code, told) == (0, "")
            assert out
        code, _, told = run("report", save.stem, *alone)
        assert (code, "hides nothing" in told) == (1, True)


def test_the_only_match_that_is_open_elsewhere_is_no_missing_match(
    run: Run, two: tuple[Path, Path]
) -> None:
    first, last = two
    first.unlink()
    with Journal.open(last):
        told = run("play", "--plain", "--resume", "--save-dir", last.parent)[2]
    assert told.strip().endswith("is in use by another Eleventh Hour. Close it there first.")


def test_resume_says_that_the_match_last_played_is_of_a_newer_version(
    run: Run, two: tuple[Path, Path]
) -> None:
    make_newer(two[1])
    code, out, told = run("play", "--plain", "--resume", "--save-dir", two[1].parent)
    assert (code, out) == (1, "")
    assert f"{two[1]} was written by a newer Eleventh Hour" in told
    assert "Update to continue it. `eleventh saves` lists the others." in told


def test_a_file_that_is_no_save_is_mentioned_where_nothing_else_is_there(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "letter.eleventh").write_text("Dear diary")
    for asked in (("play", "--plain", "--resume"), ("why",)):
        code, _, told = run(*asked, "--save-dir", tmp_path)
        assert code == 1
        assert "1 file there can't be read: `eleventh saves` says why." in told


def test_the_lobby_does_not_go_on_with_another_match_than_the_last(
    two: tuple[Path, Path],
) -> None:
    app = lobby(two[1].parent)

    async def script(pilot: Pilot[None]) -> None:
        await filled(pilot)
        await pilot.press("c")
        await until(pilot, lambda: said(app, "in use by another"))
        assert app.session is None

    with Journal.open(two[1]):
        drive(app, script, (120, 40))


@contextmanager
def as_it_was(folder: Path, mode: int) -> Iterator[None]:
    """The folder with these permissions, for a while."""
    folder.chmod(mode)
    try:
        yield
    finally:
        folder.chmod(0o700)


@pytest.fixture
def theirs(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of saves of somebody who is not root, with a match in it; all that the command
    needs has been imported."""
    saves = home / "saves"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cold"))  # so that compiling is imported too
    for asked in (BEGIN[:-1], ("saves",), ("play", "--plain", "--resume"), ("why",)):
        assert run(*asked, "--save-dir", saves)[0] == 0
    with open_folder() as reached:
        for name, value in environment(reached / "home").items():
            monkeypatch.setenv(name, value)
        saves = reached / "home" / "saves"
        assert as_another_user(partial(run, *BEGIN, saves))[0] == 0
        yield saves


@pytest.mark.parametrize(
    "asked",
    [("saves",), ("play", "--plain", "--resume"), ("why",), ("replay", "harbour-1")],
    ids=lambda asked: asked[0],
)
def test_a_folder_that_may_not_be_read_is_said_and_is_not_empty(
    run: Run, theirs: Path, asked: tuple[str, ...]
) -> None:
    with as_it_was(theirs, 0o300):
        code, out, told = as_another_user(partial(run, *asked, "--save-dir", theirs))
    assert (code, out) == (1, "")
    assert f"{theirs} could not be read: it may not be read. Check its permissions" in told
    assert "no saved match" not in told


def test_a_save_that_may_not_be_read_is_said_wherever_it_is_met(run: Run, theirs: Path) -> None:
    (save,) = theirs.glob("*.eleventh")
    for closed, mode in ((save, 0o000), (theirs, 0o600)):
        with as_it_was(closed, mode):
            for asked in (("replay", save.stem), ("replay", save), ("play", "--resume", save.stem)):
                code, _, told = as_another_user(partial(run, *asked, "--save-dir", theirs))
                assert code == 1
                assert "it may not be read. Check its permissions" in told, (closed, asked)
            out = as_another_user(partial(run, "saves", "--save-dir", theirs))[1]
            assert "it may not be read" in out


def test_a_folder_that_may_not_be_written_names_another_place(run: Run, theirs: Path) -> None:
    (save,) = theirs.glob("*.eleventh")
    with as_it_was(theirs, 0o500):
        code, _, told = as_another_user(partial(run, *BEGIN, theirs))
        assert code == 1
        assert "could not be written: it may not be changed" in told
        assert "--save-dir" in told
        assert as_another_user(partial(run, "replay", save.stem, "--save-dir", theirs))[0] == 0
        save.chmod(0o400)
        resuming = ("play", "--plain", "--resume", "--save-dir", theirs)
        code, _, told = as_another_user(partial(run, *resuming))
        assert code == 1
        assert "--save-dir" in told
    assert [each.name for each in theirs.iterdir() if each.name.startswith(".")] == []


def test_a_game_of_doctrines_is_told_though_it_can_not_be_saved(
    run: Run, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = theirs.parent / "data" / "eleventh-hour" / "saves"
    as_another_user(lambda: usual.mkdir(parents=True))
    run("play", HARBOUR, "--auto")
    with as_it_was(usual, 0o500):
        code, _, told = as_another_user(partial(run, "play", HARBOUR, "--auto", "--seed", "1"))
    assert code == 0
    assert "This game is not saved: " in told
    assert "Saved;" not in told
    assert "The dice were --seed 1." in told


def test_the_lobby_says_that_the_folder_may_not_be_read(theirs: Path) -> None:
    def told() -> str:
        app, seen = lobby(theirs), list[str]()

        async def script(pilot: Pilot[None]) -> None:
            await until(pilot, lambda: said(app, "could not be read"))
            seen.append(screen_text(app))

        drive(app, script, (120, 40))
        return seen[0]

    drive(lobby(theirs), filled, (120, 40))  # so that all is imported
    with as_it_was(theirs, 0o300):
        seen = as_another_user(told)
    assert "can't be read" in seen
    assert "none yet" not in seen


def test_a_file_system_without_locks_is_said_and_another_place_named(
    run: Run, theirs: Path
) -> None:
    (save,) = theirs.glob("*.eleventh")
    resuming = ("play", "--plain", "--resume", "--save-dir", theirs)
    for asked in ((*BEGIN, theirs), resuming, ("replay", save.stem, "--save-dir", theirs)):
        code, _, told = without_locks(partial(run, *asked))
        assert code == 1
        assert "the file system there has no locks" in told
        assert "--save-dir" in told
        assert "in use" not in told
    assert list(theirs.glob("*.eleventh")) == [save]
    assert [each.name for each in theirs.iterdir() if each.name.startswith(".")] == []
