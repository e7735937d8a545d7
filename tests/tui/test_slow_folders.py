"""A folder that does not answer, as on a disk that has gone away: the lobby lives, and is left."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from eleventh.play import saves as saves_module
from eleventh.play.library import Library, Shelf, Shelved, shipped_folder
from eleventh_ui.tui.catalogue import Places
from eleventh_ui.tui.help import Help
from eleventh_ui.tui.screens.lobby import Lobby
from tui.stage import app_of, drive, screen_text, shown, until
from ui.sitting import Terminal

PATIENCE = 60  # seconds after which a folder answers after all, so that a failure is no hang


@pytest.fixture
def answer() -> Iterator[threading.Event]:
    """When it is set, the folder answers."""
    event = threading.Event()
    yield event
    event.set()


class SlowLibrary(Library):
    """A library whose folders do not answer."""

    answer: threading.Event

    def scenarios(self) -> tuple[Shelved, ...]:
        """Every scenario, once there is an answer."""
        type(self).answer.wait(PATIENCE)
        return super().scenarios()


def slow_places(tmp_path: Path, answer: threading.Event) -> Places:
    SlowLibrary.answer = answer
    places = Places(tmp_path / "saves")
    places.library = SlowLibrary((Shelf("shipped", shipped_folder()),))
    return places


def test_the_lobby_lives_while_scenarios_do_not_answer(
    tmp_path: Path, answer: threading.Event
) -> None:
    app = app_of(start=Lobby(slow_places(tmp_path, answer)))

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "reading ...")
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, Help))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Lobby))
        assert "Seoul's eleventh hour" not in screen_text(app)

    drive(app, script)
    assert not answer.is_set()


@pytest.mark.slow
def test_the_lobby_lives_while_saves_do_not_answer_and_takes_them_once_they_do(
    tmp_path: Path, answer: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_saves = saves_module.list_saves

    def slow(folder: Path) -> tuple[saves_module.Saved, ...]:
        answer.wait(PATIENCE)
        return list_saves(folder)

    monkeypatch.setattr(saves_module, "list_saves", slow)
    app = app_of(start=Lobby(Places(tmp_path / "saves")))

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "reading ...")
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, Help))
        await pilot.press("escape")
        answer.set()
        await shown(pilot, "Seoul's eleventh hour")
        await shown(pilot, "none yet")

    drive(app, script)


STUCK = """
import sys, time
from eleventh.play.library import Library
Library.scenarios = lambda self: time.sleep(1000)
from eleventh_ui.cli.main import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize(("leave", "code"), [("\x11", 0), ("TERM", 143)])
def test_who_leaves_a_lobby_that_still_reads_has_left(
    tmp_path: Path, leave: str, code: int
) -> None:
    import signal

    with Terminal(tmp_path, "play", command=[sys.executable, "-c", STUCK]) as terminal:
        terminal.wait_for("reading ...")
        terminal.wait_for("none yet")
        if leave == "TERM":
            terminal.send(signal.SIGTERM)
        else:
            terminal.type(leave)
        assert terminal.leave() == code
        assert terminal.is_sane()
