"""Several lines pasted where a facilitator is asked for a text: all of them are in it, and none of
them answers the next question."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from eleventh.play.events import Injected
from eleventh.play.journal import read
from ui.sitting import HARBOUR, Terminal

PASTES = {
    "with an end": ("One line.\nAnother.\n\nA paragraph \x1b[A more.\n", "\n"),
    "without an end": ("One line.\nAnother.\n\nA paragraph \x1b[A more.", "\n"),
}


@pytest.mark.parametrize("how", PASTES)
def test_a_paste_of_several_lines_is_one_text(home: Path, how: str) -> None:
    paste, end = PASTES[how]
    with Terminal(
        home, "play", HARBOUR, "--plain", "--seat", "seoul", "--facilitator", "--save-dir", home
    ) as terminal:
        terminal.wait_for("(or help): ")
        terminal.type("inject\n")
        terminal.wait_for("eadline")
        terminal.type("Ships gather\n")
        terminal.wait_for("goes on in the next):")
        terminal.type(paste)
        terminal.wait_for("Several lines came at once.")
        time.sleep(0.3)  # as long as a person needs at least, to see that there is more
        terminal.type(end)
        if how == "without an end":
            time.sleep(0.3)
            terminal.type("\n")
        terminal.wait_for("The seats that see it")
        terminal.type("seoul\n")
        terminal.wait_for("Its effects")
        terminal.type("\n")
        terminal.wait_for("The reason, for the record")
        terminal.type("To see.\n")
        terminal.wait_for("(or help): ")
        terminal.type("quit\n")
        terminal.leave()
    (save,) = home.glob("*.eleventh")
    (event,) = (each.event for each in read(save) if isinstance(each.event, Injected))
    assert event.headline == "Ships gather"
    assert event.text == "One line. Another.\n\nA paragraph \\u{1b}[A more."
    assert event.reason == "To see."
