"""A process whose user no system knows: what needs no home works, the rest is a sentence, and no
folder is made that is named `~`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from eleventh.lang.user_folders import find_user_folder
from eleventh.play.faults import SaveError
from eleventh.play.folders import saves_folder, scenarios_folder
from ui.sitting import HARBOUR, Terminal, environment

pytestmark = pytest.mark.slow  # most of it are processes, of which each takes half a second

NOBODY = """
import sys
try:
    import pwd
except ImportError:
    pass
else:
    def unknown(*user):
        raise KeyError(*user)
    pwd.getpwuid = pwd.getpwnam = unknown
from eleventh_ui.cli.main import main
main(sys.argv[1:])
"""
HOMES = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")


def homeless(folder: Path, home: str | None = None) -> dict[str, str]:
    """An environment that says nothing of a home, or this."""
    kept = {name: value for name, value in environment(folder).items() if name not in HOMES}
    return kept if home is None else {**kept, "HOME": home}


def ran(
    folder: Path, *arguments: str | Path, home: str | None = None
) -> subprocess.CompletedProcess[str]:
    """The command run in a folder, by nobody."""
    done = subprocess.run(
        [sys.executable, "-c", NOBODY, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        cwd=folder,
        env=homeless(folder, home),
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert [each for each in os.listdir(folder) if "~" in each] == []
    return done


WORKS: dict[str, tuple[str | Path, ...]] = {
    "list": ("list", "--json"),
    "check": ("check", HARBOUR),
    "docs": ("docs", HARBOUR),
    "new": ("new", "mine"),
    "a document": ("play", HARBOUR, "--auto", "--json"),
    "a folder of saves": ("play", HARBOUR, "--auto", "--save-dir", "saves"),
    "a story": ("play", HARBOUR, "--auto"),
    "listing a folder": ("saves", "--save-dir", "."),
}


@pytest.mark.parametrize("what", WORKS)
def test_what_needs_no_home_works(tmp_path: Path, what: str) -> None:
    done = ran(tmp_path, *WORKS[what])
    assert done.returncode == 0, done.stderr
    made = sorted(each.name for each in tmp_path.iterdir())
    assert made == {"new": ["mine"], "a folder of saves": ["saves"]}.get(what, [])


def test_a_save_in_a_named_folder_is_told_by_its_path(tmp_path: Path) -> None:
    ran(tmp_path, *WORKS["a folder of saves"])
    (save,) = (tmp_path / "saves").glob("*.eleventh")
    for arguments in (("replay", save), ("why", save), ("report", save)):
        assert ran(tmp_path, *arguments).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [("saves",), ("why",), ("replay", "x"), ("play", "--resume"),
     ("play", HARBOUR, "--plain", "--seat", "seoul")],
)  # fmt: skip
def test_what_needs_one_says_so_and_names_the_option(
    tmp_path: Path, arguments: tuple[str | Path, ...]
) -> None:
    done = ran(tmp_path, *arguments)
    assert done.returncode == 1
    assert "There is no home folder here" in done.stderr
    assert "--save-dir FOLDER" in done.stderr


@pytest.mark.parametrize("home", ["~", "~/home", "home", "."])
def test_a_home_that_is_no_place_is_none(tmp_path: Path, home: str) -> None:
    done = ran(tmp_path, "play", HARBOUR, "--auto", home=home)
    assert done.returncode == 0
    assert "This game is not saved" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_kind_of_folder_is_made_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in HOMES:
        monkeypatch.setenv(name, "~/somewhere")
    monkeypatch.setenv("HOME", "~")

    def unknown(*user: object) -> None:
        raise KeyError(*user)

    monkeypatch.setattr("pwd.getpwuid", unknown)
    assert [find_user_folder(kind) for kind in ("data", "cache", "config", "log")] == [None] * 4
    assert scenarios_folder() is None
    with pytest.raises(SaveError, match="no home folder"):
        saves_folder()


@pytest.mark.parametrize(
    "arguments",
    [("saves", "--save-dir=~/saves"), ("play", HARBOUR, "--auto", "--save-dir=~/saves"),
     ("new", "mine", "--dir=~/work"), ("docs", HARBOUR, "--output=~/page.md")],
)  # fmt: skip
def test_a_home_in_an_option_is_a_home_or_a_sentence(
    tmp_path: Path, arguments: tuple[str | Path, ...]
) -> None:
    done = ran(tmp_path, *arguments)
    assert done.returncode == 2
    assert "There is no home folder for '~/" in done.stderr
    (tmp_path / "home").mkdir()
    assert ran(tmp_path, *arguments, home=str(tmp_path / "home")).returncode == 0
    assert ("saves" in arguments) == (list((tmp_path / "home").iterdir()) == [])


def test_the_lobby_opens_for_nobody_and_says_where_saves_could_go(tmp_path: Path) -> None:
    command, env = [sys.executable, "-c", NOBODY], homeless(tmp_path)
    with Terminal(tmp_path, "play", size=(120, 40), command=command, env=env) as terminal:
        terminal.wait_for("--save-dir")
        terminal.type("\x11")
        assert terminal.leave() == 0
    assert json.loads(ran(tmp_path, "list", "--json").stdout)
