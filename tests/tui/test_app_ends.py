"""However the screen ends, the terminal is as it was, the match is kept, and the code says why."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from textual.pilot import Pilot

from eleventh_ui.cli import guard
from eleventh_ui.tui import terminal as terminal_module
from eleventh_ui.tui.app import EleventhApp
from tui.stage import app_of, drive, screen_text, seated, shown, until
from ui.sitting import HARBOUR, Terminal

SECRET = "seoul will give notice"
HOME_AGAIN = "\x1b[?1049l"  # the terminal's usual screen


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def at_table(home: Path) -> Terminal:
    seats = ("--seat", "seoul", "--bots", "all=historian")
    return Terminal(home, "play", HARBOUR, *seats, "--seed", "1")


def kept(home: Path) -> str:
    (save,) = (home / "data" / "eleventh-hour" / "saves").glob("*.eleventh")
    return save.stem


@pytest.mark.parametrize(
    ("name", "code"), [("SIGTERM", 143), pytest.param("SIGHUP", 129, marks=pytest.mark.slow)]
)
def test_a_signal_restores_the_terminal_and_says_how_to_go_on(
    home: Path, name: str, code: int
) -> None:
    with at_table(home) as terminal:
        terminal.wait_for("Help")
        terminal.send(getattr(signal, name))
        assert terminal.leave() == code
        assert terminal.is_sane()
        assert HOME_AGAIN in terminal.shown
        assert f"eleventh play --resume {kept(home)}" in terminal.shown
    with Terminal(home, "play", "--resume") as again:
        again.wait_for("Help")
        again.type("\x11")
        assert again.leave() == 0


def test_a_terminal_that_is_closed_ends_the_game_and_keeps_it(home: Path) -> None:
    with at_table(home) as terminal:
        terminal.wait_for("Help")
        assert terminal.vanish() == 129
    assert kept(home)


def test_a_game_is_suspended_and_comes_back_as_it_was(home: Path) -> None:
    with at_table(home) as terminal:
        terminal.wait_for("Help")
        terminal.type("\x1a")
        _, status = os.waitpid(terminal.process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        terminal.send(signal.SIGCONT)
        terminal.wait_for(HOME_AGAIN)
        terminal.wait_for("Help")
        terminal.type("\x11")
        assert terminal.leave() == 0
        assert terminal.is_sane()


def test_control_c_leaves_at_once_for_nothing_is_lost(home: Path) -> None:
    with at_table(home) as terminal:
        terminal.wait_for("Help")
        terminal.type("\x03")
        assert terminal.leave() == 0
        assert "The match is saved" in terminal.shown


@pytest.mark.slow
def test_control_c_copies_what_is_selected_and_leaves_where_nothing_is() -> None:
    """As the help says, in a field as elsewhere."""
    app = app_of(seated("seoul", "tokyo"))

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "The table is hidden")
        await pilot.press("f1")
        await shown(pilot, "Ctrl-C copies what is selected")
        await pilot.press("escape", *"seo", "shift+home", "ctrl+c")
        await pilot.pause()
        assert app.clipboard == "seo"
        assert app.return_code is None
        await pilot.press("end", "ctrl+c")
        await until(pilot, lambda: app.return_code == 0)

    drive(app, script, (100, 50))


def test_a_key_of_another_encoding_costs_no_game(home: Path) -> None:
    with at_table(home) as terminal:
        terminal.wait_for("Help")
        os.write(terminal._ours, b"\xe9?")
        time.sleep(0.3)
        terminal.type("?")
        terminal.wait_for("the keys of this screen")
        terminal.type("\x11")
        assert terminal.leave() == 0


def test_a_fault_is_a_sentence_and_no_value_of_a_variable_gets_out(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(home))

    class Broken(EleventhApp):
        def action_other_theme(self) -> None:
            known = SECRET
            raise RuntimeError(len(known))

    app = Broken(app_of()._start, seated("seoul"), colours="eleventh-dark")

    async def script(pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+t")
        await pilot.pause()

    with pytest.raises(RuntimeError):
        drive(app, script)
    assert isinstance(app.fault, RuntimeError)
    assert guard._confess(app.fault) == 1
    told = capsys.readouterr()
    assert "Something went wrong inside Eleventh Hour (RuntimeError)" in told.err
    log = next(home.rglob("eleventh.log")).read_text("utf-8")
    assert SECRET not in told.out + told.err + log


def test_an_old_encoding_gets_ascii_frames_of_the_same_width() -> None:
    def frames(encoding: str) -> str:
        app = app_of(seated("seoul", "tokyo"), encoding=encoding)
        texts = []

        async def script(pilot: Pilot[None]) -> None:
            await shown(pilot, "It is the turn of Seoul")
            texts.append(screen_text(app))

        drive(app, script)
        return texts[0]

    rich, plain = frames("utf-8"), frames("ascii")
    assert "━" in rich
    assert plain.isascii()
    assert [len(line) for line in plain.splitlines()] == [len(line) for line in rich.splitlines()]


def test_what_an_encoding_can_show_stays_and_wide_letters_stay_wide() -> None:
    latin = terminal_module.Encodable("iso-8859-1")
    assert latin.encodable("Café — 서울 ╭─╮") == "Café - ???? +-+"
    assert terminal_module.Encodable("utf-8").enabled is False
    assert terminal_module.Encodable("ANSI_X3.4-1968").encodable("…") == "."
