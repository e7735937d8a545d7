"""Every handler of a screen or a widget handles something: a message of that name exists; and no
screen hears anything before it is composed or after it is closed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from textual.message import Message
from textual.pilot import Pilot

import eleventh_ui.tui as package
from eleventh_ui.report.exporting import write_report
from eleventh_ui.tui.base_screen import BaseScreen
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.screens.debrief import DebriefScreen
from eleventh_ui.tui.screens.export import ExportScreen
from tui.rooms import app_in, finished
from tui.stage import drive, steady, until

UNIX_ONLY = ".driver"


def classes() -> Iterator[type]:
    """Every class that our screens and widgets declare."""
    for found in walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.endswith(UNIX_ONLY):
            for each in vars(import_module(found.name)).values():
                if isinstance(each, type) and each.__module__ == found.name:
                    yield each


def messages(kind: type[Message] = Message) -> Iterator[type[Message]]:
    """Every kind of message there is."""
    for each in kind.__subclasses__():
        yield each
        yield from messages(each)


def test_every_handler_has_a_message() -> None:
    import textual.widgets

    assert textual.widgets.Input.Submitted
    ours = list(classes())
    known = {each.handler_name for each in messages()}
    handlers = {
        (each.__qualname__, name)
        for each in ours
        for name in vars(each)
        if name.startswith("on_") and callable(vars(each)[name]) and name != "on_event"
    }
    assert handlers
    assert {(owner, name) for owner, name in handlers if name not in known} == set()


def _debrief(session: Session) -> tuple[BaseScreen[None], Callable[[], bool]]:
    screen = DebriefScreen(session)
    told = screen.told
    return (
        screen,
        lambda: (
            screen.call_later(screen._tell, "Looked", 1, 2)
            and screen.call_later(screen._found, told)
        ),
    )


def _export(session: Session) -> tuple[BaseScreen[None], Callable[[], bool]]:
    screen = ExportScreen(session, None, Path(), write_report)
    return screen, lambda: screen.call_later(screen.tell, "Written.", "another")


@pytest.mark.slow
@pytest.mark.parametrize("make", [_debrief, _export], ids=["debrief", "export"])
def test_what_a_thread_tells_a_screen_too_early_or_too_late_does_no_harm(make: Any) -> None:
    app = app_in(finished("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        assert app.session is not None
        screen, tell = make(app.session)
        app.push_screen(screen)
        assert not screen.query("Prompt, Input"), "it is there and not composed yet"
        assert tell()
        await until(pilot, lambda: screen.query("Prompt, Input"))
        await steady(pilot)
        app.pop_screen()
        tell()
        await steady(pilot)
        tell()
        await steady(pilot)
        assert app.fault is None

    drive(app, script)
    assert app.fault is None


def test_no_thread_hands_a_method_of_a_screen_to_the_queue_of_the_app() -> None:
    folder = Path(package.__path__[0])
    for path in folder.rglob("*.py"):
        found = re.search(r"app\.call_\w+\(\s*self\._?(?!host\b)\w+", path.read_text("utf-8"))
        assert found is None, f"{path.name}: {found}; the screen may not be composed"
