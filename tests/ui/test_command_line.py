"""The command line's promises: every command helped and documented, codes, quick help, no
tracebacks.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from eleventh_ui.cli import guard
from eleventh_ui.cli.group import COMMANDS, cli
from ui.sitting import HARBOUR, RAW, ROOT, environment, ran

PAGE = (ROOT / "docs" / "commands.md").read_text("utf-8")


def commands():
    context = click.Context(cli)
    return [cli.get_command(context, name) for name in cli.list_commands(context)]


def section(name: str) -> str:
    _, found, rest = PAGE.partition(f"## eleventh {name}\n")
    assert found, f"docs/commands.md has no section for {name}"
    return rest.partition("\n## ")[0]


@pytest.mark.parametrize("command", commands(), ids=list(COMMANDS))
def test_every_command_and_option_has_help_and_is_documented(command):
    assert command.help
    text = section(command.name)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            assert f"`{parameter.opts[-1]}" in text, parameter.opts
        else:
            assert parameter.human_readable_name.upper() in text


def test_the_page_documents_nothing_that_is_not_there():
    named = [line.split()[2] for line in PAGE.splitlines() if line.startswith("## eleventh ")]
    assert named == list(COMMANDS)


def test_help_lists_every_command():
    shown = CliRunner().invoke(cli, ["--help"]).output
    assert all(f"\n  {name} " in shown for name in COMMANDS)


def test_no_command_is_answered_with_the_same_help(run):
    assert run() == run("--help")


def what_is_imported(command: str, heavy: str, home: Path) -> str:
    """Which of these modules a command imports."""
    script = (
        "import sys\n"
        "from eleventh_ui.cli.main import main\n"
        f"try:\n    main([{command!r}])\nexcept SystemExit:\n    pass\n"
        f"print(*(m for m in {heavy!r}.split() if m in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr.splitlines()[-1]


def test_help_imports_nothing_heavy():
    heavy = "jsonschema textual yaml numpy sqlite3 platformdirs rich"
    assert what_is_imported("--help", heavy, ROOT) == ""


def test_a_list_of_scenarios_that_were_compiled_before_imports_nothing_heavy(home):
    heavy = "jsonschema textual yaml numpy sqlite3 rich importlib.metadata"
    what_is_imported("list", heavy, home)
    assert what_is_imported("list", heavy, home) == ""


def test_a_list_of_no_saves_imports_no_compiler(home):
    assert what_is_imported("saves", "jsonschema textual yaml numpy rich", home) == ""


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--version"], 0, ""),
        (["--help"], 0, ""),
        (["plya"], 2, "There is no command 'plya'. Did you mean play?"),
        (["x" * 200], 2, f"There is no command '{'x' * 60}…'."),
        (["why", "x" * 200 + "-1"], 1, f"There is no saved match '{'x' * 60}…'"),
        (["play", "--seed", "abc"], 2, "“abc” can't be the dice: --seed takes a whole number"),
        (["play", "--seed", str(2**63)], 2, "--seed takes a whole number from 0 to"),
        (["list", "--nope"], 2, "No such option"),
        (["check"], 2, "Missing argument"),
        (["play", "--json"], 2, "--json needs --auto or --orders."),
        (["play", "--resume", "x", "--seed", "3"], 2, "--seed can't be changed"),
        (["play", HARBOUR, "--seat", "mars", "--plain"], 1, "There is no seat 'mars'"),
        (["play", HARBOUR, "--auto", "--bots", "all=historien"], 2, "Did you mean 'historian'?"),
        (["play", "gsomia_2091", "--auto"], 1, "Did you mean gsomia_2019?"),
        (["play", "--resume"], 1, "There is no unfinished match"),
        (["why", "nothing"], 1, "There is no saved match 'nothing'"),
        (["replay", "nothing"], 1, "There is no saved match 'nothing'"),
        (["explain", "E999"], 1, "There is no problem code 'E999'."),
        (["new", "Bad Name"], 2, "can't be an id"),
        (["new", "gsomia_2019"], 1, "There is a scenario gsomia_2019 already"),
    ],
)
def test_codes_and_sentences(run, arguments, code, told):
    left, out, err = run(*arguments)
    assert left == code
    assert told in err
    assert (out == "") == bool(told)


def test_a_fault_is_one_line_a_hint_and_a_log(home, monkeypatch, capsys):
    for name, value in environment(home).items():
        monkeypatch.setenv(name, value)

    @click.command()
    def broken() -> None:
        raise RuntimeError("inside \x1b[2J and\u202e out")

    assert guard.guarded(broken, []) == 1
    told = capsys.readouterr().err
    log = next(home.rglob("eleventh.log"))
    assert "Traceback" not in told
    assert str(log) in told
    assert "RuntimeError" in log.read_text("utf-8")
    assert RAW.search(log.read_text("utf-8")) is None
    monkeypatch.setenv("ELEVENTH_DEBUG", "1")
    with pytest.raises(RuntimeError):
        guard.guarded(broken, [])


def test_a_full_log_is_cut(home, monkeypatch):
    from eleventh_ui.cli.log import LARGEST, log_path, write_fault

    for name, value in environment(home).items():
        monkeypatch.setenv(name, value)
    log_path().parent.mkdir(parents=True)
    log_path().write_bytes(b"old\n" * LARGEST)
    write_fault(ValueError("new"))
    assert log_path().stat().st_size < LARGEST
    assert log_path().read_text("utf-8").rstrip().endswith("ValueError: new")


def test_saves_are_listed_explained_and_replayed(run):
    assert run("play", HARBOUR, "--auto", "--seed", "5")[0] == 0
    _, listed, _ = run("saves")
    assert "The harbour pact; ended: " in listed
    save = listed.partition(":")[0]
    _, told, _ = run("why", save, "trust.tokyo.s", "--turn", "1")
    assert "Turn 1, 1 March 2021" in told
    assert "written in scenario.yaml:" in told
    assert "Trust of" in run("why", save, "--seat", "tokyo")[1]
    answer = json.loads(run("why", save, "pact", "--json")[1])
    assert {"chapters", "format", "engine", "rules", "program_hash", "seed", "match"} <= set(answer)
    code, _, err = run("why", save, "deterrence.pyongyang", "--seat", "seoul")
    assert code == 1
    assert "is no track here" in err
    assert "Did you mean one that begins with trust" in run("why", save, "trsut")[2]
    assert "There is no track 99" in run("why", save, "99")[2]
    assert run("why")[1] == run("why", save)[1]
    assert run("why", "pact")[1] == run("why", save, "pact")[1]
    assert run("why", "1")[1] == run("why", save, "1")[1]
    lacking = json.loads(run("why", save, "--not", "renewal", "--json")[1])
    assert {"cases", "remedy", "format", "seed"} <= set(lacking)
    used = json.loads(run("why", save, "--used-by", "pact", "--json")[1])
    assert {"moved_by", "read_by", "partial", "match"} <= set(used)
    assert "What uses " in run("why", save, "--used-by", "pact")[1]
    assert run("why", save, "pact", "--used-by", "pact")[0] == 2
    assert (
        "is no answer, initiative, rule, modifier, event or ending here"
        in run("why", "--not", "x!")[2]
    )
    assert len(run("why", save, "--all")[1]) > len(run("why", save)[1])
    assert "every digest as recorded" in run("replay", save)[1]


def test_why_without_any_match_says_so(run):
    code, _, err = run("why")
    assert code == 1
    assert "There is no saved match in" in err


def test_a_folder_that_can_not_be_written_is_told(home):
    (home / "file").write_text("in the way")
    done = ran(
        home, "play", HARBOUR, "--seat", "seoul", "--save-dir", home / "file" / "x", typed="1"
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert str(home / "file") in done.stderr


def test_a_word_alone_that_is_neither_a_track_nor_a_match_is_told_as_neither(run):
    assert run("play", HARBOUR, "--auto", "--seed", "5")[0] == 0
    code, out, err = run("why", "nope")
    assert (code, out) == (1, "")
    assert "No saved match has this name either; eleventh saves lists those there are." in err
