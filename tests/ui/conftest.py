"""A home of its own for every test that runs the command, with one cache of programs for all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from eleventh_ui.cli import guard
from eleventh_ui.cli.group import cli
from ui.sitting import environment

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the command keeps everything."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in this process, at home: its exit code, output and talk."""
    for name, value in environment(home).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("COLUMNS", "80")  # whatever the terminal of whoever runs the tests has
    monkeypatch.chdir(home)

    def command(*arguments: str | Path) -> tuple[int, str, str]:
        code = guard.guarded(cli, [str(each) for each in arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return command
