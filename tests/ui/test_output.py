"""Where output goes: closed, in a hurry, or named; all of it arrives, or a sentence says that it
did not."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import time
from pathlib import Path

import pytest

from portions import portion
from ui.conftest import Run
from ui.sitting import COMMAND, HARBOUR, Terminal, environment, ran

WRITES: dict[str, tuple[str | Path, ...]] = {
    "list": ("list",),
    "check": ("check", "nosuch"),
    "docs": ("docs", "gsomia_2019"),
    "explain": ("explain", "E001"),
    "schema": ("schema", "scenario"),
    "playtest": ("playtest", HARBOUR, "-n", "5"),
    "play": ("play", HARBOUR, "--auto", "--seed", "3", "--save-dir", "saves"),
    "document": ("play", HARBOUR, "--auto", "--json", "--seed", "3"),
    "plain": ("play", HARBOUR, "--plain", "--seat", "seoul", "--save-dir", "saves"),
    "help": ("--help",),
}
FEW = ("list", "plain")  # of each kind one; the others take their time in the slow run
EACH = [pytest.param(name, marks=() if name in FEW else pytest.mark.slow) for name in WRITES]


def with_streams(
    home: Path, arguments: tuple[str | Path, ...], redirected: str
) -> subprocess.CompletedProcess[str]:
    """The command with a stream closed or redirected, as a shell does it."""
    line = shlex.join([*COMMAND, *map(str, arguments)])
    return subprocess.run(
        ["sh", "-c", f"exec {line} {redirected}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        cwd=home,
        env=environment(home),
        check=False,
    )


@pytest.mark.parametrize("what", EACH)
@pytest.mark.parametrize("closed", [">&-", ">/dev/full"])
def test_what_can_not_be_written_is_a_sentence_and_a_code(
    home: Path, what: str, closed: str
) -> None:
    done = with_streams(home, WRITES[what], closed)
    assert done.returncode == 1
    reason = "Standard output is closed" if closed == ">&-" else "No space left on device"
    assert f"eleventh: The system refused: {reason}." in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("what", EACH)
def test_without_standard_error_all_data_arrive(home: Path, what: str) -> None:
    usual = with_streams(home, WRITES[what], "2>/dev/null")
    done = with_streams(home, WRITES[what], "2>&-")
    assert (done.returncode, len(done.stdout)) == (usual.returncode, len(usual.stdout))
    both = with_streams(home, WRITES[what], ">&- 2>&-")
    assert both.returncode == 1


def test_no_file_takes_the_place_of_a_closed_stream(home: Path) -> None:
    """Else what is said to standard error would be written into the save."""
    with_streams(home, WRITES["play"], "<&- >&- 2>&-")
    for save in (home / "saves").glob("*.eleventh"):
        assert ran(home, "replay", save).returncode == 0


@pytest.mark.parametrize("what", portion(["docs", "schema", "document", "play"], "schema".__eq__))
def test_a_pipe_that_does_not_wait_gets_all_bytes(home: Path, what: str) -> None:
    whole = with_streams(home, WRITES[what], "2>/dev/null").stdout
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    with subprocess.Popen(
        [*COMMAND, *map(str, WRITES[what])],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs if what == "play" else subprocess.DEVNULL,
        cwd=home,
        env=environment(home),
    ) as process:
        os.close(theirs)
        time.sleep(1)  # so that the pipe is full before anybody reads
        with open(ours, "rb") as pipe:
            found = pipe.read().decode()
        assert process.wait(30) == 0
    if what == "play":
        assert "The dice were --seed 3." in found
        found, whole = (each.partition("The end:")[0] for each in (found, whole))
    assert found == whole


STANDARD = ["-", "/dev/stdout", "/dev/fd/1"]


@pytest.mark.parametrize("name", portion(STANDARD, "/dev/stdout".__eq__))
def test_standard_output_by_its_names_is_standard_output(home: Path, run: Run, name: str) -> None:
    ran(home, "play", HARBOUR, "--auto", "--seed", "1", "--save-dir", home)
    (save,) = home.glob("*.eleventh")
    for arguments, option in ((("docs", HARBOUR), "--output"), (("report", save), "-o"),
                              (("report", save, "--format", "html"), "--output")):  # fmt: skip
        code, usual, _ = run(*arguments)
        assert code == 0
        assert run(*arguments, option, name) == (0, usual, "")
    assert [each.name for each in home.iterdir() if each.name.startswith("-")] == []


def test_at_the_keyboard_a_dash_is_no_name_of_a_report(home: Path) -> None:
    from eleventh_ui.display.exports import NoReport, parse_files

    with pytest.raises(NoReport, match="is no name for a file"):
        parse_files("-")


@pytest.mark.parametrize("mask", portion([0o022, 0o027, 0o077, 0o002], (0o027).__eq__))
def test_a_report_is_for_whom_the_umask_says_and_private_with_secrets(
    home: Path, run: Run, mask: int
) -> None:
    ran(home, "play", HARBOUR, "--auto", "--seed", "1", "--save-dir", home)
    (save,) = home.glob("*.eleventh")
    before = os.umask(mask)
    try:
        run("report", save, "-o", "open")
        run("report", save, "--open-secrets", "-o", "secret")
    finally:
        os.umask(before)
    for ending in ("md", "html"):
        assert (home / f"open.{ending}").stat().st_mode & 0o777 == 0o666 & ~mask
        assert (home / f"secret.{ending}").stat().st_mode & 0o777 == 0o600 & ~mask


PLACE = "my  own 서울 Ünder's"


@pytest.mark.slow
def test_printed_commands_can_be_typed(home: Path) -> None:
    place = home / PLACE
    made = ran(home, "new", "mine", "--dir", place)
    _, first, second = made.stderr.splitlines()
    assert made.stdout == f"{place / 'mine'}\n"
    for line in (first, second + " --auto --json"):
        assert ran(home, *shlex.split(line)[1:]).returncode == 0
    saved = ran(home, "play", place / "mine", "--auto", "--save-dir", place / "saves").stderr
    line = saved.splitlines()[-1]
    assert ran(home, *shlex.split(line)[1:]).returncode == 0
    (place / "mine" / "scenario.yaml").write_text("scenario: [mine\n")
    told = ran(home, "play", place / "mine", "--auto").stderr
    line = told.splitlines()[1].strip().removesuffix(" shows them all.")
    assert ran(home, *shlex.split(line)[1:]).stdout.startswith("error[")


def test_a_command_in_a_list_can_be_typed_too(home: Path) -> None:
    own = home / "data" / "eleventh-hour" / "scenarios" / "it's  mine"
    own.mkdir(parents=True)
    (own / "scenario.yaml").write_text("scenario: [mine\n")
    (line,) = (each for each in ran(home, "list").stdout.splitlines() if "can't be played" in each)
    command = line[line.index("eleventh check") :]
    assert ran(home, *shlex.split(command)[1:]).stdout.startswith("error[")


@pytest.mark.parametrize(
    "name",
    portion(["saves/x.eleventh", "ñandú.eleventh", "a  b.eleventh", "x"], "a  b.eleventh".__eq__),
)
def test_a_path_keeps_its_letters(home: Path, name: str) -> None:
    (home / name).parent.mkdir(exist_ok=True)
    (home / name).write_text("no database")
    folder = (home / name).parent
    for arguments in (("replay", name), ("saves", "--save-dir", folder.relative_to(home))):
        if arguments[0] == "saves" and not name.endswith(".eleventh"):
            continue
        done = with_streams(home, arguments, "")
        told = done.stdout + done.stderr
        assert name in told
        assert f"{name} is not a saved match." in told


def test_a_sentence_that_begins_with_a_path_or_an_id_keeps_it() -> None:
    from eleventh_ui.display.words import sentence

    assert sentence("saves/x could not be written") == "saves/x could not be written."
    assert sentence("trust.seoul.tokyo rises") == "trust.seoul.tokyo rises."
    assert sentence("my_crisis has errors") == "my_crisis has errors."
    assert sentence("it can't be. So be it") == "It can't be. So be it."
    assert sentence("war.") == "War."


LEAVES: dict[str, tuple[str, ...]] = {
    "the lobby": ("play",),
    "the table": ("play", str(HARBOUR), "--seat", "seoul"),
}


@pytest.mark.parametrize("where", LEAVES)
def test_an_interrupt_from_outside_ends_the_screen_as_documented(home: Path, where: str) -> None:
    with Terminal(home, *LEAVES[where]) as terminal:
        terminal.wait_for("Leave" if where == "the lobby" else "on to this turn")
        terminal.send(signal.SIGINT)
        assert terminal.leave() == 130
        assert terminal.is_sane()


def test_an_interrupt_where_no_keys_can_be_pressed_ends_at_once(home: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "play", str(HARBOUR), "--plain", "--seat", "seoul", "--save-dir", str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home),
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        told = ""
        while not told.endswith("help): "):
            told += process.stdout.read(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert "The match is saved." in process.stderr.read()
