"""What a journal keeps, and the files it refuses."""

from __future__ import annotations

import re
import shutil
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from constraints import as_another_user, open_folder
from eleventh.core.orders import Orders
from eleventh.play import journal
from eleventh.play.events import Advanced, Event, Rewound, Submitted, Withdrawn
from eleventh.play.faults import SaveError
from eleventh.play.journal import FORMAT, Journal, read
from eleventh.play.loading import load, verify
from eleventh.play.room_events import Hosted
from play.quarrel import HISTORY, noon, play, start, submit_all


def saved(path: Path) -> Path:
    """A finished match, saved at `path`."""
    match = play(start(HISTORY, log=Journal.create(path, noon)))
    match.close()
    return path


def pieces(save: Path) -> list[str]:
    """The names of all files of a save: more than one where it was not closed."""
    return sorted(each.name for each in save.parent.glob(f"*{save.name}*"))


@pytest.fixture
def save(tmp_path: Path) -> Path:
    return saved(tmp_path / "quarrel.eleventh")


def test_a_journal_gives_back_what_was_stored(tmp_path: Path) -> None:
    path = tmp_path / "a.eleventh"
    match = start(log=Journal.create(path, noon))
    orders = Orders({"export_controls.seoul": "wait"}, ("quiet_channel.tokyo",))
    match.submit("seoul", orders)
    match.withdraw("seoul")
    match.submit("seoul", orders)
    submit_all(match)
    match.advance()
    match.rewind(1, "the wrong card was read out")
    match.close()
    recorded = read(path)
    assert [each.seq for each in recorded] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert {each.at for each in recorded} == {"2026-11-21T12:00:00+00:00"}
    events = [each.event for each in recorded]
    assert events[1:3] == [Submitted("seoul", 1, orders), Withdrawn("seoul", 1)]
    assert isinstance(events[6], Advanced)
    assert events[7] == Rewound(1, "the wrong card was read out")


def test_going_back_erases_nothing(save: Path) -> None:
    before = read(save)
    with Journal.open(save, noon) as journal:
        journal.append([Rewound(1)])
    assert read(save)[: len(before)] == before


def test_a_journal_can_not_be_changed_even_by_sql(save: Path) -> None:
    link = sqlite3.connect(save)
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        link.execute("DELETE FROM events")
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        link.execute("UPDATE events SET kind = 'withdrawn'")
    link.close()


def test_a_closed_journal_is_one_file(save: Path) -> None:
    assert pieces(save) == [save.name]


def test_the_file_alone_is_a_whole_save_even_while_it_is_played(tmp_path: Path) -> None:
    match = start(log=Journal.create(tmp_path / "a.eleventh", noon))
    submit_all(match)
    match.advance()
    copy = shutil.copy(tmp_path / "a.eleventh", tmp_path / "copy.eleventh")
    match.close()
    assert load(Path(copy)).state == match.game.state


def test_only_the_owner_may_read_a_save(save: Path) -> None:
    assert save.stat().st_mode & 0o077 == 0


def test_a_second_opening_is_refused_while_the_first_is_in_use(save: Path) -> None:
    in_use = pytest.raises(SaveError, match="in use by another Eleventh Hour")
    with Journal.open(save, noon), in_use:
        Journal.open(save)
    assert len(read(save)) > 1


def test_a_journal_in_play_is_read_as_far_as_it_is_played_and_stays_locked(save: Path) -> None:
    with Journal.open(save, noon) as journal:
        before = len(read(save))
        for more in range(1, 4):
            journal.append([Hosted("Dr Kim", more)])
            assert read(save) == journal.recorded()
            assert len(read(save)) == before + more
        with pytest.raises(SaveError, match="in use by another Eleventh Hour"):
            Journal.open(save)


def test_a_journal_that_is_written_while_it_is_read_gives_a_beginning_of_what_was_written(
    save: Path,
) -> None:
    done = threading.Event()
    with Journal.open(save, noon) as journal:

        def write() -> None:
            for number in range(400):
                journal.append([Hosted("x" * (number % 80), number % 240)])
            done.set()

        writer = threading.Thread(target=write)
        writer.start()
        found = [read(save)]
        while not done.is_set():
            found.append(read(save))
        writer.join()
        whole = journal.recorded()
    assert all(each == whole[: len(each)] for each in found)
    assert [len(each) for each in found] == sorted(len(each) for each in found)


def truncate(save: Path) -> None:
    data = save.read_bytes()
    save.write_bytes(data[: len(data) // 2])


def cut_to_a_stub(save: Path) -> None:
    save.write_bytes(save.read_bytes()[:90])


def flip_a_letter(save: Path) -> None:
    data = save.read_bytes()
    at = data.index(b'"seat":"tokyo"')
    save.write_bytes(data[:at] + data[at:].replace(b"tokyo", b"Tokyo", 1))


def lose_the_middle(save: Path) -> None:
    tamper(save, "DELETE FROM events WHERE seq = 3")


def change_the_orders(save: Path) -> None:
    tamper(save, "UPDATE events SET payload = replace(payload, 'wto_complaint', 'wait')")


def change_the_time(save: Path) -> None:
    tamper(save, "UPDATE events SET at = '2030-01-01' WHERE seq = 2")


def add_a_table(save: Path) -> None:
    tamper(save, "CREATE TABLE notes (text)")


def hold_bytes(save: Path) -> None:
    tamper(save, "UPDATE events SET payload = CAST(payload AS BLOB) WHERE seq = 2")


def hold_the_schema_as_bytes(save: Path) -> None:
    with closing(sqlite3.connect(save)) as link:
        link.execute("PRAGMA writable_schema = ON")
        link.execute("UPDATE sqlite_master SET sql = CAST(sql AS BLOB) WHERE name = 'events_hold'")
        link.commit()


def overwrite_with_noise(save: Path) -> None:
    data = bytearray(save.read_bytes())
    assert len(data) > 12288, "the third page holds a part of the scenario's files"
    data[8192:8592] = bytes(range(256)) + bytes(144)
    save.write_bytes(data)


def tamper(save: Path, change: str) -> None:
    link = sqlite3.connect(save)
    triggers = link.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        link.execute(f"DROP TRIGGER {name}")
    link.execute(change)
    for _, sql in triggers:
        link.execute(sql)
    link.commit()
    link.close()


@pytest.mark.parametrize(
    "damage",
    [
        truncate,
        cut_to_a_stub,
        flip_a_letter,
        lose_the_middle,
        change_the_orders,
        change_the_time,
        add_a_table,
        hold_bytes,
        hold_the_schema_as_bytes,
        overwrite_with_noise,
    ],
)
def test_a_damaged_save_is_refused_and_left_alone(
    save: Path, damage: Callable[[Path], None]
) -> None:
    assert pieces(save) == [save.name]  # else SQLite would read pages from its log
    damage(save)
    before = save.read_bytes()
    for opening in (Journal.open, read, load):
        with pytest.raises(SaveError) as caught:
            opening(save)
        assert str(save) in str(caught.value)
        assert "not loaded" in str(caught.value) or "not a saved match" in str(caught.value)
    assert save.read_bytes() == before


def test_a_text_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.eleventh"
    path.write_text("Dear diary, " * 100)
    with pytest.raises(SaveError, match="not a saved match") as caught:
        Journal.open(path)
    assert str(caught.value) == (
        f"{path} is not a saved match. Choose another file; this one was left as it is."
    )


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    link = sqlite3.connect(path)
    link.execute("CREATE TABLE places (url)")
    link.commit()
    link.close()
    before = path.read_bytes()
    with pytest.raises(SaveError, match="some other program's database"):
        Journal.open(path)
    with pytest.raises(SaveError, match="holds something already"):
        start(log=Journal.create(path))
    assert pieces(path) == [path.name]
    assert path.read_bytes() == before


def test_a_save_of_a_newer_version_is_refused(save: Path) -> None:
    link = sqlite3.connect(save)
    link.execute(f"PRAGMA user_version = {FORMAT + 1}")
    link.close()
    with pytest.raises(SaveError, match=r"newer Eleventh Hour .* Update to continue it"):
        Journal.open(save)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.eleventh"
    path.touch()
    with pytest.raises(SaveError, match="was never finished"):
        Journal.open(path)


def test_a_journal_in_which_nothing_was_stored_is_no_file(tmp_path: Path) -> None:
    with Journal.create(tmp_path / "a.eleventh") as journal:
        assert journal.recorded() == ()
        journal.confirm()
    assert list(tmp_path.iterdir()) == []


def test_a_save_without_its_first_event_is_refused(tmp_path: Path) -> None:
    """As versions before this one left it that were killed while they created it."""
    path = saved(tmp_path / "half.eleventh")
    tamper(path, "DELETE FROM events")
    with pytest.raises(SaveError, match="interrupted while being created"):
        Journal.open(path)


def test_a_missing_save_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="There is no saved match at"):
        read(tmp_path / "none.eleventh")
    with pytest.raises(SaveError, match="is a folder, not a saved match"):
        read(tmp_path)


def test_a_folder_that_does_not_exist_is_said(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "a.eleventh"
    with pytest.raises(SaveError, match=r"no such file or directory\. Check the path"):
        start(log=Journal.create(path))


def test_a_full_disk_is_said_and_nothing_is_half_stored(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "a.eleventh", noon)
    match = start(log=journal)
    journal._link.execute("PRAGMA max_page_count = 1")  # SQLite then meets its limit as a full disk
    pages = journal._link.execute("PRAGMA page_count").fetchone()[0]
    done = 1
    with pytest.raises(SaveError, match="the disk is full"):  # noqa: PT012 - it fills up meanwhile
        for done in range(1, 1000):
            if done % 2:
                match.submit("seoul", Orders({"export_controls.seoul": "wait"}))
            else:
                match.withdraw("seoul")
    assert len(journal.recorded()) == done
    assert ("seoul" in match.game.sealed) == (done % 2 == 0)
    journal._link.execute(f"PRAGMA max_page_count = {pages + 100}")
    submit_all(match)
    assert match.advance() == ()
    match.close()
    assert load(tmp_path / "a.eleventh").state == match.game.state


def test_a_folder_that_may_not_be_written_is_said_but_can_be_read() -> None:
    def try_everything() -> list[str]:
        save.chmod(0o400)
        folder.chmod(0o500)
        assert len(read(save)) > 1
        told = []
        for act in (
            lambda: Journal.open(save).append([Rewound(1)]),
            lambda: start(log=Journal.create(folder / "new.eleventh")),
        ):
            with pytest.raises(SaveError) as caught:
                act()
            told.append(str(caught.value))
        assert pieces(save) == [save.name]
        return told

    with open_folder() as folder:
        save = folder / "quarrel.eleventh"
        as_another_user(lambda: bool(saved(save)))
        opening, creating = as_another_user(try_everything)
    assert f"{save} could not be opened: it may not be changed. Check its permissions" in opening
    assert "new.eleventh could not be written: it may not be changed." in creating
    assert "--save-dir" in opening
    assert "--save-dir" in creating


def test_bytes_that_are_no_text_are_damage_and_what_stands_around_them_is_not_shown(
    save: Path,
) -> None:
    """SQLite's own complaint quotes the column; the orders of a seat may stand there."""
    data = save.read_bytes()
    places = [each.start() for each in re.finditer(b'"seat":"', data)]
    assert len(places) > 3
    for place in places:
        for at in (place + 1, place + 8):
            save.write_bytes(data[:at] + b"\xff" + data[at + 1 :])
            for opening in (Journal.open, read, load, verify):
                with pytest.raises(SaveError, match=r"damaged at entry \d+ and") as caught:
                    opening(save)
                assert not re.search("seat|orders|responses|tokyo|seoul", str(caught.value))


def test_an_interrupted_write_stops_the_match_rather_than_guess(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    match = start(log=Journal.create(tmp_path / "a.eleventh", noon))
    write = journal._write

    def interrupted(link: sqlite3.Connection, events: Sequence[Event], at: str) -> None:
        write(link, events, at)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(journal, "_write", interrupted)
        with pytest.raises(KeyboardInterrupt):
            match.submit("seoul", Orders({"export_controls.seoul": "wait"}))
    with pytest.raises(SaveError, match="resume it"):
        match.submit("washington", Orders({"warning.washington": "share"}))
    match.close()
    assert "seoul" in load(tmp_path / "a.eleventh").sealed
