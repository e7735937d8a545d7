"""Machine code runs only if this installation wrote it, for this name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from eleventh.lang.stored import machine_code
from eleventh.lang.stored.machine_code import SEAL, SealedFolder, find_code_store


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(machine_code, "find_user_folder", lambda kind: tmp_path / kind)
    return tmp_path


def opened() -> SealedFolder:
    store = find_code_store()
    assert store is not None
    return store


def test_what_was_kept_is_found_by_the_next_run_and_by_its_name_alone(home: Path) -> None:
    opened().keep("name", b"code")
    assert opened().find("name") == b"code"
    assert opened().find("other") is None


def test_every_changed_byte_makes_it_as_good_as_none(home: Path) -> None:
    store = opened()
    store.keep("name", b"some code")
    file = store.folder / "name"
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert store.find("name") is None
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert store.find("name") is None


def test_code_of_another_installation_or_another_name_is_not_run(home: Path) -> None:
    store = opened()
    SealedFolder(store.folder, b"k" * SEAL).keep("name", b"foreign")
    assert store.find("name") is None
    store.keep("first", b"code")
    os.replace(store.folder / "first", store.folder / "second")
    assert store.find("second") is None


def test_code_where_others_may_write_or_behind_a_link_or_a_pipe_is_not_run(home: Path) -> None:
    store = opened()
    store.keep("name", b"code")
    os.symlink(store.folder / "name", store.folder / "link")
    os.mkfifo(store.folder / "pipe")
    assert store.find("link") is None
    assert store.find("pipe") is None
    store.folder.chmod(0o777)
    assert store.find("name") is None


def test_a_key_that_others_can_read_or_that_is_short_is_none(home: Path) -> None:
    assert opened().key == opened().key
    key = home / "data" / "machine_code.key"
    assert key.stat().st_mode & 0o777 == 0o600
    key.chmod(0o644)
    assert find_code_store() is None
    key.chmod(0o600)
    key.write_bytes(b"short")
    assert find_code_store() is None


def test_without_a_home_or_where_nothing_can_be_written_there_is_none(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened()
    blocked = SealedFolder(home / "data" / "machine_code.key" / "below", store.key)
    blocked.keep("name", b"code")
    assert blocked.find("name") is None
    monkeypatch.setattr(machine_code, "find_user_folder", lambda kind: None)
    assert find_code_store() is None


def test_the_oldest_go_where_there_are_many(home: Path) -> None:
    store = opened()
    for number in range(machine_code.KEPT + 3):
        store.keep(f"name{number}", b"code")
        os.utime(store.folder / f"name{number}", (number, number))
    store.keep("last", b"code")
    assert len(list(store.folder.iterdir())) == machine_code.KEPT
    assert store.find("name0") is None
    assert store.find("last") == b"code"
