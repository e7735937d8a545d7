"""Commands that people are told to type work where they are told: also after `make play`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from eleventh_ui.display.commands import name_command
from eleventh_ui.display.saving import describe_ended, describe_leaving


@pytest.mark.parametrize("found", [False, True])
def test_a_command_is_named_as_a_shell_finds_it(
    found: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / ".venv" / "bin" / "eleventh"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent) if found else str(tmp_path / "empty"))
    monkeypatch.setattr(sys, "argv", [str(program), "play"])
    monkeypatch.chdir(tmp_path)
    called = "eleventh" if found else str(Path(".venv", "bin", "eleventh"))
    assert name_command("check", "a") == f"{called} check a"
    save = tmp_path / "a-2026-11-27.jsonl"
    _, going_on = describe_leaving(None, save, None)
    assert going_on == f"{called} play --resume a-2026-11-27"
    _, all_of_it = describe_ended(None, save, None)
    assert all_of_it == f"{called} why a-2026-11-27"
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    whole = "eleventh" if found else str(program)
    assert name_command("check", "a") == f"{whole} check a"


def test_a_command_of_another_program_is_named_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "argv", ["/usr/bin/pytest"])
    assert name_command("play") == "eleventh play"
