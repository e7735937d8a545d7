"""The store fails in the middle of a game, line by line: one sentence, nothing lost, and one can go
on, or leave."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import pytest

from eleventh.play.external import Seating
from eleventh.play.faults import SaveError
from eleventh.play.loading import load, verify
from eleventh.play.opening import open_table
from eleventh.play.saves import new_journal
from eleventh_ui.cli.autoplay import tell_on
from play.quarrel import start
from ui.sitting import COMMAND, HARBOUR, environment, files_of, harbour, ran

pytestmark = pytest.mark.slow  # most of it are processes, of which each takes half a second

resource: Any = pytest.importorskip(
    "resource", reason="this system sets no limits for what a process may use"
)

PROMPT = ("help): ", "quit): ", "record: ")
LEAST = 4096  # bytes: less than any save has


class Player:
    """The command with somebody who reads up to each prompt before typing."""

    def __init__(self, home: Path, *options: str) -> None:
        self.saves = home / "saves"
        self.process = subprocess.Popen(
            [*COMMAND, "play", str(HARBOUR), "--plain", "--seat", "seoul", "--bots",
             "all=historian", "--save-dir", str(self.saves), *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=environment(home),
        )  # fmt: skip
        self.heard()

    def heard(self) -> str:
        """Everything said up to the next prompt, or to the end."""
        assert self.process.stdout is not None
        text = ""
        while not text.endswith(PROMPT):
            byte = os.read(self.process.stdout.fileno(), 4096)
            if not byte:
                break
            text += byte.decode()
        return " ".join(text.split())

    def types(self, line: str) -> str:
        """What is said after a line was typed."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()
        return self.heard()

    def leaves(self) -> tuple[int, str]:
        """The exit code, and the last words, of whoever quits."""
        told = self.types("quit")
        return self.process.wait(20), told

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """While it lasts no file can grow, as on a full disk."""
        _, hard = resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (LEAST, hard))
        try:
            yield
        finally:
            if self.process.poll() is None:
                resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (hard, hard))

    @property
    def save(self) -> Path:
        (found,) = self.saves.glob("*.eleventh")
        return found


@pytest.fixture
def player(home: Path) -> Iterator[Player]:
    """A game in which the first answer is noted."""
    sat = Player(home, "--facilitator")
    with sat.process:
        sat.types("wait")
        yield sat
        sat.process.kill()


needs_limits = pytest.mark.skipif(
    not hasattr(resource, "prlimit"), reason="this system sets no limits for other processes"
)


@needs_limits
def test_orders_that_can_not_be_stored_stay_and_are_committed_once_there_is_room(
    player: Player,
) -> None:
    player.types("")
    with player.full_disk():
        told = player.types("yes")
        assert "Not committed." in told
        assert "could not be written" in told
        assert told.count("Not committed.") == 1
        assert "Traceback" not in told
        assert told.endswith("Commit these orders? yes or no (or undo, help):")
    assert "All orders are in." in player.types("yes")
    code, _ = player.leaves()
    assert code == 0
    assert verify(player.save).fault == ""
    assert load(player.save).sealed["seoul"].orders.responses == {"export_controls.seoul": "wait"}


@needs_limits
def test_the_reveal_is_tried_again(player: Player) -> None:
    player.types("")
    player.types("yes")
    with player.full_disk():
        told = player.types("reveal")
        assert "The turn is not revealed yet." in told
        assert "all orders are kept" in player.types("what?")
        assert "The turn is not revealed yet." in player.types("")
    assert "What turn 1 brought" in player.types("")
    assert player.leaves()[0] == 0
    assert verify(player.save).fault == ""
    assert load(player.save).state.turn == 2


@needs_limits
def test_what_a_facilitator_does_is_done_or_not_done(player: Player) -> None:
    with player.full_disk():
        assert "Not done." in player.types("pause coffee")
        assert "Not done." in player.types("timer 10")
    assert "Play is paused." in player.types("pause coffee")
    assert player.leaves()[0] == 0
    game = load(player.save)
    assert game.paused is not None
    assert game.hosted.minutes == 0


@needs_limits
def test_whoever_leaves_with_a_full_disk_is_told_what_is_not_saved(player: Player) -> None:
    player.types("")
    with player.full_disk():
        player.types("undo")
        told = player.types("undo")
        assert told.count("Your choices are not saved.") <= 1
        code, last = player.leaves()
    assert code == 1
    assert "not yet committed" not in last
    assert "The match is saved." not in last
    assert "Your last choices are not saved." in last
    assert "the disk is full" in last or "could not be written" in last
    assert "--save-dir" in last
    assert "Go on with: eleventh play --resume" in " ".join(last.split())
    assert verify(player.save).fault == ""


def test_a_folder_that_vanishes_is_written_anew_and_that_is_said(player: Player) -> None:
    shutil.rmtree(player.saves)
    player.types("")
    told = player.types("yes")
    assert "The save had vanished. All of it was written anew to" in told
    assert "had vanished" not in player.types("look")
    assert player.leaves()[0] == 0
    assert verify(player.save).fault == ""


def test_a_folder_that_can_not_come_back_is_one_sentence(player: Player) -> None:
    shutil.rmtree(player.saves)
    player.saves.write_text("in the way")
    player.types("")
    assert "Not committed." in player.types("yes")
    player.saves.unlink()
    assert "written anew" in player.types("yes")
    assert player.leaves()[0] == 0
    assert verify(player.save).fault == ""


@needs_limits
def test_a_choice_is_noted_only_once_it_is_on_the_disk(player: Player) -> None:
    player.types("undo")
    player.types("undo")
    with player.full_disk():
        told = player.types("wait")
        assert "Noted:" not in told
        assert "Chosen, not saved: Wait." in told
        asked = player.types("save")
        assert "Not everything is saved." in asked
    assert "Everything that you committed or chose is saved." in player.types("save")
    code, last = player.leaves()
    assert code == 0
    assert "The match is saved. Go on with:" in last
    assert load(player.save).drafts["seoul"].responses == {"export_controls.seoul": "wait"}


def test_whoever_leaves_a_match_whose_folder_is_a_file_now_is_told_that_nothing_is_saved(
    player: Player,
) -> None:
    shutil.rmtree(player.saves)
    player.saves.write_text("in the way")
    code, last = player.leaves()
    assert code == 1
    assert "The match is not saved." in last
    assert "--save-dir" in last
    assert "is saved. Go on" not in last
    assert "come back" not in last


def test_leaving_puts_a_vanished_folder_back(player: Player) -> None:
    shutil.rmtree(player.saves)
    code, last = player.leaves()
    assert code == 0
    assert "The match is saved. Go on with:" in last
    assert load(player.save).drafts["seoul"].responses == {"export_controls.seoul": "wait"}


def test_what_is_chosen_outlives_a_pulled_plug(player: Player, home: Path) -> None:
    player.process.kill()
    player.process.wait()
    again = ("play", "--plain", "--resume", "--save-dir", player.saves)
    done = ran(home, *again, typed="orders\nquit\n")
    assert "What you had chosen before is chosen still" in done.stdout
    assert "How does Seoul answer? Wait" in done.stdout


def test_a_save_that_can_not_be_begun_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, mode: str) -> None:
        raise SaveError("the disk is full")

    monkeypatch.setattr("eleventh.play.journal._connect", full)
    with pytest.raises(SaveError, match="the disk is full"):
        start(log=new_journal(tmp_path, "quarrel"))
    assert list(tmp_path.iterdir()) == []


def test_a_game_that_doctrines_played_is_called_saved_only_while_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = harbour().program
    for number, lost in enumerate((False, True)):
        folder = tmp_path / str(number)
        journal = new_journal(folder, program.scenario)
        players = {seat.id: "historian" for seat in program.seats}
        table = open_table(program, files_of(program), Seating(players), 1, journal)
        while not table.over:
            table.advance()
        if lost:
            shutil.rmtree(folder)
            folder.write_text("in the way")
            with pytest.raises(click.exceptions.Exit) as left:
                tell_on(table, journal.path, folder)
            assert left.value.exit_code == 1
        else:
            tell_on(table, journal.path, folder)
        told = " ".join(capsys.readouterr().err.split())
        assert ("The match is not saved." in told, "The match is saved as" in told) == (
            lost,
            not lost,
        )
