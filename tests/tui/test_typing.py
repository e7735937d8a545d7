"""Whoever types fast or pastes: letters land where the focus was sent, and no paste is a key."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from eleventh_ui.tui.app import EleventhApp
from eleventh_ui.tui.pasting import PasteParser
from eleventh_ui.tui.screens.intervention import InterventionScreen
from tui.rooms import admitted, app_in, facilitated_match
from tui.stage import app_of, drive, until
from ui.sitting import HARBOUR, Terminal


class Fields(Screen[None]):
    """Three lines; Enter goes on, after the last to another such screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "spoil", "Spoil")]

    def __init__(self, depth: int = 0) -> None:
        super().__init__()
        self.depth = depth
        self.spoilt = False

    def compose(self) -> ComposeResult:
        """The lines."""
        for number in range(3):
            yield Input(id=f"line{number}")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next line, or to the next screen."""
        if event.input.id == "line2" and self.depth < 2:
            self.app.push_screen(Fields(self.depth + 1))
        else:
            self.focus_next()

    def action_spoil(self) -> None:
        """What a letter does where no field takes it."""
        self.spoilt = True


def type_at_once(app: EleventhApp, text: str) -> None:
    """As a terminal hands over what was typed while nobody read."""
    names = {"\t": "tab", "\r": "enter"}
    for letter in text:
        app.post_message(
            events.Key(names.get(letter, letter), letter if letter.isprintable() else None)
        )


def values(app: EleventhApp) -> list[str]:
    """What stands in the lines, screen by screen."""
    return [
        field.value
        for screen in app.screen_stack
        if isinstance(screen, Fields)
        for field in screen.query(Input)
    ]


@pytest.mark.parametrize("end", ["\t", "\r"])
def test_each_word_lands_in_its_own_field(end: str) -> None:
    app = app_of(start=Fields(depth=2))

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: app.focused is not None)
        type_at_once(app, f"xenon{end}xylem{end}xebec")
        await until(pilot, lambda: values(app)[2] == "xebec")
        assert values(app) == ["xenon", "xylem", "xebec"]
        assert not any(isinstance(each, Fields) and each.spoilt for each in app.screen_stack)

    drive(app, script)


def test_what_is_typed_ahead_lands_on_the_screen_that_it_opens() -> None:
    app = app_of(start=Fields())

    async def script(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: app.focused is not None)
        words = [f"x{number}" for number in range(9)]
        type_at_once(app, "\r".join(words))
        await until(pilot, lambda: len(values(app)) == 9 and values(app)[8] == "x8")
        assert values(app) == words
        assert not any(isinstance(each, Fields) and each.spoilt for each in app.screen_stack)

    drive(app, script)


def test_a_form_that_is_typed_at_once_is_filled_field_by_field() -> None:
    app = app_in(facilitated_match("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        type_at_once(app, "a" + "Ships gather\rNobody knows why.\twashington\r\rTo see")
        await until(pilot, lambda: isinstance(app.screen, InterventionScreen))
        form = app.screen
        assert isinstance(form, InterventionScreen)
        await until(pilot, lambda: form.texts["reason"] == "To see")
        assert form.texts == {
            "headline": "Ships gather",
            "text": "Nobody knows why.",
            "seats": "washington",
            "effects": "",
            "reason": "To see",
        }

    drive(app, script, (100, 40))


LINES = "One.\rTwo \x1b[A\x1b[31m three\r\rfour"


def test_every_field_takes_all_lines_of_a_paste() -> None:
    app = app_in(facilitated_match("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        await admitted(pilot)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, InterventionScreen))
        form = app.screen
        assert isinstance(form, InterventionScreen)
        for name, blank in form.blanks.items():
            blank.focus()
            await pilot.pause()
            app.post_message(events.Paste(LINES))
            await until(pilot, lambda name=name: form.texts[name])
        for name, text in form.texts.items():
            parts = [part for part in text.replace("\n", " ").split(" ") if part]
            assert parts == ["One.", "Two", "\\u{1b}[A\\u{1b}[31m", "three", "four"], name

    drive(app, script, (100, 40))


def parsed(*pieces: str) -> list[str]:
    """What a terminal's pieces come to: keys by name, pastes in angle brackets."""
    parser, found = PasteParser(), list[str]()
    for piece in pieces:
        for event in parser.feed(piece):
            match event:
                case events.Paste(text=text):
                    found.append(f"<{text}>")
                case events.Key(key=key):
                    found.append(key)
    return found


INSIDE = [
    "plain",
    "",
    "\x1b",
    "\x1b[A\x1b[B\x1bOP",
    "\x1b[31mred\x1b[0m",
    "a\x1b\x11b\x1b\x1b\x1b\x03",
    "\x1b[20",
    "\x1b[200~ begun again",
    "\x1b" + "x" * 100,
    "\x1b[<0;1;1M\x1b[<0;1;1m",
    "two\rlines\n and more",
    "서울 \x9b31m",
]


@pytest.mark.parametrize("text", INSIDE)
def test_whatever_stands_in_a_paste_is_text(text: str) -> None:
    whole = f"a\x1b[200~{text}\x1b[201~\x1b[Bz"
    assert parsed(whole) == ["a", f"<{text}>", "down", "z"]
    for cut in range(1, len(whole)):
        assert parsed(whole[:cut], whole[cut:]) == ["a", f"<{text}>", "down", "z"]
    assert parsed(*whole) == ["a", f"<{text}>", "down", "z"]


def test_an_escape_that_was_pressed_begins_no_paste() -> None:
    parser = PasteParser()
    assert list(parser.feed("\x1b")) == []
    found: list[str] = []
    while not found:
        found += [each.key for each in parser.tick() if isinstance(each, events.Key)]
    assert found == ["escape"]
    keys = [each.key for each in parser.feed("[200~a") if isinstance(each, events.Key)]
    assert keys[-1] == "a"
    assert len(keys) == 6


def test_a_paste_presses_no_key_in_a_real_terminal(tmp_path: Path) -> None:
    with Terminal(
        tmp_path, "play", str(HARBOUR), "--seat", "seoul", "--save-dir", tmp_path
    ) as real:
        real.wait_for("on to this turn")
        real.type("\x1b[200~one\x1b\x11two" + "\x1b\x03" * 40 + "\x1b[201~")
        real.type("?")
        real.wait_for("Every")
        real.type("\x11")
        assert real.leave() == 0
        assert real.is_sane()
